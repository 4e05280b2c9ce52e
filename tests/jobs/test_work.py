"""A job's life: claimed once, finished once, found again when its worker died."""

from datetime import timedelta

import pytest
from celery import shared_task
from django.db import transaction
from django.db.models.functions import Now

from jobs import actions
from jobs.clock import real_time
from jobs.models import Job

pytestmark = pytest.mark.django_db
AT = real_time()
DONE = []


@shared_task(name="tests.jobs.note")
def note(ref):
    actions.perform(ref, lambda job: DONE.append(job.key))


@pytest.fixture(autouse=True)
def empty():
    DONE.clear()


def queued(key="one"):
    return actions.enqueue(note, key=key, at=AT, subject="application:abc")


def fresh(job):
    return Job.objects.get(pk=job.pk)


def dead_worker(job):
    """Its lease ran out."""
    Job.objects.filter(pk=job.pk).update(lease_until=Now() - timedelta(seconds=1))


def test_the_same_key_is_the_same_job():
    assert queued().pk == queued().pk
    assert Job.objects.count() == 1


def test_a_job_is_done_once():
    job = queued()
    assert actions.drain() == 1
    note(job.ref)  # the message comes a second time
    assert [DONE, fresh(job).state, fresh(job).progress] == [["one"], "done", 100]


def test_a_claim_is_had_by_one():
    job = queued()
    mine = actions.claim(job.ref)
    assert mine.attempts == 1 and mine.state == "working"
    assert actions.claim(job.ref) is None


def test_after_the_lease_another_takes_over_and_the_first_loses():
    first = actions.claim(queued().ref)
    dead_worker(first)
    second = actions.claim(first.ref)
    assert second.attempts == 2
    assert not actions.progress(first, 50, "half")
    with pytest.raises(actions.LostClaim), transaction.atomic():
        actions.finish(first, at=AT)
    assert not actions.fail(first, error="x", at=AT)
    actions.finish(second, at=AT)
    assert fresh(first).state == "done"


def test_progress_is_shown_and_renews_the_lease():
    mine = actions.claim(queued().ref)
    dead_worker(mine)
    assert actions.progress(mine, 40, "Setting the pages")
    assert [fresh(mine).progress, fresh(mine).note] == [40, "Setting the pages"]
    assert actions.claim(mine.ref) is None


def test_a_known_failure_says_its_sentence_and_a_person_retries():
    job = queued()

    def cannot(_):
        raise actions.Failed("The printer is out of ink.")

    actions.perform(job.ref, cannot)
    assert [fresh(job).state, fresh(job).error] == ["failed", "The printer is out of ink."]
    assert actions.retry(job, at=AT)
    assert [job.state, job.attempts, job.error] == ["queued", 0, ""]
    assert not actions.retry(job, at=AT)
    actions.drain()
    assert fresh(job).state == "done"


def test_an_unknown_failure_shows_no_innards():
    job = queued()

    def breaks(_):
        raise KeyError("secret detail")

    actions.perform(job.ref, breaks)
    assert fresh(job).state == "failed" and "secret" not in fresh(job).error


def test_a_lost_effect_leaves_nothing():
    job = queued()

    def slow(mine):
        dead_worker(mine)
        actions.claim(mine.ref)

    actions.perform(job.ref, slow)
    assert fresh(job).state == "working"  # the second holder's


def test_the_sweep_finds_orphans_and_wakes_again(monkeypatch):
    woken = []
    monkeypatch.setattr("jobs.actions.sweeping.wake", lambda task, ref: woken.append(ref) or True)
    orphan, quiet, new = actions.claim(queued("a").ref), queued("b"), queued("c")
    dead_worker(orphan)
    Job.objects.filter(pk=quiet.pk).update(woken_at=real_time() - timedelta(minutes=1))
    assert actions.sweep(at=AT) == 2
    assert woken == [orphan.ref, quiet.ref] and new.ref not in woken
    assert fresh(orphan).state == "queued"
    assert actions.sweep(at=AT) == 0  # both were woken just now


def test_the_sweep_gives_up_on_work_that_kills_its_worker():
    job = queued()
    for _ in range(5):
        dead_worker(actions.claim(job.ref))
    actions.sweep(at=AT)
    assert fresh(job).state == "failed" and "never finished" in fresh(job).error


def test_the_oldest_wait_is_known():
    assert actions.oldest_wait() == 0
    Job.objects.filter(pk=queued().pk).update(waiting_since=real_time() - timedelta(minutes=5))
    assert 299 < actions.oldest_wait() < 310
