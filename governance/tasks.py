"""Celery's doors to this floor: the public registers follow the facts."""

from celery import shared_task

from jobs import clock

from .actions import publishing


@shared_task
def republish_touched():
    """Each minute. The history keeps real time, so the window does too."""
    return publishing.republish_touched(since=clock.real_time() - publishing.TOUCHED, at=clock.now())


@shared_task
def republish():
    """Nightly, for what time alone changes: a start date, a last day, a new name."""
    return publishing.republish(at=clock.now())
