"""The public register of what committees decided, or did with an item in conflict (R-212; features rows 58, 62)."""

from dataclasses import dataclass
from datetime import date

from publication.registers import Column, Register, Row

from .registers import iso
from .registers_meetings import TOPICS, WHICH, newest_first, of_committee

OUTCOMES = {
    "carried": "Carried",
    "rejected": "Rejected",
    "not_decided": "Not decided",
    "deferred": "Put off",
    "discussed": "Discussed only",
}


@dataclass(frozen=True)
class PublicDecision:
    """What a committee decided, or did with an item in conflict, as its closed meeting left it; for one body."""

    code: str
    committee: str
    held_on: date
    item: str
    decision: str
    outcome: str
    votes: str
    conflict: str
    presided: str
    bodies: str
    terms: str
    functions: str = ""
    parties: str = ""
    committee_ref: str = ""
    meeting: str = ""


def decision_row(told):
    columns = {
        "decision": told.decision,
        "outcome": OUTCOMES[told.outcome],
        "committee": told.committee,
        "held_on": iso(told.held_on),
        "item": told.item,
        "votes": told.votes,
        "conflict": told.conflict,
        "presided": told.presided,
        "bodies": told.bodies,
        "terms": told.terms,
        "functions": told.functions,
        "parties": told.parties,
        "meeting": told.meeting,
    }
    return Row(
        columns=columns, body=told.code, category=told.outcome, valid_from=told.held_on,
        sort=newest_first(told.held_on, told.item), **of_committee(told),
    )  # fmt: skip


DECISIONS = Register(
    key="decisions",
    title="Decisions",
    about="What committees decided, by which votes, and how conflicts of interest were handled.",
    columns=(
        Column("decision", "Decision"),
        Column("outcome", "Outcome"),
        Column("committee", "Committee"),
        Column("held_on", "Meeting", kind="date"),
        Column("item", "Item"),
        Column("votes", "How it was decided", listed=False),
        Column("conflict", "How was this conflict handled?", listed=False),
        Column("presided", "Who presided", listed=False),
        Column("bodies", "Binds", listed=False),
        Column("terms", "Terms of reference", listed=False),
        *TOPICS,
        WHICH,
    ),
    row=decision_row,
    categories=OUTCOMES,
    months=None,
    beside=("committees",),
)
