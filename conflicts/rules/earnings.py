"""GP earnings by practice and financial year (R-049; called for in S2 l.86).

By 31 March a practice publishes the mean net earnings of its GPs for the financial year before,
with the numbers of full- and part-time GPs. First due on 31 March 2016 for 2014/15.
"""

from datetime import date

FIRST_YEAR = 2014
LOCUM_MONTHS = 6


def year_in_words(year):
    """2014 → `2014/15`."""
    return f"{year}/{(year + 1) % 100:02}"


def due_on(year, *, book):
    """The day by which earnings of the year that began in April `year` are published."""
    month, day = map(int, book.earnings_due.split("-"))
    return date(year + 2, month, day)


def year_due(on, *, book):
    """The latest financial year whose earnings should have been published by that date; None before 2016."""
    year = on.year - 2 if on >= due_on(on.year - 2, book=book) else on.year - 3
    return year if year >= FIRST_YEAR else None


def counted(*, locum, months):
    """Is this GP counted? Partners and salaried always, locums from six months on."""
    return not locum or months >= LOCUM_MONTHS


def problems(*, year, mean, full_time, part_time, published_on, on):
    """Why this line cannot be put on the register."""
    found = []
    if year < FIRST_YEAR:
        found.append("Earnings are published from the year 2014/15 on.")
    if date(year + 1, 3, 31) > on:
        found.append(f"The year {year_in_words(year)} is not over yet.")
    if mean <= 0:
        found.append("Mean earnings must be more than £0.")
    if full_time < 0 or part_time < 0 or full_time + part_time == 0:
        found.append("Enter how many GPs the mean is taken over: at least one.")
    elif full_time + part_time == 1:
        found.append(
            "One GP only: the mean is that person’s own income. Record their written consent before publishing."
        )
    if published_on and published_on > on:
        found.append("The date of publication cannot be in the future.")
    return found


def days_late(year, published_on, *, book):
    return max(0, (published_on - due_on(year, book=book)).days)
