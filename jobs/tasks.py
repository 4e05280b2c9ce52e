"""Celery's doors to the ground floor."""

from celery import shared_task

from . import actions, clock


@shared_task
def sweep():
    return actions.sweep(at=clock.now())


@shared_task
def prune():
    return actions.prune(at=clock.now())


@shared_task
def deliver(ref):
    return actions.deliver(ref, at=clock.now())
