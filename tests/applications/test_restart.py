"""Power cuts on the way from the last signature to the receipt: nothing lost, nothing twice."""

import time

import pytest
from django.urls import reverse

from applications import actions
from applications.models import Application
from cocomm.celery import app
from cocomm.services import free_port
from documents.models import Document
from jobs.actions import sweep
from jobs.models import Job
from tests import processes
from tests.conftest import _use_broker

from . import acts
from .acts import london

AT = london(2015, 1, 8, 10)


@pytest.fixture(autouse=True)
def database_open(committed_db, django_db_blocker):
    with django_db_blocker.unblock():
        yield


def paper():
    return Document.objects.select_related("job").get(kind="pro_forma")


def jobs_of(application):
    return Job.objects.filter(subject=f"application:{application.ref}")


def papers_of(application):
    return Document.objects.filter(subject=f"application:{application.ref}").select_related("job")


def expire_leases():
    """As if the lease had run out: a test does not wait for it."""
    Job.objects.filter(state="working").update(lease_until=AT)


def test_the_worker_is_killed_in_the_middle_of_the_paper(world, worker, wait_until):
    acts.ready(world.application, world, AT)
    worker.halt_when(lambda: paper().state in ("working", "ready"))
    worker.kill()
    was = paper()
    assert was.state == "working" and not was.file, "killed too late to prove anything"
    done = actions.submit(world.application, by=world.gil, at=AT)
    assert done.status == "submitted", "a submission does not wait for paper"
    expire_leases()
    sweep(at=AT)
    worker.start()
    wait_until(lambda: not jobs_of(done).exclude(state="done").exists(), seconds=240)
    made = paper()
    assert made.ready and made.pk == was.pk and made.fingerprint == was.fingerprint
    assert jobs_of(done).count() == 2 and papers_of(done).count() == 2


def test_the_broker_is_down_when_the_form_is_submitted(world, broker, clock, as_, tmp_path, wait_until):
    """The form goes in at its second and the papers wait; with broker and worker back they are made once."""
    acts.ready(world.application, world, AT)
    _use_broker(app, f"redis://127.0.0.1:{free_port()}/0")
    gil = as_(world.gil)
    clock(AT)
    begun = time.monotonic()
    answer = gil.post(reverse("application-submit", args=[world.application.ref]))
    assert time.monotonic() - begun < 30
    assert answer.status_code == 302 and answer["Location"].endswith("/receipt/")
    assert Application.objects.get(pk=world.application.pk).submitted_at == AT
    page = gil.get(answer["Location"]).content.decode()
    assert "Waiting to start" in page and "10:00:00 on Thursday 8 January 2015" in page
    _use_broker(app, broker)
    worker = processes.worker(tmp_path / "worker.log")
    try:
        Job.objects.update(woken_at=None)
        sweep(at=AT)
        wait_until(lambda: not jobs_of(world.application).exclude(state="done").exists(), seconds=240)
    finally:
        worker.stop()
    made = papers_of(world.application)
    assert sorted(document.kind for document in made) == ["pro_forma", "receipt"]
    assert all(document.ready for document in made)
    assert set(jobs_of(world.application).values_list("attempts", flat=True)) == {1}
