"""The pages and files of all bodies together: made anew when any body's page changed, at most every ten minutes.

Nobody who publishes waits for them: their revision is no number in a row, which all bodies would
have to lock, but the sum of the bodies' revisions. A change takes the old files away at its
commit; until new ones are there, rows are drawn.
"""

from datetime import timedelta

from django.db.models import Q, Sum

from jobs.clock import london

from .. import ready, registers
from ..models import Build

EVERY = timedelta(minutes=10)


def revision_of(register):
    """How often this register changed, whatever the body."""
    return revisions(register=register).get(register, 0)


def revisions(**which):
    rows = Build.objects.filter(**which).order_by().values_list("register")
    return dict(rows.annotate(Sum("revision")))


def show(page, place, manifest, **made):
    """Show what was made, then look whether a change came meanwhile: then it is hidden again.

    A change hides the files after its commit. One that was committed before we look is seen
    here; one that is committed later hides them itself.
    """
    ready.show(place, manifest)
    done = revision_of(page.register) == manifest["revision"]
    if not done:
        ready.hide(page.register, page.body)
        made = {"built_at": made["built_at"]}
    Build.objects.filter(pk=page.pk).update(built=manifest["revision"], **made)
    return done


def due(*, at):
    """The pages of all bodies that are not as they should be and may be made now."""
    wanted = {key: count for key, count in revisions().items() if registers.by_key(key)}
    known = set(Build.objects.filter(body="", register__in=wanted).values_list("register", flat=True))
    for key in sorted(wanted.keys() - known):
        Build.objects.get_or_create(register=key, body="")
    long_ago = Q(built_at=None) | Q(built_at__lte=at - EVERY)
    pages = Build.objects.filter(long_ago, body="", register__in=wanted).order_by("pk")
    return [page for page in pages if page.built != wanted[page.register] or _over(page, at)]


def _over(page, at):
    return page.good_until is not None and page.good_until <= london(at).date()
