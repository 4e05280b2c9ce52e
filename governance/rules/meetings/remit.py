"""May this committee decide on this item? Asked before it is tabled (features row 17; R-100 to R-112, R-142).

A delegated or joint committee decides on what its arrangement and its terms give it, and on its
own business; a governing body or an audit committee on the business of its CCG. Discussion and
information need no remit; but what is put under an item that names its function or its parties is a
decision, whatever it is called.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from governance.rules.functions import FUNCTIONS, VARIABLE, outside
from governance.rules.meetings.sub_groups import SUB_GROUP, reasons_against_deciding

OWN, CCG = "own_business", "ccg_business"
TITLES = {
    OWN: "The committee’s own business: its officers, its terms, its work",
    CCG: "Business of the CCG outside primary care commissioning",
}
OF_A_CCG = ("governing_body", "audit")


@dataclass(frozen=True)
class Given:
    """What one body's arrangement gives, on the day of the meeting; no model where none is live."""

    body: str
    model: str = ""
    variations: Mapping = field(default_factory=dict)
    waiting: tuple[str, ...] = ()


def choices():
    """Every function an item may name, with its title (R-100 to R-112)."""
    return [*((f.key, f.title) for f in FUNCTIONS.values()), *TITLES.items()]


def title_of(key):
    return TITLES.get(key) or (FUNCTIONS[key].title if key in FUNCTIONS else key)


def reasons_against_procedure(number, *, function, parties):
    """Why a motion under this item is a decision and no procedure; empty where it may be procedure (row 17).

    Else a decision called procedure would pass by the remit and by what is asked about interests (R-060).
    """
    named = [words for words, there in (("its function", function), ("whom it is about", parties)) if there]
    if not named:
        return []
    return [
        f"Item {number} names {' and '.join(named)}, so what is put under it is a decision, not procedure. "
        "To note, defer or refer it, to adjourn, to elect or to exclude the public, choose the motion for it."
    ]


def without_function(*, function, parties):
    """Nothing can be decided under an item that names parties and no function: to be said while it can be mended."""
    if function or not parties:
        return []
    return [
        "It names whom it is about, and no function: nothing can be decided under it. It can be noted, deferred or "
        "referred."
    ]


def reasons_against(function, *, kind, given, on: date, named=(), parent=""):
    """Why a committee of this kind may not decide on this function that day; empty means it may (row 17).

    `given`: one `Given` for each CCG with a side in the item. `named`: functions the terms name, if any;
    what the terms name of the local functions counts as given (R-142), unless the agreement says no.
    A sub-group decides on its own business alone; `parent` is the committee it prepares cases for (R-068).
    """
    if function == OWN:
        return []
    if function == CCG:
        return [] if kind in OF_A_CCG else ["This committee does not decide on the CCG’s other business."]
    if function not in FUNCTIONS:
        return ["Choose which function the decision falls under."]
    if kind == SUB_GROUP:
        return reasons_against_deciding(parent)
    found = []
    if named and function not in named:
        found.append(f"{FUNCTIONS[function].title}: not among the functions in this committee’s terms of reference")
    if not given:
        found.append("No CCG has a side in this committee that day, so nothing is delegated to it.")
    for each in given:
        found += _of_body(function, each, on, named)
    return found


def _of_body(function, given, on, named):
    if not given.model:
        why = " ".join(given.waiting) or "It has no arrangement."
        return [f"{given.body}: no co-commissioning arrangement is live on {on.day} {on:%B %Y}. {why}"]
    by_terms = {key: True for key in named if key in VARIABLE}
    stated = {key: value for key, value in given.variations.items() if value is not None}
    reasons = outside(function, model=given.model, on=on, variations=by_terms | stated)
    return [f"{given.body}: {reason}" for reason in reasons]
