"""Calendars as files: plain events in, an iCalendar file out (RFC 5545). Pure: the same events, the same bytes.

An event keeps its identity for ever, and its `sequence` grows with each change, so a calendar that
has it already moves it instead of showing it twice. Times are London's, with the rules of its clock.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vDuration

LONDON = ZoneInfo("Europe/London")
REFRESH = timedelta(hours=1)


@dataclass(frozen=True)
class Occasion:
    """Something in a calendar: from one time to another, or on the whole of one day (`ends` is None)."""

    key: str
    title: str
    starts: datetime | date
    ends: datetime | None
    changed_at: datetime
    sequence: int = 0
    place: str = ""
    words: str = ""
    address: str = ""
    cancelled: bool = False


def feed(name, occasions, *, host, about=""):
    """The calendar `name` as bytes, sorted by time; `host` makes the keys unique in the world."""
    calendar = Calendar()
    calendar.add("prodid", "-//cocomm//Committees//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/London")
    if about:
        calendar.add("x-wr-caldesc", about)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.add_component(Timezone.from_tzid(LONDON.key))  # also where there is no event: a calendar is never empty
    for occasion in sorted(occasions, key=lambda each: (_moment(each.starts), each.key)):
        calendar.add_component(_event(occasion, host))
    return calendar.to_ical()


def _event(occasion, host):
    event = Event()
    event.add("uid", f"{occasion.key}@{host}")
    event.add("sequence", occasion.sequence)
    event.add("dtstamp", occasion.changed_at)
    event.add("last-modified", occasion.changed_at)
    event.add("summary", f"Cancelled: {occasion.title}" if occasion.cancelled else occasion.title)
    if occasion.ends is None:
        event.add("dtstart", occasion.starts)
        event.add("transp", "TRANSPARENT")
    else:
        event.add("dtstart", occasion.starts.astimezone(LONDON))
        event.add("dtend", occasion.ends.astimezone(LONDON))
    event.add("status", "CANCELLED" if occasion.cancelled else "CONFIRMED")
    for name, value in (("location", occasion.place), ("description", occasion.words), ("url", occasion.address)):
        if value:
            event.add(name, value)
    return event


def _moment(starts):
    if isinstance(starts, datetime):
        return starts.astimezone(LONDON)
    return datetime.combine(starts, datetime.min.time(), LONDON)
