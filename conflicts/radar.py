"""The radar over agendas: gathers plain facts, lets the rules match them, and says what is still open.

Derived on reading, five queries for any number of items, members and interests: interests are read
by the people who sit, links by the identifiers met. Nothing is stored but answers.
"""

from dataclasses import dataclass
from dataclasses import field as keep
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Upper
from django.urls import reverse

from governance.models import (
    CommitteeBody,
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
    links = _links(meetings.values(), seated, parties)
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
    """Who sits in these committees, and what each of them holds: one query, by the people alone."""
    address = Organisation.objects.filter(code=Upper(OuterRef("person__declarants__interests__counterparty_code")))
    rows = (
        Seat.objects.filter(committee__in=committees)
        .order_by("pk")
        .annotate(counterparty_address=Subquery(address.values("address")[:1]))
        .values(*SEAT, *DECLARANT.values(), *INTEREST.values(), "counterparty_address")
    )
    seated = Seated()
    for row in rows:
        pk = row["person_id"]
        if pk not in seated.people:
            person = Person(pk=pk, ref=row["person__ref"], name=row["person__name"])
            seated.people[pk], seated.held[pk] = person, {"self": _self(person)}
        seat = (row["committee_id"], pk, row["from_on"], row["to_on"], row["klass"])
        if seat not in seated.seats[-1:]:
            seated.seats.append(seat)
        _take_declared(seated, pk, row)
    return seated


SEAT = ("committee_id", "from_on", "to_on", "klass", "person_id", "person__ref", "person__name")
DECLARANT = {
    name: f"person__declarants__{name}"
    for name in ("pk", "left_on", "standings", "practice__code", "practice__name", "practice__address")
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


def _take_declared(seated, pk, row):
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
            held["practice"] = _practice(pk, holder, declarant)
    interest = {name: row[key] for name, key in INTEREST.items()}
    if interest["ref"] and interest["ref"] not in held:
        held[interest["ref"]] = _interest(pk, holder, interest, declarant["left_on"], row["counterparty_address"] or "")


def _practice(pk, holder, declarant):
    body = Body(
        declarant["practice__name"], _codes("ods", declarant["practice__code"]), declarant["practice__address"] or "",
        practice=True,
    )  # fmt: skip
    return rules.Held(person=str(pk), holder=holder, body=body, source="practice", category="financial")


def _interest(pk, holder, row, left_on, address):
    charity, code = row["with_kind"] == With.CHARITY, row["counterparty_code"]
    found = code_of(code, charity=charity) if code else ""
    body = Body(
        row["counterparty"], frozenset([found] if found else []), address,
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


def _end(kind, code, name, person_id, address=""):
    if kind == PartyKind.PERSON:
        return Body(name, _codes("person", person_id), address, person=True)
    known = SCHEMES.get(kind)
    codes = _codes(known, code_as_kept(kind, code)) if known and code else frozenset([code_of(code)]) - {""}
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


def _links(meetings, seated, parties):
    """Links that touch a body met here, or that the committees' own bodies keep: one query."""
    bodies = [h.body for held in seated.held.values() for h in held.values()] + [p.body for p in parties]
    codes = {code.split(":")[1] for body in bodies for code in body.codes if not code.startswith("person:")}
    people = {int(c.split(":")[1]) for body in bodies for c in body.codes if c.startswith("person:")}
    committees = {m.committee_id for m in meetings}
    home = CommitteeBody.objects.filter(committee__in=committees).values("organisation")
    own = Organisation.objects.filter(committees__in=committees).values("pk")
    rows = Link.objects.filter(
        Q(kept_for__in=home) | Q(kept_for__in=own) | Q(from_code__in=codes) | Q(to_code__in=codes)
        | Q(from_person__in=people) | Q(to_person__in=people)
    ).order_by("pk")  # fmt: skip
    return [
        rules.Link(
            row.kind, _end(row.from_kind, row.from_code, row.from_name, row.from_person_id),
            _end(row.to_kind, row.to_code, row.to_name, row.to_person_id), row.from_on, row.to_on, row.source,
        )
        for row in rows
    ]  # fmt: skip


def _rulings(items):
    return _by_spot(Ruling.objects.filter(item__in=items).order_by("pk"))


def _answers(items):
    return _by_spot(MatchAnswer.objects.filter(item__in=items).select_related("answered_by__person").order_by("pk"))


def _by_spot(rows):
    found = {}
    for row in rows:
        found.setdefault((row.item_id, row.person_id), []).append(row)
    return found
