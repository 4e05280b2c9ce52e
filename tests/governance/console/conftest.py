import pytest
from django.urls import reverse

from tests.documents.conftest import plain, quick, sample
from tests.governance.meetings.conftest import sitting
from tests.prepared import kept

__all__ = ["plain", "quick", "sample", "sitting"]


@pytest.fixture
def floor(sitting):
    """The joint committee with its agenda published, ten days ahead at 14:00 (`floor.py`)."""
    from .floor import Floor

    return Floor(sitting)


def _walked(world):
    """`floor` once its meeting is over: item 4 carried, item 5 put off after the ruling, item 6 carried."""
    from .floor import Floor
    from .test_public_decisions import walked

    floor = Floor(world)
    floor.after = walked(floor)
    floor.meeting.refresh_from_db()
    return floor


over = kept(_walked, on="sitting_world")


@pytest.fixture
def closed(over, settings, tmp_path):
    """The same, with a folder of its own for what is written down."""
    settings.DATA_DIR = tmp_path
    return over


@pytest.fixture
def desk(floor, as_, settings, monkeypatch):
    """The secretary's browser, at two o'clock on the day."""

    class Desk:
        client = as_(floor.world.stella)
        address = reverse("console", args=[floor.meeting.ref])

        def at(self, hour, minute):
            settings.DEMO_NOW = floor.at(hour, minute)
            monkeypatch.setattr("jobs.clock.now", lambda: settings.DEMO_NOW)
            return self

        def get(self, name=None, *args):
            answer = self.client.get(reverse(name, args=args) if name else self.address)
            return answer, answer.content.decode()

        def press(self, act, **values):
            answer = self.client.post(self.address, {"act": act, **values})
            return answer.status_code, answer.content.decode()

        def send(self, page, ref, /, **values):
            answer = self.client.post(reverse(page, args=[ref]), values)
            return answer.status_code, answer.content.decode()

    return Desk().at(14, 0)
