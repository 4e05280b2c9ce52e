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
    "interests": {
        "person": 11, "position": 11, "counterparty": 16, "type": 9, "description": 0, "from_on": 7, "to_on": 7,
        "mitigation": 14,
    },
    "gifts": {"recipient": 16, "giver": 18, "description": 0, "value": 10, "offered_on": 9, "outcome": 13},
    "sponsorship": {
        "recipient": 14, "sponsor": 16, "what": 14, "value": 9, "from_on": 8, "to_on": 8, "involvement": 0,
    },
    "breaches": {"kind": 12, "month": 9, "nature": 0, "outcome": 25, "lesson": 26},
}  # fmt: skip
"""What fits on paper, with the width of each column in per cent (0: what is left); the data holds all."""


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
