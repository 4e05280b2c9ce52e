"""Whether a match has been dealt with, and what of a meeting is not yet on the register (open ground 1 and 27)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from conflicts.rules.dates import spoken

LIFTED = "none"


class State(StrEnum):
    OPEN = "open"
    RULED = "ruled"
    DISMISSED = "dismissed"

    @property
    def label(self):
        return {"open": "To be ruled on", "ruled": "Ruled", "dismissed": "Dismissed"}[self]


@dataclass(frozen=True)
class Ruled:
    """One ruling on one person and item, as far as the radar reads it."""

    ref: str
    choice: str
    matched: str = ""
    interest_ref: str = ""
    declared: bool = True
    order: int = 0
    at: datetime | None = None


@dataclass(frozen=True)
class Answered:
    """A match that was dismissed, or said to be covered by a ruling."""

    match: str
    dismissed: bool
    ruling: str = ""


def standing(rulings):
    """The ruling in force on one person and one item: the latest, unless it lifts what stood before."""
    last = max(rulings, key=lambda r: r.order, default=None)
    return None if last is None or last.choice == LIFTED else last


def state(key, rulings, answers):
    """Is this match dealt with? `rulings` and `answers` are those on its person and item.

    A ruling counts for a match it was made on, or was said to cover, for as long as any ruling on the
    person and item stands; a dismissal counts for exactly the words it was given on. What changes is open.
    """
    mine = [a for a in answers if a.match == key]
    answering = any(r.matched == key for r in rulings) or any(not a.dismissed for a in mine)
    if answering and standing(rulings):
        return State.RULED
    return State.DISMISSED if mine and mine[-1].dismissed else State.OPEN


def names(match, rulings):
    """Does the ruling in force, spoken aloud, name the line of the register behind this match (row 49)?

    It answers what stood when it was made: an interest changed since, a party named since or a link kept
    since opens the match, and so does any later ruling. One made on another match says itself what else it covers.
    """
    last = standing(rulings)
    if last is None or last.matched or not match.interest or last.interest_ref != match.interest:
        return False
    return match.since is None or (last.at is not None and match.since <= last.at)


def unspoken(declared, rulings, *, taken):
    """Is an interest on the register, on an item that is being or has been taken, and not declared there?

    `declared`: the match stands on a registered interest and was not dismissed (R-060).
    """
    return declared and taken and not any(r.declared for r in rulings)


def due_to_register(said_on, book):
    """The last day to put an interest first spoken in a meeting on the register (R-012)."""
    return said_on + timedelta(days=book.days_to_declare)


def overdue_words(said_on, *, on, book):
    """What to say of an interest spoken in a meeting and not registered."""
    due = due_to_register(said_on, book)
    if on > due:
        return f"It should have been on the register by {spoken(due)}."
    return f"It is to be on the register by {spoken(due)}."


def reasons_against_answer(*, words, subject, by_person, needs_words=True):
    """Why a match cannot be dismissed or covered: words are needed, and nobody answers for themselves (R-061)."""
    found = []
    if needs_words and not words.strip():
        found.append("Say why this match does not matter for the item.")
    if subject == by_person:
        found.append("Nobody rules on their own conflict of interest.")
    return found
