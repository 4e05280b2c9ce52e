"""What sub-groups tell the lay chair of the committee they prepare cases for (R-068)."""

from django.urls import reverse

from jobs.rounds import alongside, in_rounds, plainly

from . import received, wall
from .due import Due
from .models import Meeting
from .near import near_to
from .rules.meetings.sub_groups import told_of_minutes
from .rules.periods import spoken


@in_rounds
def due_for_person(person_id, *, at, grants, near=None):
    """Approved minutes of sub-groups, with their conflicts, until the committee has received them in a meeting."""
    near = near or (yield from near_to.asks(person_id, grants=grants))
    meetings = near.meetings["prepared"] if person_id else []
    if not meetings:
        return []
    brought = received.on_an_agenda().filter(minutes_of__meeting__in=meetings)
    brought = brought.select_related("minutes_of", "meeting__committee").order_by("-pk")
    conflicts, (brought,) = yield from alongside(
        received.conflicts.asks(meetings), plainly(wall.visible_to(brought, person_id, at=at, path=""))
    )
    items = {item.minutes_of.meeting_id: item for item in brought}
    return [_due(meeting, items.get(meeting.pk), conflicts.get(meeting.pk, 0)) for meeting in meetings]


def _due(meeting, item, conflicts):
    told = told_of_minutes(meeting.committee.name, spoken(meeting.held_on), conflicts)
    if item is None:
        why = f"{told} Plan a meeting of your committee: the minutes go on its agenda by themselves."
        address = reverse("committee", args=[meeting.committee.parent.ref])
    else:
        why, address = (
            f"{told} They are item {item.number} of {item.meeting}.",
            reverse("agenda-item", args=[item.ref]),
        )
    ahead = item is not None and item.meeting.status != Meeting.Status.CLOSED
    return Due(
        title=f"Read the minutes of a sub-group: {meeting.committee.name}",
        why=why,
        address=address,
        at=item.meeting.starts_at if ahead else None,
        explains="The meeting that receives them begins then." if ahead else "",
        body=meeting.committee.parent.name,
    )
