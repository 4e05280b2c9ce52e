"""Bodies by period: the CCGs of a date, and one body with its names, parents and members."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render

from nhsuk import paging
from nhsuk.tables import Column, Table, pattern

from .. import directory
from ..access import signed_in
from ..forms.organisations import CcgSearchForm
from ..models import Organisation
from ..rules.periods import coverage
from .catalogue import day_asked

ORDER = ("name", "pk")


def in_post(request):
    """Whoever holds a post anywhere may read the list of bodies."""
    if not request.grants.bodies:
        raise PermissionDenied


def link():
    return Column("name", "Name", kind="link", href=pattern("organisation", ref="ref"))


def ccg_table():
    return Table(
        [link(), Column("code", "ODS code"), Column("office", "Office"), Column("region", "Region")],
        caption="Clinical Commissioning Groups",
        empty="No CCG matches. Try fewer letters, another office or another date.",
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
    _, on = day_asked(request)
    known = directory.offices(on)
    form = CcgSearchForm(request.GET or None, offices=known.values())
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    words, under = asked.get("q", ""), asked.get("under", "")
    rows = directory.ccgs(on, words=words, under=under, among=known.values())
    page = paging.page(rows, request.GET, order=ORDER)
    context = {
        "form": form,
        "on": on,
        "narrowed": bool(words or under),
        "found": directory.totals(rows),
        "coverage": coverage(on),
        "table": ccg_table().render([directory.as_ccg(row, known) for row in page.rows]),
        "page": page,
    }
    status = 422 if form.errors else 200
    return render(request, "governance/organisations/list.html", context, status=status)


@signed_in
def organisation(request, ref):
    """One body: what it was called, whom it stood under and who stood under it."""
    in_post(request)
    body = Organisation.objects.with_periods().select_related("successor").filter(ref=ref).first()
    if body is None:
        raise Http404
    form, on = day_asked(request)
    context = {"form": form, "body": body, "on": on, "kind": body.kind_on(on), "name": body.name_on(on)}
    context |= {"parents": parents_by_period(body), "coverage": body.coverage(on), "open": body.open_on(on)}
    if words := directory.BELOW.get(body.kind):
        rows = directory.below(body, on)
        page = paging.page(rows, request.GET, order=ORDER)
        shown = below_table(words).render([directory.as_body(row) for row in page.rows])
        context |= {"below": words, "table": shown, "page": page, "found": directory.totals(rows)}
    return render(request, "governance/organisations/body.html", context, status=422 if form.errors else 200)


def parents_by_period(body):
    """Each parent under the name it bore when the period began."""
    return [(row, row.parent.name_on(row.from_on or row.first_stated_on)) for row in body.parents.all()]
