"""The ready files of every page, and papers for three bodies only: a paper takes ten seconds."""

from functools import partial

from jobs.actions import perform
from jobs.models import Job
from publication import actions
from publication.actions import whole
from publication.actions.builds import TASK
from publication.models import Build

PRINTED = 3
EVERY = 40


def want(pages):
    """A page for each register of each body, changed as often as it has entries, and a job to build it."""
    for (register, body), page in sorted(pages.items()):
        actions.want(register, body, at=page.first, changes=page.changes)
        actions.want(register, body, at=page.earliest, changes=0)


def build(*, printed, at, tell):
    """Do the jobs that wait for a page, here and now. Gives the bodies whose papers are wanted."""
    waiting = list(Job.objects.filter(task=TASK, state=Job.State.QUEUED).order_by("pk").values_list("ref", flat=True))
    for number, ref in enumerate(waiting, start=1):
        job = perform(ref, partial(_effect, printed=printed, at=at))
        if job and Job.objects.get(ref=ref).state == Job.State.FAILED:
            raise RuntimeError(f"a page could not be built: {job.subject}")
        if number % EVERY == 0 or number == len(waiting):
            tell(f"{number} of {len(waiting)} pages")
    for page in whole.due(at=at):
        actions.build(page, at=at)
        tell(f"the page of all bodies: {page.register}")
    return printed


def _effect(job, *, printed, at):
    page = Build.objects.get(ref=job.subject.removeprefix("build:"))
    actions.build(page, at=at, paper=page.body in printed)
