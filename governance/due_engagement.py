"""The engagement event a committee owes each year, and the report of one whose day has passed (row 56; R-263)."""

from django.urls import reverse

from jobs.clock import end_of, london
from jobs.rounds import in_rounds

from .due import Due
from .models import EngagementEvent
from .models.appointments import CommitteeKind
from .near import near_to
from .near_questions import MOST_REPORTED, newest
from .rules.meetings import engagement as rules
from .rules.periods import spoken

S = EngagementEvent.Status


@in_rounds
def due_for_person(person_id, *, at, grants, near=None):
    """One for each committee that met in the last year and owes an event; one for each event without its report."""
    if person_id is None:
        return []
    near = near or (yield from near_to.asks(person_id, grants=grants))
    last = {meeting.committee_id: meeting for meeting in newest(near.meetings["reported"], MOST_REPORTED)}
    if not last:
        return []
    rows = EngagementEvent.objects.filter(committee__in=last).exclude(status=S.CALLED_OFF).order_by("held_on")
    (rows,), events = (yield [rows]), {}
    for event in rows:
        events.setdefault(event.committee_id, []).append(event)
    on = london(at).date()
    return [
        due
        for pk, meeting in last.items()
        for due in _of(meeting.committee, near.terms.get(meeting.pk), events.get(pk, ()), on)
    ]


def cite_of(committee, terms):
    """Where it says that the committee holds such events: its terms, or a joint committee's constitution; or None."""
    if terms and terms.engagement:
        return terms.cite("engagement")
    return rules.CONSTITUTION if committee.kind == CommitteeKind.JOINT else None


def clock(committee, terms, events, on):
    """By when the event of this year is to be held; None where none is owed, or one was held."""
    cite = cite_of(committee, terms)
    held = [event.held_on for event in events if event.status == S.HELD]
    return None if cite is None else rules.due(on, cite=cite, held=held, begun=committee.from_on)


def _of(committee, terms, events, on):
    waiting = [event for event in events if event.status in (S.PLANNED, S.ANNOUNCED)]
    for event in waiting:
        if event.held_on < on:
            yield Due(
                title=f"Write down what came of “{event.title}”",
                why=f"The event was on {spoken(event.held_on)}, and its report has not been given.",
                address=reverse("engagement-event", args=[event.ref]),
                body=committee.name,
            )
    due = clock(committee, terms, events, on)
    if due and not any(on > event.held_on for event in waiting):
        coming = next((event for event in waiting if event.held_on <= due.on), None)
        yield Due(
            title="Hold the engagement event of the year",
            why=f"It is {coming.get_status_display().lower()} for {spoken(coming.held_on)}." if coming
            else "None is planned.",
            address=reverse("engagement", args=[committee.ref]),
            at=end_of(due.on),
            explains=due.sentence,
            body=committee.name,
        )  # fmt: skip
