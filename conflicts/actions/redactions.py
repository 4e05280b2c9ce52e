"""Withholding details of an interest: asked in writing, decided by the guardian, looked at again (R-095)."""

from django.db import transaction

from governance.actions import locked, move
from governance.permissions import Permission
from governance.workflow import NotAllowed
from jobs.clock import london

from ..flows import REDACTION
from ..guidance import guidance_on
from ..models import Interest, Redaction
from ..rules import redaction as rules
from .publishing import follow, republish
from .who import demand_own_or


@transaction.atomic
def ask_redaction(interest, *, ground, fields, request, by, at, in_writing=True):
    """Ask for details to be withheld: the person concerned, or whoever keeps the register for them."""
    interest = locked(interest)
    demand_own_or(Permission.CONFLICT_EDIT, interest.declarant, by=by, at=at)
    reasons = rules.problems(ground=ground, fields=fields, asked_in_writing=in_writing, request=request)
    if interest.redactions.filter(status__in=[Redaction.Status.ASKED, Redaction.Status.GRANTED]).exists():
        reasons.append("There is a request already.")
    if reasons:
        raise NotAllowed(reasons)
    asked = Redaction(
        interest=interest, ground=ground, fields=list(fields), request=request, asked_at=at, asked_by=by
    ).save_as(by=by, why="Asked to withhold details")
    follow(interest, at=at)
    return asked


@transaction.atomic
def decide_redaction(redaction, *, grant, advice, reason, by, at):
    """The guardian decides. What is withheld disappears from every date the public can ask for."""
    redaction = locked(redaction)
    holder = redaction.interest.declarant
    reasons = rules.reasons_against_deciding(
        decider=by.person_id,
        requester=holder.person_id,
        is_guardian=not REDACTION.reasons_against("grant", redaction, by, at),
        advice=advice,
        reason=reason,
    )
    if reasons:
        raise NotAllowed(reasons)
    values = {"advice": advice, "reason": reason, "decided_at": at, "decided_by": by}
    if grant:
        on = london(at).date()
        values["review_on"] = rules.review_on(on, book=guidance_on(on))
    name = "grant" if grant else "refuse"
    redaction = move(workflow=REDACTION, name=name, record=redaction, by=by, at=at, note=reason, values=values)
    _say(redaction, at)
    return redaction


@transaction.atomic
def lift_redaction(redaction, *, reason, by, at):
    """The risk is over: the next version says everything again."""
    if not reason.strip():
        raise NotAllowed(["Say why the details may be shown again."])
    redaction = move(workflow=REDACTION, name="lift", record=redaction, by=by, at=at, note=reason)
    _say(redaction, at)
    return redaction


def _say(redaction, at):
    interest = Interest.objects.for_door().get(pk=redaction.interest_id)
    if interest.status == Interest.Status.PUBLISHED:
        republish(interest, at=at)
    follow(interest, at=at)
