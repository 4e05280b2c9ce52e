"""Is this one of our papers? Asked by anybody, with a whole file or a full SHA-256."""

import hashlib
import tempfile
from dataclasses import dataclass

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.db.models import Q

from . import sealing
from .models import Document
from .rules import verifying

SEALED, PLAIN, CONTENT = "sealed", "plain", "content"


@dataclass(frozen=True)
class Answer:
    """What `/verify/` says. Without a document: we do not know it."""

    digest: str
    document: Document | None = None
    form: str = ""  # which of its forms matched
    face: dict | None = None
    seal: sealing.Seal | None = None  # only when a PDF was given
    given_file: bool = False


def by_digest(digest, *, seal=None, given_file=False):
    same = Q(sha256_sealed=digest) | Q(sha256_unsealed=digest) | Q(fingerprint=digest)
    found = Document.objects.filter(same).order_by("superseded_at", "-issued_at")
    document = next((each for each in found if each.current), found.first())
    if document is None:
        return Answer(digest, seal=seal, given_file=given_file)
    form = {document.sha256_sealed: SEALED, document.sha256_unsealed: PLAIN}.get(digest, CONTENT)
    face = verifying.shown(document.content) if document.payload else None
    return Answer(digest, document, form, face, seal, given_file)


def by_file(upload):
    """`upload` came through `Streamed`: it is hashed already and lies in a temporary file."""
    upload.file.seek(0)
    seal = sealing.examine(upload.file) if upload.file.read(5) == b"%PDF-" else None
    return by_digest(upload.sha256, seal=seal, given_file=True)


class Streamed(FileUploadHandler):
    """Hashes a file while it arrives and keeps it no longer than the answer takes."""

    def __init__(self, limit, request=None):
        super().__init__(request)
        self.limit, self.too_large = limit, False

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.spool = tempfile.SpooledTemporaryFile(max_size=2**20)  # noqa: SIM115
        self.digest = hashlib.sha256()

    def receive_data_chunk(self, raw_data, start):
        if start + len(raw_data) > self.limit:
            self.too_large = True
            self.spool.close()
            raise StopUpload(connection_reset=False)  # the rest is read and thrown away
        self.digest.update(raw_data)
        self.spool.write(raw_data)

    def file_complete(self, file_size):
        return Given(self.spool, self.file_name, file_size, self.digest.hexdigest())


class Given:
    """A file somebody asks about, as a form field sees it."""

    def __init__(self, file, name, size, sha256):
        self.file, self.name, self.size, self.sha256 = file, name, size, sha256
        self.content_type = self.charset = None

    def close(self):
        self.file.close()
