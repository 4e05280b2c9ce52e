"""The one clock. Views (`request.now`) and tasks read it; everything below takes `at=`.

A demonstration starts it at DEMO_NOW and lets it tick. All processes of one run agree
because they share the real moment the run began, DEMO_STARTED, through the environment.
Sessions, seals, leases and logs keep real time: `real_time()`.
"""

import os
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from zoneinfo import ZoneInfo

from django.conf import settings

LONDON = ZoneInfo("Europe/London")

if "DEMO_STARTED" not in os.environ:
    os.environ["DEMO_STARTED"] = str(time.time())  # a child process inherits it


def real_time():
    """The time on the wall, in UTC, whatever the demonstration pretends."""
    return datetime.now(UTC)


def now():
    """The time the business lives in, in UTC."""
    if not settings.DEMO_NOW:
        return real_time()
    start = settings.DEMO_NOW
    if start.tzinfo is None:
        start = start.replace(tzinfo=LONDON)
    ticked = max(0.0, time.time() - float(os.environ["DEMO_STARTED"]))
    return start.astimezone(UTC) + timedelta(seconds=ticked)


def london(moment):
    """The same moment as a clock on a London wall shows it."""
    return moment.astimezone(LONDON)


def is_shown(moment):
    """Does a London clock ever show that time of day? In the night in which clocks go forward an hour is missing."""
    return moment.replace(fold=1).utcoffset() <= moment.replace(fold=0).utcoffset()


def today():
    return london(now()).date()


def start_of(day: date):
    """Midnight in London at the start of the day, in UTC."""
    return datetime.combine(day, time_of_day.min, tzinfo=LONDON).astimezone(UTC)


def end_of(day: date):
    """The last microsecond of the day in London, in UTC: a date means the end of that day."""
    return start_of(day + timedelta(days=1)) - timedelta(microseconds=1)


class ClockMiddleware:
    """Gives every request one moment, cut to whole seconds: the time of arrival."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.now = now().replace(microsecond=0)
        return self.get_response(request)
