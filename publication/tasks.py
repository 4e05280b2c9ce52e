"""Celery's doors to this floor."""

from celery import shared_task

from jobs import clock

from . import actions


@shared_task
def sequence(_why=""):
    return actions.sequence(at=clock.real_time())
