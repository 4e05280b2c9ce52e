"""The human acts in an arrangement's life; whether it is live follows from them."""

from datetime import timedelta

from django.db import transaction

from jobs.clock import london

from ..access import grants_of
from ..flows import ARRANGEMENT
from ..models import Arrangement
from ..permissions import Permission
from ..workflow import NotAllowed, who_may
from .publishing import republish_arrangements, republish_bodies
from .workflow import locked, move


@transaction.atomic
def approve_arrangement(*, ccg, model, starts_on, by, at, conditions="", committee=None):
    """The approved arrangement of a CCG. Raises NotAllowed when another one is still open."""
    earlier = Arrangement.objects.select_for_update().filter(ccg=ccg, status=Arrangement.Status.APPROVED)
    for other in earlier:
        if not other.live_at(at) or other.model == model:
            raise NotAllowed([f"{ccg.name} already has an approved arrangement: {other.get_model_display().lower()}."])
        _give_way(other, starts_on, by)
    arrangement = Arrangement(
        ccg=ccg,
        model=model,
        starts_on=starts_on,
        conditions=conditions,
        committee=committee,
        approved_at=at,
        approved_by=by,
    ).save_as(by=by, why="Approved")
    return _published(arrangement, at)


def _published(arrangement, at):
    """The public rows of this CCG follow each act."""
    republish_arrangements([arrangement.ccg_id], at=at)
    republish_bodies([arrangement.ccg_id], at=at)
    return arrangement


def _give_way(arrangement, starts_on, by):
    """A live arrangement ends the day before its successor starts (R-523: joint to delegated)."""
    arrangement.ends_on = starts_on - timedelta(days=1)
    arrangement.status = Arrangement.Status.ENDED
    arrangement.closed_because = "Followed by another model"
    arrangement.save_as(by=by, why="Followed by another model")


@transaction.atomic
def sign_agreement(arrangement, *, signed_on, by, at, terminates_contracts=None, handles_complaints=None):
    """Record that the legally binding agreement was signed on `signed_on` (S2 l.253).

    The two flags say who holds what the sources leave to the agreement (H-4, H-14); None, silent.
    """
    arrangement = locked(arrangement)
    reasons = _who(arrangement, Permission.ARRANGEMENT_EDIT, by, at)
    if arrangement.agreement_signed_on:
        reasons.append("The agreement has already been recorded as signed.")
    if signed_on > london(at).date():
        reasons.append("The agreement cannot have been signed in the future.")
    if reasons:
        raise NotAllowed(reasons)
    arrangement.agreement_signed_on = signed_on
    arrangement.terminates_contracts = terminates_contracts
    arrangement.handles_complaints = handles_complaints
    arrangement.agreement_at, arrangement.agreement_by = at, by
    return _published(arrangement.save_as(by=by, why="Agreement signed"), at)


@transaction.atomic
def sign_off_sum(arrangement, *, amount, by, at):
    """The CFO signs off the sum that transfers, in pounds (R-154)."""
    arrangement = locked(arrangement)
    reasons = _who(arrangement, Permission.APPLICATION_SIGN_OFF_SUM, by, at)
    if not arrangement.moves_money:
        reasons.append("No money moves to the CCG under joint commissioning: NHS England keeps the budget.")
    if arrangement.sum_signed_off is not None:
        reasons.append("The sum has already been signed off.")
    if amount is not None and amount <= 0:
        reasons.append("The sum must be more than £0.")
    if reasons:
        raise NotAllowed(reasons)
    arrangement.sum_signed_off = amount
    arrangement.sum_at, arrangement.sum_by = at, by
    return _published(arrangement.save_as(by=by, why="Sum signed off by the Chief Finance Officer"), at)


@transaction.atomic
def lapse(arrangement, *, because, by, at):
    arrangement = move(
        workflow=ARRANGEMENT, name="lapse", record=arrangement, by=by, at=at,
        note=because, values={"closed_because": because},
    )  # fmt: skip
    return _published(arrangement, at)


def _who(arrangement, permission, by, at):
    return [] if grants_of(by, at).may(permission, arrangement) else [who_may(permission)]
