"""Meetings and decisions about one function or one practice, whoever publishes them: page, feed, calendar (row 61).

All of it is read from entries on the public registers.
"""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from jobs.clock import london
from publication import topics
from publication.door import public as public_page
from publication.formats import about as published
from publication.formats import feeds

from ..registers_decisions import DECISIONS
from ..registers_meetings import MEETINGS
from ..rules.meetings.topics import subject
from .calendars import calendar_file, occasions

COLUMNS = {"topic": "functions", "practice": "parties"}
PLACES = {"topic": "/topics/{}", "practice": "/practices/{}"}
SAYS = {
    "topic": "Public meetings and decisions under this function of primary care commissioning.",
    "practice": "Public meetings and decisions about this practice.",
}


@dataclass(frozen=True)
class Subject:
    kind: str
    key: str
    name: str
    place: str
    rows: tuple
    more: bool = False

    @property
    def title(self):
        return f"{self.name} ({self.key})" if self.kind == "practice" and self.name != self.key else self.name

    def of(self, register):
        return [(line, columns) for line, columns in self.rows if line.register == register.key]


def _subject(request, kind, key):
    found = subject(kind, key)
    if found is None:
        raise Http404("There is nothing of this name to follow.")
    key, name = found
    column, today = COLUMNS[kind], london(request.now).date()
    rows, more = topics.lines_about(key, column=column, registers=(MEETINGS.key, DECISIONS.key), today=today)
    if kind == "practice" and rows:
        name = topics.keys(rows[0][1][column])[key]
    return Subject(kind, key, name, PLACES[kind].format(key), tuple(rows), more)


@public_page
def about(request, key, kind):
    """What is on show about it, the newest first; a practice of which nothing is published has an empty page."""
    found, today = _subject(request, kind, key), london(request.now).date()
    meetings = sorted(found.of(MEETINGS), key=lambda row: row[1]["held_on"])
    context = {
        "subject": found, "says": SAYS[kind], "most": topics.MOST,
        "whole": [(MEETINGS.title, f"/registers/{MEETINGS.key}/"), (DECISIONS.title, f"/registers/{DECISIONS.key}/")],
        "to_come": [_meeting(*row) for row in meetings if row[1]["held_on"] >= today.isoformat()],
        "past": [_meeting(*row) for row in reversed(meetings) if row[1]["held_on"] < today.isoformat()],
        "decisions": [_decision(*row) for row in found.of(DECISIONS)],
    }  # fmt: skip
    return render(request, "governance/public/topic.html", context)


def _meeting(line, columns):
    return {"address": f"/entry/{line.ref}/", "title": MEETINGS.title_of(columns), "state": columns["status"]}


def _decision(line, columns):
    return {"address": f"/entry/{line.ref}/", "title": columns["decision"], "item": columns["item"],
            "committee": columns["committee"], "held_on": columns["held_on"],
            "outcome": DECISIONS.categories.get(columns["outcome"], columns["outcome"])}  # fmt: skip


@public_page
def feed(request, key, kind):
    found = _subject(request, kind, key)
    content = feeds.feed(
        [line for line, _ in found.rows], title=f"Meetings and decisions: {found.title}", about_it=SAYS[kind],
        author=feeds.ALL, place=found.place,
    )  # fmt: skip
    return HttpResponse(content, content_type=published.TYPES["atom"])


@public_page
def calendar(request, key, kind):
    found = _subject(request, kind, key)
    return calendar_file(f"Meetings: {found.title}", occasions(found.of(MEETINGS)), name="meetings")
