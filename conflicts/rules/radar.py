"""Who on a committee has an interest in which item, and by which path (features, open ground 1).

Interests × parties over links: direct; one step (partner, director, spouse); two steps (practice →
federation → bidder). Plain values in, matches out, strongest first. Whether an interest is public,
reviewed or withheld makes no difference inside; withdrawn or over, it does.
"""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from conflicts.rules.radar_bodies import Body, Index, Meeting, Names, Strength
from conflicts.rules.radar_words import sentence

MOST_STEPS = 2
UNSURE = {"alike": Strength.NAME, "position": Strength.NAME}
"""Nothing is surer than a name where only the name, or how a guest was introduced, leads to a body."""
OFFICERS = {"director", "owner", "partner"}
MONEY = {"financial", "direct_pecuniary", "indirect_pecuniary", "indirect", "close_relationship"}


class Held(NamedTuple):
    """One thing that ties a person to a body: a declared interest, a practice, or being that person.

    `ref` is empty when nothing was declared. `gp` marks the class interest of all GPs (R-008). `guest`: of
    somebody without a seat, admitted to the meeting or to the one item that is named in `only` (row 62).
    """

    person: str
    holder: str
    body: Body
    ref: str = ""
    source: str = "interest"
    kind: str = "other"
    category: str = ""
    relationship: str = ""
    text: str = ""
    from_on: date | None = None
    to_on: date | None = None
    withdrawn: bool = False
    gp: bool = False
    guest: bool = False
    only: str = ""
    since: datetime | None = None

    def on(self, on):
        return not self.withdrawn and _covers(self, on)


class Party(NamedTuple):
    """A body or person that an item is about. `all_practices`: every practice is (R-008)."""

    item: str
    ref: str
    body: Body
    all_practices: bool = False
    since: datetime | None = None


class Link(NamedTuple):
    """`one` is a member (director, owner, partner, employee, close associate) of `other`, for a period."""

    kind: str
    one: Body
    other: Body
    from_on: date | None = None
    to_on: date | None = None
    source: str = ""
    since: datetime | None = None


@dataclass(frozen=True)
class Step:
    """One move along a path: over a link, forward or backward, or to a neighbour at the same address."""

    body: Body
    kind: str
    forward: bool
    met: Meeting
    link: Link | None = None


@dataclass(frozen=True)
class Match:
    """Somebody's interest meets a party of an item. `path` says how, in a sentence."""

    item: str
    person: str
    held: Held
    party: Party
    strength: Strength
    steps: int
    path: str
    way: tuple = field(default=(), compare=False)
    met: Meeting = field(default=Meeting(Strength.IDENTIFIER, True), compare=False)

    @property
    def interest(self):
        return self.held.ref

    @property
    def declared(self):
        """Does the register hold an interest behind this match?"""
        return self.held.source == "interest"

    @property
    def since(self):
        """When the latest of what it rests on came to be: the interest as it reads, the party, a link on the way."""
        facts = (self.held, self.party, *(step.link for step in self.way if step.link))
        return max((fact.since for fact in facts if fact.since), default=None)

    @property
    def key(self):
        """What a dismissal speaks of: this wording of the interest, this item, this party, this path."""
        h, p = self.held, self.party
        said = [
            self.item, self.person, h.ref, h.source, h.kind, h.category, h.relationship, h.body.name,
            sorted(h.body.codes), h.text, str(h.from_on), str(h.to_on), p.body.name, sorted(p.body.codes), self.path,
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def magnitude(match):
    """What to propose to the chair (R-063), a value of Ruling.Magnitude: a class interest, a financial one, another.

    Somebody close with a financial interest weighs as one's own; two steps known by name only are slight.
    """
    if match.party.all_practices:
        return "class"
    if match.steps == MOST_STEPS and match.strength == Strength.NAME:
        return "trivial"
    return "financial" if match.held.category in MONEY or not match.declared else "other"


def matches(interests, parties, links, *, on):
    """Every match of these interests with these parties on a date, the surest first.

    For each interest and party the surest path is kept, the shortest of equals. What is known without
    a declaration gives way to an interest that was declared. R-005: potential interests count.
    """
    bodies = [(party.body, party) for party in parties if not party.all_practices]
    filed, named = Index(bodies), Names((body, party) for body, party in bodies if not body.person)
    for_all = [party for party in parties if party.all_practices]
    ends = Index(_ends(link for link in links if _covers(link, on)))
    found = {}
    for held in interests:
        if held.on(on):
            for match in (*_shared(held, for_all), *_of(held, filed, named, ends)):
                if held.only not in ("", match.item):
                    continue
                best = found.get(spot := (held.person, held.ref or held.source, match.item, match.party.ref))
                if best is None or _rank(match) < _rank(best):
                    found[spot] = match
    said = {(m.person, m.item, m.party.ref) for m in found.values() if m.declared}
    kept = [m for m in found.values() if m.declared or (m.person, m.item, m.party.ref) not in said]
    return sorted(kept, key=lambda m: (m.item, *_rank(m), m.held.holder, m.party.body.name, m.interest))


def _rank(match):
    return (-match.strength, match.steps, match.path)


def _covers(row, on):
    return (row.from_on is None or row.from_on <= on) and (row.to_on is None or on <= row.to_on)


def _ends(links):
    """Each link from both its ends: (where one stands, (link, where it leads, forward))."""
    for link in links:
        yield link.one, (link, link.other, True)
        yield link.other, (link, link.one, link.kind == "close")


def _shared(held, for_all):
    """The class interest of a GP meets every item that affects all practices (R-008)."""
    path = f"{held.holder} is a GP, and shares the interest of all GPs in what affects every practice."
    for party in for_all if held.gp else ():
        yield Match(party.item, held.person, held, party, Strength.IDENTIFIER, 0, path)


def _of(held, filed, named, ends):
    """The matches of one interest: outward from its body, two links at most."""
    for party in named.in_text(held.text):
        yield _match(held, party, (), Meeting(Strength.NAME, True))
    ways = [()]
    while ways:
        for way in ways:
            for party, met in filed.near(way[-1].body if way else held.body):
                if len(way) + (not met.same) <= MOST_STEPS:
                    yield _match(held, party, way, met)
        ways = [longer for way in ways if len(way) < MOST_STEPS for longer in _onward(held, way, ends)]


def _onward(held, way, ends):
    body = way[-1].body if way else held.body
    visited = {held.body, *(step.body for step in way)}
    for (link, target, forward), met in ends.near(body):
        if met.same and target not in visited and _may_follow(held, way, link.kind, forward):
            yield (*way, Step(target, link.kind, forward, met, link))


def _may_follow(held, way, kind, forward):
    """Which moves say something: not from a member to its fellow members, nor to a body's staff."""
    if not forward and (kind == "employed" or (held.source == "self" and not way)):
        return False
    fellow = way and kind == "member" and way[-1].kind == "member" and way[-1].forward and not forward
    return not fellow


def _match(held, party, way, met):
    strength = min(
        met.strength,
        *(step.met.strength for step in way),
        *_officers(way),
        UNSURE.get(held.source, Strength.IDENTIFIER),
    )
    steps = len(way) + (not met.same)
    path = sentence(held, party, way, met, strength)
    return Match(party.item, held.person, held, party, strength, steps, path, way, met)


def _officers(way):
    """A body, one of its officers, another body of theirs: no surer than a shared officer."""
    through = (one.kind in OFFICERS and not one.forward and two.forward for one, two in pairwise(way))
    return [Strength.OFFICER] if any(through) else []
