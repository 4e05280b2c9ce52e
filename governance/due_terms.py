"""What terms of reference ask of who keeps a committee: their review, by the day their own clause sets (R-211)."""

from datetime import timedelta

from django.db.models import Max, Q
from django.urls import reverse

from jobs.clock import end_of, london
from jobs.prepared import prepared
from jobs.rounds import in_rounds

from .access import Held
from .deadlines import review_of
from .due import Due
from .models import TermsOfReference
from .models.of_committee import by_bodies
from .permissions import Permission

AHEAD = timedelta(days=60)
"""A review is business of a meeting, and most committees have one in two months."""


@in_rounds
def due_for(grants):
    """Reviews that are due soon or overdue: one query."""
    if not grants.scopes(Permission.COMMITTEE_EDIT):
        return []
    on = london(grants.at).date()
    (rows,) = yield [_in_force(**Held.values(grants, Permission.COMMITTEE_EDIT, "organisations", "committees", "on"))]
    clocks = [(version, review_of(version, [version.last])) for version in rows]
    return [_due(version, clock) for version, clock in clocks if clock and clock.on <= on + AHEAD]


@prepared
def _in_force(on, **by_post):
    held = by_bodies(Held(**by_post, on=on), Permission.COMMITTEE_EDIT, "committee")
    rows = TermsOfReference.objects.in_force(on).filter(held).select_related("committee")
    rows = rows.filter(Q(committee__to_on=None) | Q(committee__to_on__gte=on))
    return rows.annotate(last=Max("reviews__reviewed_on")).order_by("pk")


def _due(version, clock):
    return Due(
        title=f"Review the terms of reference: {version.committee}",
        why=f"Version {version.version} has been in force since {version.from_on:%-d %B %Y}. Bring it to a "
        "meeting, and record the review with its outcome.",
        address=reverse("terms", args=[version.ref]),
        at=end_of(clock.on),
        explains=clock.sentence,
        body=version.committee.name,
    )
