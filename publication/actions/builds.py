"""Ready files: wanted by every change, made by a job, one pending a page."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Least
from django.http import HttpRequest

from jobs import actions as jobs
from jobs.clock import london
from jobs.models import Job

from .. import ready, registers
from ..asked import Asked
from ..formats import csvs, feeds, jsons, xlsxs
from ..models import Build, Line
from ..rules import visibility
from . import whole
from .papers import EVERY, print_page

TASK = "publication.tasks.build"


def want(register, body, *, at, changes=1):
    """A page changed: its files are for an older revision now, and a job makes new ones.

    The update holds the row until the commit, so a job that is already reading finds at its
    end that the revision moved, and another is queued; while one waits, none is added.
    """
    page, _ = Build.objects.get_or_create(register=register, body=body, defaults={"first_at": at})
    Build.objects.filter(pk=page.pk).update(revision=F("revision") + changes, first_at=Least("first_at", at))
    for each in {body, ""}:  # its own page, and that of all bodies
        transaction.on_commit(partial(ready.hide, register, each), robust=True)
    _queue(page, at)


def _queue(page, at):
    subject = f"build:{page.ref}"
    if not Job.objects.filter(subject=subject, state=Job.State.QUEUED).exists():
        page.refresh_from_db(fields=["revision"])
        key = f"{subject}:{page.revision}:{at.isoformat(timespec='microseconds')}"
        jobs.enqueue(TASK, key=key, subject=subject, at=at)


def build(page, *, at, paper=True):
    """Make the files of a page as it is now; False when it changed meanwhile and waits again."""
    page.refresh_from_db()
    asked = _asked(page, at)
    if asked is None:
        return False
    revision = page.revision if page.body else whole.revision_of(page.register)
    place = ready.folder(page.register, page.body)
    made = {suffix: ready.write(place, pieces, suffix) for suffix, pieces in _files(asked, at)}
    good_until = _good_until(page, asked)
    manifest = {
        "revision": revision,
        "made_on": asked.today.isoformat(),
        "good_until": good_until and good_until.isoformat(),
        "release": ready.release(),
        "clock": ready.clock_words(at),
        "files": {suffix: (name, digest) for suffix, (name, digest, _) in made.items()},
    }
    files = {suffix: {"sha256": digest, "size": size} for suffix, (_, digest, size) in made.items()}
    show = _show if page.body else whole.show
    done = show(page, place, manifest, built_at=at, good_until=good_until, files=files)
    ready.tidy_up(place, manifest)
    if done and page.body and paper and asked.register.printed:
        print_page(page, asked, good_until=good_until, at=at)
    return done


@transaction.atomic
def _show(page, place, manifest, **made):
    """Show what was made, unless the page changed meanwhile; then it waits again."""
    revision = manifest["revision"]
    if Build.objects.filter(pk=page.pk, revision=revision).update(built=revision, **made):
        ready.show(place, manifest)
        return True
    _queue(page, made["built_at"])
    return False


def build_due(*, at):
    """Queue pages whose files went out of date by the calendar alone, and those of all bodies."""
    due = Build.objects.filter(~Q(body=""), built=F("revision"), good_until__lte=london(at).date())
    unprinted = Build.objects.filter(
        ~Q(body=""), built=F("revision"), paper_revision__lt=F("built"), paper_at__lte=at - EVERY
    )
    pages = [*due.order_by("pk")[:500], *unprinted.order_by("pk")[:500], *whole.due(at=at)]
    for page in pages:
        _queue(page, at)
    return len(pages)


def _asked(page, at):
    register = registers.by_key(page.register)
    today = london(at).date()
    return register and Asked(register=register, body=page.body, today=today, as_at=today, known_at=today)


def _files(asked, at):
    yield "csv", csvs.lines(asked)
    yield "json", jsons.pieces(asked)
    yield "xlsx", xlsxs.pieces(asked)
    yield "atom", [feeds.atom(asked).encode()]
    yield "html", [_page(asked, at)]


def _page(asked, at):
    """The page as a stranger gets it, drawn by the very view."""
    from ..formats.about import place
    from ..views.registers import drawn

    request = HttpRequest()
    request.method, request.path, request.path_info = "GET", f"{place(asked)}/", f"{place(asked)}/"
    request.META = {"SERVER_NAME": settings.PUBLIC_HOST.split(":")[0], "SERVER_PORT": "443"}
    request.now, request.is_public = at.replace(microsecond=0), True
    return drawn(request, asked).content


def _good_until(page, asked):
    periods = Line.objects.filter(register=page.register, state="live")
    periods = periods.filter(body=page.body) if page.body else periods
    dates = list(periods.values_list("valid_from", "valid_to").distinct())
    day = visibility.next_change(dates, on=asked.today, months=asked.register.months)
    switches = [day for day in asked.register.switches if day > asked.today]
    return min([found for found in (day, *switches) if found], default=None)
