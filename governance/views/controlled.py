"""Controlled documents: the governance lead's list, and the files the public register leads to."""

from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from documents.actions import Refused
from jobs.clock import london
from nhsuk.tables import Column, Table
from publication.asked import read_day
from publication.door import public as public_page
from publication.models import Line
from publication.reading import body_names

from .. import actions, posts
from ..access import needs
from ..forms.controlled import VersionForm, WithdrawForm
from ..models import ControlledDocument, Organisation
from ..permissions import Permission
from ..registers import DOCUMENTS
from ..rules.controlled import Kind
from ..workflow import NotAllowed
from .published import published

P = Permission
COLOURS = {"In force": "green", "To come": "blue", "Ended": "grey", "Withdrawn": "red"}
TABLE = Table(
    [
        Column("title", "Document"),
        Column("kind", "Kind"),
        Column("version", "Version"),
        Column("from_on", "In force from", kind="date"),
        Column("to_on", "To", kind="date"),
        Column("approved", "Approved by"),
        Column("state", "State", kind="tag", colours=COLOURS),
        Column("do", "Mistake?", kind="link", href="address"),
    ],
    caption="Versions on record",
    empty="No controlled document is on record yet.",
)


@needs(P.DOCUMENT_EDIT)
def where(request):
    """Whoever keeps the documents of one body goes straight there."""
    bodies = [body for body in posts.bodies(request.grants, P.DOCUMENT_EDIT) if isinstance(body, Organisation)]
    if len(bodies) == 1:
        return redirect("controlled", bodies[0].ref)
    return render(request, "governance/controlled/where.html", {"bodies": bodies})


@needs(P.DOCUMENT_EDIT, Organisation)
def documents(request, organisation):
    on = london(request.now).date()
    rows = ControlledDocument.objects.filter(organisation=organisation).select_related("file")
    context = {"organisation": organisation, "table": TABLE.render([_row(row, on) for row in rows])}
    return render(request, "governance/controlled/list.html", context)


def _row(row, on):
    state = "Ended" if row.to_on and row.to_on < on else "To come" if row.from_on > on else "In force"
    return {
        "title": row.title,
        "kind": Kind(row.kind).label,
        "version": row.version,
        "from_on": row.from_on,
        "to_on": row.to_on,
        "approved": row.approved_by_body,
        "state": "Withdrawn" if row.withdrawn_at else state,
        "do": "" if row.withdrawn_at else "Withdraw",
        "address": "" if row.withdrawn_at else f"/documents/{row.ref}/withdraw/",
    }


@needs(P.DOCUMENT_EDIT, Organisation)
def add(request, organisation):
    form = VersionForm(request.POST or None, request.FILES or None, today=london(request.now).date())
    if request.method == "POST" and form.is_valid() and _added(request, organisation, form):
        messages.success(request, "The version is on record and on the public register.")
        return redirect("controlled", organisation.ref)
    context = {"organisation": organisation, "form": form}
    return render(request, "governance/controlled/add.html", context, status=422 if form.errors else 200)


def _added(request, organisation, form):
    try:
        return actions.add_version(organisation, **form.values, by=request.user, at=request.now)
    except Refused as refusal:
        form.add_error("upload", refusal.reasons)
    except NotAllowed as refusal:
        form.add_error(None, refusal.reasons)


@needs(P.DOCUMENT_EDIT, ControlledDocument)
def withdraw(request, document):
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            because = form.cleaned_data["because"]
            actions.withdraw_version(document, because=because, by=request.user, at=request.now)
            messages.success(request, "Withdrawn. The public register says so, with your reason.")
            return redirect("controlled", document.organisation.ref)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
    context = {"document": document, "form": form}
    return render(request, "governance/controlled/withdraw.html", context, status=422 if form.errors else 200)


@public_page
def published_file(request, ref):
    """The file of a version that is on the public register; a withdrawn one answers 410 with its ground."""
    document = ControlledDocument.objects.select_related("file").filter(ref=ref).first()
    line = Line.objects.filter(origin=document.origin).select_related("latest__content").first() if document else None
    return published(request, document and document.file, line)


@public_page
def in_force(request, code, kind):
    """Which version was in force on a date: `/ccg/00R/in-force/conflicts-policy/?on=2017-03-14`."""
    if kind not in [each.value for each in Kind]:
        raise Http404("There is no such kind of document.")
    today = london(request.now).date()
    on, problem = read_day(request.GET.get("on", ""), words="The date", today=today)
    on, code = on or today, code.upper()
    lines = Line.objects.on_show(today=today).filter(register=DOCUMENTS.key, body=code, category=kind)
    rows = [(line, line.latest.content.row) for line in lines.select_related("latest__content").order_by("sort")]
    names = body_names([code])
    if code not in names and not rows:
        raise Http404("We publish nothing of this body.")
    found = [
        (line, {key: _as_day(key, value) for key, value in row["columns"].items()})
        for line, row in rows
        if row["valid_from"] <= on.isoformat() <= (row["valid_to"] or "9999")
    ]
    context = {
        "code": code, "name": names.get(code, code), "kind": Kind(kind), "on": on, "found": found, "today": today,
        "problem": problem, "all": len(rows),
    }  # fmt: skip
    return render(request, "governance/controlled/in_force.html", context, status=400 if problem else 200)


def _as_day(key, value):
    return date.fromisoformat(value) if key.endswith("_on") and value else value
