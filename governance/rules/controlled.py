"""Controlled documents: which version is in force on a date, and what stands against a new one.

Features rows 21 to 25. One version follows another without a gap in the record: the new one ends
the old one the day before it begins. Where a version ended and none followed, none is in force.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Kind(StrEnum):
    CONSTITUTION = "constitution"
    CONFLICTS_POLICY = "conflicts-policy"
    GIFTS_POLICY = "gifts-policy"
    TERMS = "terms-of-reference"
    OTHER = "other"

    @property
    def label(self):
        return LABELS[self]

    @property
    def one_each(self):
        """A body has one constitution and one of each policy; terms of reference are as many as committees."""
        return self not in (Kind.TERMS, Kind.OTHER)


LABELS = {
    Kind.CONSTITUTION: "Constitution",
    Kind.CONFLICTS_POLICY: "Conflicts of interest policy",
    Kind.GIFTS_POLICY: "Gifts and hospitality policy",
    Kind.TERMS: "Terms of reference",
    Kind.OTHER: "Other document",
}


@dataclass(frozen=True)
class Version:
    """One version of one document."""

    version: str
    from_on: date
    to_on: date | None = None


def in_force(versions, *, on):
    """The version in force on a date, or None."""
    holding = [v for v in versions if v.from_on <= on and (v.to_on is None or on <= v.to_on)]
    return max(holding, key=lambda v: v.from_on, default=None)


def reasons_against(new, *, earlier, approved_on, today):
    """Everything that stands against adding this version after the `earlier` ones of the same document."""
    reasons = []
    if approved_on > today:
        reasons.append("It cannot have been approved in the future.")
    if approved_on > new.from_on:
        reasons.append("It cannot be in force before it was approved.")
    if new.to_on and new.to_on < new.from_on:
        reasons.append("It ends before it begins. Check both dates.")
    if any(_plain(v.version) == _plain(new.version) for v in earlier):
        reasons.append(f"There is a version {new.version} already.")
    late = [v for v in earlier if v.from_on >= new.from_on]
    if late:
        latest = max(late, key=lambda v: v.from_on)
        reasons.append(
            f"Version {latest.version} is in force from {_spoken(latest.from_on)}; a new one must begin after that."
        )
    return reasons


def last_day_of(earlier, *, new):
    """The day on which an earlier version ends because `new` begins; None when it ended before."""
    eve = new.from_on - timedelta(days=1)
    return eve if earlier.to_on is None or earlier.to_on > eve else None


def _plain(words):
    return " ".join(words.casefold().split())


def _spoken(day):
    return f"{day.day} {day:%B %Y}"
