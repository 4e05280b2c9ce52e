"""Meetings in bulk: what planning, calling, publishing, holding and cancelling them write, act by act.

The acts run through the same machine as the verbs (`governance.rules.meetings.sitting`), which refuses
what the terms forbid: nothing unlawful is written. `tests/national` holds every table against the verbs.
Only the letters to members are left out, a quarter of a million, all too late to be sent; and the imprints of
closed meetings, each as large as its acts.
"""

from datetime import timedelta
from types import SimpleNamespace

from documents.rules.payload import fingerprint
from governance.actions.turns import opening_words
from governance.flows_meetings import ITEM, MEETING
from governance.models import (
    Count,
    Item,
    ItemParty,
    Meeting,
    Motion,
    Organisation,
    Participation,
    Poll,
    Privacy,
    Ruling,
    StatusChange,
    Turn,
    Vote,
)
from governance.rules.meetings import events
from governance.rules.meetings.calling import exclusion_words
from governance.rules.meetings.rulings import usual, withholds
from governance.rules.meetings.sitting import Sitting
from governance.seating import seating
from governance.tallies import electorate_of, lines_of

from . import words
from .invention import Names
from .meetings import CALLED, LOOK_AGAIN, PLANNED, PUBLISHED, READIED, TOLD_OFF
from .writing import Writer

Covers = Motion.covers.through
RECORDS = (Meeting, Item, ItemParty, Motion, Poll)
PLAIN = (Participation, Turn, Vote, Count, Ruling, Privacy, Covers)
MINUTE = timedelta(minutes=1)


def models():
    """Tables that nobody else writes in bulk."""
    return [*RECORDS, *PLAIN, *(record.history.model for record in RECORDS)]


class Unlawful(Exception):
    """What was invented could not have happened under the terms."""


class Sittings(Writer):
    """Writes the meetings of one chamber after the other."""

    WORKFLOWS = {Meeting: MEETING, Item: ITEM}

    def __init__(self, *, seed):
        super().__init__(records=RECORDS, plain=(*PLAIN, StatusChange))
        self.seed = seed

    def write(self, chamber, meetings):
        self.names = Names(f"{self.seed}:{chamber.body.place.code}:{chamber.sits.kind}")
        self.chamber, self.lead, self.post = chamber, chamber.body.lead, chamber.body.post
        self._read(chamber, meetings)
        for planned in meetings:
            self._meeting(planned)

    def _read(self, chamber, meetings):
        """The committee as it sits: its seats and terms do not change while these meetings last."""
        self.seating = seating(chamber.committee, meetings[-1].starts_at.date())
        version = self.seating.version
        readings = {reading.clause: reading.choice for reading in version.readings.all()}
        said = {"version": version.version, "clauses": version.clauses, "readings": readings}
        self.book = fingerprint(said)
        codes = {m.party.code for p in meetings for m in p.matters if m.party and m.party.kind == "practice"}
        found = Organisation.objects.filter(code__in=codes).prefetch_related("names")
        self.practices = {each.code: each for each in found}

    def _meeting(self, planned):
        last = (planned.before(TOLD_OFF), self._cancel) if planned.cancelled else (planned.starts_at, self._sit)
        steps = (
            (planned.before(PLANNED), self._plan), (planned.before(READIED), self._ready),
            (planned.before(CALLED), self._call), (planned.before(PUBLISHED), self._publish), last,
        )  # fmt: skip
        for moment, step in steps:
            if planned.happened(moment):
                step(planned, moment)
        self.tables[Meeting].add(self.meeting)
        for item in self.items:
            self.tables[Item].add(item)

    def _move(self, record, name, at, note="", **values):
        self.done(record, name, by=self.lead, post=self.post, at=at, note=note, **values)

    # --- plan_meeting, add_item, keep_private, name_party ----------------------------------------
    def _plan(self, planned, at):
        self.meeting = self.new(
            Meeting, committee=self.chamber.committee, starts_at=planned.starts_at, ends_at=planned.ends_at,
            place=planned.place, planned_at=at, planned_by=self.lead,
        )  # fmt: skip
        self.keep(self.meeting, "Planned", by=self.lead, at=at, kind="+")
        self.items = [self._item(matter, n, at) for n, matter in enumerate(planned.matters, start=1)]

    def _item(self, matter, number, at):
        by = {"by": self.lead, "at": at}
        item = self.new(
            Item, meeting=self.meeting, kind=matter.kind, title=matter.title, function=matter.function,
            number=f"n{number}", position=1 + 10 * (number - 1), added_at=at, added_by=self.lead,
        )  # fmt: skip
        self.keep(item, "Added", kind="+", **by)
        item.number = "~0"
        self.keep(item, "Renumbered", **by)
        item.number, item.position = str(number), 10 * number
        self.keep(item, "Put in order", **by)
        if matter.secret:
            self._private(item, at)
        if matter.party:
            self._party(item, matter.party, at)
        return item

    def _private(self, item, at):
        self.put(
            Privacy, item_id=item.pk, ground="confidential", reason=words.SECRET, public_words=words.SECRET_WORDS,
            reviewer_id=self.lead.person_id, review_on=at.date() + LOOK_AGAIN, decided_at=at,
            decided_by_id=self.lead.pk,
        )  # fmt: skip
        item.private = True
        self.keep(item, "Made private", by=self.lead, at=at)

    def _party(self, item, named, at):
        name, address = named.name, ""
        if practice := self.practices.get(named.code):
            name, address = practice.name_on(self.meeting.held_on), practice.shown_address
        party = self.new(
            ItemParty, item=item, kind=named.kind, code=named.code, name=name, address=address, named_at=at,
            named_by=self.lead,
        )  # fmt: skip
        self.tables[ItemParty].add(party)
        self.keep(party, "Named", by=self.lead, at=at, kind="+")

    # --- ready_item, call_meeting, publish_agenda, cancel_meeting --------------------------------
    def _ready(self, planned, at):
        for item in self.items:
            self._move(item, "ready", at, ready_at=at, ready_by=self.lead)

    def _call(self, planned, at):
        self._move(self.meeting, "call", at, called_at=at, called_by=self.lead, sequence=1)

    def _publish(self, planned, at):
        self._move(self.meeting, "publish", at, published_at=at, published_by=self.lead)

    def _cancel(self, planned, at):
        because = planned.cancelled
        self._move(self.meeting, "cancel", at, note=because, cancelled_because=because, sequence=2)

    # --- open_meeting to close_meeting -----------------------------------------------------------
    def _sit(self, planned, at):
        self.at, self.place, self.open = at - MINUTE, 0, None
        plain = [events.Item(i.ref, i.number, i.title, "", i.private) for i in self.items]
        seats = self.seating
        self.state = Sitting(seats.terms, seats.seats, items=plain, chair=seats.chair, vice=seats.vice)
        self._tick()
        for act, members in (("arrived", planned.present), ("apologies", planned.apologies)):
            for member in members:
                self._moved(member, act)
        note = opening_words(self.state)
        self._move(self.meeting, "open", self.at, note=note, opened_at=self.at, opened_by=self.lead)
        for item, matter in zip(self.items, planned.matters, strict=True):
            self._taken(item, matter, planned)
        self._tick()
        self._move(self.meeting, "close", self.at, closed_at=self.at, closed_by=self.lead)

    def _tick(self):
        self.at += MINUTE

    def _take(self, event):
        """The act takes its place, if the terms allow it."""
        if reasons := self.state.take(event):
            raise Unlawful(f"{self.meeting}: {'; '.join(reasons)}")
        self.place += 1
        return self.place

    def _moved(self, member, act):
        seat = self.chamber.seats[member]
        place = self._take(events.Moved(self.at, seat.ref, events.Presence(act), self.open.ref if self.open else ""))
        self.put(
            Participation, meeting_id=self.meeting.pk, item_id=self.open and self.open.pk, seat_id=seat.pk, act=act,
            place=place, happened_at=self.at, happened_by_id=self.lead.pk,
        )  # fmt: skip

    def _taken(self, item, matter, planned):
        self._tick()
        self._turn(item, "opened", self.state.presiding(item.ref).seat)
        self._move(item, "take", self.at)
        self.open = item
        self._business(item, matter, planned)
        self._tick()
        self._turn(item, "closed", "")
        self._move(item, "finish", self.at)
        self.open = None

    def _turn(self, item, act, presiding):
        place = self._take(events.Turn(self.at, item.ref, events.Turned(act), presiding))
        who = self.seating.rows.get(presiding)
        self.put(
            Turn, item_id=item.pk, act=act, presiding_id=who and who.pk, place=place, happened_at=self.at,
            happened_by_id=self.lead.pk,
        )  # fmt: skip

    def _business(self, item, matter, planned):
        if matter.leaves is not None:
            self._rule_out(item, matter)
        if matter.motion:
            self._motion(item, matter, planned)
        if matter.leaves is not None:
            self._tick()
            self._moved(matter.leaves, "returned")

    def _rule_out(self, item, matter):
        """`rule` by the chair; then the person leaves."""
        self._tick()
        seat, chair = self.chamber.seats[matter.leaves], self.chamber.chair
        ruler = self.chamber.seats[self.chamber.sits.chair]
        place = self._take(events.Ruled(self.at, item.ref, seat.ref, "c", ruler.ref))
        self.put(
            Ruling, ref=self.names.ref(), item_id=item.pk, person_id=seat.person_id, interest=matter.interest,
            magnitude="financial", choice="c", default=usual("financial"), reason=words.REASON, withhold=withholds("c"),
            ruled_as="chair", ruler_id=chair.person_id, place=place, ruled_at=self.at, ruled_by_id=chair.pk,
        )  # fmt: skip
        self._tick()
        self._moved(matter.leaves, "left")

    # --- put_motion, agree, open_poll, cast_votes, close_poll ------------------------------------
    def _motion(self, item, matter, planned):
        self._tick()
        excludes = matter.kind == "exclusion"
        secret = [each for each, said in zip(self.items, planned.matters, strict=True) if said.secret]
        covers = secret if excludes else []
        numbers = [each.number for each in covers]
        put = exclusion_words(ground="confidential", numbers=numbers) if excludes else matter.motion
        motion = self.new(
            Motion, item=item, kind="exclude" if excludes else "decision", words=put,
            ground="confidential" if excludes else "", put_at=self.at, put_by=self.lead,
        )  # fmt: skip
        self.keep(motion, "Put to the committee", by=self.lead, at=self.at, kind="+")
        for each in covers:
            self.put(Covers, motion_id=motion.pk, item_id=each.pk)
        self._poll(motion, matter, covers)
        self.tables[Motion].add(motion)

    def _poll(self, motion, matter, covers):
        self._tick()
        method, why = ("vote", "A vote was opened") if matter.votes else ("assent", "Agreement was asked for")
        poll = self.new(Poll, motion=motion, method=method, opened_at=self.at, opened_by=self.lead)
        poll.place = self._take(events.PollOpened(
            self.at, poll.ref, motion.item.ref, motion.words, motion.kind, method, motion.ground,
            tuple(sorted(each.ref for each in covers)),
        ))  # fmt: skip
        self.keep(poll, why, by=self.lead, at=self.at, kind="+")
        self._mark(motion, Motion.Status.POLLING)
        if matter.votes:
            self._tick()
            self._votes(poll, matter.votes)
            self._tick()
        self._count(poll, motion)
        self.tables[Poll].add(poll)

    def _votes(self, poll, votes):
        for member, choice in votes:
            seat = self.chamber.seats[member]
            place = self._take(events.Voted(self.at, poll.ref, seat.ref, choice))
            self.put(
                Vote, poll_id=poll.pk, seat_id=seat.pk, choice=choice, place=place, cast_at=self.at,
                cast_by_id=self.lead.pk,
            )  # fmt: skip

    def _count(self, poll, motion):
        place = self._take(events.Counted(self.at, poll.ref))
        poll.status, poll.closed_at, poll.closed_by = Poll.Status.COUNTED, self.at, self.lead
        self.keep(poll, "Counted", by=self.lead, at=self.at)
        polled = self.state.polls[poll.ref]
        self.put(
            Count, poll_id=poll.pk, outcome=polled.outcome, lines=lines_of(self.state.terms, polled.result),
            electorate=electorate_of(SimpleNamespace(state=self.state, rows=self.seating.rows), poll.ref),
            sentences=list(polled.result.sentences), terms_id=self.seating.version.pk, book=self.book, place=place,
            counted_at=self.at, counted_by_id=self.lead.pk,
        )  # fmt: skip
        self._mark(motion, Motion.Status(polled.outcome))

    def _mark(self, motion, status):
        motion.status = status
        self.keep(motion, status.label, by=self.lead, at=self.at)
