"""What is asked after a meeting: minutes to write, circulate and approve, actions to do (rows 55, 57; R-210)."""

from datetime import timedelta

from django.db.models import Q
from django.urls import reverse

from jobs.clock import end_of

from . import closed, deadlines, wall
from .due import Due
from .models import ActionPoint, Meeting, Minutes
from .permissions import Permission
from .seating import terms_for

S = Minutes.Status
LOOKED_BACK = timedelta(days=400)
MOST = 50
"""Oldest first: a desk with more is not read, and drawing thousands takes seconds."""


def due_for_person(person_id, *, at, grants):
    """At most three questions to the database, none for who has nothing to do with minutes."""
    if person_id is None:
        return []
    return [*_minutes(at, grants), *_actions(person_id, at, grants)]


def _minutes(at, grants):
    writes, signs = grants.scopes(Permission.MINUTES_EDIT), grants.scopes(Permission.MINUTES_APPROVE)
    if not (writes or signs):
        return
    wanted = Q(minutes=None) | Q(minutes__status=S.DRAFT) if writes else Q(minutes__status=S.CIRCULATED)
    permission = Permission.MINUTES_EDIT if writes else Permission.MINUTES_APPROVE
    rows = Meeting.objects.visible_to(grants, permission).filter(
        wanted, status=Meeting.Status.CLOSED, starts_at__gte=at - LOOKED_BACK
    )
    meetings = list(rows.select_related("committee", "minutes").order_by("starts_at", "pk")[: MOST + 1])
    if len(meetings) > MOST:
        yield _and_more()
    meetings = meetings[:MOST]
    terms = terms_for(meetings) if writes and meetings else {}
    for meeting in meetings:
        yield _to_circulate(meeting, terms.get(meeting.pk)) if writes else _to_approve(meeting)


def _and_more():
    return Due(
        title="Minutes of more meetings wait",
        why=f"The {MOST} oldest of the last {LOOKED_BACK.days} days are shown. Find the others among past meetings.",
        address=f"{reverse('meetings')}?past",
    )


def _to_circulate(meeting, terms):
    clock = next(each for each in deadlines.of(meeting, terms) if each.what.startswith("Minutes"))
    begun = hasattr(meeting, "minutes")
    return Due(
        title=f"Circulate the minutes of {meeting}",
        why="They are being written." if begun else "They have not been begun.",
        address=reverse("minutes", args=[meeting.ref]),
        at=end_of(clock.on),
        explains=clock.sentence,
        body=meeting.committee.name,
    )


def _to_approve(meeting):
    return Due(
        title=f"Approve the minutes of {meeting}",
        why="They were circulated. They are approved at the next meeting by your signature.",
        address=reverse("minutes", args=[meeting.ref]),
        body=meeting.committee.name,
    )


def _actions(person_id, at, grants):
    rows = ActionPoint.objects.filter(owner=person_id, status=ActionPoint.Status.OPEN)
    rows = closed.open_to(wall.visible_to(rows, person_id, at=at), grants, person_id)
    rows = rows.select_related("item__meeting", "committee")
    for action in rows.order_by("due_on", "pk"):
        held = action.item.meeting.held_on
        yield Due(
            title=action.words,
            why=f"Agreed on {held.day} {held:%B %Y} under item {action.item.number}. Bring what shows that it is done.",
            address=reverse("action-settle", args=[action.ref]),
            at=end_of(action.due_on),
            explains="The day the committee set.",
            body=action.committee.name,
        )
