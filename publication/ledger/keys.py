"""The key that signs heads: from LEDGER_KEY, else made once under DATA_DIR/keys."""

import base64
import os
import secrets
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from ..rules import checkpoint


def origin():
    """The log's identity and the name of its key."""
    return f"{settings.PUBLIC_HOST}/ledger"


def signing_key():
    given = getattr(settings, "LEDGER_KEY", "")
    return _from_text(given) if given else _kept(str(settings.DATA_DIR))


def verifier_key():
    """What a stranger keeps to check every head we sign."""
    return checkpoint.verifier_key(origin(), checkpoint.public_bytes(signing_key().public_key()))


@cache
def _from_text(text):
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(text))


@cache
def _kept(folder):
    place = Path(folder) / "keys" / "ledger.key"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = place.with_name(f"{place.name}.{secrets.token_hex(6)}")
        with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(base64.b64encode(secrets.token_bytes(32)).decode())
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(aside, place)  # the first process wins; the others read its key
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return _from_text(place.read_text())
