"""Periods of reports: a month, a quarter and a year of the NHS, which begins on 1 April (R-210, R-263; H-12)."""

from datetime import date, timedelta

MONTHS = {"monthly": 1, "quarterly": 3, "annual": 12}


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


def faults(kind, first, *, on):
    """Why no report of this period can be issued yet (R-210)."""
    last = period(kind, first)[1]
    return [] if last < on else [f"The period runs to {last.day} {last:%B %Y}. Issue the report when it is over."]


def _months(first, count):
    months = first.year * 12 + first.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)
