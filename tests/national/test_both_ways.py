"""Five people through the verbs, and through the bypass: the same rows in every table."""

from datetime import UTC, datetime

import pytest

from cocomm.national import frame
from cocomm.national.people import ROUNDS, Size, people_of
from cocomm.national.seed import NotEmpty, fill, seed
from conflicts.models import Declarant
from governance.models import Organisation
from publication.ledger import audit
from publication.models import Entry, Line
from tests.national import by_actions
from tests.national.sameness import labelled, snapshot

FIVE = Size(bodies=2, people=5, interests=12, gifts=6, meetings=0, items=0)
EACH = Size(bodies=5, people=5, interests=5, gifts=0, meetings=0, items=0)
AT = datetime(2017, 3, 14, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _quick(monkeypatch, settings, tmp_path):
    """One ended interest among twelve, a short list of practices, pages in a folder of their own."""
    monkeypatch.setattr("cocomm.national.people.ENDED_EVERY", 6)
    settings.DEMO_NOW, settings.DATA_DIR = AT, tmp_path


def by_the_bypass():
    fill(size=FIVE, number=7, at=AT)


def by_the_verbs():
    bodies = frame.build(FIVE, at=AT, tell=print, seed=7)
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
    assert (
        sum("register=interests" in row for row in verbs["publication.entry"].elements()) == 5 * 12 + 2
    )  # and a nil, a silence
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
            rows = Entry.objects.exclude(line__origin=None).values_list("line__origin", "commitment")
            found.append(sorted(one for origin, one in rows if origin.startswith(("interest:", "gift:"))))
    assert len(found[0]) == 66 and found[0] == found[1] != found[2]


def test_the_same_number_brings_registers_into_the_same_states(db, rolled_back):
    found = []
    for number in (7, 8):
        with rolled_back():
            fill(size=FIVE, number=number, at=AT)
            found.append([(entry.register, entry.body, _words(entry)) for entry in _of_states()])
    fill(size=FIVE, number=7, at=AT)
    assert found[0] == [(entry.register, entry.body, _words(entry)) for entry in _of_states()] != found[1]


def _of_states():
    """What was published through actions after the posts, in its order; names of rows are random."""
    kept = ("interests", "sponsorship", "breaches")
    entries = Entry.objects.filter(register__in=kept, known_from__gte=datetime(2016, 5, 1, tzinfo=UTC))
    return entries.exclude(line__origin__in=_bulk()).select_related("content").order_by("pk")


def _bulk():
    """Lines of the mass: five versions each."""
    return list(Line.objects.filter(version=ROUNDS).values_list("origin", flat=True))


def _words(entry):
    return entry.content.row["columns"]


def test_five_neighbours_show_five_states(db, client):
    fill(size=EACH, number=5, at=AT)
    complete, late, nil, silent, breached = Organisation.objects.filter(
        code__in=Entry.objects.filter(register="interests").values("body")
    ).order_by("code")
    found = {}
    for ccg in (complete, late, nil, silent, breached):
        rows = [(entry.register, entry.category, _words(entry)) for entry in _of_states() if entry.body == ccg.code]
        found[ccg] = rows
    assert found[complete] == []
    ((_, _, row),) = found[late]
    assert row["lateness"] and row["from_on"] == "2016-11-01"
    assert [(register, category) for register, category, _ in found[nil]] == [
        ("interests", "nothing"), ("sponsorship", "nil"), ("breaches", "nil")
    ]  # fmt: skip
    assert "1 April 2016" in found[nil][1][2]["statement"] and "31 December 2016" in found[nil][1][2]["statement"]
    ((_, category, row),) = found[silent]
    assert category == "silent" and "no answer" in row["description"]
    unasked = Declarant.objects.filter(ccg=silent, asks=None, declarations=None)
    assert [each.position for each in unasked] == ["Secondary care doctor"]
    ((register, _, row),) = found[breached]
    assert register == "breaches" and row["month"] == "November 2016"
    page = client.get(f"/ccg/{nil.code}/registers/sponsorship/").content.decode()
    assert "No sponsorship was recorded" in page


def test_it_refuses_a_database_that_is_not_empty(world):
    with pytest.raises(NotEmpty, match="already"):
        seed(size=FIVE, at=AT)
