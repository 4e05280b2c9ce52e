"""Signed heads: a C2SP tlog-checkpoint inside a C2SP signed note, Ed25519.

The text is three lines (origin, size, root), the note adds a blank line and a signature
line. A verifier key is written `name+id+base64(0x01 ‖ public key)`, as in Go's note package.
"""

import base64
import binascii
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ED25519 = b"\x01"
DASH = "\u2014 "
LIMIT = 16 * 1024


class Refused(ValueError):
    """A note or checkpoint that does not hold, with the reason."""


@dataclass(frozen=True)
class Checkpoint:
    origin: str
    size: int
    root: bytes

    @property
    def text(self):
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def public_bytes(key):
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def key_id(name, public):
    return sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def named(name):
    """The key name, refused when it has white space or a plus sign in it."""
    if not name or "+" in name or name.split() != [name]:
        raise Refused(f"not a key name: {name!r}")
    return name


def verifier_key(name, public):
    """What a witness or a stranger keeps: `name+id+key`."""
    return f"{named(name)}+{key_id(name, public).hex()}+{base64.b64encode(ED25519 + public).decode()}"


def read_verifier_key(text):
    """(name, public key bytes) of a verifier key, checked against its own id."""
    name, _, rest = text.strip().partition("+")
    given, _, encoded = rest.partition("+")
    raw = _decoded(encoded)
    if len(raw) != 33 or raw[:1] != ED25519 or key_id(named(name), raw[1:]).hex() != given:
        raise Refused("not an Ed25519 verifier key")
    return name, raw[1:]


def sign(text, *, name, key):
    """The note: the text, a blank line, one signature line."""
    if not text.endswith("\n") or any(ord(c) < 32 and c != "\n" for c in text):
        raise Refused("a note's text ends in a newline and holds no other control character")
    signature = key_id(named(name), public_bytes(key.public_key())) + key.sign(text.encode())
    return f"{text}\n{DASH}{name} {base64.b64encode(signature).decode()}\n"


def opened(note, *, name, public):
    """The text of a note this key has signed; raises Refused otherwise."""
    if len(note) > LIMIT:
        raise Refused("the note is too long")
    text, blank, lines = note.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise Refused("a note ends in signature lines after a blank line")
    text, good = text + "\n", False
    for line in lines[:-1].split("\n"):
        signer, _, encoded = line.removeprefix(DASH).partition(" ")
        raw = _decoded(encoded)
        if not line.startswith(DASH) or len(raw) < 5:
            raise Refused("a signature line is malformed")
        if (signer, raw[:4]) == (name, key_id(name, public)):
            _check(public, raw[4:], text)
            good = True
    if not good:
        raise Refused("no signature by the expected key")
    return text


def read(text):
    """The checkpoint in a note's text."""
    lines = text.split("\n")
    if len(lines) < 4 or lines[-1] or not all(lines[:-1]):
        raise Refused("a checkpoint has at least three lines, none empty")
    origin, size, encoded = lines[:3]
    if not size.isascii() or not size.isdigit() or str(int(size)) != size:
        raise Refused("the tree size is not a plain number")
    head = _decoded(encoded)
    if len(head) != 32:
        raise Refused("the root is not a SHA-256 value")
    return Checkpoint(origin, int(size), head)


def _check(public, signature, text):
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text.encode())
    except InvalidSignature:
        raise Refused("the signature does not match the text") from None


def _decoded(text):
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
