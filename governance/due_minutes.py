"""What is asked after a meeting: minutes to write, circulate and approve, actions to do (rows 55, 57; R-210)."""

from django.urls import reverse

from jobs.clock import end_of
from jobs.prepared import prepared
from jobs.rounds import in_rounds

from . import closed, deadlines, wall
from .access import Held
from .due import Due
from .models import ActionPoint
from .near import near_to
from .near_questions import LOOKED_BACK
from .near_questions import MOST_MINUTES as MOST


@in_rounds
def due_for_person(person_id, *, at, grants, near=None):
    """Minutes to write or to approve, and actions to do; `near` is what was read of meetings already."""
    if person_id is None:
        return []
    near = near or (yield from near_to.asks(person_id, grants=grants))
    (actions,) = yield [_open_actions(person=person_id, at=at, **closed.held_by_post(grants))]
    return [*_minutes(near), *map(_to_do, actions)]


def _minutes(near):
    """Somebody may write the minutes of one committee and sign those of another."""
    written, signed = near.meetings["minuted"], near.meetings["signed"]
    if max(len(written), len(signed)) > MOST:
        yield _and_more()
    for meeting in written[:MOST]:
        yield _to_circulate(meeting, near.terms.get(meeting.pk))
    for meeting in signed[:MOST]:
        yield _to_approve(meeting)


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


@prepared
def _open_actions(person, at, organisations, committees, on):
    rows = ActionPoint.objects.filter(owner=person, status=ActionPoint.Status.OPEN)
    rows = closed.open_to(wall.visible_to(rows, person, at=at), Held(organisations, committees, on), person)
    return rows.select_related("item__meeting", "committee").order_by("due_on", "pk")


def _to_do(action):
    held = action.item.meeting.held_on
    return Due(
        title=action.words,
        why=f"Agreed on {held.day} {held:%B %Y} under item {action.item.number}. Bring what shows that it is done.",
        address=reverse("action-settle", args=[action.ref]),
        at=end_of(action.due_on),
        explains="The day the committee set.",
        body=action.committee.name,
    )
