"""A meeting begins no earlier than its public notice says (R-228)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from governance.workflow import NotAllowed

from .floor import D3

TOLD = "The public was told that it begins at 14:00 on "


@pytest.mark.parametrize("early", [timedelta(days=2), timedelta(minutes=1)])
def test_it_is_not_opened_before_its_time(floor, early):
    with pytest.raises(NotAllowed, match=TOLD):
        floor.open(*D3, at=floor.meeting.starts_at - early)
    floor.meeting.refresh_from_db()
    assert floor.meeting.status == "published" and not floor.read().acts


def test_it_is_opened_then_or_later(floor):
    assert floor.open(*D3, at=floor.meeting.starts_at + timedelta(minutes=9)).status == "sitting"


def test_the_page_says_so_before_anybody_is_named(floor, client):
    client.force_login(floor.by)
    shown = client.get(reverse("console-open", args=[floor.meeting.ref])).content.decode()
    assert TOLD in shown and "to meet sooner, give it another time" in shown
