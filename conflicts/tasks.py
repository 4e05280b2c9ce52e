"""Every night: reminders, and the public lines that time alone changes."""

from celery import shared_task

from jobs import clock

from . import actions
from .actions import transparency


@shared_task
def remind():
    return actions.remind(at=clock.now())


@shared_task
def list_the_silent():
    return actions.list_the_silent(at=clock.now())


@shared_task
def keep_up():
    return actions.keep_up(at=clock.now())


@shared_task
def score_touched():
    """Each minute, for CCGs whose registers changed."""
    return transparency.republish_touched_scores(at=clock.now())


@shared_task
def score_all():
    return transparency.republish_scores(at=clock.now())


@shared_task
def follow_year_ends():
    return actions.follow_year_ends(at=clock.now())
