"""kill -9 in the middle of a paper, a broker that loses everything, a worker that comes late."""

import pytest
import redis
from django.db import transaction

from documents import vault
from documents.models import Document
from documents.tasks import render
from jobs import actions as jobs
from jobs.clock import real_time
from jobs.models import Job

from . import papers
from .test_issue import issue

LONG = {"answers": [{"question": f"Question {n}", "words": "Words and words. " * 40} for n in range(40)]}


@pytest.fixture(autouse=True)
def database_open(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def asked(number=1, **changes):
    with transaction.atomic():
        return [issue(payload=papers.payload(**changes)) for _ in range(number)]


def states():
    return sorted(Job.objects.values_list("state", flat=True))


def files():
    return {place.name for place in vault.locate(".").rglob("*") if place.is_file()}


def test_made_once_though_messages_are_doubled_and_lost(worker, broker, wait_until):
    before = files()
    (document,) = asked()
    for _ in range(10):
        render.apply_async(args=[document.job.ref], retry=False)
    wait_until(lambda: states() == ["done"], seconds=240)
    wait_until(lambda: worker.said().count("succeeded") >= 11, seconds=240)
    assert len(files() - before) == 1 and Job.objects.get().attempts == 1
    redis.Redis.from_url(broker).flushdb()
    with transaction.atomic():
        lost = issue()
        redis.Redis.from_url(broker).flushdb()
        Job.objects.filter(pk=lost.job_id).update(woken_at=None)
    assert jobs.sweep(at=real_time()) <= 1  # the worker may have heard of it at once
    wait_until(lambda: states() == ["done"] * 2, seconds=240)
    assert len(files() - before) == 2


def test_killed_in_the_middle_nothing_is_lost_or_doubled(worker, wait_until):
    before = files()
    (document,) = asked(**LONG)
    worker.halt_when(lambda: Job.objects.filter(state="working", progress__gte=15).exists())
    worker.kill()
    assert states() == ["working"] and files() == before
    assert jobs.sweep(at=real_time()) == 0  # its lease still runs: nobody may take it yet
    Job.objects.update(lease_until=real_time())
    worker.start()
    jobs.sweep(at=real_time())
    wait_until(lambda: states() == ["done"], seconds=240)
    made = Document.objects.get(pk=document.pk)
    assert files() - before == {vault.locate(made.file).name} and made.job.attempts == 2
