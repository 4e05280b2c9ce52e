"""Offers: advice at entry, approval above the limit, publication; sponsorship beside them."""

from django.db import transaction

from governance.actions import locked, move
from governance.permissions import Permission
from governance.workflow import NotAllowed
from jobs.clock import london
from publication import actions as publication

from ..flows import GIFT
from ..guidance import guidance_on
from ..models import Gift, Sponsorship
from ..registers import GIFTS, SPONSORSHIP
from ..registers.gifts import gift_row, sponsorship_row
from ..rules import gifts as rules
from .nothing import take_back_nothing
from .who import demand, demand_own_or


def advice_on(offer, *, declarant, giver):
    """The advice on an offer to a person, with what the same giver gave them before (R-034)."""
    book = guidance_on(offer.on)
    earlier = earlier_from(declarant, giver)
    return rules.advice(offer, book=book, earlier=earlier), rules.given_lately(
        earlier, on=offer.on, months=book.gifts_together_months
    )


def earlier_from(declarant, giver, *, apart_from=None):
    """(date, value) of gifts this person took from this giver."""
    if declarant is None:
        return []
    rows = Gift.objects.taken().filter(declarant=declarant, giver__iexact=giver.strip(), kind=rules.Kind.GIFT)
    return list(rows.exclude(pk=apart_from).values_list("offered_on", "value"))


@transaction.atomic
def record_gift(
    *, ccg, declarant, kind, giver, value, offered_on, description, accepted, by, at, supplier=False,
    lavish=False, for_organisation=False, received_on=None, reason="", giver_code="", giver_business="",
):  # fmt: skip
    """Put an offer on the register, declined or accepted. Without a declarant it was made to the CCG itself."""
    on = london(at).date()
    offer = rules.Offer(kind=rules.Kind(kind), value=value, on=offered_on, supplier=supplier, lavish=lavish)
    advice, together = advice_on(offer, declarant=declarant, giver=giver)
    waits = accepted and advice.needs_approval
    reasons = rules.problems(
        advice=advice, accepted=accepted, for_organisation=for_organisation or declarant is None,
        approved=waits, reason=reason,
    )  # fmt: skip
    if offered_on > on:
        reasons.append("An offer cannot be recorded before it is made.")
    if received_on and received_on < offered_on:
        reasons.append("It cannot be received before it is offered.")
    gift = Gift(
        ccg=ccg, declarant=declarant, kind=kind, giver=giver, value=value, offered_on=offered_on,
        description=description, accepted=accepted, supplier=supplier, lavish=lavish,
        for_organisation=for_organisation, received_on=received_on, reason=reason, giver_code=giver_code,
        giver_business=giver_business, status=Gift.Status.APPROVAL if waits else Gift.Status.RECORDED,
        edition=advice.edition, book=advice.book, advised=advice.do, advice=" ".join((advice.headline, *advice.why)),
        must_declare=advice.declare, together=together + (value if accepted else 0),
        recorded_at=at, recorded_by=by,
    )  # fmt: skip
    if declarant is None:
        demand(Permission.CONFLICT_EDIT, gift, by=by, at=at)
    else:
        demand_own_or(Permission.CONFLICT_EDIT, declarant, by=by, at=at)
    if reasons:
        raise NotAllowed(reasons)
    return gift.save_as(by=by, why="Recorded")


@transaction.atomic
def decide_gift(gift, *, approve, reason, by, at):
    """A senior manager decides, with a reason, before the offer is accepted (R-037). Refused means declined."""
    if not reason.strip():
        raise NotAllowed(["Give the reason: it is published with the entry."])
    gift = locked(gift)
    said = f"{gift.reason} Approval: {reason}".strip() if approve else f"{gift.reason} Not approved: {reason}".strip()
    values = {"approved_at": at, "approved_by": by, "reason": said}
    if not approve:
        values["accepted"] = False
    name = "approve" if approve else "refuse"
    return move(workflow=GIFT, name=name, record=gift, by=by, at=at, note=reason, values=values)


@transaction.atomic
def publish_gift(gift, *, by, at):
    gift = move(
        workflow=GIFT, name="publish", record=gift, by=by, at=at, values={"published_at": at, "published_by": by}
    )
    take_back_nothing(GIFTS.key, gift.ccg, on=gift.offered_on, at=at)
    publication.republish(GIFTS.key, origin=gift.origin, row=gift_row(gift), at=at)
    return gift


@transaction.atomic
def record_sponsorship(*, ccg, what, sponsor, description, value, from_on, involvement, by, at, declarant=None,
                       to_on=None, sponsor_code="", arranged_by=""):  # fmt: skip
    """Sponsorship of a person, or of the CCG; arranged by somebody else too: that is where the gap was."""
    row = Sponsorship(
        ccg=ccg, declarant=declarant, what=what, sponsor=sponsor, sponsor_code=sponsor_code,
        description=description, value=value, from_on=from_on, to_on=to_on, arranged_by=arranged_by,
        involvement=involvement, recorded_at=at, recorded_by=by,
    )  # fmt: skip
    if declarant is None:
        demand(Permission.CONFLICT_EDIT, row, by=by, at=at)
    else:
        demand_own_or(Permission.CONFLICT_EDIT, declarant, by=by, at=at)
    reasons = []
    if not involvement.strip():
        reasons.append("Say what the sponsor had a say in. “None” is an answer.")
    if to_on and to_on < from_on:
        reasons.append("It cannot end before it began.")
    if reasons:
        raise NotAllowed(reasons)
    return row.save_as(by=by, why="Recorded")


@transaction.atomic
def publish_sponsorship(sponsorship, *, by, at):
    row = locked(sponsorship)
    demand(Permission.CONFLICT_PUBLISH, row, by=by, at=at)
    if row.status == Sponsorship.Status.PUBLISHED:
        raise NotAllowed(["It is published already."])
    row.status, row.published_at, row.published_by = Sponsorship.Status.PUBLISHED, at, by
    row.save_as(by=by, why="Published")
    take_back_nothing(SPONSORSHIP.key, row.ccg, on=row.from_on, at=at)
    publication.republish(SPONSORSHIP.key, origin=row.origin, row=sponsorship_row(row), at=at)
    return row
