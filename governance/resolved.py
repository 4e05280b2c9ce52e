"""What a committee has resolved about its own business, and nobody has done yet: to defer, refer or adjourn (R-066).

Carried, such a motion binds whoever presides. It is done by putting the item off, or answered by closing
the item with the reason why it is not done; both are turns of the item after the vote.
"""

from django.db.models import Exists, OuterRef, Q

from .models import Item, Motion, Poll, Turn
from .rules.meetings.events import Turn as Turning
from .rules.meetings.motions import BINDING, answers

ANSWERS = Q(act=Turn.Act.DEFERRED) | Q(act=Turn.Act.CLOSED) & ~Q(note="")


def still_to_do(read, item):
    """The last such motion carried under the item, if nothing has answered it since; from what was `read`."""
    found = None
    for motion in read.motions.values():
        if motion.item_id != item.pk or motion.status != Motion.Status.CARRIED or motion.procedure not in BINDING:
            continue
        carried = max(poll.place for poll in motion.polls.all())
        after = [event for place, event in read.log if place > carried and isinstance(event, Turning)]
        if not any(event.item == item.ref and answers(event.act, event.note) for event in after):
            found = motion
    return found


def waiting_in(meetings):
    """The same of the open items of these meetings: one query."""
    done = Turn.objects.filter(ANSWERS, item=OuterRef("item"), place__gt=OuterRef("polls__place"))
    rows = Motion.objects.filter(
        item__meeting__in=meetings, item__status=Item.Status.OPEN, status=Motion.Status.CARRIED,
        procedure__in=BINDING, polls__status=Poll.Status.COUNTED,
    )  # fmt: skip
    return rows.filter(~Exists(done)).select_related("item__meeting__committee").order_by("item", "-pk")
