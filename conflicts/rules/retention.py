"""How long each kind of record is kept inside, from which day, and what may happen then (R-093, R-096).

When the time is over nothing goes by itself: the record is listed, somebody proposes to dispose of
it and a second person confirms, or it is kept longer for a reason, until a date.
"""

from dataclasses import dataclass
from enum import StrEnum

from .dates import add_months


class Kind(StrEnum):
    BREACH = "breach"
    GIFT = "gift"
    SPONSORSHIP = "sponsorship"
    INTEREST = "interest"
    DECLARATION = "declaration"

    @property
    def label(self):
        return SCHEDULE[self].label


@dataclass(frozen=True)
class Term:
    """From which day the years of one kind of record are counted. The years are the edition's."""

    label: str
    counted_from: str
    rule: str
    basis: str


SCHEDULE = {
    Kind.BREACH: Term("Breach", "the day it was concluded, or found not to be one", "R-093", "interpretation"),
    Kind.GIFT: Term("Gift or hospitality", "the day it was offered or received, the later", "R-093", "interpretation"),
    Kind.SPONSORSHIP: Term("Sponsorship", "its last day, or its first if it has no other", "R-093", "interpretation"),
    Kind.INTEREST: Term("Interest", "the day it ended here, or was withdrawn", "R-093", "found"),
    Kind.DECLARATION: Term(
        "Declaration", "the day a later one replaced it, or its signer left", "R-093", "interpretation"
    ),
}


def kept_until(over_on, *, years):
    """The last day on which it is kept; months clamp (R-093, R-096)."""
    return add_months(over_on, 12 * years)


def is_past(over_on, *, on, years):
    """Is the time for keeping it over on that day? (R-093)"""
    return on > kept_until(over_on, years=years)


def authority(years, edition):
    """What the certificate names as the right to let a record go (R-093)."""
    return f"Records are kept for {years} years after they are over (R-093). Guidance in force: {edition}."


def reasons_against_keeping(*, reason, review_on, on):
    """Keeping longer needs a reason, and a day on which somebody looks again (R-093)."""
    found = []
    if not reason.strip():
        found.append("Say why it is kept longer.")
    if review_on is None or review_on <= on:
        found.append("Say on which day, from tomorrow on, somebody looks at it again.")
    return found
