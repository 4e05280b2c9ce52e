"""Arrangements: approved and live counted apart, and the acts that stand between."""

from collections import Counter

from django.contrib import messages
from django.shortcuts import redirect, render

from jobs.clock import london
from nhsuk import paging
from nhsuk.tables import Column, Table, pattern

from .. import actions
from ..access import needs
from ..forms.arrangements import AgreementForm, LapseForm, SumForm
from ..models import Arrangement
from ..permissions import Permission
from ..rules import functions
from ..workflow import NotAllowed

P = Permission
COUNTED = ("status", "model", "starts_on", "ends_on", "agreement_signed_on", "sum_signed_off")
COLOURS = {"Live": "green", "Approved, not live": "yellow", "Lapsed": "grey", "Ended": "grey"}


def state_of(arrangement, at):
    """In one word, as people ask for it: live, approved only, lapsed, ended."""
    if arrangement.status == Arrangement.Status.LAPSED:
        return "Lapsed"
    if arrangement.live_at(at):
        return "Live"
    ended = arrangement.status == Arrangement.Status.ENDED
    return "Ended" if ended else "Approved, not live"


@needs(P.ARRANGEMENT_VIEW)
def arrangements(request):
    rows = Arrangement.objects.visible_to(request.grants, P.ARRANGEMENT_VIEW).select_related("ccg")
    counted = rows.select_related(None).only(*COUNTED)
    counts = Counter(state_of(row, request.now) for row in counted.iterator())
    page = paging.page(rows, request.GET, order=("-starts_on", "pk"))
    for row in page.rows:
        row.state = state_of(row, request.now)
    columns = [
        Column("ccg.name", "CCG", kind="link", href=pattern("arrangement", ref="ref")),
        Column("model_title", "Model"),
        Column("starts_on", "Starts", kind="date"),
        Column("state", "State", kind="tag", colours=COLOURS),
    ]
    table = Table(columns, caption="Arrangements you may see", empty="No application has been approved yet.")
    context = {"table": table.render(page.rows), "page": page, "counts": [(state, counts[state]) for state in COLOURS]}
    return render(request, "governance/arrangements/list.html", context)


@needs(P.ARRANGEMENT_VIEW, Arrangement)
def arrangement(request, arrangement):
    on = london(request.now).date()
    may = {p: request.grants.may(getattr(P, p), arrangement) for p in ("ARRANGEMENT_EDIT", "APPLICATION_SIGN_OFF_SUM")}
    context = {
        "arrangement": arrangement,
        "state": state_of(arrangement, request.now),
        "tag_classes": f"nhsuk-tag--{COLOURS[state_of(arrangement, request.now)]}",
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
