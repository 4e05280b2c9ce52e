"""A meeting as it stands, read from its rows: the acts in their order, replayed under the terms of that day.

Every verb of a meeting reads it so, and the console and `replay_meeting` too; nothing about
quorum, entitlement or who presides is stored. The number of queries does not depend on the meeting.
"""

from . import act_rows
from .models import Guest, Motion, Officer, Participation
from .panel_acts import acts_of, apart
from .rules.meetings import events, seats
from .rules.meetings.sitting import replay
from .seating import book_of, seating
from .workflow import NotAllowed


class Proceedings:
    """One meeting: its committee of that day, items, motions, polls, and `state`, which the acts so far make."""

    def __init__(self, meeting):
        self.meeting = meeting
        self.committee = seating(meeting.committee, meeting.held_on, opened_at=meeting.opened_at)
        self.rows = self.committee.rows
        items, self.panels = apart(act_rows.items_of(meeting))
        self.items = {i.ref: i for i in items}
        self.motions = {m.ref: m for m in act_rows.motions_of(meeting)}
        self.polls = {p.ref: p for m in self.motions.values() for p in m.polls.all()}
        self.rulings = list(act_rows.rulings_of(meeting))
        self.guests = list(Guest.objects.filter(meeting=meeting).select_related("person"))
        self.acts = list(act_rows.acts_of(meeting))
        self.log = sorted(self._placed(), key=lambda placed: placed[0])
        self.guests_in = self._guests()
        self.state = self._state()

    @classmethod
    def looked_at(cls, meeting, *, tries=4):
        """For who only looks and holds no lock: read again when an act landed between two of the questions."""
        for _ in range(tries - 1):
            try:
                found = cls(meeting)
            except KeyError:  # an act about a poll or an item that was not there a moment before
                continue
            if found.is_whole:
                return found
        return cls(meeting)

    @property
    def is_whole(self):
        """Do the rows agree with each other: no act missing, and the motion being voted on is the acts' own?"""
        if self.state is None:
            return True
        voted_on = {m.pk for m in self.motions.values() if m.status in (Motion.Status.POLLING, Motion.Status.TIED)}
        polled = {self.open_poll.motion_id} if self.open_poll else set()
        return voted_on == polled and self.places == list(range(1, self.next_place))

    @property
    def faults(self):
        """Why this meeting cannot be judged at all."""
        return list(self.committee.faults)

    @property
    def next_place(self):
        return 1 + len(self.places)

    @property
    def places(self):
        """The place of every act kept, in order: 1, 2, 3 … unless a row was taken away."""
        stopped = [p.stopped_place for p in self.polls.values() if p.stopped_place]
        opened = [p.place for p in self.polls.values()]
        panels = [place for panel in self.panels for place, _ in acts_of(panel, "")]
        kept = [act["a_place"] for act in self.acts] + [r.place for r in self.rulings]
        return sorted(kept + opened + stopped + panels)

    @property
    def last_at(self):
        return max((event.at for _, event in self.log), default=None)

    @property
    def open_item(self):
        taken = self.state.open_item
        return self.items[taken.item.key] if taken else None

    @property
    def open_poll(self):
        polled = self.state.open_poll
        return self.polls[polled.opened.poll] if polled else None

    @property
    def book(self):
        """Fingerprint of the terms and readings that judge this meeting."""
        return book_of(self.committee.version)

    def require_terms(self):
        if self.faults:
            raise NotAllowed(self.faults)

    def seat_of(self, person_id):
        """The seat in which this person sits today: their own before one they stand in for."""
        mine = [row for row in self.rows.values() if row.person_id == person_id]
        return next((row for row in mine if not row.deputy_for_id), mine[0] if mine else None)

    def keys_of(self, person_id):
        """The seats this person holds that day, their own or as a deputy, and their chair as a guest."""
        held = (*self.rows.items(), *((guest.ref, guest) for guest in self.guests))
        return [key for key, row in held if row.person_id == person_id]

    def ruled(self, ref, person_id):
        """The ruling row in force about somebody for an item, if any."""
        found = [r for r in self.rulings if r.item.ref == ref and r.person_id == person_id]
        return found[-1] if found and found[-1].choice != "none" else None

    def _state(self):
        if self.committee.terms is None:
            return None
        chair, vice = self.officers()
        plain = tuple(event for _, event in self.log)
        here = (*self.committee.seats, *(_chair_of(guest) for guest in self.guests))
        return replay(self.committee.terms, here, plain, items=self._plain_items(), chair=chair, vice=vice)

    def _plain_items(self):
        return tuple(
            events.Item(i.ref, i.number, i.title, i.only_for.key if i.only_for else "", self._came_private(i))
            for i in self.items.values()
        )

    def _came_private(self, item):
        """Was it private when the meeting began? What a resolution of this meeting made private was not."""
        opened, since = self.meeting.opened_at, item.private_since
        return item.private and not (opened and since and since >= opened)

    def officers(self):
        """Chair and vice-chair when the meeting began: one elected in it is found by the replay."""
        held = {Officer.Post.CHAIR: self.committee.chair, Officer.Post.VICE: self.committee.vice}
        elected = [m for m in self.motions.values() if m.election_to and m.status == Motion.Status.CARRIED]
        if elected and self.meeting.opened_at:
            before = Officer.objects.on(self.meeting.held_on).filter(
                committee=self.meeting.committee, made_at__lt=self.meeting.opened_at
            )
            had = dict(before.values_list("post", "seat__ref"))
            held |= {m.election_to: had.get(m.election_to, "") for m in elected}
        return held[Officer.Post.CHAIR], held[Officer.Post.VICE]

    # Rows as plain acts ---------------------------------------------------------------------------

    def _placed(self):
        self._seat_refs = {row.pk: ref for ref, row in self.rows.items()}
        self._guest_refs = {guest.pk: guest.ref for guest in self.guests}
        self._item_refs = {item.pk: ref for ref, item in self.items.items()}
        self._poll_refs = {poll.pk: ref for ref, poll in self.polls.items()}
        for ruling in self.rulings:
            yield from ((ruling.place, event) for event in self._rulings_as_acts(ruling))
        for panel in self.panels:
            yield from acts_of(panel, self._item_refs[panel.item_id])
        for poll in self.polls.values():
            yield poll.place, self._opened(poll)
            if poll.stopped_place:
                yield poll.stopped_place, events.Stopped(poll.closed_at, poll.ref, poll.stopped_because)
        counted = set()
        for act in self.acts:
            again = act["a_kind"] == "counted" and act["a_poll"] in counted
            if act["a_kind"] == "counted":
                counted.add(act["a_poll"])
            if not again:  # the second count of a tie follows from the deciding vote
                yield act["a_place"], getattr(self, f"_{act['a_kind']}")(act)

    def _rulings_as_acts(self, ruling):
        ruler = self.seat_of(ruling.ruler_id) if ruling.ruler_id else None
        for ref in self.keys_of(ruling.person_id):
            yield events.Ruled(
                ruling.ruled_at, ruling.item.ref, ref, ruling.choice, ruler.ref if ruler else "",
                ruling.interest, ruling.magnitude, ruling.reason, ruling.public_words, ruling.declared_by_person,
            )  # fmt: skip

    def _opened(self, poll):
        motion = poll.motion
        return events.PollOpened(
            poll.opened_at, poll.ref, self._item_refs[motion.item_id], motion.words, motion.kind, poll.method,
            motion.ground, tuple(sorted(item.ref for item in motion.covers.all())), motion.election_to,
            self._seat_refs.get(motion.candidate_id, ""),
        )  # fmt: skip

    def _moved(self, act):
        return events.Moved(
            act["a_at"],
            self._guest_refs[act["a_guest"]] if act["a_guest"] else self._seat(act["a_seat"]),
            events.Presence(act["a_word"]),
            self._item_refs.get(act["a_item"], ""),
        )

    def _turn(self, act):
        return events.Turn(
            act["a_at"], self._item_refs[act["a_item"]], events.Turned(act["a_word"]),
            self._seat_refs.get(act["a_other"], ""), act["a_flag"], act["a_note"],
        )  # fmt: skip

    def _voted(self, act):
        return events.Voted(act["a_at"], self._poll_refs[act["a_poll"]], self._seat(act["a_seat"]), act["a_word"])

    def _cast(self, act):
        return events.Cast(act["a_at"], self._poll_refs[act["a_poll"]], self._seat(act["a_seat"]), act["a_word"])

    def _counted(self, act):
        return events.Counted(act["a_at"], self._poll_refs[act["a_poll"]])

    def _seat(self, pk):
        """A seat that is no longer among those of the day keeps a name of its own, so that a replay can say so."""
        return self._seat_refs.get(pk, f"seat {pk}")

    def _guests(self):
        """Guests in the room, and since when."""
        inside = {}
        for act in sorted((a for a in self.acts if a["a_guest"]), key=lambda a: a["a_place"]):
            if act["a_word"] in (Participation.Act.ARRIVED, Participation.Act.RETURNED):
                inside[act["a_guest"]] = act["a_at"]
            else:
                inside.pop(act["a_guest"], None)
        return inside


def _chair_of(guest):
    """A guest among the seats: without a vote, never counted, but out of the room when ruled to leave (row 62)."""
    attendee = seats.Klass.ATTENDEE
    person = str(guest.person_id or "")
    return seats.Seat(guest.ref, guest.name, "", attendee, voting=False, guest=True, person=person)
