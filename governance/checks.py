"""The sockets through which a floor above may speak about agenda items and rulings, without governance knowing why.

`AGENDA_ITEM_CHECKS` names functions `check(items, *, at)`, which ask in rounds (`jobs.rounds`) and answer for all
items of a meeting at once: `{item: [Concern, …]}`; with `besides={item: people}` also of people who are not in the room
(docs/adr/0033). `PUBLIC_RULING_CHECKS` names functions `check(rulings)` that say what the public may
not be told: `{ruling pk: Kept}` (docs/adr/0026). `REGISTERED_INTERESTS` names functions
`check(people, *, grants)` that say what a ruling may name: `{person pk: [Line, …]}` (docs/adr/0030).
Derived on reading, never stored.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from jobs.rounds import in_rounds


@dataclass(frozen=True)
class Concern:
    """Something about one person and one item. It blocks the item while it is not `ruled`.

    `sentence` may be read out by the chair; `address` is where it is ruled on, or set aside. `unspoken`:
    it was known before the meeting, and the person did not speak of it there.
    """

    person: Any
    sentence: str
    strength: str
    ruled: bool
    address: str = ""
    unspoken: bool = False


@in_rounds
def concerns(items, *, at: datetime):
    """{item: concerns} of every check, for these items; each check asks the database once for all."""
    items = list(items)
    found = {item: [] for item in items}
    for name in settings.AGENDA_ITEM_CHECKS if items else ():
        said = yield from import_string(name).asks(items, at=at)
        for item, rows in said.items():
            found[item].extend(rows)
    return found


@in_rounds
def concerned(people, *, at: datetime):
    """{item: ids of those among `people[item]` with an interest in it that nobody has ruled on or set aside}.

    They need not sit in the committee: whoever may convene a conflicts panel or be a member of it is asked about so.
    """
    found = {item: set() for item in people}
    for name in settings.AGENDA_ITEM_CHECKS if any(people.values()) else ():
        said = yield from import_string(name).asks(list(people), at=at, besides=people)
        for item, rows in said.items():
            wanted = {person.pk for person in people[item]}
            found[item] |= {row.person.pk for row in rows if not row.ruled} & wanted
    return found


class Kept(StrEnum):
    """What the public may not be told of a ruling: the interest, or besides whose it is."""

    DETAILS = "details"
    NAME = "name"


def kept_from_public(rulings):
    """{ruling pk: Kept} of those rulings of which something is withheld; of two answers the stricter."""
    rulings, found = list(rulings), {}
    for name in settings.PUBLIC_RULING_CHECKS if rulings else ():
        for pk, kept in import_string(name)(rulings).items():
            found[pk] = Kept.NAME if Kept.NAME in (kept, found.get(pk)) else kept
    return found


@dataclass(frozen=True)
class Line:
    """A line of a register that a ruling may name: its reference, its words, and whether the public is told less."""

    ref: str
    words: str
    kept: bool = False


def registered(people, *, grants):
    """{person pk: lines} that the holder of `grants` may see of these people: one question of each check."""
    people, found = set(people), {}
    for name in settings.REGISTERED_INTERESTS if people else ():
        for pk, lines in import_string(name)(people, grants=grants).items():
            found.setdefault(pk, []).extend(lines)
    return found


def reopened(items, *, at: datetime, said=None):
    """{item pk: how many matches wait} of items that were marked as ready and are so no longer (open ground 1).

    The mark is what somebody said that day; that it holds no more is derived on reading, never stored.
    `said` is what `concerns` has found already.
    """
    ready = [item for item in items if item.status == item.Status.READY]
    said = concerns(ready, at=at) if said is None else said
    waiting = {item.pk: sum(not each.ruled for each in said[item]) for item in ready}
    return {pk: number for pk, number in waiting.items() if number}


def matches_waiting(number):
    """So many matches, as every page says it."""
    return f"{number} match{'es' * (number > 1)} to be ruled on or dismissed."


NO_LONGER = "It was marked as ready and is ready no longer: no vote can be taken on it before."


def reasons_against_ready(item, *, at: datetime):
    """Why an item is not ready as far as the floors above can tell: what is neither ruled nor set aside."""
    return [f"Rule or dismiss: {c.sentence}" for c in concerns([item], at=at)[item] if not c.ruled]
