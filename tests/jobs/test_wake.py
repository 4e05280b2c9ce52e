"""A broker that is down, or silent, costs a page a second and never an error."""

import socket
import time

import pytest
from celery import current_app

from jobs import actions, wake
from jobs.clock import real_time
from jobs.models import Job

PATIENCE = 15  # seconds on a busy machine; a silent broker would hold a page for ever


@pytest.fixture
def broker_at(monkeypatch):
    """Point the wake-up at an address, in this thread's fresh state."""

    def use(port):
        monkeypatch.setattr(wake, "_here", wake.threading.local())
        monkeypatch.setattr(current_app.conf, "broker_url", f"redis://127.0.0.1:{port}/0")
        monkeypatch.setattr(current_app.conf, "broker_write_url", f"redis://127.0.0.1:{port}/0")

    return use


@pytest.fixture
def closed_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_refused(broker_at, closed_port):
    broker_at(closed_port)
    began = time.monotonic()
    assert wake.wake("jobs.tasks.sweep", "x") is False
    assert time.monotonic() - began < PATIENCE


def test_silent_and_then_left_alone(broker_at):
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(8)
        broker_at(deaf.getsockname()[1])
        began = time.monotonic()
        assert wake.wake("jobs.tasks.sweep", "x") is False
        assert time.monotonic() - began < PATIENCE
        while knocks(deaf):
            pass
        assert wake.wake("jobs.tasks.sweep", "y") is False
        assert not knocks(deaf), "it is left alone for a while"


def knocks(deaf):
    """Has somebody tried to connect who was not seen yet?"""
    deaf.setblocking(False)
    try:
        deaf.accept()[0].close()
    except BlockingIOError:
        return False
    return True


@pytest.mark.django_db
def test_the_row_is_kept(broker_at, closed_port, django_capture_on_commit_callbacks):
    broker_at(closed_port)
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        job = actions.enqueue("jobs.tasks.sweep", key="k", at=real_time())
    assert len(callbacks) == 1
    assert Job.objects.get(pk=job.pk).state == "queued"
