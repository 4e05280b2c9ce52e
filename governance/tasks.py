"""Celery's doors to this floor: the public registers follow the facts."""

from celery import shared_task

from jobs import clock

from .actions import forgetting, publishing, publishing_engagement, publishing_meetings


@shared_task
def republish_touched():
    """Each minute. The history keeps real time, so the window does too."""
    since, at = clock.real_time() - publishing.TOUCHED, clock.now()
    added = publishing.republish_touched(since=since, at=at)
    added += publishing_engagement.republish_touched_events(since=since, at=at)
    return added + publishing_meetings.republish_touched_meetings(since=since, at=at)


@shared_task
def forget_askers():
    """Nightly: who asked a question of a meeting long over is not kept."""
    return forgetting.forget_askers(at=clock.now())


@shared_task
def republish():
    """Nightly, for what time alone changes: a start date, a last day, a new name."""
    at = clock.now()
    added = publishing.republish(at=at) + len(publishing_meetings.republish_committees(at=at))
    return added + len(publishing_engagement.republish_events(at=at))


@shared_task
def republish_lapsed():
    """Each hour: private business whose day is over is public soon after midnight, whatever the night's look does."""
    return len(publishing_meetings.republish_lapsed(at=clock.now()))


@shared_task(acks_late=False, soft_time_limit=3500, time_limit=3500)  # longer than a message may wait for its answer
def republish_meetings():
    """Nightly, beside the rest. A national year of decisions takes its time."""
    return len(publishing_meetings.republish_meetings(at=clock.now()))
