"""A meeting replayed from its events: presence, who could vote, quorum and results, item by item (row 105).

The same machine runs the chair's console and `manage.py replay_meeting`. An act the terms forbid
is refused with all its reasons and changes nothing, so no sequence of acts ends in an unlawful
motion carried (R-061, R-065, R-205, R-206, R-209, R-215).
"""

from governance.rules.meetings import events as acts
from governance.rules.meetings.panels import Panelled
from governance.rules.meetings.presiding import presides
from governance.rules.meetings.proceedings import Polled, Stay, Taken
from governance.rules.meetings.quorum import shortfalls
from governance.rules.meetings.refusing import reasons
from governance.rules.meetings.rulings import FREE, LIFTED, effects
from governance.rules.meetings.seats import uncounted
from governance.rules.meetings.votes import Casting, Choice, Outcome, count, entitled, refusals

GOING = (acts.Presence.LEFT, acts.Presence.DEPARTED)
COMING = (acts.Presence.ARRIVED, acts.Presence.RETURNED)


class Sitting:
    """The state of a meeting after some events. `take` applies one, `refusals` says why it may not be applied."""

    def __init__(self, terms, seats, *, items=(), chair="", vice=""):
        self.terms, self.seats = terms, {seat.key: seat for seat in seats}
        self.items = {item.key: Taken(item) for item in items}
        self.chair, self.vice = chair, vice
        self.stays, self.apologies, self.polls, self.refused = [], [], {}, []
        self.private_items = set()

    # What is so now -------------------------------------------------------------------------------

    @property
    def room(self):
        """Keys of the seats in the room."""
        return {stay.seat for stay in self.stays if stay.to_at is None}

    @property
    def open_item(self):
        return next((taken for taken in self.items.values() if taken.is_open), None)

    @property
    def open_poll(self):
        return next((poll for poll in self.polls.values() if poll.status in ("open", "tied")), None)

    def bodies(self, item):
        """Which bodies decide an item: all, or the one it is about and NHS England (R-206)."""
        about = self.items[item].item.only_for
        if not about:
            return None
        return {about} | {body.key for body in self.terms.bodies if body.side == "nhs_england"}

    def effects(self, item, seat):
        """What the ruling in force leaves a seat for an item (R-062)."""
        ruled = self.items[item].rulings.get(seat)
        return effects(ruled.choice) if ruled else FREE

    def barred(self, item):
        """Seats that may not decide this item (R-065)."""
        return {seat for seat in self.items[item].rulings if self.effects(item, seat).barred}

    def conflicted(self, item):
        """Seats that may not preside over this item: those ruled to leave for any of it (R-061)."""
        return self.barred(item)

    def room_at(self, at):
        """Keys of the seats in the room at a moment, by all that has been told."""
        return {stay.seat for stay in self.stays if stay.from_at <= at and (stay.to_at is None or stay.to_at > at)}

    def deciding(self, item, *, room=None):
        """Seats in the room and not barred: what the quorum is counted from (R-065)."""
        barred, room = self.barred(item), self.room if room is None else room
        return [seat for key, seat in self.seats.items() if key in room and key not in barred]

    def electorate(self, item):
        """Who would be counted if the vote were closed now (R-201, R-206)."""
        return entitled(self.terms, self.deciding(item), single_body=self.items[item].item.only_for)

    def shortfalls(self, item, *, electing=False, room=None):
        """What the quorum lacks for this item now, or with these in the room (R-215)."""
        return shortfalls(
            self.terms,
            self.deciding(item, room=room),
            chair=self.chair,
            vice=self.vice,
            bodies=self.bodies(item),
            electing=electing,
        )

    def still_in(self, item):
        """Sentences about those ruled out who are in the room (R-062 c and d): no vote while one is."""
        return [
            f"{self.seats[key].name} is ruled out of this item and is still in the room."
            for key in self.seats
            if key in self.room and key in self.barred(item)
        ]

    def presiding(self, item, *, chosen=""):
        """Who presides over the item now (R-061)."""
        present = [seat for key, seat in self.seats.items() if key in self.room]
        return presides(
            self.terms, present, chair=self.chair, vice=self.vice, conflicted=self.conflicted(item), chosen=chosen
        )

    def presence(self, item):
        """For each seat, from when until when it was in while this item was open (R-064)."""
        found = {}
        for stay in self.stays:
            for opened, closed in self.items[item].spans:
                start, ends = max(stay.from_at, opened), [moment for moment in (stay.to_at, closed) if moment]
                if not ends or start < min(ends):
                    found.setdefault(stay.seat, []).append((start, min(ends, default=None)))
        return found

    def entitlements(self, item):
        """For each seat, why it may not vote on this item now; empty means it may (R-203, R-206)."""
        here, barred = {seat.key for seat in self.electorate(item)}, self.barred(item)
        found = {}
        for key, seat in self.seats.items():
            found[key] = refusals(
                self.terms,
                seat,
                single_body=self.items[item].item.only_for,
                in_room=key in self.room,
                ruled_out=key in barred,
            )
            if not found[key] and key not in here:
                found[key] = [uncounted(seat, self.deciding(item))]
        return found

    # Acts -----------------------------------------------------------------------------------------

    def refusals(self, event):
        """Every reason why this act cannot be recorded now; empty means it can."""
        return reasons(self, event)

    def take(self, event):
        """Apply an act, or keep it among the refused with its reasons; returns the reasons."""
        if found := self.refusals(event):
            self.refused.append((event, found))
            return found
        getattr(self, f"_{type(event).__name__.lower()}")(event)
        self._note_quorum(event.at)
        return []

    def _note_quorum(self, at):
        """From the moment of this act on: one that was told late changes what was noted of the time since."""
        if not (taken := self.open_item):
            return
        later = {moment for stay in self.stays for moment in (stay.from_at, stay.to_at) if moment and moment > at}
        taken.quorum = [noted for noted in taken.quorum if noted[0] <= at]
        for moment in (at, *sorted(later)):
            now = self.shortfalls(taken.item.key, room=self.room_at(moment) if later else None)
            if not taken.quorum or taken.quorum[-1][1] != now:
                taken.quorum.append((moment, now))

    def _moved(self, event):
        if event.act in COMING:
            self.stays.append(Stay(event.seat, event.at))
        elif event.act in GOING:
            next(s for s in self.stays if s.seat == event.seat and s.to_at is None).to_at = event.at
        else:
            self.apologies.append(event.seat)

    def _turn(self, event):
        taken = self.items[event.item]
        if event.act == acts.Turned.OPENED:
            if not taken.is_open:
                taken.spans.append((event.at, None))
            taken.deferred = False
            taken.presiding = event.presiding or self.presiding(event.item).seat
            return
        if taken.is_open:
            taken.spans[-1] = (taken.spans[-1][0], event.at)
        taken.deferred = event.act == acts.Turned.DEFERRED
        taken.answered = "" if taken.deferred else event.note

    def _ruled(self, event):
        taken = self.items[event.item]
        rulings = taken.rulings
        if event.seat in rulings and taken.spans:
            taken.earlier.append((rulings[event.seat], event))
        if event.choice == LIFTED:
            rulings.pop(event.seat, None)
        else:
            rulings[event.seat] = event

    def _pollopened(self, event):
        self.polls[event.poll] = Polled(event)
        self.items[event.item].polls.append(self.polls[event.poll])

    def _voted(self, event):
        self.polls[event.poll].votes[event.seat] = Choice(event.choice)

    def _counted(self, event):
        poll = self.polls[event.poll]
        poll.electorate = self.electorate(poll.opened.item)
        silent = Choice.FOR if poll.opened.method == "assent" else Choice.ABSTAIN
        poll.presiding = self.presiding(poll.opened.item, chosen=self.items[poll.opened.item].presiding).seat
        poll.cast = {seat.key: poll.votes.get(seat.key, silent) for seat in poll.electorate}
        poll.states = self._states(poll)
        self._settle(poll, None)

    def _cast(self, event):
        self._settle(self.polls[event.poll], Casting(event.seat, Choice(event.choice)))

    def _stopped(self, event):
        poll = self.polls[event.poll]
        poll.status, poll.because = "stopped", event.because

    def _panelasked(self, event):
        self.items[event.item].panels[event.panel] = Panelled(event)

    def _panelreported(self, event):
        self.items[event.item].panels[event.panel].reported = event

    def _panelwithdrawn(self, event):
        self.items[event.item].panels[event.panel].withdrawn = event.because

    def _settle(self, poll, casting):
        taken = self.items[poll.opened.item]
        poll.result = count(
            self.terms,
            poll.electorate,
            poll.cast,
            single_body=taken.item.only_for,
            casting=casting,
            presiding=poll.presiding,
        )
        poll.status = "tied" if poll.outcome == Outcome.TIED else "counted"
        if poll.outcome != Outcome.CARRIED:
            return
        if poll.opened.kind == "exclude":
            self.private_items |= set(poll.opened.covers)
        elif poll.opened.kind == "election":
            setattr(self, "chair" if poll.opened.post == "chair" else "vice", poll.opened.candidate)

    def _states(self, poll):
        """Row 53: for, against, abstain, recused, absent, not entitled. Deputies and attendees only if they came."""
        item, found = poll.opened.item, {}
        for key, seat in self.seats.items():
            if seat.guest:
                continue
            if key in poll.cast:
                found[key] = poll.cast[key].value
            elif key in self.barred(item) and seat.votes:
                found[key] = "recused"
            elif key in self.room:
                found[key] = "not_entitled"
            elif seat.votes and not seat.deputy_for:
                found[key] = "absent"
        return found


def replay(terms, seats, events, *, items=(), chair="", vice=""):
    """The meeting these events make under these terms; acts the terms forbid are in `refused` (row 105)."""
    sitting = Sitting(terms, seats, items=items, chair=chair, vice=vice)
    for event in events:
        sitting.take(event)
    return sitting
