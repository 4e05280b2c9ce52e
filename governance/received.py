"""Minutes of sub-groups on their way to the committee: which wait, and what a reader sees of them (R-068)."""

from django.db.models import Exists, OuterRef

from jobs.rounds import in_rounds

from . import closed
from .minutes_draft import draft
from .models import Item, Meeting, Minutes, Ruling

OVER = (Meeting.Status.CANCELLED,)


def on_an_agenda():
    """The items that bring minutes to a meeting that is held or will be."""
    return Item.objects.exclude(status=Item.Status.WITHDRAWN).exclude(meeting__status__in=OVER)


def waiting(committee, *, at):
    """Approved minutes of the sub-groups of a committee that are on no agenda of it yet, the oldest first."""
    rows = Minutes.objects.filter(
        meeting__committee__parent=committee, status=Minutes.Status.APPROVED, approved_at__lte=at
    )
    there = on_an_agenda().filter(minutes_of=OuterRef("pk")).order_by()
    return list(rows.exclude(Exists(there)).select_related("meeting__committee").order_by("meeting__starts_at", "pk"))


@in_rounds
def conflicts(meetings):
    """{meeting id: how many people’s conflicts were ruled on}, one query."""
    rows = Ruling.objects.in_force().exclude(choice="none").filter(item__meeting__in=meetings)
    (rows,) = yield [rows.order_by().values_list("item__meeting", "person").distinct()]
    found = {}
    for meeting, person in rows:
        found.setdefault(meeting, set()).add(person)
    return {meeting: len(people) for meeting, people in found.items()}


def shown(item, *, grants, person_id, at):
    """The sub-group's minutes for one reader of the item that brings them, or None.

    Whoever reads the private part of the committee reads the sub-group's too; what somebody was ruled out of in the
    sub-group stays withheld from them here as well (R-062 b).
    """
    if item.minutes_of_id is None:
        return None
    whole = closed.reads_private(grants, person_id, item.meeting)
    told = draft(item.minutes_of.meeting, person_id=person_id, at=at, grants=None if whole else grants)
    ruled = set(Ruling.objects.in_force().exclude(choice="none").filter(
        item__meeting=item.minutes_of.meeting).order_by().values_list("item", flat=True))  # fmt: skip
    return {
        "opening": told.opening, "sections": told.sections,
        "handled": [section for section in told.sections if section.item.pk in ruled],
    }  # fmt: skip
