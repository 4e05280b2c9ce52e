"""Celery's door to this floor."""

from celery import shared_task

from jobs import clock

from .actions.publishing import republish as say_again


@shared_task
def republish():
    """Nightly: what the facts now give, compared with the public register."""
    return len(say_again(at=clock.now()))
