"""Reports of a committee to its governing bodies and NHS England, and who received them (row 56; R-210, R-263)."""

from django.conf import settings
from django.db import transaction

from documents import actions as documents
from documents.models import Document
from jobs.clock import london

from ..access import grants_of
from ..models import Receipt, Report
from ..permissions import Permission
from ..report_draft import kinds_of, told
from ..rules.meetings import reporting
from ..rules.meetings.sub_groups import reasons_against_report
from ..rules.periods import spoken
from ..workflow import NotAllowed, who_may
from . import circulation
from .workflow import locked


def _reasons(committee, by, at):
    return [] if grants_of(by, at).may(Permission.MINUTES_EDIT, committee) else [who_may(Permission.MINUTES_EDIT)]


@transaction.atomic
def write_report(committee, *, kind, from_on, words, by, at):
    """The chair's words around the figures of a period. One report a period; an issued one is not changed."""
    first, last = reporting.period(kind, from_on)
    found = Report.objects.select_for_update().filter(committee=committee, kind=kind, from_on=first).first()
    reasons = _reasons(committee, by, at) + reporting.too_early(first, on=london(at).date())
    if kind not in kinds_of(committee, on=last):
        reasons += reasons_against_report(committee.parent)
    if last < committee.from_on:
        reasons.append(f"The committee began on {spoken(committee.from_on)}, after that period.")
    if found and found.issued_at:
        reasons.append("This report has been issued.")
    if reasons:
        raise NotAllowed(reasons)
    report = found or Report(committee=committee, kind=kind, from_on=first, to_on=last)
    report.words, report.drafted_at, report.drafted_by = words, at, by
    return report.save_as(by=by, why="Report drafted")


@transaction.atomic
def issue_report(report, *, by, at):
    """Freeze the report as a sealed paper and tell each body of it (R-210). Its figures are those of this moment."""
    report = locked(report)
    reasons = _reasons(report.committee, by, at) + reporting.faults(report.kind, report.from_on, on=london(at).date())
    if report.issued_at:
        reasons.append("This report has been issued.")
    if reasons:
        raise NotAllowed(reasons)
    report.issued_at, report.issued_by = at, by
    report.document = documents.issue(
        kind="committee_report", edition="2", title=str(report)[:300], subject=f"report:{report.ref}",
        payload=payload(report, at=at), by=str(by), at=at,
    ).ref  # fmt: skip
    report = report.save_as(by=by, why="Report issued")
    circulation.tell_of_report(report, at=at)
    return report


def payload(report, *, at):
    """Every word of the paper."""
    found = told(report.committee, from_on=report.from_on, to_on=report.to_on, on=london(at).date())
    title = f"{report.get_kind_display()}: {reporting.title(report.kind, report.from_on, report.to_on)}"
    return {
        "title": title,
        "subtitle": report.committee.name,
        "letterhead": {"name": report.committee.name, "lines": [str(report.committee.organisation)]},
        "face": {
            "title": title, "kind": report.get_kind_display(), "for": report.committee.name, "signed_by": [],
            "demonstration": settings.DEMO,
        },
        "facts": [
            ["Period", f"{spoken(report.from_on)} to {spoken(report.to_on)}"],
            ["Meetings", ", ".join(spoken(on) for on in found.meetings) or "None"],
            ["Issued", " ".join(filter(None, [f"{spoken(london(at).date())}.", _late(report, at)]))],
        ],
        "words": report.words,
        "figures": [[what, number] for what, number in found.figures],
        "decisions": [
            [spoken(row.held_on), row.item, row.decision, row.outcome, row.conflict] for row in found.decisions
        ],
        "events": [
            [event.title, spoken(event.held_on), event.place, event.invited, event.said, event.done]
            for event in found.events
        ],
        "demonstration": settings.DEMO,
        "verify_at": f"{settings.PUBLIC_HOST}/verify/",
    }  # fmt: skip


def _late(report, at):
    return reporting.lateness(report.kind, report.from_on, on=london(at).date())


@transaction.atomic
def note_receipt(body, *, received_on, by, at, report=None, minutes=None):
    """A governing body or NHS England received a report, or minutes, on a day."""
    committee = report.committee if report else minutes.meeting.committee
    on = london(at).date()
    reasons = _reasons(committee, by, at)
    if report and not report.issued_at:
        reasons.append("The report has not been issued yet.")
    if minutes and not minutes.circulated_at:
        reasons.append("The minutes have not been circulated yet.")
    if received_on > on:
        reasons.append("The day lies ahead.")
    sent = report.issued_at if report else minutes.circulated_at
    if sent and received_on < london(sent).date():
        reasons.append(f"It was sent on {spoken(london(sent).date())}: nobody received it before.")
    if not committee.bodies.filter(organisation=body).exists() and body != committee.organisation:
        reasons.append(f"{body} has no seat in this committee.")
    if Receipt.objects.filter(body=body, report=report, minutes=minutes).exists():
        reasons.append(f"It is on record already that {body} received it.")
    if reasons:
        raise NotAllowed(reasons)
    return Receipt(
        body=body, report=report, minutes=minutes, received_on=received_on, noted_at=at, noted_by=by
    ).save_as(by=by, why="Receipt noted")


def paper_of(report):
    return Document.objects.filter(ref=report.document).first() if report.document else None
