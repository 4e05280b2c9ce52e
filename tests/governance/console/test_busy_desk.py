"""The desk of the busiest person there could be asks no more than anybody's, and no more for more (goal P3: 15)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.models import Item, Meeting
from tests.governance.console.busy import CARDS, busy

GOAL = 15
DOOR = 1
"""Session, account and what its posts permit are one question."""


@pytest.fixture
def desk_of(client, monkeypatch):
    def ask(who, at, address="/desk/"):
        client.force_login(who.user)
        monkeypatch.setattr("jobs.clock.now", lambda: at)
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(address)
        return [each["sql"] for each in seen][DOOR:], answer.content.decode()

    return ask


@pytest.mark.parametrize("size", [1, 3])
def test_with_work_of_every_kind_it_asks_nine_questions_for_any_number(floor, desk_of, size):
    """As deep as the longest of its sources asks: the panel of a meeting with guests."""
    seen, page = desk_of(*busy(floor, size))
    assert [words for words in CARDS if words not in page] == []
    assert page.count("cc-due__item") > 25 * size
    assert len(seen) == 9 < GOAL, "\n".join(seen)


def test_who_has_nothing_to_do_is_asked_about_once_or_twice(floor, desk_of):
    seen, page = desk_of(floor.world.sol, floor.at(18, 0))
    assert "Nothing waits for you" in page and len(seen) <= 4, "\n".join(seen)


@pytest.mark.parametrize("size", [1, 3])
def test_the_pages_of_its_meetings_ask_as_much_in_any_number(floor, desk_of, size):
    """Goals: 15 for the console, 8 for an agenda; the page of an item has none, and most where a panel waits."""
    _, at = busy(floor, size)
    most = dict.fromkeys(("console", "meeting", "agenda-item"), 0)
    meetings = Meeting.objects.filter(starts_at__gte=floor.meeting.starts_at)
    rows = {"console": meetings, "meeting": meetings, "agenda-item": Item.objects.filter(meeting__in=meetings)}
    for name, records in rows.items():
        for record in records:
            seen, _ = desk_of(floor.world.stella, at, reverse(name, args=[record.ref]))
            most[name] = max(most[name], len(seen))
    assert most == {"console": 13, "meeting": 5, "agenda-item": 24}
