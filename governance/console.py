"""The chair's screen: one meeting now, in words. Read from the proceedings; it decides nothing.

Whatever the screen offers, the verbs judge again: a button that is not there is refused as well.
"""

from dataclasses import dataclass, field
from functools import cached_property
from zlib import crc32

from jobs.clock import london

from .models import Item, Meeting, Motion
from .resolved import still_to_do
from .rules.meetings.calling import asking, ruling_words, who_cures
from .rules.meetings.conflict_story import of_panels
from .rules.meetings.events import Moved, Presence
from .rules.meetings.forecast import forecast
from .rules.meetings.motions import act_words
from .rules.meetings.numbering import ASIDE
from .rules.meetings.quorum import lines, needed
from .rules.meetings.refusing import before_a_vote
from .rules.meetings.rulings import LABELS, Menu
from .rules.meetings.timing import Timer, open_since
from .sitting import Proceedings
from .speakers import Queue
from .tallies import STATES
from .wall import withheld_among

S, K = Item.Status, Motion.Kind
ENDED = (S.WITHDRAWN, S.DRAFT)
OVER = (Meeting.Status.CLOSED, Meeting.Status.CANCELLED)
WENT = {Presence.LEFT: "Left at", Presence.DEPARTED: "Went home at", Presence.APOLOGIES: "Apologies"}


@dataclass
class Member:
    """One seat on the screen."""

    ref: str
    name: str
    what: str
    inside: bool
    where: str
    moves: tuple = ()
    ruled: str = ""
    must_leave: bool = False
    reasons: tuple = ()
    choice: str = ""
    typed: str = ""
    choices: tuple = ()


@dataclass
class Asked:
    """One motion on the screen, with what it came to."""

    motion: Motion
    poll: object = None
    outcome: str = ""
    sentences: tuple = ()
    states: list = field(default_factory=list)


class Screen:
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

    # who is in the room -------------------------------------------------------------------------

    @cached_property
    def members(self):
        """Everybody with a seat: members, then deputies, then those who attend without a vote."""
        seats = sorted(self.state.seats.values(), key=lambda s: (not s.votes, bool(s.deputy_for)))
        return [self._member(seat) for seat in seats if not seat.guest]

    def _member(self, seat):
        inside = seat.key in self.state.room
        ruled, must_leave = self._ruled(seat.key, self.read.rows[seat.key].person_id, inside)
        return Member(
            ref=seat.key, name=seat.name, what=self._what(seat), inside=inside, where=self._where(seat.key, inside),
            moves=self._moves(seat.key, inside), ruled=ruled, must_leave=must_leave,
        )  # fmt: skip

    def _ruled(self, key, person_id, inside):
        """What is ruled about somebody on the open item, in words; and must they leave the room for it?"""
        ruled = self.read.ruled(self.item.ref, person_id) if self.item and not self.closed else None
        words = f"Ruled: {LABELS[Menu(ruled.choice)].lower()}" if ruled else ""
        must_leave = inside and self.item and not self.closed and key in self.state.barred(self.item.ref)
        return words, bool(must_leave)

    def _what(self, seat):
        offices = {self.state.chair: "Chair", self.state.vice: "Vice Chair"}
        words = [self.read.rows[seat.key].title, self.state.terms.name(seat.body) if seat.body else ""]
        if seat.late:
            words.append("named as a deputy since the meeting was opened: no vote today")
        return ", ".join(part for part in (*words, offices.get(seat.key, "") if seat.key else "") if part)

    def _last(self, key):
        moved = [event for _, event in self.read.log if isinstance(event, Moved) and event.seat == key]
        return moved[-1] if moved else None

    def _where(self, key, inside):
        last = self._last(key)
        if inside:
            return f"In since {london(last.at):%H:%M}"
        if last is None:
            return "Not here"
        return WENT[last.act] if last.act == Presence.APOLOGIES else f"{WENT[last.act]} {london(last.at):%H:%M}"

    def _moves(self, key, inside):
        if self.meeting.status != Meeting.Status.SITTING:
            return ()
        if inside:
            return (("left", "Leaves"), ("departed", "Goes home"))
        last = self._last(key)
        away = last is not None and last.act == Presence.LEFT
        return (("returned", "Returns"),) if away else (("arrived", "Arrives"),)

    @cached_property
    def guests(self):
        """(guest, where, what may be noted, what is ruled, must they leave)."""
        found = []
        for guest in self.read.guests:
            if guest.item_id in self.hidden:
                continue
            since = self.read.guests_in.get(guest.pk)
            where = f"In since {london(since):%H:%M}" if since else "Not in the room"
            move = ("departed", "Leaves") if since else ("arrived", "Comes in")
            found.append((guest, where, move, *self._ruled(guest.ref, guest.person_id, bool(since))))
        return found

    # on paper -----------------------------------------------------------------------------------

    @cached_property
    def needs(self):
        """What the quorum asks for, with nobody counted yet."""
        return needed(self.state.terms)

    @cached_property
    def voters(self):
        return [member for member in self.members if self.state.seats[member.ref].votes]

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

    # motions and votes ----------------------------------------------------------------------------

    @cached_property
    def _of_item(self):
        return [m for m in self.read.motions.values() if self.item and m.item_id == self.item.pk]

    @cached_property
    def active(self):
        """The motion that waits for a vote, is being voted on, or is tied."""
        live = (Motion.Status.PUT, Motion.Status.POLLING, Motion.Status.TIED)
        return next((m for m in reversed(self._of_item) if m.status in live), None)

    @cached_property
    def resolved(self):
        """(the motion carried that is still to be done, the words on its button), or None (R-066)."""
        motion = still_to_do(self.read, self.item) if self.item and not self.closed else None
        return motion and (motion, act_words(motion.procedure, number=self.item.number, refer_to=motion.refer_to))

    @cached_property
    def decided(self):
        return [self._asked(m) for m in self._of_item if m != self.active]

    def _asked(self, motion):
        polled = [self.state.polls[p.ref] for p in motion.polls.all() if p.ref in self.state.polls]
        found = Asked(motion, outcome=motion.get_status_display())
        if polled and polled[-1].result:
            found.sentences = polled[-1].result.sentences
            found.states = self._by_state(polled[-1])
        return found

    def _by_state(self, polled):
        names = {}
        for key, said in polled.states.items():
            names.setdefault(said, []).append(self.state.seats[key].name)
        return [(STATES[said], len(names[said]), ", ".join(names[said])) for said in STATES if said in names]

    @cached_property
    def blocks(self):
        """Why no vote can be taken now, as far as the room tells. What the floors above find (`checks`) the verb asks
        when the vote is opened: it costs as much as half this screen, which is drawn again every few seconds."""
        return before_a_vote(self.state, self.item.ref, kind=self.active.kind if self.active else K.DECISION)

    @cached_property
    def poll(self):
        return self.read.open_poll

    @cached_property
    def tied(self):
        polled = self.state.open_poll
        return self._asked(self.active) if polled and polled.status == "tied" else None

    @cached_property
    def holders(self):
        polled = self.state.open_poll
        return [(key, self.state.seats[key].name) for key in polled.result.casting_open_to]

    @cached_property
    def ballot(self):
        """Those who may vote, with what they have said so far; and the others in the room, with why not."""
        given, reasons = self.state.open_poll.votes, self.state.entitlements(self.item.ref)
        mine, others = [], []
        for member in self.members:
            member.reasons = tuple(reasons[member.ref])
            member.choice = str(given.get(member.ref, ""))
            member.typed = self.typed.get(f"vote-{member.ref}", member.choice)
            if not member.reasons:
                mine.append(member)
            elif member.inside or member.ruled:
                others.append(member)
        return mine, others

    @cached_property
    def given(self):
        return len([m for m in self.ballot[0] if m.choice]), len(self.ballot[0])
