"""Who is on show, for a date asked about and a date known at.

Two times: a fact is true for a period (valid), and we knew it from a moment (known). The
page for 31 March as known on 1 May shows each entry as it stood then. Four things look
through time and govern every pair of dates: withdrawal, erasure and the end of the six
months (nothing is shown), and redaction (the redacted words are shown in place of all
earlier ones). Cites R-010, R-092, R-096, R-302; cases D4-d, e, g, h, i.
"""

import calendar
from dataclasses import dataclass
from datetime import date, datetime

GONE = ("withdraw", "erase", "expire")
HIDES_ALL = ("withdraw", "erase")


@dataclass(frozen=True)
class Version:
    """One entry of a line, as far as showing it goes. `content` stands for its words."""

    number: int
    kind: str
    known_from: datetime
    valid_from: date | None = None
    valid_to: date | None = None
    audience: str = ""
    content: object = None


@dataclass(frozen=True)
class Shown:
    """The version in force, and the words to show for it."""

    version: Version
    content: object


def months_after(day, months):
    """The same day n months later, clamped to the end of the month (R-096)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def last_day(valid_to, months):
    """The last day an ended fact is on show, or None while it has not ended (R-092)."""
    return months_after(valid_to, months) if valid_to and months is not None else None


def latest(versions, *, known_at=None):
    """The version in force at a moment, by number, never by clock alone."""
    known = [v for v in versions if known_at is None or v.known_from <= known_at]
    return max(known, key=lambda v: v.number, default=None)


def reasons_hidden(versions, *, today, months):
    """Why no pair of dates may show this line now."""
    now = latest(versions)
    reasons = []
    if any(v.kind in HIDES_ALL for v in versions):
        reasons.append("withdrawn or erased")
    if now.kind == "expire" or (now.kind not in GONE and (last := last_day(now.valid_to, months)) and today > last):
        reasons.append("its time on show is over")
    return reasons


def shown(versions, *, as_at, known_at, today, months, audiences=None):
    """What the public sees of one line, or None.

    `known_at` is a moment (the end of that day in London), `audiences` the classes that
    are public on the `as_at` date, None where the register has no classes. An entry of no
    class is public to all.
    """
    if not versions or reasons_hidden(versions, today=today, months=months):
        return None
    then = latest(versions, known_at=known_at)
    if then is None or then.kind in GONE:
        return None
    if then.valid_from and then.valid_from > as_at:
        return None
    last = last_day(then.valid_to, months)
    if last and as_at > last:
        return None
    if audiences is not None and then.audience and then.audience not in audiences:
        return None
    veils = [v for v in versions if v.kind == "redact" and v.number > then.number]
    said = max(veils, key=lambda v: v.number, default=then)
    return Shown(then, said.content)


def next_change(lines, *, on, months):
    """The first day after `on` when date alone changes a page: its builds are good until then.

    `lines` are (valid_from, valid_to) of what is or will be shown.
    """
    days = [valid_from for valid_from, _ in lines if valid_from]
    for _, valid_to in lines:
        if valid_to:
            days.append(date.fromordinal(valid_to.toordinal() + 1))
            if last := last_day(valid_to, months):
                days.append(date.fromordinal(last.toordinal() + 1))
    return min((day for day in days if day > on), default=None)
