"""One clock, agreed on by every process of a run."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

from jobs import clock


def test_without_a_demonstration_it_is_the_wall(settings):
    settings.DEMO_NOW = None
    before = clock.real_time()
    assert before <= clock.now() <= clock.real_time()


def test_a_demonstration_starts_at_its_moment_and_ticks(settings, monkeypatch):
    settings.DEMO_NOW = datetime(2015, 1, 7, 10)  # a naive moment is London's
    monkeypatch.setattr(clock.time, "time", lambda: 1_000_090.0)
    monkeypatch.setenv("DEMO_STARTED", "1000000.0")
    assert clock.now() == datetime(2015, 1, 7, 10, 1, 30, tzinfo=UTC)


def test_a_child_process_agrees(settings):
    code = (
        "import django; from django.conf import settings; from datetime import datetime;"
        "settings.configure(DEMO_NOW=datetime.fromisoformat('2015-01-07T10:00:00+00:00'));"
        "from jobs import clock; print(clock.now().isoformat())"
    )
    settings.DEMO_NOW = datetime(2015, 1, 7, 10, tzinfo=UTC)
    command = [sys.executable, "-c", code]
    before = clock.now()
    said = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    assert before <= datetime.fromisoformat(said.stdout.strip()) <= clock.now()


def test_a_day_ends_in_london_also_when_the_clocks_change():
    assert clock.end_of(date(2015, 3, 29)) == datetime(2015, 3, 29, 22, 59, 59, 999999, tzinfo=UTC)
    assert clock.end_of(date(2015, 1, 9)) == datetime(2015, 1, 9, 23, 59, 59, 999999, tzinfo=UTC)
    assert clock.start_of(date(2015, 3, 29)) == datetime(2015, 3, 29, tzinfo=UTC)
    assert clock.end_of(date(2015, 3, 29)) - clock.start_of(date(2015, 3, 29)) < timedelta(hours=23)


def test_a_request_has_one_moment_in_whole_seconds(rf):
    request = rf.get("/")
    clock.ClockMiddleware(lambda r: r)(request)
    assert request.now.microsecond == 0 and request.now.tzinfo is UTC
