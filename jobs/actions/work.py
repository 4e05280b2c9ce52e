"""A job's life. Every step is one UPDATE whose WHERE says whose the job is.

    job = enqueue("documents.tasks.render", key=f"document:{ref}", at=at, subject=…)
    perform(ref, effect)      what a task does: claim, effect(job), finish

An effect does its slow work first and calls `finish(job, at=)` inside the short
transaction that writes its result: when the claim was lost, `finish` raises LostClaim
and the result goes with the transaction.
"""

import logging
import threading
from contextlib import contextmanager
from datetime import timedelta
from functools import partial

from celery import current_app
from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection, connections, transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from .. import clock
from ..ids import new_ref
from ..models import Job
from ..statements import insert_once, update_returning
from ..wake import wake

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=24)
HEARTBEAT_SECONDS = 8


class LostClaim(Exception):
    """Somebody else holds the job now; what we made is dropped."""


class Failed(Exception):
    """The work cannot be done; the sentence is for the person who waits for it."""


def enqueue(task, *, key, at, subject=""):
    """Write the row with the business change; wake a worker once that is committed.

    `task` is a Celery task or its name. The same key gives the same job.
    """
    name = getattr(task, "name", task)
    real = clock.real_time()
    job = Job(task=name, key=key, subject=subject, queued_at=at, waiting_since=real, woken_at=real)
    if not insert_once(job, unique="key"):
        return Job.objects.get(key=key)
    transaction.on_commit(partial(wake, name, job.ref), robust=True)
    return job


def claim(ref):
    """Take the job if it waits or its lease ran out; None when it is not to be had."""
    free = Q(state=Job.State.QUEUED) | Q(state=Job.State.WORKING, lease_until__lt=Now())
    taken = update_returning(
        Job.objects.filter(free, ref=ref),
        state=Job.State.WORKING,
        claim=new_ref(),
        lease_until=Now() + LEASE,
        attempts=F("attempts") + 1,
        progress=0,
        note="",
        error="",
    )
    return taken[0] if taken else None


def progress(job, percent, note=""):
    """Say how far it is and renew the lease. False when the claim is lost."""
    return bool(_mine(job).update(progress=percent, note=note[:200], lease_until=Now() + LEASE))


def finish(job, *, at):
    """Done. Raises LostClaim, inside the caller's transaction, when it is no longer ours."""
    done = _mine(job).update(state=Job.State.DONE, progress=100, note="", lease_until=None, finished_at=at)
    if not done:
        raise LostClaim(job.ref)
    job.state, job.progress, job.finished_at = Job.State.DONE, 100, at


def fail(job, *, error, at):
    """Give up, with a sentence for the person who waits. False when the claim is lost."""
    return bool(_mine(job).update(state=Job.State.FAILED, error=error[:500], lease_until=None, finished_at=at))


def retry(job, *, at):
    """A person asks again. Only a failed job starts over; otherwise nothing happens."""
    again = Job.objects.filter(pk=job.pk, state=Job.State.FAILED).update(
        state=Job.State.QUEUED,
        claim="",
        attempts=0,
        progress=0,
        error="",
        note="",
        queued_at=at,
        finished_at=None,
        waiting_since=clock.real_time(),
        woken_at=clock.real_time(),
    )
    if again:
        transaction.on_commit(partial(wake, job.task, job.ref), robust=True)
    job.refresh_from_db()
    return bool(again)


def perform(ref, effect):
    """The body of a task: claim, keep the lease, run the effect, and settle the job."""
    job = claim(ref)
    if job is None:
        return None
    try:
        with _kept_alive(job):
            effect(job)
            if job.state != Job.State.DONE:
                finish(job, at=clock.now())
    except LostClaim:
        log.info("claim on %s lost, result dropped", job)
    except Failed as reason:
        fail(job, error=str(reason), at=clock.now())
    except SoftTimeLimitExceeded:
        fail(job, error="It took too long and was stopped. Try again.", at=clock.now())
    except Exception:
        log.exception("%s failed", job)
        fail(job, error="Something went wrong while making it. Try again.", at=clock.now())
    return job


def drain(*, limit=1000):
    """Do everything that waits, here and now. For tests and for building worlds."""
    current_app.loader.import_default_modules()
    done = 0
    while done < limit:
        job = Job.objects.filter(state=Job.State.QUEUED).order_by("pk").first()
        if job is None:
            return done
        current_app.tasks[job.task].apply(args=[job.ref], throw=True)
        done += 1
    return done


def _mine(job):
    return Job.objects.filter(pk=job.pk, state=Job.State.WORKING, claim=job.claim)


@contextmanager
def _kept_alive(job):
    """Renew the lease from a second thread while the work goes on."""
    over = threading.Event()
    inside_a_test = connection.in_atomic_block

    def beat():
        try:
            while not over.wait(HEARTBEAT_SECONDS):
                if not _mine(job).update(lease_until=Now() + LEASE):
                    return
        except Exception:
            log.warning("lease of %s not renewed", job, exc_info=True)
        finally:
            connections.close_all()

    thread = threading.Thread(target=beat, name=f"lease-{job.ref}", daemon=True)
    if not inside_a_test:
        thread.start()
    try:
        yield
    finally:
        over.set()
        if thread.is_alive():
            thread.join()
