"""What papers ask of one person: the advice they were asked for, by its day (row 46)."""

from django.urls import reverse

from jobs.clock import end_of

from . import closed, wall
from .due import Due
from .models import Advice, Item, Meeting

OVER = (Meeting.Status.CLOSED, Meeting.Status.CANCELLED)
ASIDE = (Item.Status.WITHDRAWN, Item.Status.DEFERRED)


def due_for_person(person_id, *, at, grants):
    """Advice still to be given, on items that are neither withheld from nor closed to this person: one query."""
    if person_id is None:
        return []
    rows = Advice.objects.filter(adviser=person_id, answered_at=None).exclude(item__meeting__status__in=OVER)
    rows = wall.visible_to(rows.exclude(item__status__in=ASIDE), person_id, at=at)
    rows = closed.open_to(rows, grants, person_id)
    return [
        Due(
            title=f"Give advice on item {row.item.number}",
            why=f"{row.asked_of} is asked about “{row.item.title}”.",
            address=reverse("advice", args=[row.ref]),
            at=end_of(row.due_on),
            explains="That is the day it was asked for, before the paper is final.",
            body=row.item.meeting.committee.name,
        )
        for row in rows.select_related("item__meeting__committee").order_by("due_on", "pk")
    ]
