"""The design bench: another composition held against past agendas (open ground 23; R-221, R-222, R-224).

Everybody is taken to come. Of each class as large a share is ruled out as was ruled out of the
item then, rounded up; and one more agenda is always tried, in which every GP has a conflict.
"""

from dataclasses import dataclass, field
from datetime import date

from governance.rules.meetings.clauses import QUESTIONS
from governance.rules.meetings.power import Power, power
from governance.rules.meetings.quorum import shortfalls
from governance.rules.meetings.seats import Klass, Seat, counted, eligible_officers

LAY, EXECUTIVE, GP, CLINICAL, ENGLAND = Klass.LAY, Klass.EXECUTIVE, Klass.GP, Klass.CLINICAL, Klass.NHS_ENGLAND
OFFICES = {
    EXECUTIVE: ("accountable_officer", "chief_finance_officer", "chief_nurse", "service_chief", "head_of_contracting"),
    CLINICAL: ("registered_nurse", "secondary_care_doctor"),
    ENGLAND: ("medical_director", "area_director", "head_of_primary_care"),
}
COUNTS = {
    "essex": {LAY: 1, GP: 1, EXECUTIVE: 1},
    "blackpool": {LAY: 3, EXECUTIVE: 3, GP: 2},
    "rotherham": {LAY: 3, EXECUTIVE: 3},
    "pattern-1": {LAY: 2, EXECUTIVE: 2, GP: 2},
    "pattern-2": {LAY: 3, GP: 1, EXECUTIVE: 4},
    "pattern-3": {LAY: 2, GP: 2, EXECUTIVE: 2},
    "pattern-4": {LAY: 2, CLINICAL: 2, EXECUTIVE: 2, GP: 2},
}
"""How many of each class a CCG seats in each worked example; NHS England seats three where it sits."""


@dataclass(frozen=True)
class Agenda:
    """One item of a past meeting: of each class, how many were ruled out and how many sat."""

    title: str
    on: date | None = None
    out: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Tried:
    """One item under the composition tried. `margin`: lay and executive members beyond half of those deciding."""

    agenda: Agenda
    deciding: int
    margin: float
    shortfalls: tuple[str, ...]


@dataclass(frozen=True)
class Bench:
    rows: tuple[Tried, ...]
    power: Power

    @property
    def inquorate(self):
        return sum(bool(row.shortfalls) for row in self.rows)

    @property
    def percent(self):
        return round(100 * self.inquorate / len(self.rows)) if self.rows else 0

    @property
    def margin(self):
        return min((row.margin for row in self.rows), default=0)


EVERY_GP = Agenda("If every GP has a conflict of interest", out={GP: (1, 1)})


def composed(terms, counts):
    """Seats of these numbers for every CCG of the terms, and three for NHS England where it sits (R-201, R-222)."""
    seats = []
    for body in terms.bodies:
        own = {ENGLAND: body.voters or 3} if body.side == "nhs_england" else counts
        for klass, number in own.items():
            seats += [_seat(body, klass, n) for n in range(number)]
    return tuple(seats)


def _seat(body, klass, n):
    offices = OFFICES.get(klass, ())
    office = offices[n] if n < len(offices) else ""
    return Seat(f"{body.key}-{klass}-{n}", f"{klass.label} {n + 1}, {body.name}", body.key, klass, office)


def adjusted(terms, seats, counts):
    """A committee's own voting seats, with these numbers of a class for every CCG: the first stay, others are added."""
    kept = list(counted(seats))
    for body in terms.bodies:
        for klass, number in counts.items() if body.side != "nhs_england" else ():
            own = [seat for seat in kept if (seat.body, seat.klass) == (body.key, klass)]
            kept = [seat for seat in kept if seat not in own[number:]]
            kept += [_seat(body, klass, n) for n in range(len(own), number)]
    return tuple(kept)


def first_readings():
    """The reading of each open question that the bench takes: the first offered; it decides nothing (trap 4)."""
    return {key: question.readings[0].choice for key, question in QUESTIONS.items()}


def bench(terms, seats, agendas, *, chair="", vice=""):
    """What these seats would have made of those agendas (open ground 23); who presides now goes on if they may."""
    may = [seat.key for seat in eligible_officers(terms, seats)]
    officers = [key for key in (chair, vice) if key in may]
    chair, vice = [*officers, *(key for key in may if key not in officers), "", ""][:2]
    rows = tuple(_tried(terms, seats, agenda, chair, vice) for agenda in (*agendas, EVERY_GP))
    blocs = [body.key for body in terms.bodies if body.side == "nhs_england"]
    return Bench(rows, power(terms, seats, blocs=blocs, presiding=chair))


def _tried(terms, seats, agenda, chair, vice):
    left = []
    for klass in Klass:
        own = [seat for seat in seats if seat.klass == klass]
        out, of = agenda.out.get(klass, (0, 1))
        gone = -(-out * len(own) // of) if of else 0
        left += own[: len(own) - min(gone, len(own))]
    lacking = shortfalls(terms, left, chair=chair, vice=vice)
    strong = sum(seat.klass in terms.majority_classes for seat in left)
    return Tried(agenda, len(left), strong - len(left) / 2, tuple(lacking))
