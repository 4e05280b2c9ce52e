"""Questions spelt once: the same rows as the ORM's, whatever they are asked with, and never somebody else's."""

from datetime import UTC, date, datetime, timedelta
from unittest import mock

import pytest
from django.db import connection
from django.db.models import Q
from django.db.models.sql.compiler import SQLCompiler
from django.test.utils import CaptureQueriesContext

from jobs import actions
from jobs import prepared as module
from jobs.models import Job
from jobs.prepared import Word, prepared

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
AT = datetime(2017, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def jobs(monkeypatch):
    """Five jobs, an hour apart; nothing remembered from other tests."""
    monkeypatch.setattr(module, "_kept", {})
    return [actions.enqueue("jobs.tasks.sweep", key=f"job {n}", at=AT + timedelta(hours=n)) for n in range(5)]


@prepared
def among(numbers, since, named=None):
    rows = Job.objects.filter(pk__in=numbers, queued_at__gte=since)
    return rows.filter(key__startswith=named) if named else rows


@prepared
def keys_of(numbers):
    return Job.objects.filter(pk__in=numbers).order_by("pk").values("key")


@prepared
def called(key):
    return Job.objects.filter(key=key)


def pks(rows):
    return sorted(row.pk for row in rows)


@pytest.mark.parametrize("hours", [0, 2, 4, 9])
@pytest.mark.parametrize("chosen", [[], [0], [0, 1, 2], [4, 3, 2, 1, 0]])
def test_the_rows_are_those_of_the_queryset(jobs, hours, chosen):
    values = {"numbers": [jobs[at].pk for at in chosen], "since": AT + timedelta(hours=hours)}
    asked = among(**values)
    expected = pks(Job.objects.filter(pk__in=values["numbers"], queued_at__gte=values["since"]))
    assert pks(asked.rows()) == pks(asked.queryset()) == expected


def test_rows_are_whole_records_that_can_be_saved_and_read_on(jobs):
    (row,) = among(numbers=[jobs[1].pk], since=AT).rows()
    assert (row, row.key, row.queued_at, row._state.db) == (jobs[1], "job 1", jobs[1].queued_at, "default")
    row.note = "read"
    row.save()
    assert among(numbers=[jobs[1].pk], since=AT).rows()[0].note == "read"


def test_values_order_and_limit(jobs):
    asked = keys_of(numbers=[job.pk for job in jobs])
    assert asked.rows()[0] == {"key": "job 0"}
    assert asked.rows(("-pk",), 2) == [{"key": "job 4"}, {"key": "job 3"}]
    assert asked.rows(("pk",), 1) == [{"key": "job 0"}]


def test_a_set_of_another_size_and_of_one_answer_the_same(jobs):
    """Sets are filled up to a power of two, so that few sizes are spelt; nobody more is let in by that."""
    for size in range(1, 6):
        chosen = [job.pk for job in jobs[:size]]
        assert [row["key"] for row in keys_of(numbers=chosen).rows()] == [f"job {n}" for n in range(size)]
    assert len(module._kept) == 4  # one, two, four, eight


def test_asked_again_nothing_is_spelt(jobs):
    among(numbers=[jobs[0].pk], since=AT).rows()
    with mock.patch.object(SQLCompiler, "as_sql", side_effect=AssertionError("spelt again")):
        assert pks(among(numbers=[jobs[2].pk], since=AT + timedelta(hours=1)).rows()) == [jobs[2].pk]
        assert pks(among(numbers=[jobs[0].pk], since=AT + timedelta(hours=1)).rows()) == []
    with (
        pytest.raises(AssertionError, match="spelt again"),
        mock.patch.object(SQLCompiler, "as_sql", side_effect=AssertionError("spelt again")),
    ):
        among(numbers=[jobs[0].pk, jobs[1].pk], since=AT).rows()


def test_an_empty_set_asks_nothing(jobs):
    with CaptureQueriesContext(connection) as captured:
        assert keys_of(numbers=set()).rows() == []
    assert not captured.captured_queries


def test_words_are_part_of_the_question_unless_they_are_said_to_be_values(jobs):
    assert pks(among(numbers=[job.pk for job in jobs], since=AT, named="job 3").rows()) == [jobs[3].pk]
    assert pks(among(numbers=[job.pk for job in jobs], since=AT, named="job 4").rows()) == [jobs[4].pk]
    for job in jobs:
        assert called(key=Word(job.key)).rows() == [job]
    assert called(key=Word("job 1' OR 1=1 --")).rows() == []
    assert sum(key[0] is called.__wrapped__ for key in module._kept) == 1


def test_two_questions_are_told_apart_by_who_asks(jobs):
    """The same values in another function, and one row among equal rows in another order."""

    @prepared
    def others(numbers):
        return Job.objects.exclude(pk__in=numbers).order_by("pk").values("key")

    chosen = [job.pk for job in jobs[:2]]
    assert [row["key"] for row in others(numbers=chosen).rows()] == ["job 2", "job 3", "job 4"]
    assert [row["key"] for row in keys_of(numbers=chosen).rows()] == ["job 0", "job 1"]


@prepared
def either(numbers, at):
    return Job.objects.filter(Q(pk__in=numbers, queued_at__gte=at) | Q(key="job 4")).order_by("pk").values("key")


def test_what_stands_beside_an_empty_set_may_be_left_out(jobs):
    assert either(numbers=[], at=AT).rows() == [{"key": "job 4"}]
    assert either(numbers=[jobs[0].pk], at=AT).rows() == [{"key": "job 0"}, {"key": "job 4"}]
    assert either(numbers=[jobs[0].pk], at=AT + timedelta(hours=1)).rows() == [{"key": "job 4"}]


def tomorrow(at):
    return Job.objects.filter(queued_at__gte=at + timedelta(days=400))


def on_its_day(at):
    return Job.objects.filter(queued_at__date=at.date())


def forgotten(at):
    return Job.objects.all()


def one_more(number):
    return Job.objects.filter(pk=number + 1)


def partly(at):
    return Job.objects.filter(queued_at__gte=at, finished_at__lte=at + timedelta(hours=1))


@pytest.mark.parametrize(
    "build, values",
    [(tomorrow, {"at": AT}), (on_its_day, {"at": AT}), (forgotten, {"at": AT}), (one_more, {"number": 3}),
     (partly, {"at": AT})],
)  # fmt: skip
def test_a_function_that_changes_or_drops_a_value_is_refused(build, values):
    """Its first answer would stand for every later question."""
    with pytest.raises(TypeError, match=build.__name__):
        prepared(build)(**values).rows()


def nothing(number):
    return Job.objects.filter(pk=number).none()


def tried_so_often(number):
    return Job.objects.filter(attempts=number)


@pytest.mark.parametrize("build", [nothing, tried_so_often])
def test_what_could_only_find_nothing_is_refused(build):
    """A column of tries holds nothing below nought, so its mark would stand for “never” for ever."""
    with pytest.raises(TypeError, match=f"{build.__name__} finds nothing"):
        prepared(build)(number=0).rows()


def test_days_and_moments_are_values(jobs):
    @prepared
    def on(day, at):
        return Job.objects.filter(queued_at__date=day, queued_at__lte=at)

    assert len(on(day=date(2017, 3, 1), at=AT + timedelta(hours=1)).rows()) == 2
    assert on(day=date(2017, 3, 2), at=AT + timedelta(hours=1)).rows() == []


def test_a_process_keeps_so_many_and_lets_the_oldest_go(monkeypatch, jobs):
    monkeypatch.setattr(module, "KEPT", 2)
    for words in ("job 1", "job 2", "job 3"):
        among(numbers=[jobs[0].pk], since=AT, named=words).rows()
    assert [dict(key[6:])["named"] for key in module._kept] == [("job 2",), ("job 3",)]
