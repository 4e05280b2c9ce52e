"""The clock on the chair's screen in a browser: it goes on by itself, also while somebody types (row 59)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.browser import expect

from .floor import D3


@pytest.fixture
def clock(floor, monkeypatch):
    """What the house's clock shows; moved by hand."""

    class Clock:
        def at(self, minute):
            self.now = floor.meeting.starts_at + timedelta(minutes=minute)

    held = Clock()
    held.at(0)
    monkeypatch.setattr("jobs.clock.now", lambda: held.now)
    return held


def test_it_goes_on_while_somebody_types_and_says_when_time_is_up(live, page, client, floor, clock):
    item = floor.items["4"]
    item.minutes_allowed = 5
    item.save_as(by=None)
    floor.open(*D3)
    floor.take("4")  # at 14:01
    client.force_login(floor.by)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": str(live)}])
    clock.at(2)
    page.goto(live + reverse("console", args=[floor.meeting.ref]))
    now = page.locator("[data-clock]")
    expect(now).to_have_text("At 14:02: 4 minutes left.")
    typed = page.get_by_label("Time, if it is not now")
    typed.fill("14:01")
    clock.at(4)
    expect(now).to_have_text("At 14:04: 2 minutes left.")
    expect(typed).to_have_value("14:01")
    assert "cc-timer--over" not in page.locator(".cc-timer").get_attribute("class")
    clock.at(6)
    expect(now).to_have_text("At 14:06: time is up.")
    assert "cc-timer--over" in page.locator(".cc-timer").get_attribute("class")
    expect(typed).to_have_value("14:01")
    assert page.said == []
