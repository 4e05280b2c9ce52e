"""One engagement event a year at least: which year still wants one, and by when (R-263; S4 App 2 (j); H-12)."""

from datetime import date

from governance.rules.meetings.notice import Deadline
from governance.rules.meetings.reporting import period, title
from governance.rules.periods import spoken

CONSTITUTION = " (constitution, clause 6.5.2 (j); S4 App 2 (j))"
"""Where the duty stands for every joint committee, whatever its own terms say (R-263)."""


def due(on, *, cite="", held=(), begun):
    """By when this year's event must be held, or None where one of `held` lies in the year (R-263).

    The year is the NHS's, from 1 April. One that ended without an event since the committee `begun` is told too.
    """
    first, last = period("annual", on)
    if any(first <= day <= last for day in held):
        return None
    sentence = (
        f"Hold an engagement event by {spoken(last)}: at least one is owed every year{cite}. No day is named, so it "
        "is the end of the NHS’s year."
    )
    before = period("annual", date(first.year - 1, 4, 1))
    if begun <= before[1] and not any(before[0] <= day <= before[1] for day in held):
        sentence += f" None is on record for {title('annual', *before)} either."
    return Deadline("Engagement event", last, sentence, "R-263")


def missing(*, title, place, invited):
    """What an event still wants before the public can be told of it (R-263)."""
    wanted = (("what it is about", title), ("where it is held", place), ("who is invited", invited))
    return [f"Say {what}." for what, words in wanted if not words.strip()]


def too_early(held_on, *, on):
    """Why no report of the event can be given yet (R-263)."""
    return [f"The event is on {spoken(held_on)}: nothing was said yet."] if held_on > on else []


def over(held_on, *, on):
    """Why it cannot be announced any more (R-263)."""
    return [f"The event was on {spoken(held_on)}. Write down what came of it instead."] if held_on < on else []
