"""Committees: the list, one committee with what warns and deviates, and making one with its bodies."""

from functools import cache

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse

from jobs.clock import london
from jobs.prepared import prepared
from nhsuk import paging
from nhsuk.acts import links
from nhsuk.tables import Column, Table, pattern

from .. import posts, received
from ..access import Held, needs
from ..actions.committees import add_body, make_committee
from ..committee_page import page_of, visible
from ..forms.committees import BodyForm, MakeForm
from ..models import Committee, Organisation, Person, TermsOfReference
from ..permissions import Permission
from ..rules.meetings.sub_groups import PARENTS
from ..rules.names import display_name
from ..workflow import NotAllowed

P = Permission
KINDS = dict(Committee._meta.get_field("kind").choices)
SEAT = (
    Column("name", "Member"),
    Column("title", "Seat"),
    Column("body", "Body"),
    Column("klass", "Chosen as"),
    Column("vote", "Vote", kind="tag", colours={"Votes": "green", "No vote": "grey", "Deputy": "blue"}),
    Column("from_on", "Since", kind="date"),
)
SEATS = Table(SEAT, caption="Seats today", empty="Nobody has a seat yet.")
SEATS_TO_CHANGE = Table(
    (*SEAT, Column("do", "Change", kind="link", href="address", hidden_heading=True)),
    caption=SEATS.caption, empty=SEATS.empty,
)  # fmt: skip
VERSIONS = Table(
    [
        Column("version", "Version", kind="link", href="address"),
        Column("from_on", "From", kind="date"),
        Column("to_on", "To", kind="date"),
        Column("state", "State", kind="tag", colours={"Adopted": "green", "Being drafted": "blue", "Dropped": "grey"}),
        Column("agreed_by", "Agreed by"),
    ],
    caption="Versions",
    empty="There are no terms of reference yet. No meeting can be judged without them.",
)


@cache
def list_table():
    columns = [
        Column("name", "Committee", kind="link", href=pattern("committee", ref="ref")),
        Column("kind", "Kind"),
        Column("home", "Kept by"),
        Column("from_on", "Since", kind="date"),
        Column("to_on", "Until", kind="date"),
    ]
    return Table(columns, caption="Committees", empty="No committee is set up yet.")


@prepared
def _listed(organisations, committees, on):
    rows = visible(Held(organisations, committees, on)).select_related(None)
    return rows.values("pk", "ref", "name", "kind", "organisation__name", "from_on", "to_on")


@needs(P.COMMITTEE_VIEW)
def committees(request):
    held = Held.values(request.grants, P.COMMITTEE_VIEW, "organisations", "committees", "on")
    page = paging.page(_listed(**held), request.GET, order=("name", "pk"))
    rows = [c | {"kind": KINDS[c["kind"]], "home": display_name(c["organisation__name"])} for c in page.rows]
    make, homes = pattern("committee-make", ref="ref"), posts.organisations(request.grants, P.COMMITTEE_EDIT)
    context = {
        "table": list_table().render(rows), "page": page,
        "make": links("Make a committee of", ((make.format(**row), row["name"]) for row in homes)),
    }  # fmt: skip
    return render(request, "governance/committees/list.html", context)


@needs(P.COMMITTEE_VIEW, Committee)
def committee(request, record):
    page = page_of(record, london(request.now).date())
    may_edit = request.grants.may(P.COMMITTEE_EDIT, record)
    seats = (SEATS_TO_CHANGE if may_edit else SEATS).render(_seats(page, may_edit))
    context = {
        "committee": record, "page": page, "may_edit": may_edit, "seats": seats,
        "versions": VERSIONS.render([_version(row) for row in page.versions]), "power": page.power(),
        "officers": page.officers, "past_seats": page.past_seats, "sub_groups": page.sub_groups,
        "waiting": received.waiting(record, at=request.now),
        "may_plan": request.grants.may(P.MEETING_EDIT, record),
        "may_see_meetings": request.grants.may(P.MEETING_VIEW, record),
    }  # fmt: skip
    return render(request, "governance/committees/committee.html", context)


def _seats(page, may_edit):
    for row in page.sits.rows.values():
        changes = may_edit and row.to_on is None
        title = f"{row.title}, for {row.deputy_for.person}" if row.deputy_for else row.title
        yield {
            "name": row.person.name, "title": title, "body": row.body.name if row.body else "",
            "klass": row.get_klass_display(), "from_on": row.from_on,
            "vote": "Deputy" if row.deputy_for else "Votes" if row.voting else "No vote",
            "do": "Change" if changes else "", "address": reverse("seat", args=[row.ref]) if changes else "",
        }  # fmt: skip


def _version(row):
    return {
        "version": f"Version {row.version}", "from_on": row.from_on, "to_on": row.to_on,
        "state": row.get_status_display(), "agreed_by": row.agreed_by, "address": reverse("terms", args=[row.ref]),
    }  # fmt: skip


@needs(P.COMMITTEE_EDIT, Organisation)
def make(request, organisation):
    today = london(request.now).date()
    homes = Q(organisation=organisation) | Q(bodies__organisation=organisation)
    parents = Committee.objects.filter(homes, kind__in=PARENTS).filter(Q(to_on=None) | Q(to_on__gte=today)).distinct()
    form = MakeForm(request.POST if request.method == "POST" else None, parents=list(parents))

    def act(v):
        bodies = {organisation: v["short"], **form.others}
        return make_committee(
            organisation, name=v["name"], kind=v["kind"], from_on=v["from_on"], bodies=bodies, by=request.user,
            at=request.now, parent=form.parents.get(v["parent"]),
        )  # fmt: skip

    return asked(
        request, form, act, lambda made: redirect("committee", made.ref),
        said="The committee is made. Seat its members, then write its terms of reference.",
        title="Make a committee", caption=str(organisation), button="Make the committee",
        back=(reverse("committees"), "Committees"),
    )  # fmt: skip


@needs(P.COMMITTEE_EDIT, Committee)
def body(request, record):
    form = BodyForm(request.POST if request.method == "POST" else None)
    return asked(
        request, form,
        lambda v: add_body(
            record, organisation=form.organisation, name=v["name"], from_on=v["from_on"], by=request.user,
            at=request.now,
        ),
        lambda made: redirect("committee", record.ref), said="The body has seats from that day.",
        title="Add a body", caption=record.name, button="Add the body", back=back_to(record),
    )  # fmt: skip


def back_to(record):
    """Where every page of a committee leads back to."""
    if isinstance(record, TermsOfReference):
        return reverse("terms", args=[record.ref]), f"Terms of reference, version {record.version}"
    return reverse("committee", args=[record.ref]), record.name


def asked(request, form, act, then, *, said, template="governance/committees/ask.html", **context):
    """Ask with a form; do it; say so and go on. What is refused is shown with all its reasons, and what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            made = act(form.cleaned_data)
            messages.success(request, said)
            return then(made)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
    context |= {"form": form}
    return render(request, template, context, status=422 if form.errors else 200)


def people_of(committee):
    """Who can take a seat: holders of a post at a body of the committee or in it, by name."""
    bodies = committee.bodies.values("organisation")
    at_body = Q(appointments__organisation__in=bodies) | Q(appointments__organisation=committee.organisation_id)
    found = Person.objects.filter(at_body | Q(appointments__committee=committee) | Q(seats__committee=committee))
    return found.distinct().order_by("name")
