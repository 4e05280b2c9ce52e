"""Periods of reports: a month, a quarter and a year of the NHS, which begins on 1 April (R-210, R-263; H-12)."""

from datetime import date, timedelta

from governance.rules.meetings.notice import Deadline

MONTHS = {"monthly": 1, "quarterly": 3, "annual": 12}
EACH = {"monthly": "month", "quarterly": "quarter", "annual": "year"}
CALLED = {"monthly": "executive summary", "quarterly": "report of the chair", "annual": "annual report"}
RULES = {"monthly": "R-210", "quarterly": "R-263", "annual": "R-263"}


def period(kind, on):
    """(first, last) day of the period of this kind in which the day lies (R-263: quarters from 1 April)."""
    if kind == "monthly":
        first = on.replace(day=1)
    else:
        since_april = (on.month - 4) % 12
        back = since_april % MONTHS[kind]
        first = _months(on.replace(day=1), -back)
    return first, _months(first, MONTHS[kind]) - timedelta(days=1)


def period_over(kind, on):
    """(first, last) day of the newest period of this kind that is over (R-210)."""
    return period(kind, period(kind, on)[0] - timedelta(days=1))


def title(kind, first, last):
    """What the report of this period is called: March 2017; January to March 2017; 2016/17 (H-12)."""
    if kind == "monthly":
        return f"{first:%B %Y}"
    if kind == "quarterly":
        return f"{first:%B} to {last:%B %Y}"
    return f"{first.year}/{last.year % 100:02}"


def due(kind, first, *, cite=""):
    """The last day to issue the report of a period (R-210, R-263; H-12).

    The terms say “each month” and name no day: ours is the end of the month that follows the period.
    """
    first, last = period(kind, first)
    on = _months(last.replace(day=1), 2) - timedelta(days=1)
    sentence = (
        f"Issue the {CALLED[kind]} of {title(kind, first, last)} by {_spoken(on)}: one is owed to each governing body "
        f"every {EACH[kind]}{cite}. No day is named, so it is the end of the month after."
    )
    return Deadline("Report", on, sentence, RULES[kind])


def lateness(kind, first, *, on):
    """That a report issued that day comes late, in one sentence; empty when it is in time (R-210)."""
    clock = due(kind, first)
    return f"It is late: it was due by {_spoken(clock.on)}." if clock.missed(on) else ""


def too_early(first, *, on):
    """Why nothing can be written of this period yet (R-210)."""
    return [f"The period begins on {_spoken(first)}: there is nothing to report yet."] if first > on else []


def faults(kind, first, *, on):
    """Why no report of this period can be issued yet (R-210)."""
    last = period(kind, first)[1]
    return [] if last < on else [f"The period runs to {_spoken(last)}. Issue the report when it is over."]


def _spoken(on):
    return f"{on.day} {on:%B %Y}"


def _months(first, count):
    months = first.year * 12 + first.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)
