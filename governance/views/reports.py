"""Reports of a committee: monthly, quarterly, annual; issued as papers and told to each body."""

from collections import defaultdict
from datetime import date
from functools import cache

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from documents import actions as documents
from documents.views import send_document, watched
from jobs.clock import london
from jobs.prepared import prepared
from nhsuk.tables import Column, Table, pattern

from .. import due_reports
from ..access import needs
from ..actions import reports as acts
from ..forms.meetings import NothingForm
from ..forms.reports import WordsForm
from ..models import Committee, Report
from ..permissions import Permission
from ..report_draft import kinds_of, told
from ..rules.meetings import reporting
from ..rules.names import display_name
from .acting import acted, given

P = Permission
KINDS = dict(Report.Kind.choices)


@cache
def _table():
    return Table(
        [
            Column("title", "Report", kind="link", href=pattern("report", ref="ref")),
            Column("kind", "Kind"),
            Column("state", "State", kind="tag", colours={"Draft": "grey", "Issued": "green"}),
            Column("receipts", "Received by"),
        ],
        caption="Reports",
        empty="None has been written yet.",
    )


@cache
def _table_of_missed():
    address = pattern("report-write", ref="ref", kind="kind", day="day")
    return Table(
        [Column("words", "Report", kind="link", href=address), Column("by", "Was due by", kind="date")],
        caption="Periods that were missed",
    )


@prepared
def _written(committee):
    """A row for each body that received a report, and one for a report that nobody did."""
    rows = Report.objects.filter(committee=committee).order_by("-from_on", "pk", "receipts__pk")
    return rows.values("ref", "kind", "from_on", "to_on", "issued_at", "receipts__body__name")


def _name(report):
    return reporting.title(report.kind, report.from_on, report.to_on)


@needs(P.COMMITTEE_VIEW, Committee)
def reports(request, committee):
    """What was written; and for who writes them what could be."""
    rows, received = {}, defaultdict(list)
    for row in _written(committee=committee.pk).rows():
        rows[row["ref"]] = row
        if body := row["receipts__body__name"]:
            received[row["ref"]].append(display_name(body))
    on = london(request.now).date()
    kinds, writes = kinds_of(committee, on=on), request.grants.may(P.MINUTES_EDIT, committee)
    had = {(row["kind"], row["from_on"]) for row in rows.values()}
    due, missed = _unwritten(committee, kinds, had, on) if writes else ((), ())
    context = {
        "committee": committee, "kinds": kinds, "due": due,
        "table": _table().render([_row(row, received[ref]) for ref, row in rows.items()]),
        "missed": _table_of_missed().render(missed) if missed else "",
    }  # fmt: skip
    return render(request, "governance/minutes/reports.html", context)


def _unwritten(committee, kinds, had, on):
    """The newest period of each kind that is over, and those in which the committee met before: of none is a report."""
    newest = [(kind, *reporting.period_over(kind, on)) for kind in kinds]
    newest = [each for each in newest if each[2] >= committee.from_on]
    missed = [each for each in due_reports.missing(committee, had, on) if each[0] in kinds and each not in newest]
    return (
        [_to_write(committee, *each) for each in newest if each[:2] not in had],
        [_to_write(committee, *each) | {"by": reporting.due(*each[:2]).on} for each in missed],
    )


def _to_write(committee, kind, first, last):
    words = f"Write the {KINDS[kind].lower()}: {reporting.title(kind, first, last)}"
    return {"ref": committee.ref, "kind": kind, "day": first.isoformat(), "words": words}


def _row(report, received):
    return {
        "ref": report["ref"], "title": reporting.title(report["kind"], report["from_on"], report["to_on"]),
        "kind": KINDS[report["kind"]], "state": "Issued" if report["issued_at"] else "Draft",
        "receipts": ", ".join(received),
    }  # fmt: skip


@needs(P.MINUTES_EDIT, Committee)
def write(request, committee, kind, day):
    """The report of the period in which that day lies; of one that was missed too, and then it says that it is late."""
    first, last = _period(kind, day)
    on = london(request.now).date()
    found = Report.objects.filter(committee=committee, kind=kind, from_on=first).first()
    form = given(request, WordsForm, initial={"words": found.words if found else ""})
    return acted(
        request, form,
        lambda: acts.write_report(committee, kind=kind, from_on=first, words=form.cleaned_data["words"],
                                  by=request.user, at=request.now),
        back=(reverse("reports", args=[committee.ref]), "Reports"), caption=committee.name, button="Save",
        heading=f"{Report.Kind(kind).label}: {reporting.title(kind, first, last)}", said="The report is saved.",
        why=reporting.lateness(kind, first, on=on),
        reasons=["This report has been issued."] if found and found.issued_at
        else reporting.too_early(first, on=on),
    )  # fmt: skip


def _period(kind, day):
    try:
        return reporting.period(Report.Kind(kind).value, date.fromisoformat(day))
    except (ValueError, OverflowError):
        raise Http404("There is no such report.") from None


@needs(P.COMMITTEE_VIEW, Report)
def report(request, report):
    document = acts.paper_of(report)
    if request.method == "POST" and document:
        documents.retry(document, at=request.now)
        return redirect("report", report.ref)
    on = london(request.now).date()
    context = {
        "report": report, "name": _name(report), "document": document, "committee": report.committee,
        "told": told(report.committee, from_on=report.from_on, to_on=report.to_on, on=on),
        "receipts": report.receipts.select_related("body"), "kind_words": report.get_kind_display(),
        "writes": request.grants.may(P.MINUTES_EDIT, report),
        "late": reporting.lateness(report.kind, report.from_on, on=london(report.issued_at or request.now).date()),
        "due": reporting.due(report.kind, report.from_on),
    }  # fmt: skip
    response = render(request, "governance/minutes/report.html", context)
    return watched(request, response, document) if document else response


def _back(report):
    return reverse("report", args=[report.ref]), "The report"


@needs(P.MINUTES_EDIT, Report)
def issue(request, report):
    return acted(
        request, given(request, NothingForm), lambda: acts.issue_report(report, by=request.user, at=request.now),
        back=_back(report), caption=report.committee.name, heading=f"Issue the report: {_name(report)}",
        button="Issue", said="The report is issued. The paper is being made.",
        why="It cannot be changed afterwards. Each body of the committee is told that it can be read. "
        + reporting.lateness(report.kind, report.from_on, on=london(request.now).date()),
        reasons=reporting.faults(report.kind, report.from_on, on=london(request.now).date()),
    )  # fmt: skip


@needs(P.COMMITTEE_VIEW, Report)
def paper(request, report):
    document = acts.paper_of(report)
    if document is None:
        raise Http404("There is no paper of this report.")
    return send_document(document)
