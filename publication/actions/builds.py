"""Ready files: wanted by every change, made by a job, one pending a page."""

from django.db.models import F

from jobs import actions as jobs
from jobs.models import Job

from ..models import Build

TASK = "publication.tasks.build"


def want(register, body, *, at):
    """A page changed: its files are for an older revision now, and a job makes new ones.

    The update holds the row until the commit, so a job that is already reading finds at its
    end that the revision moved, and another is queued; while one waits, none is added.
    """
    page, _ = Build.objects.get_or_create(register=register, body=body)
    Build.objects.filter(pk=page.pk).update(revision=F("revision") + 1)
    subject = f"build:{page.ref}"
    if not Job.objects.filter(subject=subject, state=Job.State.QUEUED).exists():
        page.refresh_from_db(fields=["revision"])
        jobs.enqueue(TASK, key=f"{subject}:{page.revision}", subject=subject, at=at)


def build(ref, *, at):
    raise NotImplementedError
