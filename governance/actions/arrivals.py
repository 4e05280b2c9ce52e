"""Approved minutes of a sub-group arrive on the next agenda of the committee it prepares cases for (R-068)."""

from ..models import Item, Meeting, Minutes
from ..received import on_an_agenda, waiting
from ..rules.meetings import numbering
from ..rules.periods import spoken
from .workflow import locked

M = Meeting.Status
OPEN = (M.DRAFT, M.CALLED)
"""While its agenda is not out, a meeting takes what arrives."""


def arrive(minutes, *, by, at):
    """On the next agenda of the committee that is not out yet; where there is none they wait for one to be planned."""
    parent = minutes.meeting.committee.parent
    ahead = Meeting.objects.filter(committee=parent, status__in=OPEN, starts_at__gt=at) if parent else None
    meeting = ahead.order_by("starts_at", "pk").first() if parent else None
    if meeting is None or on_an_agenda().filter(minutes_of=minutes).exists():
        return None
    return _put(locked(meeting), minutes, by=by, at=at)


def bring_waiting(meeting, *, by, at):
    """A meeting that is planned takes the minutes that waited for one."""
    return [_put(meeting, minutes, by=by, at=at) for minutes in waiting(meeting.committee, at=at)]


def move_on(meeting, *, by, at):
    """What a cancelled meeting was to receive goes on the next agenda."""
    for minutes in Minutes.objects.filter(received_as__meeting=meeting).order_by("pk").distinct():
        arrive(minutes, by=by, at=at)


def _put(meeting, minutes, *, by, at):
    """Last on the agenda, for information; whoever keeps the agenda marks it as ready like any other."""
    rows = list(Item.objects.filter(meeting=meeting).order_by("position", "pk"))
    numbers = [row.number for row in rows]
    free = (number for number in numbering.in_order(len(rows) + 1) if number not in numbers)
    held = minutes.meeting
    return Item(
        meeting=meeting, kind=Item.Kind.INFORMATION, title=f"Minutes of the {held.committee}, {spoken(held.held_on)}",
        purpose="To note the minutes, the conflicts of interest in them and how each was handled.",
        minutes_of=minutes, number=next(free), position=10 + max((row.position for row in rows), default=0),
        added_at=at, added_by=by,
    ).save_as(by=by, why="Arrived from a sub-group")  # fmt: skip
