"""Reports that a committee owes its governing bodies, each by its day (row 56; R-210, R-263; H-12)."""

from django.urls import reverse

from jobs.clock import end_of, london
from jobs.prepared import prepared
from jobs.rounds import in_rounds

from .due import Due
from .models import Committee, Meeting, Report
from .models.appointments import CommitteeKind
from .near import near_to
from .near_questions import LOOKED_BACK, MOST_REPORTED, newest
from .rules.meetings import reporting


@in_rounds
def due_for_person(person_id, *, at, grants, near=None):
    """One for each committee and kind: the oldest period in which it met and of which nothing was issued."""
    if person_id is None:
        return []
    near = near or (yield from near_to.asks(person_id, grants=grants))
    meetings = near.meetings["reported"]
    if not meetings:
        return []
    more = [_and_more()] if len(meetings) > MOST_REPORTED else []
    meetings = newest(meetings, MOST_REPORTED)
    (written,) = yield [Report.objects.filter(committee__in={m.committee_id for m in meetings})]
    return more + list(_owed(meetings, near.terms, written, on=london(at).date()))


def _and_more():
    return Due(
        title="Reports of more committees may be owed",
        why=f"The {MOST_REPORTED} newest of the last {LOOKED_BACK.days} days’ meetings were looked at for this desk. "
        "The page of each committee leads to all its reports.",
        address=reverse("committees"),
    )


def missing(committee, had, on):
    """[(kind, first, last)] of every period that is over and in which the committee met, but those in `had`.

    `had` are the (kind, first) on which somebody wrote.
    """
    days = {london(starts).date() for starts in _held(committee=committee.pk).rows()}
    found = {(kind, *reporting.period(kind, day)) for kind in reporting.MONTHS for day in days}
    return sorted(
        (each for each in found if each[2] < on and each[:2] not in had), key=lambda each: each[1], reverse=True
    )


@prepared
def _held(committee):
    held = Meeting.objects.filter(committee=committee, status=Meeting.Status.CLOSED)
    return held.order_by("starts_at").values_list("starts_at", flat=True)


def _owed(meetings, terms, written, *, on):
    written = {(r.committee_id, r.kind, r.from_on): r for r in written}
    waiting = {}
    for meeting in meetings:
        for kind, cite in _kinds(meeting, terms.get(meeting.pk)):
            first, last = reporting.period(kind, meeting.held_on)
            report = written.get((meeting.committee_id, kind, first))
            if last < on and not (report and report.issued_at):
                waiting.setdefault((meeting.committee, kind, cite), {})[first] = report
    for (committee, kind, cite), periods in waiting.items():
        yield _due(committee, kind, periods, cite=cite)


def _kinds(meeting, terms):
    """Which reports the committee owes: the summary where its terms say so; the others are a joint committee's."""
    if terms and terms.summary:
        yield "monthly", terms.cite("summary")
    if meeting.committee.kind == CommitteeKind.JOINT:
        yield from (("quarterly", ""), ("annual", ""))


def _due(committee: Committee, kind, periods, *, cite):
    first = min(periods)
    clock = reporting.due(kind, first, cite=cite)
    name = reporting.title(kind, first, reporting.period(kind, first)[1])
    more = len(periods) - 1
    return Due(
        title=f"Issue the {reporting.CALLED[kind]} of {name}",
        why=("It is written and has not been issued." if periods[first] else "It has not been written.")
        + (f" {more} later {'period waits' if more == 1 else 'periods wait'} too." if more else ""),
        address=reverse("report", args=[periods[first].ref]) if periods[first]
        else reverse("report-write", args=[committee.ref, kind, first.isoformat()]),
        at=end_of(clock.on),
        explains=clock.sentence,
        body=committee.name,
    )  # fmt: skip
