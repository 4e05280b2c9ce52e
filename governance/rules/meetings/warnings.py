"""What a committee’s set-up gets wrong before it ever meets (R-201, R-202, R-220, R-224; trap 3)."""

from dataclasses import dataclass
from fractions import Fraction

from governance.rules.meetings.power import power
from governance.rules.meetings.quorum import majority_shortfalls, shortfalls
from governance.rules.meetings.seats import OFFICES, RIGHT_TO_ATTEND, Klass, counted, eligible_officers


@dataclass(frozen=True)
class Warning:
    """One thing to mend or to know; `grave` ones break a rule of the sources."""

    key: str
    sentence: str
    rule: str
    grave: bool = True


def warnings(terms, seats, *, chair="", vice=""):
    """Everything worth saying about these seats under these terms, grave first (R-220, R-224)."""
    members = [seat for seat in counted(seats) if not seat.deputy_for]
    found = [
        *_members(terms, members),
        *_officers(terms, seats, chair, vice),
        *_majority(terms, members),
        *_observers(terms, seats),
        *_structural(terms, seats, chair, vice),
        *_deciding(terms, members),
        *_power(terms, members),
    ]
    return sorted(found, key=lambda warning: not warning.grave)


def majority_lost(terms, before, after):
    """What a change of seats takes from the lay and executive majority, even with everybody present (R-220).

    Nothing for a change that leaves it as good as it was: a committee is seated one by one.
    """
    held, left = ([seat for seat in counted(seats) if not seat.deputy_for] for seats in (before, after))
    worse = _share(terms, left) < _share(terms, held)
    return [f"Even with everybody present: {sentence}." for sentence in majority_shortfalls(terms, left) if worse]


def _share(terms, members):
    have = sum(seat.klass in terms.majority_classes for seat in members)
    return Fraction(have, len(members)) if members else Fraction(1)


def structurally_inquorate(terms, seats, *, chair="", vice="", without=Klass.GP):
    """What the quorum lacks when everybody of a class has a conflict and all others come (R-224, D3-f)."""
    left = [seat for seat in seats if seat.klass != without]
    return shortfalls(terms, left, chair=chair, vice=vice) if len(left) < len(list(seats)) else []


def _members(terms, members):
    found = []
    for body in terms.bodies:
        own = [seat for seat in members if seat.body == body.key]
        lay = sum(seat.klass == Klass.LAY for seat in own)
        if len(own) != body.voters:
            found.append(
                Warning(
                    "voters",
                    f"{body.name} has {len(own)} voting seats, the terms give it {body.voters}{terms.cite('bodies')}.",
                    "R-201",
                )
            )
        if lay < body.lay:
            has = f"{lay} lay member{'' if lay == 1 else 's'}"
            found.append(
                Warning(
                    "lay",
                    f"{body.name} has {has}, the terms ask for {body.lay}{terms.cite('bodies')}.",
                    "R-201",
                )
            )
    return found


def _officers(terms, seats, chair, vice):
    eligible, found = {seat.key for seat in eligible_officers(terms, seats)}, []
    names = {seat.key: seat.name for seat in seats}
    for post, key in (("Chair", chair), ("Vice Chair", vice)):
        if not key:
            found.append(Warning("officer", f"There is no {post} yet.", "R-202", post == "Chair"))
        elif key not in eligible:
            found.append(
                Warning(
                    "officer",
                    f"The {post}, {names.get(key, key)}, is not an eligible lay member{terms.cite('officers_from')}.",
                    "R-202, R-220",
                )
            )
    if not eligible:
        found.append(Warning("officer", "No seat may be elected Chair: there is no voting lay member.", "R-220"))
    return found


def _majority(terms, members):
    if not terms.lay_executive:
        return [
            Warning(
                "majority_rule",
                "The terms ask for no lay and executive majority; the model for delegated committees does.",
                "R-220",
                False,
            )
        ]
    return [
        Warning("majority", f"Even with everybody present: {sentence}.", "R-220")
        for sentence in majority_shortfalls(terms, members)
    ]


def _observers(terms, seats):
    """Whom the terms let attend by right, and for whom no seat stands (R-203, R-220; H-11)."""
    seated = {seat.office for seat in seats}
    return [
        Warning(
            "observer",
            f"The terms give {OFFICES[office]} a right to attend{terms.cite('attendees')}, and no seat stands for it: "
            "nobody there is told of meetings.",
            "R-203, R-220",
        )
        for office in terms.attendees
        if office in RIGHT_TO_ATTEND and office not in seated
    ]


def _structural(terms, seats, chair, vice):
    found = []
    if full := shortfalls(terms, seats, chair=chair, vice=vice):
        found.append(Warning("never", f"Inquorate even with everybody present: {'; '.join(full)}.", "R-215"))
    without = structurally_inquorate(terms, seats, chair=chair, vice=vice)
    if without and without != full:
        found.append(
            Warning(
                "gps",
                f"Inquorate whenever all GPs have a conflict of interest: {'; '.join(without)}.",
                "R-224",
            )
        )
    return found


def _deciding(terms, members):
    offices = set(terms.deciding_offices) - {"chair"}
    if not offices or any(seat.office in offices for seat in members):
        return []
    return [
        Warning(
            "deciding", f"Nobody’s seat holds the deciding vote{terms.cite('deciding_offices')}: ties stay.", "R-205"
        )
    ]


def _power(terms, members):
    blocs = [body.key for body in terms.bodies if body.side == "nhs_england"]
    if not blocs:
        return []
    return [
        Warning("veto", sentence, "R-204", False)
        for sentence in power(terms, members, blocs=blocs).sentences
        if "decides alone" in sentence or "can block" in sentence
    ]
