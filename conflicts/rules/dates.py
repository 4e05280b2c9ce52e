"""Days and months as the registers count them."""

from calendar import monthrange
from datetime import date


def add_months(on, months):
    """Same day so many months later, or earlier; clamped to the end of the month (R-096)."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def spoken(on):
    """`31 March 2017`."""
    return f"{on.day} {on:%B} {on.year}"
