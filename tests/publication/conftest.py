from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from publication import actions
from tests.publication import toy


@pytest.fixture(autouse=True)
def registers(settings, tmp_path):
    """The toy registers, and a folder of one's own for files and keys."""
    settings.PUBLIC_REGISTERS = toy.NAMES
    settings.DATA_DIR = tmp_path
    settings.PUBLIC_HOST = "registers.example.org"


@pytest.fixture
def publish(db):
    """Publish a toy: `publish("Ann Apple", "Bear", at="2017-01-10", since="2017-01-05")`."""

    def published(name="Ann Apple", toy_name="Bear", *, at="2017-01-10", **more):
        return actions.publish("toys", row=toy.row(name, toy_name, **more), at=toy.at(at))

    return published


@pytest.fixture
def now(monkeypatch):
    """The day on which the public reads: 1 June 2017 until a test says otherwise."""
    days = ["2017-06-01"]
    monkeypatch.setattr("jobs.clock.now", lambda: datetime.fromisoformat(days[-1] + "T12:00:00").replace(tzinfo=UTC))
    return days


@pytest.fixture
def read(client, db, now):
    """Read an address: a soup of its page; the answer hangs on it."""

    def soup(address, status=200):
        answer = client.get(address)
        assert answer.status_code == status, (address, answer.status_code)
        assert not answer.cookies, "no cookies on public pages"
        found = BeautifulSoup(answer.content, "html.parser")
        found.answer = answer
        return found

    return soup
