"""The radar over agendas: gathers plain facts, lets the rules match them, and says what is still open.

Derived on reading, six queries for any number of items, members and interests: interests are read
by the people who sit, links by the identifiers met. Nothing is stored but answers.
"""

from dataclasses import dataclass
from dataclasses import field as keep
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
    Organisation,
    PartyKind,
    Person,
    Ruling,
    Seat,
    SeatClass,
)
from governance.rules.links import code_as_kept

from .models import Interest, MatchAnswer
from .models.interests import With
from .rules import radar as rules
from .rules.interests import ended_here
from .rules.people import Standing
from .rules.radar_answers import Answered, Ruled, State, standing, state, unspoken
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
    unspoken: bool = False

    @property
    def key(self):
        return self.match.key[:SHORT]

    @property
    def open(self):
        return self.state == State.OPEN

    @property
    def address(self):
        return reverse("radar-match", args=[self.item.ref, self.key])


@dataclass
class Seated:
    """Everything known of the people around the tables, by committee."""

    people: dict = keep(default_factory=dict)
    seats: list = keep(default_factory=list)
    held: dict = keep(default_factory=dict)
    listed: set = keep(default_factory=set)
    bodies: set = keep(default_factory=set)

    def at(self, committee_id, on):
        """What the members of a committee hold who sit on a day."""
        here = {s[1]: s for s in self.seats if s[0] == committee_id and s[2] <= on and (s[3] is None or on <= s[3])}
        gps = {s[1] for s in here.values() if s[4] == SeatClass.GP}
        for pk in here:
            yield from self.held[pk].values()
            if pk in gps or "class" in self.held[pk]:
                name = self.people[pk].name
                yield rules.Held(person=str(pk), holder=name, body=Body(""), source="class", gp=True)


def look(items, *, at: datetime):
    """{item: [Hit, …]} for items of any meetings, the surest first; dismissed and ruled ones too."""
    items = list(items)
    if not items:
        return {}
    meetings = _meetings(items)
    seated = read_seated({m.committee_id for m in meetings.values()})
    parties = _parties(items)
    links = _links(seated, parties)
    rulings, answers = _rulings(items), _answers(items)
    found = {item: [] for item in items}
    by_ref = {item.ref: item for item in items}
    for meeting in meetings.values():
        on = meeting.held_on
        here = [p for p in parties if by_ref[p.item].meeting_id == meeting.pk]
        held = list(seated.at(meeting.committee_id, on)) if here else []
        for match in rules.matches(held, here, links, on=on):
            item, person = by_ref[match.item], seated.people[int(match.person)]
            spot = (item.pk, person.pk)
            found[item].append(_hit(item, person, match, rulings.get(spot, []), answers.get(spot, [])))
    return found


def _hit(item, person, match, rulings, answers):
    plain = [_as_rule(r) for r in rulings]
    now = state(match.key, plain, [_as_answer(a) for a in answers])
    mine = [a for a in answers if a.match == match.key]
    quiet = unspoken(
        match.declared and now != State.DISMISSED and not match.party.all_practices, plain,
        taken=item.status in TAKEN,
    )  # fmt: skip
    return Hit(
        item, person, match, now,
        ruling=rulings[-1] if rulings and standing(plain) else None,
        answer=mine[-1] if mine else None, unspoken=quiet,
    )  # fmt: skip


def _as_rule(r):
    return Ruled(r.ref, r.choice, r.matched, r.interest_ref, r.declared_by_person, r.pk)


def _as_answer(a):
    return Answered(a.match, a.outcome == MatchAnswer.Outcome.DISMISSED, str(a.ruling_id or ""))


def _meetings(items):
    """Meetings of the items by key; one query when they did not come with them."""
    if all("meeting" in item._state.fields_cache for item in items):
        return {item.meeting_id: item.meeting for item in items}
    return Meeting.objects.in_bulk({item.meeting_id for item in items})


def read_seated(committees):
    """Who sits in these committees, and what each of them holds: by the people alone, and where their bodies are."""
    rows = Seat.objects.filter(committee__in=committees).order_by("pk")
    rows = list(rows.values(*SEAT, *DECLARANT.values(), *INTEREST.values()))
    places = _places(rows)
    seated = Seated()
    for row in rows:
        pk = row["person_id"]
        if pk not in seated.people:
            person = Person(pk=pk, ref=row["person__ref"], name=row["person__name"])
            seated.people[pk], seated.held[pk] = person, {"self": _self(person)}
        seat = (row["committee_id"], pk, row["from_on"], row["to_on"], row["klass"])
        if seat not in seated.seats[-1:]:
            seated.seats.append(seat)
            seated.bodies |= {row["committee__organisation_id"], row["body__organisation_id"]} - {None}
        _take_declared(seated, pk, row, places)
    return seated


def _places(rows):
    """{ODS code: address} of the bodies named by code, practices and declared ones: one query."""
    practice, typed = DECLARANT["practice__code"], INTEREST["counterparty_code"]
    codes = {row[practice] for row in rows} | {(row[typed] or "").strip().upper() for row in rows}
    found = Organisation.objects.filter(code__in=codes - {None, ""}).exclude(address="").order_by()
    return {f"ods:{code}": f"{line}, {postcode}" for code, line, postcode in
            found.values_list("code", "address", "postcode")}  # fmt: skip


SEAT = (
    "committee_id", "committee__organisation_id", "body__organisation_id", "from_on", "to_on", "klass", "person_id",
    "person__ref", "person__name",
)  # fmt: skip
DECLARANT = {
    name: f"person__declarants__{name}" for name in ("pk", "left_on", "standings", "practice__code", "practice__name")
}
INTEREST = {
    name: f"person__declarants__interests__{name}"
    for name in (
        "ref", "status", "kind", "category", "relationship", "counterparty", "counterparty_code", "with_kind",
        "description", "from_on", "to_on",
    )
}  # fmt: skip


def _self(person):
    return rules.Held(
        person=str(person.pk), holder=person.name, body=Body(person.name, _codes("person", person.pk), person=True),
        source="self",
    )  # fmt: skip


def _take_declared(seated, pk, row, places):
    """The practice where somebody is listed, whether they are a GP, and one of their interests."""
    declarant = {name: row[key] for name, key in DECLARANT.items()}
    if declarant["pk"] is None:
        return
    held, holder = seated.held[pk], seated.people[pk].name
    if declarant["left_on"] is None:
        seated.listed.add(pk)
        if Standing.MEMBER in (declarant["standings"] or ()):
            held["class"] = rules.Held(person=str(pk), holder=holder, body=Body(""), source="class", gp=True)
        if declarant["practice__name"]:
            held["practice"] = _practice(pk, holder, declarant, places)
    ref = row[INTEREST["ref"]]
    if ref and ref not in held:
        interest = {name: row[key] for name, key in INTEREST.items()}
        held[ref] = _interest(pk, holder, interest, declarant["left_on"], places)


def _practice(pk, holder, declarant, places):
    code = f"ods:{declarant['practice__code']}"
    body = Body(declarant["practice__name"], frozenset([code]), places.get(code, ""), practice=True)
    return rules.Held(person=str(pk), holder=holder, body=body, source="practice", category="financial")


def _interest(pk, holder, row, left_on, places):
    charity, typed = row["with_kind"] == With.CHARITY, row["counterparty_code"]
    code = code_of(typed, charity=charity) if typed else ""
    body = Body(
        row["counterparty"], frozenset([code] if code else []), places.get(code, ""),
        person=row["with_kind"] == With.PERSON, practice=row["with_kind"] == With.PRACTICE,
    )  # fmt: skip
    return rules.Held(
        person=str(pk), holder=holder, body=body, ref=row["ref"], kind=row["kind"], category=row["category"],
        relationship=row["relationship"], text=row["description"], from_on=row["from_on"],
        to_on=ended_here(row["to_on"], left_on), withdrawn=row["status"] == Interest.Status.WITHDRAWN,
        gp=row["kind"] == "gp_class",
    )  # fmt: skip


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
        rows = ItemParty.objects.filter(item__in=items)
    refs = {item.pk: item.ref for item in items}
    return [
        rules.Party(
            item=refs[row.item_id], ref=row.ref, body=_end(row.kind, row.code, row.name, row.person_id, row.address),
            all_practices=row.kind == PartyKind.CLASS,
        )
        for row in rows
        if not row.removed
    ]  # fmt: skip


def _links(seated, parties):
    """Links that touch a body met here, or that the committees' own bodies keep: one query."""
    bodies = [h.body for held in seated.held.values() for h in held.values()] + [p.body for p in parties]
    codes = {code.split(":")[1] for body in bodies for code in body.codes if not code.startswith("person:")}
    people = {int(c.split(":")[1]) for body in bodies for c in body.codes if c.startswith("person:")}
    rows = Link.objects.filter(
        Q(kept_for__in=seated.bodies) | Q(from_code__in=codes) | Q(to_code__in=codes)
        | Q(from_person__in=people) | Q(to_person__in=people)
    ).order_by()  # fmt: skip
    return [rules.Link(kind, _end(*row[:4]), _end(*row[4:8]), *row[8:]) for kind, *row in rows.values_list(*LINK)]


LINK = (
    "kind", "from_kind", "from_code", "from_name", "from_person_id", "to_kind", "to_code", "to_name", "to_person_id",
    "from_on", "to_on", "source",
)  # fmt: skip


def _rulings(items):
    return _by_spot(Ruling.objects.filter(item__in=items).order_by("pk"))


def _answers(items):
    return _by_spot(MatchAnswer.objects.filter(item__in=items).select_related("answered_by__person").order_by("pk"))


def _by_spot(rows):
    found = {}
    for row in rows:
        found.setdefault((row.item_id, row.person_id), []).append(row)
    return found
