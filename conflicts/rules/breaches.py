"""What a breach is, and the public face of one (R-085 to R-090).

The internal record keeps who, where and who told; the public one never does. What a text may say is
decided in `anonymity.py`; this module knows the kinds and builds the public row.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from conflicts.rules.anonymity import reasons_against


class Kind(StrEnum):
    NOT_SPOKEN = "not_spoken"
    LATE = "late"
    NOT_DECLARED = "not_declared"
    NOT_MANAGED = "not_managed"
    GIFT = "gift"

    @property
    def label(self):
        return LABELS[self]

    @property
    def control(self):
        return CONTROLS[self]


LABELS = {
    Kind.NOT_SPOKEN: "An interest on the register was not declared when the matter was discussed",
    Kind.LATE: "An interest was declared late",
    Kind.NOT_DECLARED: "An interest was not declared",
    Kind.NOT_MANAGED: "A declared interest was not managed as agreed",
    Kind.GIFT: "A gift, hospitality or sponsorship was not declared or should have been declined",
}
CONTROLS = {
    Kind.NOT_SPOKEN: "Declarations at the start of a meeting and before each item",
    Kind.LATE: "Declaring within 28 days",
    Kind.NOT_DECLARED: "The register of interests and its regular confirmation",
    Kind.NOT_MANAGED: "Mitigation agreed for each interest",
    Kind.GIFT: "Advice on gifts and hospitality, and their register",
}


@dataclass(frozen=True)
class Told:
    """What may be published, once it says nothing about who."""

    kind: Kind
    happened_on: date
    investigated: bool
    nature: str = ""
    outcome: str = ""
    lesson: str = ""
    actions: str = ""


TEXTS = {"nature": "What happened", "outcome": "Outcome", "lesson": "Lesson", "actions": "Actions"}


def public_row(told):
    """The row the public reads (R-086). The month only: the day of one meeting would name its item."""
    return {
        "kind": Kind(told.kind).label,
        "month": f"{told.happened_on:%B %Y}",
        "control": Kind(told.kind).control,
        "nature": told.nature,
        "investigated": "Yes" if told.investigated else "Not yet finished",
        "outcome": told.outcome,
        "lesson": told.lesson,
        "actions": told.actions,
    }


def reasons_against_publishing(told, known):
    """Every reason why this may not be published as written: {field: [sentences]}; empty: it may."""
    found = {}
    for field in TEXTS:
        if reasons := reasons_against(getattr(told, field), known):
            found[field] = reasons
    if not told.nature.strip():
        found.setdefault("nature", []).append("Say in a sentence what happened, without saying who.")
    if told.investigated and not told.lesson.strip():
        found.setdefault("lesson", []).append("Say what others can learn from it.")
    return found


def investigation_due_on(reported_on, *, book):
    """The day by which somebody takes the report up (R-052)."""
    return reported_on + timedelta(days=book.investigation_days)


def problems_of_report(*, happened_on, reported_on, account):
    found = []
    if happened_on > reported_on:
        found.append("A breach cannot be reported before it happened.")
    if not account.strip():
        found.append("Say what happened. Names are safe here: this account is never published.")
    return found
