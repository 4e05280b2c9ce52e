"""What a committee has resolved about its own business, and nobody has done yet: to defer, refer or adjourn (R-066).

Carried, such a motion binds whoever presides. It is done by putting the item off, or answered by closing
the item with the reason why it is not done; both are turns of the item after the vote.
"""

from jobs.rounds import alongside, beneath, in_rounds

from .models import Item, Motion
from .rules.meetings.events import Turn as Turning
from .rules.meetings.motions import BINDING, answers


def still_to_do(read, item):
    """The last such motion carried under the item, if nothing has answered it since; from what was `read`."""
    turns = [(at, e.act, e.note) for at, e in read.log if isinstance(e, Turning) and e.item == item.ref]
    carried = [
        motion for motion in read.motions.values()
        if motion.item_id == item.pk and motion.status == Motion.Status.CARRIED and motion.procedure in BINDING
    ]  # fmt: skip
    return next((motion for motion in reversed(carried) if _waits(motion, turns)), None)


def waiting_in(meetings):
    """The same of the open items of these meetings, without reading them; narrow it, then ask `last_of_each`."""
    return Motion.objects.filter(
        item__meeting__in=meetings, item__status=Item.Status.OPEN, status=Motion.Status.CARRIED, procedure__in=BINDING
    )


@in_rounds
def last_of_each(motions):
    """Of what `waiting_in` found, the last motion of each item that nothing has answered."""
    (rows,) = yield [motions.select_related("item__meeting__committee").order_by("item", "pk")]
    yield from alongside(beneath(rows, "polls"), beneath([motion.item for motion in rows], "turns"))
    found = {}
    for motion in rows:
        if _waits(motion, [(turn.place, turn.act, turn.note) for turn in motion.item.turns.all()]):
            found[motion.item_id] = motion
    return list(found.values())


def _waits(motion, turns):
    """Has no turn of its item answered it since the count? `turns` are (place, act, note)."""
    carried = max(poll.place for poll in motion.polls.all())
    return not any(place > carried and answers(act, note) for place, act, note in turns)
