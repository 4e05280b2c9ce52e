"""What somebody waits for comes first, and ready files stand behind no paper (ADR 25)."""

import pytest
import redis
from django.db import transaction

from cocomm.celery import QUEUES
from documents import actions
from documents.tasks import render
from jobs import actions as jobs
from jobs.clock import real_time
from jobs.models import Job
from tests import processes

from . import papers
from .test_issue import issue


@pytest.fixture(autouse=True)
def database_open(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def lengths(broker):
    client = redis.Redis.from_url(broker)
    return {queue: client.llen(queue) for queue in QUEUES if client.llen(queue)}


def asked():
    """A register, two forms, a scan: each in its own transaction, as it happens."""
    for awaited in (False, True, True):
        with transaction.atomic():
            issue(awaited=awaited)
    with transaction.atomic():
        jobs.enqueue("documents.tasks.scan", key="scan:none", at=papers.ISSUED)


def test_each_kind_of_work_has_its_queue_also_when_the_sweep_or_a_person_asks_again(committed_db, broker):
    asked()
    each = {"quick": 1, "papers": 2, "registers": 1}
    assert lengths(broker) == each
    redis.Redis.from_url(broker).flushdb()
    Job.objects.update(woken_at=None)
    assert jobs.sweep(at=real_time()) == 4
    assert lengths(broker) == each
    redis.Redis.from_url(broker).flushdb()
    document = issue(awaited=False)
    Job.objects.filter(pk=document.job_id).update(state=Job.State.FAILED)
    redis.Redis.from_url(broker).flushdb()
    assert actions.retry(document, at=papers.ISSUED)
    assert lengths(broker) == {"registers": 1}


def test_one_worker_does_all_and_the_register_last(committed_db, broker, tmp_path, wait_until):
    asked()
    worker = processes.worker(tmp_path / "worker.log")
    try:
        wait_until(lambda: not Job.objects.filter(state__in=["queued", "working"]).exists(), seconds=240)
    finally:
        worker.stop()
    ended = list(Job.objects.order_by("finished_at").values_list("task", flat=True))
    assert ended[0] == "documents.tasks.scan"
    assert ended[1:] == [render.name, render.name, "documents.tasks.render_later"]
