"""Celery's doors to this floor."""

from celery import shared_task

from jobs import actions as jobs
from jobs import clock

from . import actions
from .models import Build


@shared_task
def sequence(_why=""):
    """Give waiting entries their place; heads carry real time."""
    return actions.sequence(at=clock.real_time())


@shared_task
def build(ref):
    def effect(job):
        page = Build.objects.get(ref=job.subject.removeprefix("build:"))
        actions.build(page, at=clock.now())

    jobs.perform(ref, effect)


@shared_task
def catch_up():
    """Every half minute: what a lost message, or the calendar, left to do."""
    at = clock.now()
    actions.sequence(at=clock.real_time())
    actions.expire_due(at=at)
    actions.build_due(at=at)
