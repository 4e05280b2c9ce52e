"""Gifts and hospitality in two steps, approval, publication; sponsorship beside them."""

from functools import cache

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from governance.access import needs, signed_in
from governance.models import Organisation
from governance.permissions import Permission
from jobs.prepared import prepared
from nhsuk import paging
from nhsuk.tables import Column, Table, pattern

from .. import actions
from ..flows import GIFT
from ..forms.offers import ApprovalForm, OfferForm, OutcomeForm, SponsorshipForm
from ..models import Declarant, Gift, Sponsorship
from ..models.gifts import offered, outcome_of
from .acts import ask_with, data, pressed, tried

P = Permission
STATES = {
    "Recorded": "blue", "Waits for approval": "yellow", "Approved": "green", "Not approved": "orange",
    "Published": "green",
}  # fmt: skip


@signed_in
def offer(request, ref):
    """My own offer: first what was offered, then the advice and what I did."""
    rows = Declarant.objects.for_door().of_person(request.user.person_id or 0)
    declarant = get_object_or_404(rows, ref=ref)
    back = (reverse("my-interests"), "What you have declared")
    return _offer(request, declarant.ccg, declarant, back, ("my-interests",))


@needs(P.CONFLICT_EDIT, Organisation)
def offer_to_ccg(request, ccg):
    """An offer to the CCG itself: the big gap in old registers."""
    back = (reverse("gifts-of", args=[ccg.ref]), "Gifts and hospitality")
    return _offer(request, ccg, None, back, ("gifts-of", ccg.ref))


def _offer(request, ccg, declarant, back, to):
    first = OfferForm(data(request))
    second, advice = None, None
    if request.method == "POST" and first.is_valid():
        giver = first.cleaned_data["giver"]
        advice, _ = actions.advice_on(first.offer, declarant=declarant, giver=giver)
        second = OutcomeForm(request.POST if "outcome" in request.POST else None)
        if second.is_bound and second.is_valid() and (made := _recorded(request, first, second, ccg, declarant)):
            waits = made.status == Gift.Status.APPROVAL
            messages.success(
                request,
                "Recorded. A senior manager must approve before you accept." if waits else "The offer is on record.",
            )
            return redirect(*to)
    wrong = first.errors or (second and second.errors)
    context = {
        "first": first, "second": second, "advice": advice, "ccg": ccg, "declarant": declarant, "back": back,
        "errors_shown": wrong, "hidden": _hidden(request, first) if second else [],
    }  # fmt: skip
    return render(request, "conflicts/offer.html", context, status=422 if wrong else 200)


def _hidden(request, first):
    """What was typed in the first step goes along unseen."""
    names = [n for n in request.POST if any(n == f or n.startswith(f"{f}_") for f in first.fields)]
    return [(name, value) for name in names for value in request.POST.getlist(name)]


def _recorded(request, first, second, ccg, declarant):
    offer, facts = first.offer, second.facts
    return tried(
        request, second,
        lambda: actions.record_gift(
            ccg=ccg, declarant=declarant, kind=offer.kind, giver=first.cleaned_data["giver"], value=offer.value,
            offered_on=offer.on, supplier=offer.supplier, lavish=offer.lavish,
            by=request.user, at=request.now, **facts,
        ),
    )  # fmt: skip


@cache
def gifts_table():
    return Table(
        [
            Column("title", "Offer", kind="link", href=pattern("gift", ref="ref")),
            Column("recipient", "To"),
            Column("value", "Value", kind="money"),
            Column("offered_on", "Offered", kind="date"),
            Column("outcome", "Outcome"),
            Column("state", "State", kind="tag", colours=STATES),
        ],
        caption="Gifts and hospitality",
        empty="Nothing has been recorded.",
    )


KINDS = dict(Gift._meta.get_field("kind").flatchoices)


@prepared
def _gifts_of(ccg):
    rows = Gift.objects.filter(ccg=ccg)
    told = ("kind", "giver", "value", "offered_on", "accepted", "for_organisation", "status")
    return rows.values("pk", "ref", "declarant__person__name", *told)


def _gift_row(row, ccg):
    return row | {
        "title": offered(KINDS[row["kind"]], row["giver"]), "recipient": row["declarant__person__name"] or ccg.name,
        "outcome": outcome_of(row["accepted"], row["for_organisation"]), "state": Gift.Status(row["status"]).label,
    }  # fmt: skip


@needs(P.CONFLICT_VIEW, Organisation)
def gifts_of(request, ccg):
    page = paging.page(_gifts_of(ccg=ccg.pk), request.GET, order=("-offered_on", "-pk"))
    rows = [_gift_row(row, ccg) for row in page.rows]
    context = {
        "ccg": ccg, "table": gifts_table().render(rows), "page": page, "page_title": "Gifts and hospitality",
        "buttons": [("Record an offer to the CCG", reverse("gift-to-ccg", args=[ccg.ref]))]
        if request.grants.may(P.CONFLICT_EDIT, ccg) else [],
        "lead": "Every offer, declined ones too. People record their own offers under “My declarations”.",
    }  # fmt: skip
    return render(request, "conflicts/list.html", context)


@needs(P.CONFLICT_VIEW, Gift)
def gift(request, gift):
    available = GIFT.available(gift, request.user, request.now, request.grants)
    why = []
    if request.grants.may(P.CONFLICT_PUBLISH, gift) and gift.status != Gift.Status.PUBLISHED:
        why = GIFT.reasons_against("publish", gift, request.user, request.now, request.grants)
    may_decide = "approve" in available
    return ask_with(
        request, ApprovalForm(data(request) if may_decide else None),
        lambda v: actions.decide_gift(
            gift, approve=v["decision"] == "approve", reason=v["reason"], by=request.user, at=request.now
        ),
        said="Decided.", to=("gift", gift.ref), title=str(gift), caption=gift.ccg.name,
        template="conflicts/gift.html", gift=gift, available=available, why_not=why, button="Decide",
        back=(reverse("gifts-of", args=[gift.ccg.ref]), "Gifts and hospitality"),
    )  # fmt: skip


@needs(P.CONFLICT_PUBLISH, Gift)
def publish_gift(request, gift):
    if request.method != "POST":
        return redirect("gift", gift.ref)
    return pressed(
        request, lambda: actions.publish_gift(gift, by=request.user, at=request.now),
        "It is on the public register.", ("gift", gift.ref),
    )  # fmt: skip


@needs(P.CONFLICT_VIEW, Organisation)
def sponsorship_of(request, ccg):
    rows = Sponsorship.objects.for_door().filter(ccg=ccg).order_by("-from_on", "-pk")[:200]
    context = {
        "ccg": ccg, "rows": rows, "may_edit": request.grants.may(P.CONFLICT_EDIT, ccg),
        "may_publish": request.grants.may(P.CONFLICT_PUBLISH, ccg),
    }  # fmt: skip
    return render(request, "conflicts/sponsorship.html", context)


@needs(P.CONFLICT_EDIT, Organisation)
def add_sponsorship(request, ccg):
    return ask_with(
        request, SponsorshipForm(data(request)),
        lambda v: actions.record_sponsorship(ccg=ccg, by=request.user, at=request.now, **v),
        said="The sponsorship is on record.", to=("sponsorship-of", ccg.ref), title="Record sponsorship",
        caption=ccg.name, button="Record", back=(reverse("sponsorship-of", args=[ccg.ref]), "Sponsorship"),
    )  # fmt: skip


@needs(P.CONFLICT_PUBLISH, Sponsorship)
def publish_sponsorship(request, sponsorship):
    if request.method != "POST":
        return redirect("sponsorship-of", sponsorship.ccg.ref)
    return pressed(
        request, lambda: actions.publish_sponsorship(sponsorship, by=request.user, at=request.now),
        "It is on the public register.", ("sponsorship-of", sponsorship.ccg.ref),
    )  # fmt: skip
