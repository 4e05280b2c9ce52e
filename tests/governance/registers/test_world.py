"""The demonstration's public pages: every CCG named, papers by date, nothing twice."""

import sys
from datetime import date, datetime

import pytest

import cocomm.world  # noqa: F401 - loads cocomm.world.build
from conflicts.actions.transparency import republish_scores
from governance.actions import republish
from governance.models import Organisation
from jobs.clock import LONDON
from publication.models import Line

NOW = datetime(2017, 3, 14, 10, 0, tzinfo=LONDON)


@pytest.fixture
def built(db, settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr("jobs.clock.now", lambda: NOW)
    module = sys.modules["cocomm.world.build"]
    monkeypatch.setattr(module, "now", lambda: NOW)
    monkeypatch.setattr(module, "today", NOW.date)
    return module.build()


def practices_under(code):
    return Organisation.objects.under(Organisation.objects.with_code(code), on=date(2015, 1, 7)).count()


def test_the_public_pages_of_the_demonstration(built, client):
    assert Line.objects.filter(register="bodies", category="ccg", state="live").count() > 200
    assert practices_under("00R") == 23 and practices_under("04C") == 63
    page = client.get("/ccg/00R/").content.decode()
    for words in ("Blackpool", "Anita Rao", "Managing conflicts of interest", "Delegated commissioning"):
        assert words in page
    for on, version in ((date(2016, 9, 30), "version 2"), (date(2016, 10, 1), "version 3")):
        assert version in client.get(f"/ccg/00R/in-force/conflicts-policy/?on={on}").content.decode()
    assert client.get("/ccg/00R/registers/bodies.pdf").status_code == 404
    assert republish(at=NOW) == 0 and republish_scores(at=NOW) == 0
    line = Line.objects.select_related("latest__content").get(origin="transparency:00R")
    said = line.latest.content.row["columns"]
    assert said["on_time"] != "nothing published" and 0 < said["score"] < 7
