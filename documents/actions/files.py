"""Take a file in, and have it scanned."""

from django.conf import settings
from django.db import transaction

from documents import vault
from documents.models import StoredFile
from documents.rules import uploads
from jobs import actions as jobs
from jobs.ids import new_ref


def store(upload, *, at):
    """Check an uploaded file, keep it, and queue its scan. Raises `Refused`, with reasons."""
    limit = settings.UPLOAD_LIMIT_MB * 1024 * 1024
    name = uploads.safe_name(upload.name)
    kind = uploads.accepted_type(name=name, size=upload.size, content=upload, limit=limit)
    kept = vault.keep(upload)
    try:
        with transaction.atomic():
            return record(name=name, kind=kind, kept=kept, at=at)
    except BaseException:
        vault.remove(kept.path)
        raise


def record(*, name, kind, kept, at):
    ref, job = new_ref(), None
    state = StoredFile.Scan.NOT_SCANNED
    if settings.CLAMAV_URL:
        state = StoredFile.Scan.WAITING
        job = jobs.enqueue("documents.tasks.scan", key=f"scan:{ref}", subject=f"file:{ref}", at=at)
    return StoredFile.objects.create(
        ref=ref,
        name=name,
        type=kind,
        size=kept.size,
        sha256=kept.sha256,
        path=kept.path,
        stored_at=at,
        scan_state=state,
        job=job,
    )


@transaction.atomic
def rescan(stored, *, at):
    """Scan a file that was never scanned, or whose scan failed. A found virus stays found."""
    if not settings.CLAMAV_URL or stored.scan_state in (StoredFile.Scan.CLEAN, StoredFile.Scan.INFECTED):
        return False
    job = jobs.enqueue("documents.tasks.scan", key=f"scan:{stored.ref}", subject=f"file:{stored.ref}", at=at)
    jobs.retry(job, at=at)
    StoredFile.objects.filter(pk=stored.pk).update(job=job, scan_state=StoredFile.Scan.WAITING, scan_note="")
    stored.refresh_from_db()
    return True
