"""Who received what when: reports and minutes, by body (row 56; R-210)."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from jobs.clock import london
from nhsuk.tables import Column, Table

from ..access import needs
from ..actions import circulation
from ..actions import reports as acts
from ..forms.reports import ReceiptForm
from ..models import Committee, Meeting, Minutes, Organisation, Report
from ..permissions import Permission
from ..rules.meetings import reporting
from ..rules.periods import spoken
from .acting import acted, given

P = Permission
MOST = 24
"""Reports, and minutes: the newest two years of a committee that meets each month."""
TABLE = Table(
    [
        Column("body", "Body"),
        Column("what", "What", kind="link", href="address"),
        Column("sent_on", "Sent", kind="date"),
        Column("state", "Received"),
        Column("record", "On record", kind="link", href="record_at"),
    ],
    caption="Reports and minutes sent to each body",
    empty="Nothing has been sent yet: no report is issued, no minutes are circulated.",
)


@needs(P.COMMITTEE_VIEW, Committee)
def receipts(request, committee):
    """Newest first, and each body by itself."""
    writes = request.grants.may(P.MINUTES_EDIT, committee)
    sent = sorted([*_reports(committee), *_minutes(committee)], key=lambda each: each[0], reverse=True)
    bodies = circulation.bodies_of(committee, on=london(request.now).date())
    nobody = [body for body, users in circulation.receivers(bodies, at=request.now).items() if not users]
    rows = [row for at, *facts in sent for row in _rows(committee, london(at).date(), *facts, writes=writes)]
    context = {"committee": committee, "table": TABLE.render(rows), "nobody": nobody if writes else ()}
    return render(request, "governance/minutes/receipts.html", context)


def _reports(committee):
    rows = Report.objects.filter(committee=committee, issued_at__isnull=False).order_by("-issued_at", "pk")
    for row in rows.prefetch_related("receipts__body")[:MOST]:
        name = f"{row.get_kind_display()}: {reporting.title(row.kind, row.from_on, row.to_on)}"
        yield row.issued_at, name, reverse("report", args=[row.ref]), reverse("report-receipt", args=[row.ref]), row


def _minutes(committee):
    rows = Minutes.objects.filter(meeting__committee=committee, circulated_at__isnull=False).select_related("meeting")
    for row in (
        rows.exclude(status=Minutes.Status.DRAFT)
        .prefetch_related("receipts__body")
        .order_by("-circulated_at", "pk")[:MOST]
    ):
        ref = row.meeting.ref
        name = f"Minutes of {spoken(row.meeting.held_on)}"
        yield row.circulated_at, name, reverse("minutes", args=[ref]), reverse("minutes-receipt", args=[ref]), row


def _rows(committee, on, name, address, record_at, record, *, writes):
    had = {each.body_id: each for each in record.receipts.all()}
    for body in circulation.bodies_of(committee, on=on):
        received = had.get(body.pk)
        wanted = writes and received is None
        yield {
            "body": body.name, "what": name, "address": address, "sent_on": on,
            "state": spoken(received.received_on) if received else "Not yet",
            "record": "Record it" if wanted else "Yes" if received else "No",
            "record_at": record_at if wanted else "",
        }  # fmt: skip


@needs(P.MINUTES_EDIT, Report)
def of_report(request, report):
    name = reporting.title(report.kind, report.from_on, report.to_on)
    back = (reverse("report", args=[report.ref]), "The report")
    return _noted(request, report.committee, f"Who received {name}?", back=back, report=report)


@needs(P.MINUTES_EDIT, Meeting)
def of_minutes(request, meeting):
    minutes = Minutes.objects.filter(meeting=meeting).select_related("meeting__committee").first()
    if minutes is None or minutes.circulated_at is None:
        raise Http404("The minutes have not been circulated yet.")
    back = (reverse("receipts", args=[meeting.committee.ref]), "Receipts")
    heading = f"Who received the minutes of {spoken(meeting.held_on)}?"
    return _noted(request, meeting.committee, heading, back=back, minutes=minutes)


def _noted(request, committee, heading, *, back, **about):
    bodies = Organisation.objects.filter(sits_in__committee=committee)
    bodies |= Organisation.objects.filter(pk=committee.organisation_id)
    form = given(request, ReceiptForm, bodies=bodies.distinct())
    return acted(
        request, form,
        lambda: acts.note_receipt(form.cleaned_data["body"], received_on=form.cleaned_data["received_on"],
                                  **about, by=request.user, at=request.now),
        back=back, caption=committee.name, heading=heading, button="Record", said="The receipt is on record.",
    )  # fmt: skip
