import os
import time

import pytest
from django.conf import settings as django_settings
from django.test import Client

from tests.governance.meetings.conftest import sitting

__all__ = ["sitting"]


@pytest.fixture(autouse=True)
def database_open(request, django_db_blocker):
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def clock(settings, monkeypatch):
    """`clock(moment)`: every page from now on believes it is that moment; the clock stands still."""

    def set_to(moment):
        settings.DEMO_NOW = moment
        monkeypatch.setitem(os.environ, "DEMO_STARTED", str(time.time() + 10**6))

    return set_to


@pytest.fixture
def as_(live):
    """`as_(page, world.gil)`: from now on the page is Gil's. The sign-in page itself has stories of its own."""

    def sign_in(page, user):
        client = Client()
        client.force_login(user)
        key = client.cookies[django_settings.SESSION_COOKIE_NAME].value
        page.context.clear_cookies()
        page.context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": key, "url": live.url}])
        return page

    return sign_in


@pytest.fixture
def check_both(check_page):
    """The same page at 1100 and at 360 px."""
    return check_page
