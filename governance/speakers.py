"""The queue of the open item as it stands, read beside the proceedings: one question. It decides nothing (row 59)."""

from dataclasses import dataclass
from functools import cached_property

from .models import Speaker
from .rules.meetings.speaking import PUBLIC, reasons_against
from .rules.meetings.timing import open_since


@dataclass(frozen=True)
class Waiting:
    """One who asked to speak: the row, their name and place at the table, and why they cannot be called now."""

    row: Speaker
    key: str
    name: str
    what: str
    reasons: tuple = ()

    @property
    def ref(self):
        return self.row.ref


class Queue:
    """Whoever waits to speak on the open item, whoever speaks, and who else in the room may ask."""

    def __init__(self, read):
        self.read, self.item = read, read.open_item
        self.rows = list(self._rows())
        self._seats = {row.pk: key for key, row in read.rows.items()}
        self._guests = {guest.pk: guest for guest in read.guests}

    def _rows(self):
        since = open_since((event for _, event in self.read.log), self.item.ref)
        return Speaker.objects.filter(item=self.item, ended_at=None, asked_at__gte=since).order_by("pk")

    @cached_property
    def everybody(self):
        return [self._waiting(row) for row in self.rows if not row.seat_id or row.seat_id in self._seats]

    def _waiting(self, row):
        guest = self._guests.get(row.guest_id)
        key = guest.ref if guest else self._seats.get(row.seat_id, "")
        return Waiting(row, key, self.name(key), self.what(key), tuple(self.against(key)))

    @property
    def speaking(self):
        """Who was called and is not done."""
        return next((each for each in self.everybody if each.row.called_at), None)

    @property
    def waiting(self):
        return [each for each in self.everybody if not each.row.called_at]

    @property
    def next(self):
        """The first who may speak now: whoever may not is passed over, and keeps their place."""
        return next((each for each in self.waiting if not each.reasons), None)

    @property
    def keys(self):
        return {each.key for each in self.everybody if each.key}

    def name(self, key):
        return self.read.state.seats[key].name if key else PUBLIC

    def what(self, key):
        if not key:
            return ""
        guest = next((each for each in self._guests.values() if each.ref == key), None)
        return (guest.position or "Guest") if guest else self.read.rows[key].title

    def admitted(self, key):
        """Is a guest admitted for this item, or for the whole meeting?"""
        return all(guest.item_id in (None, self.item.pk) for guest in self._guests.values() if guest.ref == key)

    def against(self, key):
        return reasons_against(self.read.state, self.item.ref, key, admitted=self.admitted(key))

    @cached_property
    def _in_the_room(self):
        keys = [key for key in self.read.state.seats if key in self.read.state.room and key not in self.keys]
        return [(key, self.against(key)) for key in keys]

    @property
    def may_ask(self):
        """(key, words) of everybody in the room who may speak and does not wait; the public last."""
        found = [(key, _words(self.name(key), self.what(key))) for key, against in self._in_the_room if not against]
        return found + ([] if self.against("") else [("", PUBLIC)])

    @property
    def refused(self):
        """Why those in the room who may not speak cannot be put in the queue."""
        return [reason for _, against in self._in_the_room for reason in against]

    @property
    def stamp(self):
        """Changes whenever the queue does."""
        return [(row.pk, bool(row.called_at)) for row in self.rows]


def _words(*parts):
    return ", ".join(part for part in parts if part)
