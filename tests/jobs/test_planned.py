"""Questions the server plans once: the same rows by name, on any connection, and never a page lost by it."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.db import Error, connection, connections, transaction
from django.db.models import CharField, F, Func, Value
from django.db.models.functions import Concat
from django.test.utils import CaptureQueriesContext

from jobs import actions, planned
from jobs import prepared as module
from jobs.models import Job
from jobs.prepared import Word, prepared

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed_db")]
AT = datetime(2017, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def jobs(committed_db, monkeypatch):
    monkeypatch.setattr(module, "_kept", {})
    return [actions.enqueue("jobs.tasks.sweep", key=f"job {n}", at=AT + timedelta(hours=n)) for n in range(5)]


@prepared
def waiting(numbers, since):
    return Job.objects.filter(pk__in=numbers, queued_at__gte=since, state__in=["queued", "working"]).order_by("pk")


@prepared
def called(key):
    return Job.objects.filter(key=key)


@prepared
def on_day(day):
    return Job.objects.filter(queued_at__date=day).order_by("pk").values_list("key", flat=True)


@prepared
def noted(word):
    return Job.objects.filter(note=word)


@prepared
def all_jobs():
    return Job.objects.order_by("pk").values_list("note", flat=True)


@prepared
def repeated(times):
    """PostgreSQL repeats a text an `integer` of times; a `bigint` it refuses."""
    said = Func(F("key"), Value(times), function="REPEAT", output_field=CharField())
    return Job.objects.annotate(said=said).values_list("said", flat=True)


@prepared
def named(word):
    return Job.objects.annotate(said=Concat(Value(word), F("key"))).values_list("said", flat=True)


def sent(ask):
    """What `ask` sends and what it finds."""
    with CaptureQueriesContext(connection) as captured:
        found = ask()
    return [each["sql"].split()[0] for each in captured], found


def renew():
    """What Django does to a kept connection when a request begins."""
    connection.health_check_enabled, connection.health_check_done = True, False


def cut(other):
    """Somebody restarts the database server."""
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [connection.connection.get_backend_pid()])


@pytest.fixture
def other():
    made = connections.create_connection("default")
    yield made
    made.close()


def test_it_is_asked_by_name_with_other_values_and_finds_what_the_orm_finds(jobs):
    for chosen, hours in (([0, 1, 2], 0), ([4, 3], 3), ([1], 2), ([0, 1, 2, 3, 4], 9)):
        values = {"numbers": [jobs[at].pk for at in chosen], "since": AT + timedelta(hours=hours)}
        words, found = sent(lambda values=values: waiting(**values).rows())
        assert found == list(waiting(**values).queryset())
        assert words == ["EXECUTE"]


def test_days_words_and_none_at_all(jobs):
    assert sent(lambda: on_day(day=AT.date()).rows()) == (["EXECUTE"], [f"job {n}" for n in range(5)])
    assert on_day(day=AT.date() + timedelta(days=1)).rows() == []
    assert sent(lambda: all_jobs().rows()) == (["EXECUTE"], [""] * 5)
    for key in ("job 3", "job 1' OR 1=1 --", "100%s %% \\", "job 1'); DROP TABLE jobs_job; --"):
        assert sent(lambda key=key: called(key=Word(key)).rows()) == (["EXECUTE"], list(Job.objects.filter(key=key)))
    assert named(word=Word("a%b ")).rows()[0].startswith("a%b job")


def test_what_is_no_value_stays_in_the_text_so_that_partial_indexes_are_found(jobs):
    waiting(numbers=[jobs[0].pk], since=AT).rows()
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement, parameter_types::text FROM pg_prepared_statements")
        ((statement, types),) = cursor.fetchall()
    assert "IN ('queued', 'working')" in statement
    assert types == '{bigint,"timestamp with time zone"}'


def test_within_a_transaction_only_what_could_be_prepared_before(jobs):
    with transaction.atomic():
        assert sent(lambda: called(key=Word("job 1")).rows()) == (["SELECT"], [jobs[1]])
    assert sent(lambda: called(key=Word("job 1")).rows())[0] == ["EXECUTE"]
    connection.close()
    with transaction.atomic():
        assert sent(lambda: called(key=Word("job 2")).rows()) == (["EXECUTE"], [jobs[2]])


def test_what_the_server_cannot_type_is_asked_in_plain_words_for_good(jobs):
    for _ in range(2):
        words, found = sent(lambda: repeated(times=2).rows())
        assert (words, sorted(found)[0]) == (["SELECT"], "job 0job 0")
    with transaction.atomic():
        assert sorted(repeated(times=1).rows())[4] == "job 4"


def test_a_kept_connection_that_is_gone_is_found_out_by_the_first_question(jobs, other):
    all_jobs().rows()
    cut(other)
    renew()
    words, found = sent(lambda: called(key=Word("job 1")).rows())
    assert (words[-1], found) == ("EXECUTE", [jobs[1]])
    assert "SELECT 1" not in [each["sql"] for each in connection.queries_log]


def test_a_restart_between_two_questions_is_not_seen_either(jobs, other):
    renew()
    all_jobs().rows()
    cut(other)
    assert called(key=Word("job 1")).rows() == [jobs[1]]


def test_within_a_transaction_a_lost_connection_is_said_and_not_kept(jobs, other):
    all_jobs().rows()
    with pytest.raises(planned.LOST), transaction.atomic():
        Job.objects.filter(pk=jobs[0].pk).update(note="half")
        cut(other)
        called(key=Word("job 1")).rows()
    assert called(key=Word("job 1")).rows()[0].note == ""


def test_a_pooler_that_empties_connections_costs_no_page(jobs):
    all_jobs().rows()
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    assert all_jobs().rows() == [""] * 5


def test_columns_altered_under_a_plan_are_read_anew(jobs):
    """As a migration does while a worker of the version before goes on."""
    all_jobs().rows()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE jobs_job ALTER COLUMN note TYPE text")
    assert all_jobs().rows() == [""] * 5


def test_a_transaction_that_failed_already_spoils_no_plan(jobs):
    called(key=Word("job 1")).rows()
    connection.close()
    with pytest.raises(Error), transaction.atomic():
        with suppress(Error), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        called(key=Word("job 1")).rows()
    assert sent(lambda: called(key=Word("job 1")).rows()) == (["EXECUTE"], [jobs[1]])


def test_a_connection_keeps_no_more_plans_than_that(jobs, monkeypatch):
    monkeypatch.setattr(planned, "MOST", 3)
    for word in "abcdefg":
        assert noted(word=word).rows() == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        assert cursor.fetchone() == (1,)
    assert noted(word="a").rows() == []


def test_a_setting_keeps_it_to_plain_words(jobs, settings):
    settings.DATABASE_KEEPS_PLANS = False
    assert sent(lambda: called(key=Word("job 1")).rows()) == (["SELECT"], [jobs[1]])
