"""What is known of ties between bodies and people: kept by whoever leads on governance, read by the radar."""

from functools import cache

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render

from jobs.prepared import prepared
from nhsuk import paging
from nhsuk.tables import Column, Table, pattern

from .. import posts
from ..access import needs
from ..actions.links import end_link, keep_link
from ..forms.links import EndLinkForm, LinkForm
from ..models import Link, Organisation, Person
from ..permissions import Permission
from ..workflow import NotAllowed

P = Permission
KINDS = dict(Link.Kind.choices)
SHOWN = ("pk", "ref", "kind", "from_name", "from_code", "to_name", "to_code", "from_on", "to_on", "source")

TABLE = Table(
    [
        Column("one", "Who"),
        Column("tie", "Tie"),
        Column("other", "To whom"),
        Column("from_on", "Since", kind="date"),
        Column("to_on", "Until", kind="date"),
        Column("source", "Known from"),
        Column("do", "Over?", kind="link", href="address", hidden_heading=True),
    ],
    caption="Links on record",
    empty="No link is on record yet. Federations, directors and partners are where conflicts hide.",
)


@needs(P.LINK_EDIT)
def where(request):
    """Whoever keeps the links of one body goes straight there."""
    bodies = [body for body in posts.bodies(request.grants, P.LINK_EDIT) if isinstance(body, Organisation)]
    if len(bodies) == 1:
        return redirect("links", bodies[0].ref)
    return render(request, "governance/links/where.html", {"bodies": bodies})


@prepared
def _kept_for(organisation):
    return Link.objects.filter(kept_for=organisation).values(*SHOWN)


@needs(P.LINK_EDIT, Organisation)
def links(request, organisation):
    asked = request.GET.get("q", "").strip()[:100]
    rows = _kept_for(organisation=organisation.pk)
    if asked:
        rows = rows.queryset()
        code = asked.upper().replace(" ", "")
        named = Q(from_name__icontains=asked) | Q(to_name__icontains=asked)
        rows = rows.filter(named | Q(from_code=code) | Q(to_code=code))
    page = paging.page(rows, request.GET, order=("from_name", "pk"))
    context = {
        "organisation": organisation, "page": page, "asked": asked,
        "table": TABLE.render([_row(link) for link in page.rows]),
    }  # fmt: skip
    return render(request, "governance/links/list.html", context)


def _row(link):
    over = link["to_on"] is not None
    return link | {
        "one": _end(link["from_name"], link["from_code"]), "tie": KINDS[link["kind"]],
        "other": _end(link["to_name"], link["to_code"]),
        "do": "" if over else "Record its end", "address": "" if over else _ending().format(**link),
    }  # fmt: skip


@cache
def _ending():
    return pattern("link-end", ref="ref")


def _end(name, code):
    return f"{name} ({code})" if code else name


def _people(organisation):
    """People of this body: who holds or held a post there, or a seat in a committee where it sits."""
    return Person.objects.filter(
        Q(appointments__organisation=organisation)
        | Q(appointments__committee__organisation=organisation)
        | Q(seats__committee__bodies__organisation=organisation)
        | Q(seats__committee__organisation=organisation)
    ).distinct()


@needs(P.LINK_EDIT, Organisation)
def add(request, organisation):
    data = request.POST if request.method == "POST" else None
    form = LinkForm(data, people=list(_people(organisation)))
    if request.method == "POST" and form.is_valid():
        try:
            keep_link(kept_for=organisation, by=request.user, at=request.now, **form.values)
            messages.success(request, "The link is on record. The radar follows it from now on.")
            return redirect("links", organisation.ref)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
    context = {"organisation": organisation, "form": form}
    return render(request, "governance/links/add.html", context, status=422 if form.errors else 200)


@needs(P.LINK_EDIT, Link)
def end(request, link):
    form = EndLinkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            end_link(link, to_on=form.cleaned_data["to_on"], by=request.user, at=request.now)
            messages.success(request, "The end is on record.")
            return redirect("links", link.kept_for.ref)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
    context = {"link": link, "form": form}
    return render(request, "governance/links/end.html", context, status=422 if form.errors else 200)
