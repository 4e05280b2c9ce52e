"""Entries of the registers in bulk: what `publication.actions` appends, one row at a time.

The entries of a round stand together in the ledger, so their numbers follow from the round and
from the place of their interest: all first versions, all second ones, …, then gifts.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from publication import registers
from publication.models import Entry, EntryContent, Line
from publication.rules import commitment, merkle, visibility
from publication.rules.leaf import FORMAT, moment

from .people import ROUNDS
from .tables import Table

# RFC 8785 text of plain values with ASCII keys, many times as fast as the library's.
spelt = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


@dataclass
class Page:
    """What becomes of a page: when its first entry was said, the earliest moment known, how many changes."""

    first: datetime
    earliest: datetime
    changes: int = 0


def _dates(row, declared):
    """Who may be shown the row, and from when until when."""
    return {
        "audience": row.audience,
        "category": row.category,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
        "show_until": visibility.last_day(row.valid_to, declared.months),
    }


class Entries:
    MODELS = (Line, Entry, EntryContent)

    def __init__(self, size):
        self.tables = {model: Table(model) for model in self.MODELS}
        self.size, self.lines, self.leaves = size, {}, Leaves(size, after=self.tables[Entry].last)
        self.pages = {}  # (register, body) -> Page
        self.interests = self.gifts = 0

    def flush(self):
        for table in self.tables.values():
            table.flush()

    def say(self, register, origin, row, *, version, at, names):
        """`publication.republish`: the next version of a line; the first makes the line."""
        declared = registers.by_key(register)
        line, number = self._line(declared, origin, row, version, at, names)
        claims = commitment.sealed(
            register=register, body=row.body, audience=row.audience, category=row.category,
            valid_from=row.valid_from, valid_to=row.valid_to, person=[row.person, row.person_name],
            counterparty=[row.counterparty, row.counterparty_name], columns=row.columns,
        )  # fmt: skip
        sealed, salt = spelt(claims), names.salt()
        found = {
            "person": row.person,
            "counterparty": row.counterparty,
            "counterparty_name": row.counterparty_name,
            "sort": (row.sort or row.person_name or declared.title_of(row.columns))[:200].casefold(),
            "words": commitment.words_of(claims),
        }
        said = {
            "register": register,
            "version": version,
            "kind": "add" if version == 1 else "correct",
            "commitment": commitment.commitment_of_text(salt, sealed),
        }
        dates = _dates(row, declared)
        self.tables[Entry].put(
            id=number, line_id=line.ref, body=row.body, known_from=at, supersedes_id=line.latest_id, **said, **dates
        )
        self.tables[EntryContent].put(entry_id=number, sealed=sealed, salt=salt, **found)
        logged = {"v": FORMAT, "ref": line.ref, "known_from": moment(at), **said}
        self.leaves[number] = merkle.leaf_hash(spelt(logged).encode())
        self._page(register, row.body, at)
        line.latest_id, line.version, line.changed_at = number, version, at
        line.__dict__.update(dates | found, person_name=row.person_name)
        if version == ROUNDS or register == "gifts":
            self.tables[Line].add(line)
            self.lines.pop(origin, None)

    def _line(self, declared, origin, row, version, at, names):
        """The line, and the number of its next entry."""
        if version == 1:
            line = Line(
                id=self.tables[Line].number(), ref=names.ref(), origin=origin, register=declared.key, body=row.body,
                changed_at=at,
            )  # fmt: skip
            if declared.key == "gifts":
                self.gifts += 1
                return line, self.leaves.after + ROUNDS * self.size.interests + self.gifts
            self.interests += 1
            self.lines[origin] = line, self.interests
        line, place = self.lines[origin]
        return line, self.leaves.after + (version - 1) * self.size.interests + place

    def _page(self, register, body, at):
        page = self.pages.setdefault((register, body), Page(at, at))
        page.changes += 1
        page.earliest = min(page.earliest, at)


class Leaves:
    """The hash of every entry, by its number: 32 bytes each, after those that are in the tree already."""

    def __init__(self, size, *, after):
        self.count, self.after = ROUNDS * size.interests + size.gifts, after
        self.bytes = bytearray(32 * self.count)

    def __setitem__(self, number, value):
        place = 32 * (number - self.after - 1)
        self.bytes[place : place + 32] = value

    def __iter__(self):
        """(entry, hash), in their order."""
        for place in range(self.count):
            yield self.after + 1 + place, bytes(self.bytes[32 * place : 32 * place + 32])
