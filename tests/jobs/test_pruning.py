"""Work long done goes; what a page reads, what failed and what waits stays."""

from datetime import timedelta

import pytest

from documents.models import StoredFile
from jobs import actions
from jobs.clock import real_time
from jobs.models import Job

pytestmark = pytest.mark.django_db
AT = real_time()
OLD, YOUNG = AT - timedelta(days=31), AT - timedelta(days=29)


def a_job(key, *, state="done", ended=OLD):
    job = actions.enqueue("jobs.tasks.sweep", key=key, at=ended)
    if state != "queued":
        job = actions.claim(job.ref)
    if state == "done":
        actions.finish(job, at=ended)
    if state == "failed":
        actions.fail(job, error="No ink.", at=ended)
    return job


def keys():
    return set(Job.objects.values_list("key", flat=True))


def test_only_what_was_done_a_month_ago_and_nobody_reads_goes():
    a_job("old"), a_job("old too")
    a_job("young", ended=YOUNG)
    for state in ("queued", "working", "failed"):
        a_job(state, state=state)
    StoredFile.objects.create(
        name="a.pdf", type="application/pdf", size=1, sha256="0" * 64, path="a", stored_at=OLD, job=a_job("read")
    )
    assert actions.prune(at=AT) == 2
    assert keys() == {"young", "queued", "working", "failed", "read"}
    assert actions.prune(at=AT) == 0


def test_many_go_in_portions(monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("jobs.actions.sweeping.PRUNED_AT_ONCE", 2)
    for n in range(5):
        a_job(f"job {n}")
    with django_assert_max_num_queries(30):
        assert actions.prune(at=AT) == 5
    assert keys() == set()


def test_every_row_that_points_at_a_job_keeps_it():
    """A new floor that points at jobs is heeded without being named."""
    assert {relation.name for relation in Job._meta.related_objects} >= {"document", "stored_file", "pack_variant"}
