"""Take in a paper for a pack: a PDF, of which only the clean copy is ever kept."""

from django.conf import settings
from django.db import transaction

from documents import cleaning, vault
from documents.rules import uploads

from .files import record


def store_paper(upload, *, at):
    """Keep a PDF without scripts, actions and files inside: (stored file, sentences on what went).

    Raises `Refused`, with every reason that can be known.
    """
    limit = settings.UPLOAD_LIMIT_MB * 1024 * 1024
    if reasons := uploads.reasons_against_size(size=upload.size, limit=limit):
        raise uploads.Refused(reasons)
    if uploads.found_in(upload) != "pdf":
        raise uploads.Refused([cleaning.NOT_PDF])
    removed = set()
    upload.seek(0)
    kept = vault.keep_made(lambda aside: removed.update(cleaning.cleaned(upload, aside)), suffix=".pdf")
    name = uploads.safe_name(upload.name)
    name = name if name.lower().endswith(".pdf") else f"{name}.pdf"
    try:
        with transaction.atomic():
            stored = record(name=name, kind=uploads.TYPES["pdf"], kept=kept, at=at)
    except BaseException:
        vault.remove(kept.path)
        raise
    return stored, cleaning.sentences(removed)
