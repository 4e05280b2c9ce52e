"""Seats of a committee: whose, of which class, holding which office, voting or not (R-201 to R-203, R-220 to R-223)."""

from dataclasses import dataclass
from enum import StrEnum


class Klass(StrEnum):
    """What a member is chosen as (features row 37). Clinical: a nurse or a secondary-care doctor (R-223)."""

    LAY = "lay"
    EXECUTIVE = "executive"
    GP = "gp"
    CLINICAL = "clinical"
    NHS_ENGLAND = "nhs_england"
    ATTENDEE = "attendee"

    @property
    def label(self):
        return LABELS[self]


LABELS = {
    Klass.LAY: "Lay member",
    Klass.EXECUTIVE: "Executive member",
    Klass.GP: "GP",
    Klass.CLINICAL: "Nurse or secondary-care doctor",
    Klass.NHS_ENGLAND: "NHS England",
    Klass.ATTENDEE: "In attendance",
}

OFFICES = {
    "chair": "Chair of the committee",
    "medical_director": "Medical Director",
    "area_director": "Area Director",
    "head_of_primary_care": "Head of Primary Care",
    "accountable_officer": "Accountable Officer",
    "chief_finance_officer": "Chief Finance Officer",
    "service_chief": "Chief of a service",
    "chief_nurse": "Chief Nurse",
    "registered_nurse": "Registered Nurse",
    "secondary_care_doctor": "Secondary Care Doctor",
    "head_of_contracting": "Head of Contracting",
    "governing_body_chair": "Chair of the Governing Body",
    "audit_chair": "Chair of the Audit Committee",
    "healthwatch": "Healthwatch",
    "health_and_wellbeing_board": "Health and Wellbeing Board",
    "local_medical_committee": "Local Medical Committee",
    "director_of_commissioning": "Director of Commissioning",
    "director_of_primary_care": "Director of Primary Care",
}
RIGHT_TO_ATTEND = ("healthwatch", "health_and_wellbeing_board", "local_medical_committee")
"""Who may always come and never votes (R-203, R-220; H-11: one kind of attendee with a right)."""


@dataclass(frozen=True)
class Seat:
    """One seat. A deputy carries the office and class of the seat in `deputy_for`, named in advance (R-201).

    `guest`: no seat of the committee, but a chair in this one meeting (row 62), so that rulings reach it.
    `late`: named as a deputy only after this meeting had been opened: not in advance, so not for this meeting.
    `person`: who sits in it; somebody in two seats counts in one.
    """

    key: str
    name: str
    body: str
    klass: Klass
    office: str = ""
    voting: bool = True
    deputy_for: str = ""
    guest: bool = False
    late: bool = False
    person: str = ""

    @property
    def votes(self):
        return self.voting and self.klass != Klass.ATTENDEE and not self.late


def counted(seats):
    """Voting seats that count: a deputy only while the member they stand in for is not among them (R-201).

    Nobody counts twice: a member who is also somebody’s deputy in their own seat, a deputy of two in the first.
    """
    keys = {seat.key for seat in seats}
    own = {seat.person for seat in seats if seat.votes and not seat.deputy_for}
    seen, people, kept = set(), set(), []
    for seat in seats:
        acts_for = seat.deputy_for or seat.key
        if not seat.votes or (seat.deputy_for in keys and seat.deputy_for) or acts_for in seen:
            continue
        if seat.person and (seat.person in people or (seat.deputy_for and seat.person in own)):
            continue
        seen.add(acts_for)
        people.add(seat.person)
        kept.append(seat)
    return tuple(kept)


def uncounted(seat, seats):
    """Why a voting seat in the room is not counted among these (R-201)."""
    if seat.person and any(other.person == seat.person for other in counted(seats)):
        return f"{seat.name} sits here for themselves or another member already: nobody counts twice."
    return f"{seat.name} is a deputy, and the member is in the room."


def eligible_officers(terms, seats):
    """Who may be elected Chair or Vice Chair: voting lay members of the CCGs, no deputies (R-202, R-220)."""
    sides = {body.key: body.side for body in terms.bodies}
    return tuple(
        seat
        for seat in seats
        if seat.votes
        and not seat.deputy_for
        and seat.klass in terms.officers_from
        and sides.get(seat.body, "ccg") != "nhs_england"
    )


def reasons_against_officer(terms, seats, *, seat):
    """Why this seat may not be Chair or Vice Chair (R-202; S4 App 6 paras 9 and 10)."""
    if any(each.key == seat.key for each in eligible_officers(terms, seats)):
        return []
    classes = " or ".join(Klass(k).label.lower() for k in terms.officers_from)
    whose = " of a CCG" if any(b.side == "nhs_england" for b in terms.bodies) else ""
    return [
        f"{seat.name} cannot be Chair or Vice Chair: only a voting {classes}{whose} can{terms.cite('officers_from')}."
    ]
