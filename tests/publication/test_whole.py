"""The page and the files of all bodies: ready like those of one body, and never older than a change."""

import pytest

from publication import actions, ready
from publication.actions import whole
from publication.models import Build
from tests.publication.opened import body_of, sheets
from tests.publication.toy import at, row

PAGE, FILE = "/registers/toys/", "/registers/toys"
MOMENT = "2017-06-01T11:00:00"


@pytest.fixture
def two(publish):
    publish("Ann Apple", "Bear", body="99X")
    publish("Bob Brown", "Car", body="99Y")


def built(moment=MOMENT):
    """What the tasks do: whatever is due, now."""
    return [actions.build(page, at=at(moment)) for page in whole.due(at=at(moment))]


def test_it_is_made_ready_and_served_without_a_query(client, two, now, read, django_assert_num_queries):
    drawn = {suffix: body_of(client.get(f"{FILE}.{suffix}")) for suffix in ("csv", "json", "xlsx", "atom")}
    assert built() == [True]
    with django_assert_num_queries(0):
        for suffix, content in drawn.items():
            answer = client.get(f"{FILE}.{suffix}")
            assert answer["X-Ready"] and body_of(answer) == content, suffix
        assert b"Bear" in body_of(client.get(PAGE)) and client.get(PAGE)["X-Ready"]
    assert [line[:3] for line in sheets(drawn["xlsx"])["Entries"][1:]] and drawn["csv"].count(b"\n") == 3


def test_a_change_of_any_body_takes_it_away_at_its_commit(
    client, two, now, publish, django_capture_on_commit_callbacks
):
    built()
    with django_capture_on_commit_callbacks(execute=True):
        publish("Cat Cole", "Drum", body="99Z")
    answer = client.get(f"{FILE}.csv")
    assert "X-Ready" not in answer and b"Drum" in body_of(answer)


def test_it_is_made_anew_at_most_every_ten_minutes(two, publish):
    assert built() == [True] and built("2017-06-01T12:00:00") == [], "nothing changed"
    publish("Cat Cole", "Drum", body="99Z", at="2017-06-01T12:00:00")
    assert built("2017-06-01T11:09:00") == [] and built("2017-06-01T11:10:00") == [True]


def test_a_change_meanwhile_is_seen(client, two, publish, now, monkeypatch):
    from publication.actions import builds

    files = builds._files

    def slow(asked, moment):
        yield from files(asked, moment)
        publish("Late", "Lamp", body="99Z")

    monkeypatch.setattr(builds, "_files", slow)
    assert built() == [False] and "X-Ready" not in client.get(f"{FILE}.csv")
    monkeypatch.undo()
    assert built("2017-06-01T11:01:00") == [], "not at once again"
    assert built("2017-06-01T11:10:00") == [True]


def test_it_is_good_until_the_first_day_any_body_changes(two, publish):
    publish("Old", "Boat", since="2016-01-01", until="2016-12-10", body="99Z")
    built()
    assert Build.objects.get(body="").good_until.isoformat() == "2017-06-11"
    assert built("2017-06-10T12:00:00") == [] and built("2017-06-11T12:00:00") == [True]


def test_those_who_publish_do_not_meet_in_one_row(two):
    built()
    before = Build.objects.get(body="").revision
    actions.publish("toys", row=row("Dan", "Drum"), at=at("2017-05-01"))
    assert Build.objects.get(body="").revision == before, "the row of all bodies is not touched by a body"


def test_the_task_queues_it(two, now, client):
    from jobs import actions as jobs

    actions.build_due(at=at(MOMENT))
    jobs.drain()
    assert client.get(PAGE)["X-Ready"] and (ready.folder("toys", "") / ready.MANIFEST).exists()
