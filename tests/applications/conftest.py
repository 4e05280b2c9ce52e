import os
import time

import pytest
from django.test import Client


@pytest.fixture
def clock(settings, monkeypatch):
    """`clock(moment)`: every page from now on believes it is that moment; the clock stands still."""

    def set_to(moment):
        settings.DEMO_NOW = moment
        monkeypatch.setitem(os.environ, "DEMO_STARTED", str(time.time() + 10**6))

    return set_to


@pytest.fixture
def as_(world, clock):
    """`as_(world.gil)`: a web client of one's own, signed in, on the morning of 7 January 2015."""
    clock(world.at)

    def sign_in(user):
        client = Client()
        if user is not None:
            client.force_login(user)
        return client

    return sign_in
