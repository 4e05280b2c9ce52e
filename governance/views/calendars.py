"""Calendars for the public: meetings as the public register has them, and nothing it does not have."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpResponse

from jobs.clock import LONDON, london
from publication.door import public as public_page
from publication.models import Line

from .. import moved
from ..calendars import Occasion, feed
from ..registers_meetings import COMMITTEES, MEETINGS

MOST = 500


@public_page
def committee_calendar(request, ref):
    """The meetings of one committee; `ref` is the address of its line on the public register."""
    line = Line.objects.filter(register=COMMITTEES.key, ref=ref).select_related("latest__content").first()
    if line is None or line.state != Line.State.LIVE:
        raise Http404("There is no such committee on the public register.")
    name = line.latest.content.row["columns"]["name"]
    found = _announced(request.now, line.body, counterparty=line.counterparty)
    return calendar_file(f"Meetings of the {name}", occasions(found), name="meetings")


@public_page
def body_calendar(request, body):
    """The meetings of every committee in which one body sits."""
    found = _announced(request.now, body.upper())
    if not found:
        raise Http404("No meeting of this body has been announced.")
    return calendar_file(f"Committee meetings of {body.upper()}", occasions(found), name="meetings")


def calendar_file(title, found, *, name, about=""):
    """The answer a calendar program understands."""
    content = feed(title, found, host=settings.PUBLIC_HOST, about=about)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.ics"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _announced(now, body, **about):
    """(line, columns) of the meetings on the register, those to come among them."""
    lines = Line.objects.allowed(today=london(now).date()).filter(register=MEETINGS.key, body=body, **about)
    found = lines.select_related("latest__content").order_by("-valid_from", "ref")[:MOST]
    return [(line, line.latest.content.row["columns"]) for line in found]


def occasions(found):
    """Meetings on the public register, (line, columns), as a calendar holds them."""
    for line, told in found:
        starts, ends = _hours(told["held_on"], told["hours"])
        cancelled = told["status"].startswith("Cancelled")
        words = [told["status"]] if cancelled else [*moved.in_words(told), told["joining"], told["agenda"]]
        yield Occasion(
            key=f"meeting-{line.ref}",
            title=told["committee"],
            starts=starts,
            ends=ends,
            changed_at=line.latest.known_from,
            sequence=line.version - 1,
            place=told["place"],
            words="\n\n".join(each for each in words if each),
            address=f"{'http' if settings.DEMO else 'https'}://{settings.PUBLIC_HOST}/entry/{line.ref}/",
            cancelled=cancelled,
        )


def _hours(held_on, hours):
    """The register's “14:00 to 16:00” on its day, as two moments; “22:00 to 01:00” ends on the next."""
    day = datetime.fromisoformat(held_on).date()
    starts, ends = (datetime.combine(day, time.fromisoformat(each), LONDON) for each in hours.split(" to "))
    return starts, ends if ends > starts else ends + timedelta(days=1)
