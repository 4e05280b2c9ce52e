"""The radar over agendas: gathers plain facts, lets the rules match them, and says what is still open.

Derived on reading, in as many queries for any number of items, people and interests: seven, and one
more where guests are admitted. Interests are read by the people who will be in the room, links by the
identifiers met. Nothing is stored but answers.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import Q
from django.urls import reverse

from governance.models import (
    Item,
    ItemParty,
    Link,
    Meeting,
    PartyKind,
    Person,
    Ruling,
)
from governance.rules.links import code_as_kept
from jobs.rounds import alongside, in_rounds

from .models import MatchAnswer
from .radar_held import read_seated
from .rules import radar as rules
from .rules.radar_answers import Answered, Ruled, State, names, standing, state, unspoken
from .rules.radar_bodies import Body, code_of

SCHEMES = {PartyKind.PRACTICE: "ods", PartyKind.COMPANY: "company", PartyKind.CHARITY: "charity"}
TAKEN = (Item.Status.OPEN, Item.Status.DONE)
SHORT = 16


@dataclass
class Hit:
    """One match on one item, whose it is, and whether it has been dealt with."""

    item: Item
    person: Person
    match: rules.Match
    state: State
    ruling: Any = None
    answer: Any = None
    named: bool = False
    unspoken: bool = False

    @property
    def key(self):
        return self.match.key[:SHORT]

    @property
    def open(self):
        return self.state == State.OPEN

    @property
    def guest(self):
        """Admitted to the meeting, without a seat in the committee (row 62)."""
        return self.match.held.guest

    @property
    def address(self):
        return reverse("radar-match", args=[self.item.ref, self.key])


@in_rounds
def look(items, *, at: datetime, besides=None):
    """{item: [Hit, …]} for items of any meetings, the surest first; dismissed and ruled ones too.

    `besides`: {item: people} to be looked at for that item though they do not sit there.
    """
    items = list(items)
    if not items:
        return {}
    meetings = yield from _meetings(items)
    seated, parties, rulings, answers = yield from alongside(
        read_seated(list(meetings.values()), besides=besides), _parties(items), *_said(items)
    )
    links = yield from _links(seated, parties)
    found = {item: [] for item in items}
    by_ref = {item.ref: item for item in items}
    for meeting in meetings.values():
        on = meeting.held_on
        here = [p for p in parties if by_ref[p.item].meeting_id == meeting.pk]
        held = list(seated.at(meeting)) if here else []
        for match in rules.matches(held, here, links, on=on):
            item, person = by_ref[match.item], seated.people[int(match.person)]
            spot = (item.pk, person.pk)
            found[item].append(_hit(item, person, match, rulings.get(spot, []), answers.get(spot, [])))
    return found


def _hit(item, person, match, rulings, answers):
    plain = [_as_rule(r) for r in rulings]
    named = names(match, plain)
    now = State.RULED if named else state(match.key, plain, [_as_answer(a) for a in answers])
    mine = [a for a in answers if a.match == match.key]
    quiet = unspoken(
        match.declared and now != State.DISMISSED and not match.party.all_practices, plain,
        taken=item.status in TAKEN,
    )  # fmt: skip
    return Hit(
        item, person, match, now,
        ruling=rulings[-1] if rulings and standing(plain) else None,
        answer=mine[-1] if mine else None, named=named, unspoken=quiet,
    )  # fmt: skip


def _as_rule(r):
    return Ruled(r.ref, r.choice, r.matched, r.interest_ref, r.declared_by_person, r.pk, r.ruled_at)


def _as_answer(a):
    return Answered(a.match, a.outcome == MatchAnswer.Outcome.DISMISSED, str(a.ruling_id or ""))


def _meetings(items):
    """Meetings of the items by key; one query when they did not come with them."""
    if all("meeting" in item._state.fields_cache for item in items):
        return {item.meeting_id: item.meeting for item in items}
    (rows,) = yield [Meeting.objects.filter(pk__in={item.meeting_id for item in items})]
    return {row.pk: row for row in rows}


def _codes(scheme, value):
    return frozenset([f"{scheme}:{value}"] if value else [])


@lru_cache(maxsize=20_000)
def _end(kind, code, name, person_id, address=""):
    if kind == PartyKind.PERSON:
        return Body(name, _codes("person", person_id), address, person=True)
    scheme = SCHEMES.get(kind)
    codes = _codes(scheme, code_as_kept(kind, code)) if scheme and code else frozenset([code_of(code)]) - {""}
    return Body(name, codes, address, practice=kind == PartyKind.PRACTICE)


def _parties(items):
    """The parties of the items, from what was loaded with them, else by one query."""
    if all("parties" in getattr(item, "_prefetched_objects_cache", {}) for item in items):
        rows = [party for item in items for party in item.parties.all()]
    else:
        (rows,) = yield [ItemParty.objects.filter(item__in=items)]
    refs = {item.pk: item.ref for item in items}
    return [
        rules.Party(
            item=refs[row.item_id], ref=row.ref, body=_end(row.kind, row.code, row.name, row.person_id, row.address),
            all_practices=row.kind == PartyKind.CLASS, since=row.named_at,
        )
        for row in rows
        if not row.removed
    ]  # fmt: skip


def _links(seated, parties):
    """Links that touch a body met here, or that the committees' own bodies keep: one query."""
    bodies = [h.body for h in seated.everything] + [p.body for p in parties]
    codes = {code.split(":")[1] for body in bodies for code in body.codes if not code.startswith("person:")}
    people = {int(c.split(":")[1]) for body in bodies for c in body.codes if c.startswith("person:")}
    rows = Link.objects.filter(
        Q(kept_for__in=seated.bodies) | _named("from_code", codes) | _named("to_code", codes)
        | Q(from_person__in=people) | Q(to_person__in=people)
    ).order_by()  # fmt: skip
    (rows,) = yield [rows.values_list(*LINK)]
    return [rules.Link(kind, _end(*row[:4]), _end(*row[4:8]), *row[8:]) for kind, *row in rows]


def _named(column, codes):
    """Said besides that the code is not empty: only then are the indexes, which leave those out, of use to any list."""
    return Q(**{f"{column}__in": codes}) & ~Q(**{column: ""})


LINK = (
    "kind", "from_kind", "from_code", "from_name", "from_person_id", "to_kind", "to_code", "to_name", "to_person_id",
    "from_on", "to_on", "source", "kept_at",
)  # fmt: skip


def _said(items):
    """What was ruled on these items, and what was answered."""
    answers = MatchAnswer.objects.filter(item__in=items).select_related("answered_by__person")
    return [_by_spot(rows.order_by("pk")) for rows in (Ruling.objects.filter(item__in=items), answers)]


def _by_spot(rows):
    (rows,), found = (yield [rows]), {}
    for row in rows:
        found.setdefault((row.item_id, row.person_id), []).append(row)
    return found
