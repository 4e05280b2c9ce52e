"""Five people through the verbs, and through the bypass: the same rows in every table."""

from datetime import UTC, datetime

import pytest

from cocomm.national import frame
from cocomm.national.people import Size, people_of
from cocomm.national.seed import NotEmpty, fill, seed
from publication.ledger import audit
from tests.national import by_actions
from tests.national.sameness import labelled, snapshot

FIVE = Size(bodies=2, people=5, interests=12, gifts=6)
AT = datetime(2017, 3, 14, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _quick(monkeypatch, settings, tmp_path):
    """One ended interest among twelve, a short list of practices, pages in a folder of their own."""
    monkeypatch.setattr("cocomm.national.people.ENDED_EVERY", 6)
    settings.DEMO_NOW, settings.DATA_DIR = AT, tmp_path


def by_the_bypass():
    fill(size=FIVE, number=7, at=AT)


def by_the_verbs():
    bodies = frame.build(FIVE, at=AT, tell=print)
    shares, people, first = FIVE.shares(), [], 0
    for body, share in zip(bodies, shares, strict=True):
        people.append(list(people_of(body.place, seed=7, share=share, first_interest=first)))
        first += share[1]
    by_actions.build(bodies, people)


def test_every_table_is_the_same(db, rolled_back):
    found = []
    for way in (by_the_verbs, by_the_bypass):
        with rolled_back():
            way()
            assert list(audit.faults()) == []
            found.append(labelled(snapshot()))
    verbs, bypass = found
    assert sum("register=interests" in row for row in verbs["publication.entry"].elements()) == 5 * 12
    assert sum("register=gifts" in row for row in verbs["publication.entry"].elements()) == 6
    assert any("to_on=2" in row for row in verbs["conflicts.interest"])
    found = {table: differences(rows, bypass[table]) for table, rows in verbs.items()}
    assert {table: rows for table, rows in found.items() if rows} == {}


def differences(verbs, bypass):
    """What one way writes and the other does not, a few of each."""
    missing, extra = sorted((verbs - bypass).elements()), sorted((bypass - verbs).elements())
    return [f"verbs:  {row}" for row in missing[:3]] + [f"bypass: {row}" for row in extra[:3]]


def test_a_difference_is_found(db, rolled_back):
    with rolled_back():
        fill(size=FIVE, number=7, at=AT)
        tables = snapshot()
    before = labelled(tables)
    tables["conflicts.historicalinterest"][7]["mitigation"] = "Said otherwise"
    after = labelled(tables)
    assert [t for t in before if differences(before[t], after[t])] == ["conflicts.historicalinterest"]


def test_the_same_number_makes_the_same_rows(db, rolled_back):
    found = []
    for number in (7, 7, 8):
        with rolled_back():
            fill(size=FIVE, number=number, at=AT)
            rows = snapshot()["publication.entry"]
            found.append([row["commitment"] for row in rows if row["register"] in ("interests", "gifts")])
    assert len(found[0]) == 66 and found[0] == found[1] != found[2]


def test_it_refuses_a_database_that_is_not_empty(world):
    with pytest.raises(NotEmpty, match="already"):
        seed(size=FIVE, at=AT)
