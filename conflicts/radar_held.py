"""What the people hold who will be in the room: members, deputies, those with a right to attend, and guests.

Four queries for any number of people and interests: members, guests, whoever bears a guest's name, and
where the bodies are that they named by code.
"""

from dataclasses import dataclass
from dataclasses import field as keep
from functools import cache, reduce
from operator import or_

from django.db.models import Q

from governance.models import Guest, Organisation, Person, Seat, SeatClass

from .models import Declarant, Interest
from .models.interests import With
from .rules import radar as rules
from .rules.interests import ended_here
from .rules.people import Standing
from .rules.radar_bodies import Body, code_of, name_of

SEAT = (
    "committee_id", "committee__organisation_id", "body__organisation_id", "from_on", "to_on", "klass", "person_id",
    "person__ref", "person__name",
)  # fmt: skip
GUEST = ("pk", "meeting_id", "item__ref", "name", "position", "purpose", "person_id", "person__ref", "person__name")
THROUGH, BESIDE = "person__declarants__", "declarants__"
DECLARANT = ("pk", "left_on", "standings", "practice__code", "practice__name")
INTEREST = (
    "ref", "status", "kind", "category", "relationship", "counterparty", "counterparty_code", "with_kind",
    "description", "from_on", "to_on", "declared_at", "changed_at",
)  # fmt: skip
HELD = (*DECLARANT, *(f"interests__{name}" for name in INTEREST))


@dataclass
class Seated:
    """Everything known of the people around the tables, by committee, and of the guests of each meeting."""

    people: dict = keep(default_factory=dict)
    seats: list = keep(default_factory=list)
    held: dict = keep(default_factory=dict)
    bodies: set = keep(default_factory=set)
    guests: dict = keep(default_factory=dict)

    def at(self, meeting):
        """What everybody holds who will be in the room that day."""
        on = meeting.held_on
        here = {
            s[1]: s for s in self.seats
            if s[0] == meeting.committee_id and s[2] <= on and (s[3] is None or on <= s[3])
        }  # fmt: skip
        gps = {s[1] for s in here.values() if s[4] == SeatClass.GP}
        for pk in here:
            yield from self.held[pk].values()
            if pk in gps or "class" in self.held[pk]:
                name = self.people[pk].name
                yield rules.Held(person=str(pk), holder=name, body=Body(""), source="class", gp=True)
        for pk, held in self.guests.get(meeting.pk, ()):
            if pk not in here:
                yield from held

    @property
    def everything(self):
        yield from (h for held in self.held.values() for h in held.values())
        yield from (h for guests in self.guests.values() for _, held in guests for h in held)


def read_seated(meetings, *, besides=None):
    """Who sits in the committees of these meetings and who is admitted to them, and what each of them holds.

    `besides`: {item: people} of whom that is asked though they do not come; one query more.
    """
    seats = Seat.objects.filter(committee__in={m.committee_id for m in meetings}).order_by("pk")
    visits = Guest.objects.filter(meeting__in=meetings, person__isnull=False).order_by("pk")
    seats, visits, others = yield [
        seats.values(*SEAT, *(THROUGH + name for name in HELD)),
        visits.values(*GUEST, *(THROUGH + name for name in HELD)),
        _others(besides),
    ]
    seated = Seated()
    for row in seats:
        seated.bodies |= {row["committee__organisation_id"], row["body__organisation_id"]} - {None}
    alike = yield from _alike(visits, seated.bodies)
    places = yield from _places([*seats, *visits], alike, others)
    for row in seats:
        _sit(seated, row, places)
    _visit(seated, visits, alike, places)
    _beside(seated, besides or {}, others, places)
    return seated


def _others(besides):
    """What those hold who are asked about besides, by person; nothing to ask where nobody is."""
    asked = {person.pk for people in (besides or {}).values() for person in people}
    rows = Person.objects.filter(pk__in=asked).order_by("pk")
    return rows.values("pk", "name", *(BESIDE + name for name in HELD)) if asked else None


def _beside(seated, besides, others, places):
    """As guests of that one item, who are sure to be the person that declared."""
    found = {}
    for row in others:
        pk, name = row["pk"], row["name"]
        take_declared(found.setdefault(pk, {"self": _self(pk, name)}), str(pk), name, row, places, BESIDE)
    for item, people in besides.items():
        for person in people:
            seated.people.setdefault(person.pk, person)
            held = [h._replace(guest=True, only=item.ref) for h in found[person.pk].values()]
            seated.guests.setdefault(item.meeting_id, []).append((person.pk, held))


def _sit(seated, row, places):
    pk = row["person_id"]
    if pk not in seated.people:
        person = Person(pk=pk, ref=row["person__ref"], name=row["person__name"])
        seated.people[pk], seated.held[pk] = person, {"self": _self(pk, person.name)}
    seat = (row["committee_id"], pk, row["from_on"], row["to_on"], row["klass"])
    if seat not in seated.seats[-1:]:
        seated.seats.append(seat)
    take_declared(seated.held[pk], str(pk), seated.people[pk].name, row, places, THROUGH)


def _visit(seated, visits, alike, places):
    """Guests: what they declared, what their introduction says, and what people of the same name declared."""
    found = {}
    for row in visits:
        pk, name = row["person_id"], row["name"]
        seated.people.setdefault(pk, Person(pk=pk, ref=row["person__ref"], name=row["person__name"]))
        if row["pk"] not in found:
            found[row["pk"]] = {"self": _self(pk, name), "position": _introduced(pk, row)}
            for namesake in alike.get(name_of(name), ()):
                if namesake["person_id"] != pk:
                    _take_alike(found[row["pk"]], pk, name, namesake, places)
            seated.guests.setdefault(row["meeting_id"], []).append((pk, row["pk"], row["item__ref"] or ""))
        take_declared(found[row["pk"]], str(pk), name, row, places, THROUGH)
    seated.guests = {
        meeting: [(pk, [h._replace(guest=True, only=item) for h in found[visit].values()]) for pk, visit, item in rows]
        for meeting, rows in seated.guests.items()
    }


def _introduced(pk, row):
    said = " | ".join(part for part in (row["position"], row["purpose"]) if part)
    return rules.Held(person=str(pk), holder=row["name"], body=Body(""), source="position", text=said)


def _alike(visits, bodies):
    """{name: rows} of those who declare at a body of the committee and bear the name of a guest."""
    names = {name_of(row["name"]) for row in visits} - {""}
    if not names:
        return {}
    last = reduce(or_, (Q(person__name__iendswith=name.split()[-1]) for name in sorted(names)))
    rows = Declarant.objects.filter(last, ccg__in=bodies, left_on=None).order_by("pk")
    found = {}
    (rows,) = yield [rows.values("person_id", "person__name", *HELD)]
    for row in rows:
        if (name := name_of(row["person__name"])) in names:
            found.setdefault(name, []).append(row)
    return found


def _take_alike(held, pk, name, row, places):
    """The interests of somebody who may be the guest: only the name says so."""
    theirs = {}
    take_declared(theirs, str(pk), name, row, places, "")
    own = row["person_id"]
    held |= {f"{own} {key}": each._replace(source="alike") for key, each in theirs.items() if each.source != "class"}


def _places(rows, alike, others):
    """{ODS code: address} of the bodies named by code, practices and declared ones: one query."""
    several = [(THROUGH, row) for row in rows] + [("", row) for found in alike.values() for row in found]
    several += [(BESIDE, row) for row in others]
    codes = {row[f"{way}practice__code"] for way, row in several}
    codes |= {(row[f"{way}interests__counterparty_code"] or "").strip().upper() for way, row in several}
    rows = Organisation.objects.filter(code__in=codes - {None, ""}).exclude(address="").order_by()
    (rows,) = yield [rows.values_list("code", "address", "postcode")]
    return {f"ods:{code}": f"{line}, {postcode}" for code, line, postcode in rows}


def _self(pk, name):
    body = Body(name, frozenset([f"person:{pk}"]), person=True)
    return rules.Held(person=str(pk), holder=name, body=body, source="self")


def take_declared(held, pk, holder, row, places, way):
    """The practice where somebody is listed, whether they are a GP, and one of their interests."""
    key = _keys(way)
    if row[key["pk"]] is None:
        return
    left_on = row[key["left_on"]]
    if left_on is None:
        if Standing.MEMBER in (row[key["standings"]] or ()):
            held["class"] = rules.Held(person=pk, holder=holder, body=Body(""), source="class", gp=True)
        if row[key["practice__name"]]:
            held["practice"] = _practice(pk, holder, row, places, way)
    ref = row[key["ref"]]
    if ref and ref not in held:
        held[ref] = _interest(pk, holder, {name: row[key[name]] for name in INTEREST}, left_on, places)


@cache
def _keys(way):
    """Where a row keeps what is said of a declarant and an interest, when `way` leads to the declarant."""
    return {name: f"{way}{name}" for name in DECLARANT} | {name: f"{way}interests__{name}" for name in INTEREST}


def _practice(pk, holder, row, places, way):
    code = f"ods:{row[f'{way}practice__code']}"
    body = Body(row[f"{way}practice__name"], frozenset([code]), places.get(code, ""), practice=True)
    return rules.Held(person=pk, holder=holder, body=body, source="practice", category="financial")


def _interest(pk, holder, row, left_on, places):
    charity, typed = row["with_kind"] == With.CHARITY, row["counterparty_code"]
    code = code_of(typed, charity=charity) if typed else ""
    body = Body(
        row["counterparty"], frozenset([code] if code else []), places.get(code, ""),
        person=row["with_kind"] == With.PERSON, practice=row["with_kind"] == With.PRACTICE,
    )  # fmt: skip
    return rules.Held(
        person=pk, holder=holder, body=body, ref=row["ref"], kind=row["kind"], category=row["category"],
        relationship=row["relationship"], text=row["description"], from_on=row["from_on"],
        to_on=ended_here(row["to_on"], left_on), withdrawn=row["status"] == Interest.Status.WITHDRAWN,
        gp=row["kind"] == "gp_class", since=row["changed_at"] or row["declared_at"],
    )  # fmt: skip
