"""Dates, times and money as people read them. Pure; every time is London's."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@lru_cache(maxsize=4000)
def day(on, *, weekday=False):
    """`9 January 2015`, or `Friday 9 January 2015`."""
    words = f"{on.day} {MONTHS[on.month - 1]} {on.year}"
    return f"{DAYS[on.weekday()]} {words}" if weekday else words


def clock(at):
    """`noon`, `2pm`, `2:30pm`, `11:59:59am`."""
    if (at.hour, at.minute, at.second) == (12, 0, 0):
        return "noon"
    parts = [str(at.hour % 12 or 12)]
    if at.minute or at.second or at.hour == 0:
        parts.append(f"{at.minute:02}")
    if at.second:
        parts.append(f"{at.second:02}")
    return ":".join(parts) + ("am" if at.hour < 12 else "pm")


def london(value, *, weekday=False):
    """A date, or a moment with its London time: `noon on Friday 9 January 2015`."""
    if value in (None, ""):
        return ""
    if not isinstance(value, datetime):
        return day(value, weekday=weekday) if isinstance(value, date) else str(value)
    here = (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(LONDON)
    if here.time() == time.max:
        return f"the end of {day(here, weekday=weekday)}"
    if here.time() == time.min:
        return day(here, weekday=weekday)  # a moment that was given as a day
    if clock(here) == "noon":
        return f"noon on {day(here, weekday=True)}"
    return f"{day(here, weekday=weekday)} at {clock(here)}"


def money(value):
    """`£1,234.50`; whole pounds without pence; a minus sign in front of the pound."""
    if value in (None, ""):
        return ""
    amount = Decimal(value)
    sign = "−" if amount < 0 else ""
    shown = f"{abs(amount):,.2f}"
    return f"{sign}£{shown.removesuffix('.00')}"
