"""Engagement events of a committee: planned, changed, announced, reported, called off (row 56; R-263)."""

from django.db import transaction

from ..access import grants_of
from ..flows_engagement import ENGAGEMENT
from ..models import EngagementEvent
from ..permissions import Permission
from ..rules.meetings import engagement as rules
from ..workflow import NotAllowed, who_may
from .workflow import locked, move

S = EngagementEvent.Status
OPEN = (S.PLANNED, S.ANNOUNCED)


@transaction.atomic
def plan_event(committee, *, title, held_on, place, invited, by, at, hours=""):
    """An event in the committee's own book. Nobody else hears of it before it is announced."""
    event = EngagementEvent(committee=committee, planned_at=at, planned_by=by)
    values = {"title": title, "held_on": held_on, "hours": hours, "place": place, "invited": invited}
    return _written(event, values, by=by, at=at)


@transaction.atomic
def change_event(event, *, title, held_on, place, invited, by, at, hours=""):
    """Another day, place or invitation, as long as it is still to be held. The public reads it within a minute."""
    event = locked(event)
    values = {"title": title, "held_on": held_on, "hours": hours, "place": place, "invited": invited}
    against = [] if event.status in OPEN else [f"The event is {event.get_status_display().lower()}."]
    return _written(event, values, by=by, at=at, against=against)


def _written(event, values, *, by, at, against=()):
    allowed = grants_of(by, at).may(Permission.MINUTES_EDIT, event.committee)
    wanted = {name: values[name] for name in ("title", "place", "invited")}
    reasons = [*([] if allowed else [who_may(Permission.MINUTES_EDIT)]), *against, *rules.missing(**wanted)]
    if reasons:
        raise NotAllowed(reasons)
    for name, value in values.items():
        setattr(event, name, value)
    return event.save_as(by=by, why="Event written down")


def announce_event(event, *, by, at):
    """Tell the public of it: date, place, and who is invited."""
    values = {"announced_at": at, "announced_by": by}
    return move(workflow=ENGAGEMENT, name="announce", record=event, by=by, at=at, values=values)


def report_event(event, *, said, by, at, done=""):
    """What was said, and what the committee did about it, which may follow later. Both are public."""
    if not said.strip():
        raise NotAllowed(["Write what was said."])
    values = {"said": said, "done": done, "reported_at": at, "reported_by": by}
    return move(workflow=ENGAGEMENT, name="report", record=event, by=by, at=at, values=values)


def call_off_event(event, *, because, by, at):
    """It is not held: the reason is public, if the event was."""
    if not because.strip():
        raise NotAllowed(["Say why the event is called off."])
    return move(
        workflow=ENGAGEMENT, name="call off", record=event, by=by, at=at, note=because,
        values={"called_off_because": because},
    )  # fmt: skip
