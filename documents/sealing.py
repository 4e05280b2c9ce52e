"""The electronic seal: it proves the paper, not the person. PAdES by pyHanko.

In production the key comes as PKCS#12 (SEAL_P12, SEAL_PASSPHRASE). Without one, a local
key (EC P-256) is made on first use under DATA_DIR/keys; several processes that start
together agree on one, because only the first may give the file its name.
"""

import asyncio
import os
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from jobs.clock import real_time


@dataclass(frozen=True)
class Seal:
    """What the seal on a file says. `intact` is the whole answer; the rest explains it."""

    present: bool
    intact: bool = False
    ours: bool = False
    by: str = ""
    at: datetime | None = None


class Layer(IncrementalPdfFileWriter):
    """What the seal adds to a paper. The description of the paper stays as it was: pyHanko would write it anew,
    without the schema by which it says that it is PDF/UA."""

    def _update_meta(self):
        pass


FIELD = SigFieldSpec(
    "Seal",
    readable_field_name="Electronic seal",  # 14289-1 7.18.4: a field is named for who cannot see it
    invis_sig_settings=InvisSigSettings(box_out_of_bounds=True),  # nothing of it lies on the page, so no tag holds it
)


def seal(pdf):
    """The same paper with our seal as an added layer; nothing may be added after it."""
    details = signers.PdfSignatureMetadata(
        field_name="Seal",
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    writer, signer = Layer(BytesIO(pdf)), _signer()
    return _apart(partial(signers.sign_pdf, writer, details, signer=signer, new_field_spec=FIELD)).getvalue()


def examine(content):
    """Look at the seal of any file a stranger sends. Never raises over what is in it."""
    try:
        found = PdfFileReader(content, strict=False).embedded_signatures
        if not found:
            return Seal(present=False)
        signature = found[-1]
        certificate = signature.signer_cert
        ours = certificate.dump() == _signer().signing_cert.dump()
        trust = ValidationContext(trust_roots=[certificate], allow_fetching=False)
        status = _apart(partial(validate_pdf_signature, signature, trust))
        whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
        return Seal(
            present=True,
            intact=bool(status.intact and status.valid and whole),
            ours=ours,
            by=str(certificate.subject.native.get("common_name", "")),
            at=signature.self_reported_timestamp,
        )
    except Exception:  # a stranger's bytes may break a parser in any way there is
        return Seal(present=b"/ByteRange" in _all(content))


def _apart(work):
    """pyHanko starts an event loop of its own; beside one that runs already it needs a thread."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return work()
    with ThreadPoolExecutor(max_workers=1) as beside:
        return beside.submit(work).result()


def _all(content):
    content.seek(0)
    return content.read()


def _signer():
    path, secret = settings.SEAL_P12, settings.SEAL_PASSPHRASE
    return _loaded(str(path or _local_key()), secret)


@lru_cache(maxsize=4)
def _loaded(path, secret):
    signer = signers.SimpleSigner.load_pkcs12(path, passphrase=secret.encode() or None)
    if signer is None:
        raise ValueError("The key for the seal could not be opened: check SEAL_P12 and SEAL_PASSPHRASE.")
    return signer


def _local_key():
    place = Path(settings.DATA_DIR) / "keys" / "seal.p12"
    if not place.exists():
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = place.with_name(f".{secrets.token_hex(8)}")
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(_new_key())
                out.flush()
                os.fsync(out.fileno())
            os.link(aside, place)  # fails when another process was first: then that key stands
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return place


def _new_key():
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Seal of {settings.PUBLIC_HOST}")])
    now = real_time()
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"), False
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=3650))
        .add_extension(
            x509.KeyUsage(
                digital_signature=True, content_commitment=True, encipher_only=False, decipher_only=False, **usage
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    secret = settings.SEAL_PASSPHRASE.encode()
    lock = BestAvailableEncryption(secret) if secret else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"seal", key, certificate, None, lock)
