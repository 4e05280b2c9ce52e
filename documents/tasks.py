"""Celery's doors to papers and files."""

from functools import partial

from celery import shared_task

from jobs import clock
from jobs.actions import perform

from .actions import making, packing


@shared_task
def render(ref):
    perform(ref, partial(making.make_paper, now=clock.now))


@shared_task
def render_later(ref):
    """The same for a paper nobody waits for: it has a queue of its own, served last."""
    render(ref)


@shared_task
def scan(ref):
    perform(ref, partial(making.scan_file, now=clock.now))


@shared_task
def pack(ref):
    perform(ref, partial(packing.make_variant, now=clock.now))
