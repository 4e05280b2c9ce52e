"""Put engagement events on their public register: on each act, each minute, and nightly (row 56)."""

from jobs.clock import london
from publication.actions import bring_up_to_date
from publication.registers import by_key

from ..models import EngagementEvent
from ..public_meetings import codes_of
from ..registers_engagement import ENGAGEMENT, PublicEvent

S = EngagementEvent.Status


def told_events(events):
    """(event, what is told) once for each body of its committee; nothing of what was only planned."""
    for event in events:
        if not (event.announced_at or event.reported_at):
            continue
        first = london(event.announced_at or event.reported_at).date()
        because = f": {event.called_off_because}" if event.status == S.CALLED_OFF else ""
        for code in codes_of(event.committee, event.held_on):
            yield event, PublicEvent(
                code=code, title=event.title, committee=event.committee.name, committee_ref=event.committee.ref,
                held_on=event.held_on, announced_on=first, status=f"{event.get_status_display()}{because}",
                hours=event.hours, place=event.place, invited=event.invited, said=event.said, done=event.done,
            )  # fmt: skip


def republish_events(pks=None, *, at):
    """These events, or all."""
    found = EngagementEvent.objects.for_door().order_by("pk")
    told = told_events(found if pks is None else found.filter(pk__in=pks))
    if by_key(ENGAGEMENT.key) is None:
        return []
    rows = ((f"engagement:{event.ref}:{row.code}", ENGAGEMENT.row(row)) for event, row in told)
    return bring_up_to_date(ENGAGEMENT.key, rows=rows, at=at)


def republish_touched_events(*, since, at):
    """What was touched since a moment of real time; gives how many entries were added."""
    pks = set(EngagementEvent.history.filter(history_date__gte=since).values_list("id", flat=True))
    return len(republish_events(pks, at=at)) if pks else 0
