"""What a committee did in a period, drafted from its decisions (row 56; R-210, R-263, H-12)."""

from dataclasses import dataclass

from jobs.clock import end_of, start_of

from .models import ActionPoint, EngagementEvent, Item, Meeting, Motion, Report, Ruling
from .public_decisions import told_decisions
from .public_meetings import meetings_told_of
from .rules.meetings.sub_groups import reports_of
from .seating import terms_on


@dataclass(frozen=True)
class Told:
    """The period in figures and words. Only what is public: a summary travels."""

    meetings: tuple = ()
    decisions: tuple = ()
    figures: tuple = ()
    events: tuple = ()


def kinds_of(committee, *, on):
    """The kinds of report this committee writes: of a sub-group only what its terms of that day ask for."""
    terms = terms_on(committee, on)[1] if committee.parent_id else None
    return reports_of(committee.kind, Report.Kind.values, summary=bool(terms and terms.summary))


def told(committee, *, from_on, to_on, on):
    """The meetings closed in the period, their decisions that are not private, and what can be counted."""
    closed = Meeting.objects.filter(committee=committee, status=Meeting.Status.CLOSED)
    found = closed.filter(starts_at__gte=start_of(from_on), starts_at__lte=end_of(to_on))
    meetings = list(meetings_told_of(found.order_by("starts_at")))
    once = {told_of.ref: row for told_of, row in told_decisions(meetings, on)}
    return Told(
        meetings=tuple(meeting.held_on for meeting in meetings),
        decisions=tuple(sorted(once.values(), key=lambda row: (row.held_on, row.item))),
        events=tuple(_events(committee, from_on, to_on)),
        figures=tuple(_figures(committee, meetings, from_on, to_on)),
    )


def _events(committee, from_on, to_on):
    """The engagement events held in the period, with what was said and what the committee did about it (R-263)."""
    held = EngagementEvent.objects.filter(committee=committee, status=EngagementEvent.Status.HELD)
    return held.filter(held_on__gte=from_on, held_on__lte=to_on).order_by("held_on", "pk")


def _figures(committee, meetings, from_on, to_on):
    items = Item.objects.filter(meeting__in=meetings).on_the_agenda()
    motions = Motion.objects.filter(item__in=items.values("pk"))
    set_then = ActionPoint.objects.filter(item__in=items.values("pk"))
    yield "Meetings held", len(meetings)
    yield "Motions carried", motions.filter(status=Motion.Status.CARRIED).count()
    yield (
        "Motions rejected or not decided",
        motions.filter(status__in=(Motion.Status.REJECTED, Motion.Status.NOT_DECIDED)).count(),
    )
    yield "Items put off", items.filter(status=Item.Status.DEFERRED).count()
    yield "Items taken in private", items.filter(private=True).count()
    yield "Rulings on conflicts of interest", Ruling.objects.in_force().filter(item__in=items.values("pk")).count()
    yield "Actions agreed", set_then.count()
    yield "Actions still open", set_then.filter(status=ActionPoint.Status.OPEN).count()
