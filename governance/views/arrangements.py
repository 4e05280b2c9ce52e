"""Arrangements: approved and live counted apart, and the acts that stand between."""

from collections import Counter
from functools import cache

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import redirect, render

from jobs.clock import london
from jobs.prepared import prepared
from nhsuk import paging
from nhsuk.tables import Column, Table, pattern

from .. import actions
from ..access import Held, needs
from ..forms.arrangements import AgreementForm, LapseForm, SumForm
from ..models import Arrangement, Model
from ..models.arrangements import TOLD_BY, facts_of
from ..permissions import Permission
from ..rules import functions
from ..rules.arrangements import state_on
from ..workflow import NotAllowed

P = Permission
COLOURS = {"Live": "green", "Approved, not live": "yellow", "Lapsed": "grey", "Ended": "grey"}


@cache
def _table():
    columns = [
        Column("ccg__name", "CCG", kind="link", href=pattern("arrangement", ref="ref")),
        Column("model_title", "Model"),
        Column("starts_on", "Starts", kind="date"),
        Column("state", "State", kind="tag", colours=COLOURS),
    ]
    return Table(columns, caption="Arrangements you may see", empty="No application has been approved yet.")


@prepared
def _listed(organisations, on):
    rows = Arrangement.objects.visible_to(Held(organisations, on=on), P.ARRANGEMENT_VIEW)
    return rows.values("pk", "ref", "ccg__name", *TOLD_BY)


@prepared
def _counted(organisations, on):
    """How many there are of each kind that its state is told by."""
    rows = Arrangement.objects.visible_to(Held(organisations, on=on), P.ARRANGEMENT_VIEW)
    told = (
        rows.order_by()
        .annotate(agreed=Q(sum_signed_off__isnull=False))
        .values(*(set(TOLD_BY) - {"sum_signed_off"}), "agreed")
    )
    return told.annotate(found=Count("pk"))


@needs(P.ARRANGEMENT_VIEW)
def arrangements(request):
    held, on = Held.values(request.grants, P.ARRANGEMENT_VIEW, "organisations", "on"), london(request.now).date()
    counts = Counter()
    for row in _counted(**held).rows():
        counts[state_on(facts_of(row | {"sum_signed_off": row["agreed"] or None}), on)] += row["found"]
    page = paging.page(_listed(**held), request.GET, order=("-starts_on", "pk"))
    shown = [
        row | {"model_title": Model(row["model"]).title, "state": state_on(facts_of(row), on)} for row in page.rows
    ]
    context = {"table": _table().render(shown), "page": page, "counts": [(state, counts[state]) for state in COLOURS]}
    return render(request, "governance/arrangements/list.html", context)


@needs(P.ARRANGEMENT_VIEW, Arrangement)
def arrangement(request, arrangement):
    on = london(request.now).date()
    state = state_on(arrangement.facts, on)
    may = {p: request.grants.may(getattr(P, p), arrangement) for p in ("ARRANGEMENT_EDIT", "APPLICATION_SIGN_OFF_SUM")}
    context = {
        "arrangement": arrangement,
        "state": state,
        "tag_classes": f"nhsuk-tag--{COLOURS[state]}",
        "waiting": arrangement.waiting_for(request.now),
        "may": may,
        "open": arrangement.status == Arrangement.Status.APPROVED,
        "live": arrangement.live_at(request.now),
        "functions": [
            (
                f,
                functions.level(
                    f.key, model=arrangement.model, on=max(on, arrangement.starts_on), variations=arrangement.variations
                ),
            )
            for f in functions.CATALOGUE
        ],
    }
    return render(request, "governance/arrangements/arrangement.html", context)


@needs(P.ARRANGEMENT_EDIT, Arrangement)
def agreement(request, arrangement):
    form = AgreementForm(request.POST or None)
    return _act(
        request, arrangement, form, "Record that the agreement is signed",
        "A binding agreement comes before an arrangement goes live (S2 l.253).",
        lambda: actions.sign_agreement(arrangement, **form.values, by=request.user, at=request.now),
    )  # fmt: skip


@needs(P.APPLICATION_SIGN_OFF_SUM, Arrangement)
def sum_sign_off(request, arrangement):
    form = SumForm(request.POST or None)
    return _act(
        request, arrangement, form, "Sign off the sum that transfers",
        "Under delegation the budget moves to the CCG on the start date, once its Chief Finance Officer "
        "has signed off the sum (S2 l.205).",
        lambda: actions.sign_off_sum(arrangement, amount=form.cleaned_data["amount"], by=request.user, at=request.now),
    )  # fmt: skip


@needs(P.ARRANGEMENT_EDIT, Arrangement)
def lapse(request, arrangement):
    form = LapseForm(request.POST or None)
    return _act(
        request, arrangement, form, "Record that it lapsed",
        "An approval may lapse before the arrangement begins: in 2015, 64 were approved and 63 went live.",
        lambda: actions.lapse(arrangement, because=form.cleaned_data["because"], by=request.user, at=request.now),
    )  # fmt: skip


def _act(request, arrangement, form, heading, why, act):
    if request.method == "POST" and form.is_valid():
        try:
            act()
            messages.success(request, f"Recorded: {heading[0].lower()}{heading[1:]}.")
            return redirect("arrangement", arrangement.ref)
        except NotAllowed as refusal:
            form.add_error(None, refusal.reasons)
    context = {"arrangement": arrangement, "form": form, "heading": heading, "why": why}
    return render(request, "governance/arrangements/act.html", context, status=422 if form.errors else 200)
