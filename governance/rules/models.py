"""The three models of co-commissioning: what each needs, allows and excludes, and since when.

R-122 to R-124, R-153 to R-156; S0 1.1, S2 l.203–294, S4 1.1–1.2, App 1 and App 3. The statements
are in `models_stated.py`, each with its source, its basis and its dates; `catalogue.py` gives them
out by date. Which form, cycle and cut-off go with a model is for `applications` to know.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.rules.figures import Basis


class Model(StrEnum):
    """S0 1.1: the models a CCG may choose. The BMA calls them A, B and C, Mid Essex 1, 2 and 3."""

    GREATER = "greater_involvement"
    JOINT = "joint"
    DELEGATED = "delegated"

    @property
    def title(self):
        return TITLES[self]


TITLES = {
    Model.GREATER: "Greater involvement",
    Model.JOINT: "Joint commissioning",
    Model.DELEGATED: "Delegated commissioning",
}

HEADINGS = {
    "needs": "What it needs",
    "form": "Form",
    "signers": "Who signs",
    "panels": "Who decides",
    "deadline": "Dates",
    "governance": "Governance arrangements",
    "allows": "What it allows",
    "excludes": "What it leaves out",
    "money": "Money",
    "after": "Once it runs",
}


@dataclass(frozen=True)
class Statement:
    """One sentence about a model, with its source and the dates between which it holds."""

    heading: str
    text: str
    source: str
    basis: Basis = Basis.SEED
    rule: str = ""
    from_on: date | None = None
    to_on: date | None = None

    def holds(self, on):
        return (self.from_on or on) <= on <= (self.to_on or on)
