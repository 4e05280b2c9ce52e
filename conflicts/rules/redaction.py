"""Withholding a published detail: only for real risk of harm, or because the law forbids it (R-095).

Asked in writing; the guardian decides, with advice; looked at again by a date; always visible as a
redaction. The full version is kept.
"""

from enum import StrEnum
from typing import NamedTuple

from conflicts.rules.dates import add_months, spoken


class Ground(StrEnum):
    HARM = "harm"
    LAW = "law"

    @property
    def label(self):
        return LABELS[self]


LABELS = {
    Ground.HARM: "Real risk of harm to a person",
    Ground.LAW: "The law forbids publishing it",
}
SHOWN = {
    Ground.HARM: "[Withheld: real risk of harm]",
    Ground.LAW: "[Withheld: the law forbids publishing it]",
}
MAY_BE_WITHHELD = {
    "person": "Name",
    "position": "Position",
    "counterparty": "With whom",
    "description": "Description",
    "relationship": "Relationship",
}


def problems(*, ground, fields, asked_in_writing, request):
    """What is missing from a request."""
    found = []
    if ground not in list(Ground):
        found.append("Embarrassment or inconvenience is no ground. Choose risk of harm or a legal bar.")
    if not fields:
        found.append("Choose what should be withheld.")
    found += [f"“{f}” cannot be withheld." for f in fields if f not in MAY_BE_WITHHELD]
    if not asked_in_writing:
        found.append("A redaction must be asked for in writing.")
    if not request.strip():
        found.append("Say what the risk is, or which law forbids publishing.")
    return found


def reasons_against_deciding(*, decider, requester, is_guardian, advice, reason):
    """Why this person may not decide now."""
    found = []
    if not is_guardian:
        found.append("Only the conflicts of interest guardian decides on redactions.")
    if decider == requester:
        found.append("Nobody decides on their own request.")
    if not advice.strip():
        found.append("Record the advice taken, and from whom.")
    if not reason.strip():
        found.append("Give the reason for the decision.")
    return found


def review_on(decided_on, *, book):
    """The day by which the redaction is looked at again."""
    return add_months(decided_on, book.redaction_review_months)


def redacted(row, *, fields, ground, review):
    """The public row with the fields withheld, and a sentence that says so."""
    mark = SHOWN[Ground(ground)]
    kept = {name: mark if name in fields and name in MAY_BE_WITHHELD else value for name, value in row.items()}
    names = ", ".join(MAY_BE_WITHHELD[f].lower() for f in fields if f in MAY_BE_WITHHELD)
    kept["redaction"] = f"Withheld: {names}. {Ground(ground).label}. To be looked at again by {spoken(review)}."
    return kept


class Asked(NamedTuple):
    """A request to withhold, and what became of it."""

    status: str | None
    fields: tuple = ()
    asked_at: object = None


def kept_of_ruling(lines, *, named, ruled_at, own_words):
    """What decisions and minutes keep back of a ruling: “name”, “details” or nothing (R-095, R-064).

    `lines` of the register it may rest on: (person, consent, status, requests). Words written for the public
    by whoever ruled stand, unless withholding was asked for only afterwards. `named`: the ruling names its line.
    """
    if named and not lines:
        return "name"
    kept = [_kept(publish, status, asked, ruled_at, own_words) for _, publish, status, asked in lines]
    return max(kept, key=["", "details", "name"].index, default="")


def _kept(publish, status, requests, ruled_at, own_words):
    standing = [r for r in requests if r.status == "granted" or (r.status == "asked" and status != "published")]
    if any("person" in r.fields for r in standing):
        return "name"
    later = any(r.asked_at > ruled_at for r in standing)
    silent = standing or not publish or status == "withdrawn"
    return "details" if silent and (later or not own_words) else ""
