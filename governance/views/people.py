"""People in post, one person, and the table of who may do what."""

from functools import cache

from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from jobs.clock import london
from nhsuk import paging
from nhsuk.forms import blank
from nhsuk.tables import Column, Table, pattern

from .. import matrix, posts
from ..access import needs, signed_in
from ..forms.appointments import InviteForm, SearchForm
from ..models import Person
from ..permissions import GRANTS, Permission
from ..rules import permission_words
from ..rules.appointments import own
from .catalogue import day_asked

P = Permission


@cache
def people_table():
    return Table(
        [
            Column("name", "Name", kind="link", href=pattern("person", ref="person_ref")),
            Column("title", "Post"),
            Column("body", "Body"),
            Column("since", "Since", kind="date"),
            Column("until", "Until", kind="date"),
        ],
        caption="People in post",
        empty="Nobody is in post here under this name.",
    )


@needs(P.APPOINTMENT_VIEW)
def people(request):
    """Who is in post at my bodies."""
    form = SearchForm(request.GET, label="Name or post") if request.GET else blank(SearchForm, label="Name or post")
    words = form.cleaned_data["q"] if request.GET and form.is_valid() else ""
    if words:
        rows = posts.in_post(request.grants, at=request.now, words=words)
    else:
        rows = posts.all_in_post(request.grants, at=request.now)
    page = paging.page(rows, request.GET, order=("person__name", "pk"))
    return render(
        request,
        "governance/people/list.html",
        {
            "search": form,
            "words": words,
            "table": people_table().render([posts.as_post(row) for row in page.rows]),
            "page": page,
            "may_appoint": bool(request.grants.scopes(P.APPOINTMENT_EDIT)),
        },
    )


@needs(P.APPOINTMENT_VIEW, Person)
def person(request, person):
    """One person: every post I may see, ended ones too, and whether they can sign in."""
    account = getattr(person, "user", None)
    form = InviteForm(initial={"email": account.email if account else ""})
    return render(request, "governance/people/person.html", person_context(request, person, form))


def person_context(request, person, form):
    held = posts.of_person(person, request.grants)
    may_edit = [a for a in held if request.grants.may(P.APPOINTMENT_EDIT, a)]
    mine = own(person.pk, request.user.person_id, "end")
    return {
        "person": person,
        "posts": [(a, a in may_edit and not a.ended_at and not mine) for a in held],
        "why_not": mine[0] if mine and may_edit else "",
        "account": getattr(person, "user", None),
        "may_invite": any(not a.ended_at for a in may_edit) and not mine,
        "form": form,
    }


@signed_in
def role_matrix(request):
    """Who may do what, where, since when, as at a date; and what each permission means."""
    form, on = day_asked(request)
    held = posts.in_post(request.grants, at=posts.moment_of(on, request.now))
    rows = [posts.as_post(row) for row in held.order_by("body_name", "person__name", "pk")]
    columns = [p for p in P if any(p in row.permissions for row in rows)]
    return render(
        request,
        "governance/people/matrix.html",
        {
            "form": form,
            "on": on,
            "today": on == london(request.now).date(),
            "table": mark_safe(matrix.render(rows, columns, address=reverse("people"))) if rows else "",
            "explained": [
                (
                    permission_words.heading(p),
                    permission_words.explained(p),
                    [role.label for role, granted in GRANTS.items() if p in granted],
                )
                for p in P
            ],
            "sees_posts": bool(request.grants.scopes(P.APPOINTMENT_VIEW)),
        },
    )
