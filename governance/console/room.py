"""Who is in the room, on the chair's screen: every seat and guest, where they are, what may be noted of them."""

from dataclasses import dataclass
from functools import cached_property

from jobs.clock import london

from ..models import Meeting
from ..rules.meetings.events import Moved, Presence
from ..rules.meetings.rulings import LABELS, Menu

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


class InTheRoom:
    """The part of the screen about people."""

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

    @cached_property
    def voters(self):
        return [member for member in self.members if self.state.seats[member.ref].votes]
