"""What a sitting committee has resolved about its business and nobody has done yet: for whoever runs the meeting."""

from django.urls import reverse

from jobs.rounds import in_rounds

from . import resolved, wall
from .due import Due
from .near import near_to
from .rules.meetings.motions import act_words


@in_rounds
def due_for_person(person_id, *, at, grants, near=None):
    """The motion last carried under each open item; nothing is asked while no meeting of theirs sits."""
    near = near or (yield from near_to.asks(person_id, grants=grants))
    sitting = near.meetings["sitting"] if person_id else []
    if not sitting:
        return []
    seen = wall.visible_to(resolved.waiting_in(sitting), person_id, at=at)
    return [_due(motion) for motion in (yield from resolved.last_of_each.asks(seen))]


def _due(motion):
    meeting = motion.item.meeting
    return Due(
        title=f"{act_words(motion.procedure, number=motion.item.number, refer_to=motion.refer_to)}, as resolved",
        why=f"“{motion.words}” was carried and is not done yet.",
        address=f"{reverse('console', args=[meeting.ref])}#resolved",
        at=meeting.ends_at,
        explains="The meeting is to end then.",
        body=str(meeting),
    )
