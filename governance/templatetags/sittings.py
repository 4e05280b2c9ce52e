"""The public rows of a committee, gathered meeting by meeting for its page."""

from collections import Counter
from datetime import date

from django import template

from ..rules.meetings.cover import SHEET

register = template.Library()
COVER = ("purpose", *(question.key for question in SHEET))


@register.simple_tag
def sittings(beside, on):
    """`to_come`, the next first, and `past`, the last first; each meeting with its own decisions and papers.

    Of two on one day `twice` is true: their day alone does not tell them apart.
    """
    rows = sorted(beside["meetings"]["rows"], key=_time)
    days = Counter(_day(meeting) for meeting in rows)
    found = [
        {
            **meeting,
            "twice": days[_day(meeting)] > 1,
            **{name: _of(meeting, beside[name], days) for name in ("decisions", "papers")},
        }
        for meeting in rows
    ]
    return {
        "to_come": [meeting for meeting in found if _day(meeting) >= on],
        "past": [meeting for meeting in reversed(found) if _day(meeting) < on],
    }


@register.filter
def in_a_row(names):
    """“Mid Essex, North East Essex, NHS England” with an “and” before the last."""
    *others, last = (names or "").split(", ")
    return f"{', '.join(others)} and {last}" if others else last


@register.simple_tag
def cover_of(item):
    """The cover sheet of a paper on the register: (heading, words), where it has one."""
    columns = [column for column in item.register.columns if column.key in COVER]
    return [(each.title, words) for each in columns if (words := item.columns.get(each.key))]


@register.filter
def iso_day(words):
    return date.fromisoformat(words)


def _of(meeting, group, days):
    return [row for row in group["rows"] if _belongs(row, meeting, alone=days[_day(meeting)] == 1)]


def _belongs(row, meeting, *, alone):
    """A row names its meeting. One said before rows did so goes by the day, where that leaves no doubt."""
    named = row["cells"].get("meeting"), meeting["cells"].get("meeting")
    if all(named):
        return named[0] == named[1]
    return alone and _day(row) == _day(meeting)


def _time(row):
    return _day(row), row["cells"]["hours"], row["address"]


def _day(row):
    return row["cells"]["held_on"]
