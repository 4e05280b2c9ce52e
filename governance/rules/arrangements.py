"""Is an arrangement live, and if not, why not yet?

Approved is not live (R-125, H-13: 64 approved, 63 live in 2015). A delegated arrangement is live
from its start date only once the agreement is signed (S2 l.253) and, since money moves, the
CFO has signed off the sum (R-154, S2 l.205). Joint arrangements move no money (R-153).
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Facts:
    """What is recorded of one arrangement. Dates are London dates, `signed_off` says whether the sum is."""

    status: str
    starts_on: date
    ends_on: date | None
    agreement_signed_on: date | None
    signed_off: bool
    moves_money: bool


def waiting_for(facts, on):
    """Sentences saying what still stands between approval and going live on the date `on`."""
    if facts.status == "lapsed":
        return ["It lapsed before it began."]
    if facts.ends_on and facts.ends_on < on:
        return [f"It ended on {spoken(facts.ends_on)}."]
    found = []
    if facts.agreement_signed_on is None:
        found.append("The agreement with NHS England has not been recorded as signed.")
    elif facts.agreement_signed_on > on:
        found.append(f"The agreement is signed only on {spoken(facts.agreement_signed_on)}.")
    if facts.moves_money and not facts.signed_off:
        found.append("The Chief Finance Officer has not signed off the sum that transfers.")
    if on < facts.starts_on:
        found.append(f"It starts on {spoken(facts.starts_on)}.")
    return found


def live(facts, on):
    return not waiting_for(facts, on)


def state_on(facts, on):
    """In one word, as people ask for it: live, approved only, lapsed, ended."""
    if facts.status == "lapsed":
        return "Lapsed"
    if live(facts, on):
        return "Live"
    return "Ended" if facts.status == "ended" else "Approved, not live"


def spoken(day):
    return f"{day.day} {day:%B %Y}"
