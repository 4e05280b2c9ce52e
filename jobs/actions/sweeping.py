"""The sweep: what was lost between commit, broker and worker is found again."""

from datetime import timedelta

from django.db.models import Q
from django.db.models.functions import Now

from .. import clock
from ..models import Job, Message, Submission
from ..wake import wake

STALE = timedelta(seconds=25)
MOST_ATTEMPTS = 5
MOST_WAKES = 500
SUBMISSIONS_KEPT = timedelta(days=7)
DONE_KEPT = timedelta(days=30)
PRUNED_AT_ONCE = 1000


def sweep(*, at):
    """Requeue what a dead worker left, and send the messages again."""
    _give_up(at)
    orphans = Job.objects.filter(state=Job.State.WORKING, lease_until__lt=Now())
    orphans.update(
        state=Job.State.QUEUED,
        claim="",
        lease_until=None,
        woken_at=None,
        waiting_since=clock.real_time(),
    )
    Message.objects.filter(state=Message.State.SENDING, lease_until__lt=Now()).update(
        state=Message.State.WAITING, claim="", lease_until=None, woken_at=None
    )
    Submission.objects.filter(sent_at__lt=clock.real_time() - SUBMISSIONS_KEPT).delete()
    return _wake_again()


def _give_up(at):
    """Work that ends its worker each time is not tried for ever."""
    Job.objects.filter(state=Job.State.WORKING, lease_until__lt=Now(), attempts__gte=MOST_ATTEMPTS).update(
        state=Job.State.FAILED,
        error="It was started several times and never finished. Try again, or ask for help.",
        lease_until=None,
        finished_at=at,
    )


def _wake_again():
    woken = 0
    unheard = Q(woken_at__isnull=True) | Q(woken_at__lt=clock.real_time() - STALE)
    waiting = [
        *Job.objects.filter(unheard, state=Job.State.QUEUED).order_by("pk")[:MOST_WAKES],
        *Message.objects.filter(unheard, state=Message.State.WAITING).order_by("pk")[:MOST_WAKES],
    ]
    for row in waiting:
        if not wake(getattr(row, "task", "jobs.tasks.deliver"), row.ref):
            break
        type(row).objects.filter(pk=row.pk).update(woken_at=clock.real_time())
        woken += 1
    return woken


def prune(*, at):
    """Let go of work done a month ago that no row points at, such as the building of ready files.

    A paper, a file or a pack keeps its job: its pages read it. Failed work stays until somebody looks.
    """
    old = Job.objects.filter(state=Job.State.DONE, finished_at__lt=at - DONE_KEPT)
    for relation in Job._meta.related_objects:
        old = old.filter(**{f"{relation.name}__isnull": True})
    gone = 0
    while some := list(old.order_by("pk").values_list("pk", flat=True)[:PRUNED_AT_ONCE]):
        gone += old.filter(pk__in=some).delete()[0]
    return gone


def oldest_wait():
    """Seconds the oldest unfinished row has waited: the one alarm that catches every cause."""
    oldest = Job.objects.filter(state=Job.State.QUEUED).order_by("waiting_since").values("waiting_since").first()
    return (clock.real_time() - oldest["waiting_since"]).total_seconds() if oldest else 0.0
