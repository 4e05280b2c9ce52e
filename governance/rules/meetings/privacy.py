"""When an item is private: the ground, who looks again and when, and that it lapses by itself (R-209; row 115).

The public may be kept out only by resolution that states the reason (Public Bodies (Admission to
Meetings) Act 1960, s.1(2)). Each private item names who looks again and by which day; the day
after, it is public, unless it was renewed.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from governance.rules.periods import spoken

LONGEST = timedelta(days=366)
"""An owner's choice: nobody may put the next look off by more than a year."""
RESOLVED_FOR = timedelta(days=91)
"""An owner's choice: so long after it what a meeting resolved to take in private unprepared is looked at again."""


@dataclass(frozen=True)
class Ground:
    """A ground on which the public may be kept out."""

    key: str
    title: str
    words: str
    source: str


GROUNDS = {
    ground.key: ground
    for ground in (
        Ground(
            "confidential",
            "The business is confidential",
            "publicity would be prejudicial to the public interest, the business being confidential",
            "1960 Act s.1(2)",
        ),
        Ground(
            "special_reasons",
            "Special reasons arising from the business",
            "publicity would be prejudicial to the public interest for the special reasons stated in the resolution",
            "1960 Act s.1(2)",
        ),
        Ground(
            "advice",
            "Recommendations or advice from outside the committee",
            "the committee needs to consider recommendations or advice from a source other than its members",
            "1960 Act s.1(2) and (3)",
        ),
    )
}


@dataclass(frozen=True)
class Standing:
    """Whether an item is private on a day, and the sentence that says why or since when not."""

    private: bool
    sentence: str
    review_on: date | None = None


UNSTATED = Standing(True, "The ground has not been stated yet.")
"""Marked private, and nobody has said why: private until somebody does."""


def standing(*, ground, review_on, on, reviewer="", released_on=None):
    """Is it private that day? Lapsed unrenewed means released, the day after `review_on` (row 115)."""
    if not ground:
        since = f" since {spoken(released_on)}" if released_on else ""
        return Standing(False, f"It is public{since}.")
    if on > review_on:
        lapsed = review_on + timedelta(days=1)
        return Standing(False, f"It has been public since {spoken(lapsed)}: nobody renewed the ground.", review_on)
    who = f" {reviewer} looks again" if reviewer else " It is looked at again"
    return Standing(True, f"{GROUNDS[ground].title}.{who} by {spoken(review_on)}; else it is public.", review_on)


def faults(*, ground, reason, reviewer, review_on, public_words, on):
    """Why an item may not be made private like this, all reasons at once (R-209; row 115)."""
    found = []
    if ground not in GROUNDS:
        found.append("Choose the ground on which the public is kept out.")
    if not reason.strip():
        found.append("Say why this item has to be private.")
    if not public_words.strip():
        found.append("Say what the public is told the item is about.")
    if reviewer is None:
        found.append("Name who looks at it again.")
    if review_on is None:
        found.append("Say by which day somebody looks at it again.")
    elif review_on < on:
        found.append(f"The day for looking again, {spoken(review_on)}, has passed.")
    elif review_on > on + LONGEST:
        found.append(f"Look again within a year: by {spoken(on + LONGEST)} at the latest.")
    return found
