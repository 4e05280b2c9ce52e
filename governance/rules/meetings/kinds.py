"""Kinds of committee, what each has by default, and where terms differ from it (row 36; R-213, R-214, R-220)."""

from dataclasses import dataclass
from enum import StrEnum

from governance.rules.meetings.patterns import ESSEX
from governance.rules.meetings.patterns_found import BLACKPOOL, FIRST, FOURTH, ROTHERHAM, SECOND, THIRD

PATTERNS = {p.key: p for p in (ESSEX, BLACKPOOL, ROTHERHAM, FIRST, SECOND, THIRD, FOURTH)}


class Kind(StrEnum):
    JOINT = "joint"
    IN_COMMON = "in_common"
    DELEGATED = "delegated"
    GP_FREE = "gp_free"
    GOVERNING_BODY = "governing_body"
    AUDIT = "audit"
    SUB_GROUP = "sub_group"


@dataclass(frozen=True)
class Default:
    """What is usual for one kind: a field of the terms, its value, how to say it, and why."""

    field: str
    value: object
    words: str
    rule: str


LAY_CHAIR = Default("officers_from", ("lay",), "the Chair is a lay member", "R-220")
MAJORITY = Default("lay_executive", True, "lay and executive members are in the majority", "R-220")
PUBLIC = Default("in_public", True, "it meets in public", "R-209")
ONE_EACH = Default("weighting_used", False, "one vote each", "R-225")
CHAIR_CASTS = Default("deciding_offices", ("chair",), "the Chair has the casting vote", "R-225")

DEFAULTS = {
    Kind.JOINT: (
        LAY_CHAIR,
        MAJORITY,
        PUBLIC,
        Default("weighting_used", True, "NHS England’s votes are weighted", "R-204"),
        Default("deciding_offices", ("area_director", "medical_director"), "NHS England decides a tie", "R-205"),
        Default("single_allowed", True, "in one CCG’s own matter the others abstain", "R-206"),
        Default("minutes_working_days", 3, "minutes within three working days", "R-210"),
    ),
    Kind.IN_COMMON: (LAY_CHAIR, MAJORITY, PUBLIC, ONE_EACH, CHAIR_CASTS),
    Kind.DELEGATED: (LAY_CHAIR, MAJORITY, PUBLIC, ONE_EACH, CHAIR_CASTS),
    Kind.GP_FREE: (
        LAY_CHAIR,
        MAJORITY,
        PUBLIC,
        ONE_EACH,
        CHAIR_CASTS,
        Default("gp_voters", 0, "no GP has a vote; GPs advise", "R-221"),
    ),
    Kind.GOVERNING_BODY: (
        PUBLIC,
        ONE_EACH,
        CHAIR_CASTS,
        Default("meets_often", True, "at least eight meetings a year", "R-227"),
    ),
    Kind.AUDIT: (
        LAY_CHAIR,
        ONE_EACH,
        Default("in_public", False, "it does not meet in public", "R-209"),
        Default("gp_voters", 0, "no GP has a vote", "R-220"),
    ),
    Kind.SUB_GROUP: (LAY_CHAIR, ONE_EACH, CHAIR_CASTS),
}
USUAL_PATTERN = {
    Kind.JOINT: "essex",
    Kind.IN_COMMON: "blackpool",
    Kind.DELEGATED: "blackpool",
    Kind.GP_FREE: "rotherham",
    Kind.GOVERNING_BODY: "pattern-4",
    Kind.AUDIT: "pattern-1",
    Kind.SUB_GROUP: "pattern-1",
}
OFTEN = ("month", "six weeks")


def deviations(kind, terms, seats=()):
    """Where these terms and seats differ from what is usual for the kind, as sentences (row 36)."""
    found = []
    for each in DEFAULTS[Kind(kind)]:
        if (now := _value(each.field, terms, seats)) != each.value:
            found.append(f"Usual: {each.words} ({each.rule}). Here: {_said(each.field, now)}.")
    return found


def _value(field, terms, seats):
    if field == "weighting_used":
        return any(body.total is not None for body in terms.bodies)
    if field == "gp_voters":
        return sum(seat.votes and seat.klass == "gp" for seat in seats)
    if field == "meets_often":
        return terms.meets in OFTEN
    return getattr(terms, field)


SAID = {
    "officers_from": lambda now: f"Chair from {', '.join(now)}",
    "lay_executive": lambda now: "no such majority is asked for",
    "in_public": lambda now: "it meets in public" if now else "it does not meet in public",
    "weighting_used": lambda now: "votes are weighted" if now else "one vote each",
    "deciding_offices": lambda now: f"a tie is decided by {', '.join(now).replace('_', ' ')}" if now else "nobody",
    "single_allowed": lambda now: "no clause on one CCG’s own matter",
    "minutes_working_days": lambda now: f"{now} working days" if now else "no time is given",
    "gp_voters": lambda now: f"{now} GPs vote",
    "meets_often": lambda now: "fewer, or not said",
}


def _said(field, now):
    return SAID[field](now)
