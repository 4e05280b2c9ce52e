"""Reading what people type into spreadsheets: dates of every kind, nothings, several things in one cell."""

import re
from datetime import date, datetime, timedelta

from conflicts.rules.dates import add_months

NOTHING = {
    "nil", "nil return", "none", "none declared", "nothing", "nothing to declare", "no interests", "no interest",
    "no interests to declare", "no interests declared", "no declarations", "nil declaration", "nil declared",
    "none known", "none to declare", "not applicable", "n/a", "na", "no",
}  # fmt: skip
BLANK = {"", "-", "–", "—", "n/a", "na", "nil", "none", "tbc", "unknown", "not known", "?"}
OPEN = {"ongoing", "on-going", "on going", "current", "present", "to date", "continuing", "open", "indefinite"}
MONTHS = {
    m: n
    for n, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for m in names.split()
}
EXCEL_DAY_ONE = date(1899, 12, 30)
NUMBERS = re.compile(r"^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})$")
ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?$")
WORDS = re.compile(r"^(?:(\d{1,2})(?:st|nd|rd|th)?[\s\-/.]+(?:of\s+)?)?([a-z]{3,9})\.?[\s\-/.,’']*(\d{4}|\d{2})$")
AMERICAN = re.compile(r"^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
MONTH_YEAR = re.compile(r"^(\d{1,2})[/.\-](\d{4})$")


class Unreadable(ValueError):
    """The cell cannot be read as a date; the sentence says why."""


def tidy(cell):
    """A cell as one line of plain text."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return re.sub(r"[^\S\n]+", " ", str(cell).replace("\xa0", " ").replace("\r\n", "\n")).strip()


def nothing(cell):
    """Does the cell say that there is nothing to declare?"""
    return re.sub(r"[.\s]+$", "", tidy(cell).casefold()) in NOTHING


def read_date(cell, *, last=False):
    """A date from what was typed, day first; None for blank or still going on.

    A month or year alone is its first day, or its last when `last`. Raises Unreadable.
    """
    text = re.sub(r"^(since|from|until|to|c\.?|circa|approx\.?)\s+", "", tidy(cell).casefold()).strip(" .,")
    if text in BLANK or text in OPEN:
        return None
    try:
        found = _exact(text) or _month_or_year(text, last)
    except ValueError:
        raise Unreadable(f"“{tidy(cell)}” is not a date that exists, read day first.") from None
    if found is None:
        raise Unreadable(f"“{tidy(cell)}” cannot be read as a date.")
    if not 1900 <= found.year <= 2100:
        raise Unreadable(f"“{tidy(cell)}” gives the year {found.year}.")
    return found


def vague(cell):
    """Was only a month or a year given?"""
    text = tidy(cell).casefold().strip(" .")
    return bool(MONTH_YEAR.match(text) or re.fullmatch(r"\d{4}", text) or ((m := WORDS.match(text)) and not m[1]))


def _exact(text):
    if m := ISO.match(text):
        return date(int(m[1]), int(m[2]), int(m[3]))
    if m := NUMBERS.match(text):
        return date(_year(m[3]), int(m[2]), int(m[1]))
    if (m := WORDS.match(text)) and m[1] and m[2] in MONTHS:
        return date(_year(m[3]), MONTHS[m[2]], int(m[1]))
    if (m := AMERICAN.match(text)) and m[1] in MONTHS:
        return date(int(m[3]), MONTHS[m[1]], int(m[2]))
    if re.fullmatch(r"\d{5}", text):
        return EXCEL_DAY_ONE + timedelta(days=int(text))
    return None


def _month_or_year(text, last):
    if m := MONTH_YEAR.match(text):
        return _within(date(int(m[2]), int(m[1]), 1), 1, last)
    if (m := WORDS.match(text)) and not m[1] and m[2] in MONTHS:
        return _within(date(_year(m[3]), MONTHS[m[2]], 1), 1, last)
    if re.fullmatch(r"(19|20)\d\d", text):
        return _within(date(int(text), 1, 1), 12, last)
    return None


def _within(first, months, last):
    return add_months(first, months) - timedelta(days=1) if last else first


def _year(text):
    """Two figures: 70 and above are last century."""
    number = int(text)
    return number if len(text) == 4 else number + (1900 if number >= 70 else 2000)


MARKS = re.compile(r"(?m)^\s*(?:\(?\d{1,2}[.)]\s+|\(?[a-h][.)]\s+|[•·*▪●–-]\s+)")
INLINE = re.compile(r"(?:(?<=^)|(?<=[\s;,.]))\(?(\d{1,2})[.)]\s+(?=[A-Za-z])")


def several(cell):
    """The interests in one cell: split at numbers, bullets, line breaks or semicolons, never at commas."""
    text = tidy(cell)
    if len(INLINE.findall(text)) > 1 and [int(n) for n in INLINE.findall(text)][:2] == [1, 2]:
        return _cleaned(INLINE.sub("\n", text).split("\n"))
    if len(MARKS.findall(text)) > 1:
        return _cleaned(" ".join(p.split()) for p in MARKS.split(text))
    if "\n" in text:
        return _cleaned(text.split("\n"))
    return _cleaned(text.split(";"))


def _cleaned(parts):
    return [p for p in (MARKS.sub("", part).strip(" ;\t") for part in parts) if p]
