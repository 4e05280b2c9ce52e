"""The registers of a financial year for the annual accounts (R-301; S2 l.81): which entries belong to it.

An interest, a nil return, a silence belong to every year they were true in. A gift belongs to the
year of its offer, a breach to that of its month, sponsorship to each year it was given in.
"""

from datetime import date

READS = ("interests", "gifts", "sponsorship", "breaches")
EVENTS = ("gifts", "breaches")
FIRST_YEAR = 2013
"""CCGs began on 1 April 2013."""

PRINTED = {
    "interests": ("person", "position", "counterparty", "type", "description", "from_on", "to_on", "mitigation"),
    "gifts": ("recipient", "giver", "description", "value", "offered_on", "outcome"),
    "sponsorship": ("recipient", "sponsor", "what", "value", "from_on", "to_on", "involvement"),
    "breaches": ("kind", "month", "nature", "outcome", "lesson"),
}
"""What fits on paper; the data holds every column."""


def first_day(year):
    return date(year, 4, 1)


def last_day(year):
    return date(year + 1, 3, 31)


def in_words(year):
    """2016 → `2016/17`."""
    return f"{year}/{(year + 1) % 100:02}"


def years_over(on):
    """The financial years that had ended by a date, newest first."""
    return [year for year in range(on.year, FIRST_YEAR - 1, -1) if last_day(year) < on]


def reasons_against(year, *, on, waiting, published):
    """Everything that stands against making the extract of a year now."""
    reasons = []
    if year < FIRST_YEAR:
        reasons.append("There were no CCGs before 1 April 2013.")
    elif last_day(year) >= on:
        reasons.append(f"The year {in_words(year)} is not over yet.")
    if waiting:
        reasons.append("New entries are still being put into the public ledger. Try again in half a minute.")
    if not published:
        reasons.append("Nothing has been published in the registers yet.")
    return reasons


def belongs(register, *, valid_from, valid_to, columns, year, nil=False):
    """Does an entry belong to the year?"""
    first, last = first_day(year).isoformat(), last_day(year).isoformat()
    begins, ends = valid_from or "", valid_to or ""
    if register == "sponsorship" and not nil:
        ends = ends or columns.get("to_on") or begins
    elif register in EVENTS and not nil:
        ends = begins
    return begins <= last and (not ends or ends >= first)
