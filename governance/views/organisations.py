"""Bodies by period: the CCGs of a date, and one body with its names, parents and members."""

from functools import cache

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render

from jobs.clock import london
from nhsuk import paging
from nhsuk.forms import blank
from nhsuk.tables import Column, Table, pattern

from .. import directory, keeping
from ..access import signed_in
from ..actions.mending import taken_back
from ..forms.organisations import CcgSearchForm
from ..models import Organisation, StatusChange
from ..models.organisations import OUTSIDE
from ..permissions import Permission
from ..rules.bodies import ABOVE
from ..rules.periods import coverage
from .catalogue import day_asked

ORDER = ("name", "pk")


def in_post(request):
    """Whoever holds a post anywhere may read the list of bodies."""
    if not request.grants.bodies:
        raise PermissionDenied


def link():
    return Column("name", "Name", kind="link", href=pattern("organisation", ref="ref"))


@cache
def ccg_table():
    return Table(
        [link(), Column("code", "ODS code"), Column("office", "Office"), Column("region", "Region")],
        caption="Clinical Commissioning Groups",
        empty="No CCG matches. Try fewer letters, another office or another date.",
    )


def others_table():
    columns = [Column("kind", "Kind"), Column("code", "ODS code"), Column("keeper", "Kept by")]
    return Table(
        [link(), *columns, Column("closed", "Last day", kind="date")],
        caption="Other bodies",
        empty="No body of this name has been entered by hand.",
    )


def below_table(words):
    columns = [link(), Column("code", "ODS code"), Column("postcode", "Postcode")]
    return Table(
        [*columns, Column("opened", "Opened", kind="date")],
        caption=words,
        empty="None is known for this date."
        + (" Practices are known once an official file has been imported." if words == "Practices" else ""),
    )


@signed_in
def organisations(request):
    """CCGs as at a date, by name, code, office or region."""
    in_post(request)
    on = day_asked(request)[1] if request.GET else london(request.now).date()
    known = directory.offices(on)
    offices = tuple(known.values())
    form = CcgSearchForm(request.GET, offices=offices) if request.GET else blank(CcgSearchForm, offices=offices)
    asked = form.cleaned_data if request.GET and form.is_valid() else {}
    words, under = asked.get("q", ""), asked.get("under", "")
    narrowed = bool(words or under)
    rows = directory.ccgs(on, words=words, under=under, among=offices) if narrowed else directory.all_ccgs(on=on)
    page = paging.page(rows, request.GET, order=ORDER)
    context = {
        "form": form,
        "on": on,
        "narrowed": narrowed,
        "found": directory.totals(rows) if narrowed else directory.how_many(on),
        "coverage": coverage(on),
        "table": ccg_table().render([directory.as_ccg(row, known) for row in page.rows]),
        "page": page,
    }
    status = 422 if request.GET and form.errors else 200
    return render(request, "governance/organisations/list.html", context, status=status)


@signed_in
def organisation(request, ref):
    """One body: what it was called, whom it stood under and who stood under it."""
    in_post(request)
    body = Organisation.objects.with_periods().select_related("successor", "kept_for").filter(ref=ref).first()
    if body is None:
        raise Http404
    form, on = day_asked(request)
    context = {"form": form, "body": body, "on": on, "kind": body.kind_on(on), "name": body.name_on(on)}
    context |= {"parents": parents_by_period(body), "coverage": body.coverage(on), "open": body.open_on(on)}
    context |= {"source": source_of(body)} | kept(request, body)
    if words := directory.BELOW.get(body.kind):
        rows = directory.below(body, on)
        page = paging.page(rows, request.GET, order=ORDER)
        shown = below_table(words).render([directory.as_body(row) for row in page.rows])
        context |= {"below": words, "table": shown, "page": page, "found": directory.totals(rows)}
    return render(request, "governance/organisations/body.html", context, status=422 if form.errors else 200)


@signed_in
def others(request):
    """Bodies no official file brings, by name: councils, Healthwatch, LMCs, suppliers."""
    in_post(request)
    rows = Organisation.objects.filter(kind__in=OUTSIDE).select_related("kept_for")
    words = request.GET.get("q", "").strip()[:100]
    page = paging.page(rows.filter(name__icontains=words) if words else rows, request.GET, order=ORDER)
    context = {"table": others_table().render([as_other(row) for row in page.rows]), "page": page, "words": words}
    context["may_enter"] = bool(request.grants.scopes(Permission.ORGANISATION_EDIT))
    return render(request, "governance/organisations/others.html", context)


def as_other(row):
    shown = {"name": str(row), "ref": row.ref, "code": row.code, "kind": row.get_kind_display()}
    return shown | {"keeper": row.kept_for and str(row.kept_for), "closed": row.closed_on}


def kept(request, body):
    """For whoever keeps the body: what they may do, and who did what before them."""
    if not keeping.may_keep(request.grants, body):
        return {}
    lines = {line: taken_back(body, line) for line in ("name", "parent_id")}
    acts = StatusChange.objects.about(body).select_related("moved_by__person").order_by("-pk")
    return {"keeps": True, "moves": body.kind in ABOVE, "lines": lines, "acts": acts[:50]}


def source_of(body):
    """Where the body is known from, and the days that source vouches for."""
    names = list(body.names.all())
    if body.kind in OUTSIDE or not names:
        return {"words": "Entered by hand"}
    first = min(row.first_stated_on for row in (*names, *body.parents.all()))
    return {"words": names[-1].source, "first": first, "last": body.stated_on}


def parents_by_period(body):
    """Each parent under the name it bore when the period began."""
    return [(row, row.parent.name_on(row.from_on or row.first_stated_on)) for row in body.parents.all()]
