"""Which guidance on conflicts of interest was in force on a date, and what it said in figures.

Four editions: the code of conduct of March 2013 (E2013), the statutory guidance of 18 December
2014 (E2014), of 28 June 2016 (E2016) and of 16 June 2017 (E2017). The edition is that of the
day of the event — the declaration, the offer, the meeting — never today's. The figures stand in
`editions_stated.py`, each with its rule, source and basis; an administrator may replace only
the unverified ones.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from governance.rules.figures import Book, book

__all__ = ["Edition", "Guidance", "edition_on", "figures_of", "guidance", "in_force"]


class Edition(StrEnum):
    E2013 = "E2013"
    E2014 = "E2014"
    E2016 = "E2016"
    E2017 = "E2017"

    @property
    def title(self):
        return TITLES[self]

    @property
    def from_on(self):
        return STARTS[self]


TITLES = {
    Edition.E2013: "Code of conduct, March 2013",
    Edition.E2014: "Statutory guidance of 18 December 2014",
    Edition.E2016: "Revised statutory guidance of 28 June 2016",
    Edition.E2017: "Revised statutory guidance of 16 June 2017",
}

STARTS = {
    Edition.E2013: date(2013, 3, 1),
    Edition.E2014: date(2014, 12, 18),
    Edition.E2016: date(2016, 6, 28),
    Edition.E2017: date(2017, 6, 16),
}


@dataclass(frozen=True)
class Guidance(Book):
    """One edition in figures. Money in pounds; None where the edition gives no figure."""

    categories: tuple[str, ...]
    days_to_declare: int
    duty_from: date
    refresh_months: int
    only_decision_makers: bool
    band_from: str
    public_months: int
    private_years: int
    supplier_gift_to: Decimal | None
    other_gift_under: Decimal | None
    gifts_together_to: Decimal | None
    gifts_together_months: int
    meal_under: Decimal
    meal_to: Decimal | None
    local_policy_under: Decimal | None
    decline_cash: str
    declare_declined: bool
    public_gifts: bool
    public_breaches: bool
    guardian: bool
    lay_members: int
    investigation_days: int
    training_pass_mark: int | None
    training_due: str
    training_first_due: date | None
    earnings_due: str
    redaction_review_months: int
    fair_notice_days: int

    @property
    def edition(self):
        return Edition(self.key)


def edition_on(on):
    """The edition in force on a date; the first one also for events before it (R-012 has no start)."""
    return max((e for e in Edition if e.from_on <= on), key=lambda e: e.from_on, default=Edition.E2013)


def in_force(on, *, figures=None):
    """The guidance in force on the date of an event.

    `figures` maps an edition to an administrator's values for unverified fields:
    `{"E2017": {"gifts_together_months": "6"}}`.
    """
    return guidance(edition_on(on), figures=(figures or {}).get(edition_on(on)))


def guidance(edition, *, figures=None):
    """The rule book of one edition, with an administrator's figures put over the unverified ones."""
    from conflicts.rules.editions_stated import ENTRIES

    edition = Edition(edition)
    return book(Guidance, edition.value, ENTRIES[edition], figures)


def figures_of(rows):
    """Rows of (edition, field, value) as the mapping `in_force` takes."""
    found = {}
    for edition, name, value in rows:
        found.setdefault(edition, {})[name] = value
    return found
