"""The screen itself: the meeting, the item it is at, what stands in the way of it and what may be done about that."""

from functools import cached_property
from zlib import crc32

from jobs.clock import london

from ..models import Item, Meeting, Motion
from ..rules.meetings.calling import asking, ruling_words, who_cures
from ..rules.meetings.conflict_story import of_panels
from ..rules.meetings.forecast import forecast
from ..rules.meetings.numbering import ASIDE
from ..rules.meetings.quorum import lines, needed
from ..rules.meetings.rulings import LABELS
from ..rules.meetings.timing import Timer, open_since
from ..sitting import Proceedings
from ..speakers import Queue
from ..wall import withheld_among
from .room import InTheRoom
from .votes import Votes

S, K = Item.Status, Motion.Kind
ENDED = (S.WITHDRAWN, S.DRAFT)
OVER = (Meeting.Status.CLOSED, Meeting.Status.CANCELLED)


class Screen(InTheRoom, Votes):
    def __init__(self, meeting, *, at, typed=None, reader=None, shut=(), in_the_room=False):
        """`reader` is whoever looks: behind the paper wall the screen goes on without the item, and so without
        those that are `shut`, private business closed to them; or `in_the_room`, to everybody there."""
        self.meeting, self.at, self.typed = meeting, at, typed or {}
        self.read = Proceedings.looked_at(meeting)
        self.shut = {i.pk for i in self.read.items.values() if i.private} if in_the_room else set(shut)
        self.hidden = withheld_among(self.read.rulings, reader, at=at) | self.shut
        for item in self.read.items.values():
            if item.pk in self.hidden and item.private:
                item.title = "withheld from you"
        self.state, self.faults = self.read.state, self.read.faults
        self.item = self.read.open_item if self.state else None

    @cached_property
    def closed(self):
        """Is the open item behind the wall for the reader, or private business closed to them?"""
        return bool(self.item and self.item.pk in self.hidden)

    @property
    def why_closed(self):
        return "It is taken in private." if self.item.pk in self.shut else "It is withheld from you by a ruling."

    # the meeting --------------------------------------------------------------------------------

    @cached_property
    def clock(self):
        return f"{london(self.at):%H:%M}"

    @cached_property
    def timer(self):
        """Since when the item is open, and the minutes it was given; None while none is."""
        if not self.item:
            return None
        since = open_since((event for _, event in self.read.log), self.item.ref)
        return Timer(london(since), london(self.at), self.item.minutes_allowed)

    @cached_property
    def stamp(self):
        """Changes whenever anything on the screen does: what a waiting page compares."""
        states = [(row.pk, row.status) for row in (*self.read.motions.values(), *self.read.items.values())]
        digest = crc32(repr((states, self.queue and self.queue.stamp)).encode())
        return f"{self.meeting.status}-{self.read.next_place}-{len(self.read.guests)}-{digest:x}"

    @cached_property
    def agenda(self):
        """(item, its state, may it be taken now) in order. Not whether it is ready still: see `blocks` for why."""
        rows = [i for i in self.read.items.values() if i.status not in ENDED and not i.number.startswith(ASIDE)]
        free = self.item is None and self.meeting.status == Meeting.Status.SITTING
        waits = "Not taken" if self.meeting.status in OVER else "To be taken"
        return [
            (i, waits if i.status == S.READY else i.get_status_display(), free and self._may_be_taken(i)) for i in rows
        ]

    def _may_be_taken(self, item):
        """Ready; or put off in this meeting, and on no later agenda yet."""
        begun = bool(self.state and self.state.items[item.ref].spans)
        return item.status == S.READY or (item.status == S.DEFERRED and begun and not item.deferred_to_id)

    @cached_property
    def next_item(self):
        """The first item still to be taken after the last one that was; else the first that was passed over."""
        waiting = [item for item, _, _ in self.agenda if item.status == S.READY]
        taken = [item.position for item, _, _ in self.agenda if item.status in (S.OPEN, S.DONE, S.DEFERRED)]
        after = [item for item in waiting if item.position > max(taken, default=0)]
        return next(iter(after or waiting), None)

    # on paper -----------------------------------------------------------------------------------

    @cached_property
    def needs(self):
        """What the quorum asks for, with nobody counted yet."""
        return needed(self.state.terms)

    @cached_property
    def menu(self):
        return [(choice.value, label) for choice, label in LABELS.items()]

    # the item -----------------------------------------------------------------------------------

    @cached_property
    def queue(self):
        """Who waits to speak on the open item; None while none is open, or it is closed to the reader."""
        return Queue(self.read) if self.item and not self.closed else None

    @cached_property
    def presiding(self):
        taken = self.state.items[self.item.ref]
        return self.state.presiding(self.item.ref, chosen=taken.presiding)

    @cached_property
    def choose_from(self):
        return [(key, self.state.seats[key].name) for key in self.presiding.choose_from]

    @cached_property
    def shortfalls(self):
        electing = any(m.kind == K.ELECTION for m in self._of_item)
        return self.state.shortfalls(self.item.ref, electing=electing)

    @cached_property
    def quorum_lines(self):
        return lines(self.state.terms, self.state.deciding(self.item.ref), bodies=self.state.bodies(self.item.ref))

    @cached_property
    def asking(self):
        return asking(self.item.number if self.item else "")

    @cached_property
    def rulings(self):
        """(name, the words to read out, who ruled) of each ruling in force on the item."""
        found = {}
        for ruling in self.read.rulings:
            if ruling.item_id == self.item.pk:
                found[ruling.person_id] = ruling
        return [
            (r.person.name, ruling_words(
                name=r.person.name, interest=r.interest, magnitude=r.magnitude, choice=r.choice, reason=r.reason
            ), r.ruler.name if r.ruler else r.get_ruled_as_display())
            for r in found.values()
        ]  # fmt: skip

    @cached_property
    def panels(self):
        """What is told of the conflicts panels of the item; a waiting one stops every decision (R-067)."""
        return of_panels(self.state, self.item.ref)

    @cached_property
    def remedies(self):
        """What may lawfully be done about the quorum, in order; a member who could be called comes first (R-066)."""
        state, ref = self.state, self.item.ref
        bodies, barred = state.bodies(ref), state.barred(ref)
        common = {"chair": state.chair, "vice": state.vice, "bodies": bodies}
        away = [s for key, s in state.seats.items() if key not in state.room and key not in barred and s.votes]
        cures = who_cures(state.terms, state.deciding(ref), [s for s in away if not s.deputy_for], **common)
        here = [seat for key, seat in state.seats.items() if key in state.room]
        found = forecast(state.terms, here, ruled=barred, others=away, **common).remedies
        called = [f"Call {seat.name}, {self._what(seat)}: the item would then be quorate." for seat in cures]
        return called + [remedy.sentence for remedy in found]
