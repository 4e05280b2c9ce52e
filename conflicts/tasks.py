"""Every night: reminders, and the public lines that time alone changes."""

from celery import shared_task

from jobs import clock

from . import actions


@shared_task
def remind():
    return actions.remind(at=clock.now())


@shared_task
def list_the_silent():
    return actions.list_the_silent(at=clock.now())


@shared_task
def keep_up():
    return actions.keep_up(at=clock.now())
