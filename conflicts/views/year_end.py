"""The registers of a financial year for the annual accounts: prepared, read, signed, downloaded."""

import csv
from io import StringIO

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from documents import actions as documents
from documents.views import send_document, watched
from governance.access import needs
from governance.models import Organisation
from governance.permissions import Permission
from governance.sessions import method_of
from jobs.clock import london
from nhsuk.tables import Column, Table, pattern
from publication.formats import cells

from .. import actions
from .. import year_end as papers
from ..forms.year_end import SignExtractForm, YearForm
from ..models import YearEnd
from ..rules.year_end import years_over
from .acts import ask_with
from .acts import data as typed

P = Permission
MOST_YEARS = 6


def table():
    return Table(
        [
            Column("words", "Financial year", kind="link", href=pattern("year-end", ref="ref")),
            Column("prepared_at", "Prepared", kind="date"),
            Column("state", "State", kind="tag", colours={"Signed": "green", "To be signed": "yellow"}),
        ],
        caption="Extracts made so far",
        empty="None has been made yet.",
    )


@needs(P.CONFLICT_VIEW, Organisation)
def year_ends(request, ccg):
    years = years_over(london(request.now).date())[:MOST_YEARS]
    rows = YearEnd.objects.for_door().filter(ccg=ccg).defer("document__payload")
    told = [
        {"words": row.words, "ref": row.ref, "prepared_at": row.prepared_at, "state": state_of(row)} for row in rows
    ]
    return ask_with(
        request,
        YearForm(_prepares(request, ccg), years=years),
        lambda v: actions.prepare_year_end(ccg, year=v["year"], by=request.user, at=request.now),
        said="Prepared. The audit committee chair can read and sign it now.",
        to=("year-ends", ccg.ref), title="Registers for the annual accounts", caption=str(ccg),
        lead="The registers of a financial year as published, sealed and signed by the audit committee chair.",
        button="Prepare", back=(reverse("registers-of", args=[ccg.ref]), "Registers of conflicts"),
        template="conflicts/year_ends.html", table=table().render(told),
        may_prepare=request.grants.may(P.CONFLICT_PUBLISH, ccg) and years,
    )  # fmt: skip


def _prepares(request, ccg):
    """A form sent by somebody who may not prepare is not read."""
    return typed(request) if request.grants.may(P.CONFLICT_PUBLISH, ccg) else None


def state_of(record):
    if record.document is None:
        return "To be signed"
    return "Signed" if record.document.current else "No longer current"


@needs(P.CONFLICT_VIEW, YearEnd)
def year_end(request, record):
    """What it holds, how far the paper is, and whether it can still be made again to the letter."""
    content = papers.remade(record)
    if request.method == "POST" and record.document:
        documents.retry(record.document, at=request.now)
        return redirect("year-end", record.ref)
    context = {
        "record": record,
        "content": content,
        "document": record.document,
        "state": state_of(record),
        "same": papers.fingerprint(content) == record.fingerprint,
        "erased": sum(each["erased"] for each in content["registers"]),
        "may_sign": request.grants.may(P.YEAR_END_SIGN, record) and not record.document,
    }
    response = render(request, "conflicts/year_end.html", context)
    return watched(request, response, record.document) if record.document else response


@needs(P.YEAR_END_SIGN, YearEnd)
def sign(request, record):
    if record.document:
        return redirect("year-end", record.ref)
    content = papers.remade(record)
    form = SignExtractForm(typed(request), initial={"fingerprint": record.fingerprint})
    return ask_with(
        request, form,
        lambda v: actions.sign_year_end(record, method=method_of(request), by=request.user, at=request.now, **v),
        said="Signed. The sealed paper is being made.", to=("year-end", record.ref),
        title=f"Sign the registers of {record.words}", caption=str(record.ccg), button="Sign",
        back=(reverse("year-end", args=[record.ref]), "The extract"), template="conflicts/year_end_sign.html",
        record=record, content=content, statement=papers.STATEMENT_SIGNED,
    )  # fmt: skip


@needs(P.CONFLICT_VIEW, YearEnd)
def paper(request, record):
    if not record.document or not record.document.ready or not record.document.payload:
        raise Http404("There is no paper of this extract.")
    return send_document(record.document)


@needs(P.CONFLICT_VIEW, YearEnd)
def data(request, record):
    """The extract as data: the very text whose SHA-256 is the fingerprint."""
    answer = HttpResponse(papers.canonical(papers.remade(record)), content_type="application/json")
    return _attached(answer, record, "extract.json")


@needs(P.CONFLICT_VIEW, YearEnd)
def data_csv(request, record, register):
    content = papers.remade(record)
    found = next((each for each in content["registers"] if each["key"] == register), None)
    if found is None:
        raise Http404("There is no such register in it.")
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["entry", "version", "category", "valid_from", "valid_to", *found["columns"]])
    for row in found["rows"]:
        fixed = [row["entry"], str(row["version"]), *(row.get(key) for key in ("category", "valid_from", "valid_to"))]
        said = row.get("columns", {})
        writer.writerow([cells.safe(value) for value in [*fixed, *(said.get(key) for key in found["columns"])]])
    return _attached(HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8"), record, f"{register}.csv")


def _attached(answer, record, name):
    year = record.words.replace("/", "-")
    answer.headers["Content-Disposition"] = f'attachment; filename="{record.ccg.code}-{year}-{name}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
