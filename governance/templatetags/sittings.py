"""The public rows of a committee, gathered meeting by meeting for its page."""

from django import template

register = template.Library()


@register.simple_tag
def sittings(beside, on):
    """`to_come`, the next first, and `past`, the last first; each meeting with its decisions and papers of that day."""
    found = [
        {**meeting, "decisions": _of(meeting, beside["decisions"]), "papers": _of(meeting, beside["papers"])}
        for meeting in beside["meetings"]["rows"]
    ]
    return {
        "to_come": [meeting for meeting in reversed(found) if _day(meeting) >= on],
        "past": [meeting for meeting in found if _day(meeting) < on],
    }


def _of(meeting, group):
    return [row for row in group["rows"] if _day(row) == _day(meeting)]


def _day(row):
    return row["cells"]["held_on"]
