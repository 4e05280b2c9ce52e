"""NHS England's outcome in its simplest lawful form. Approval writes an Arrangement."""

from django.db import transaction

from governance import actions as governance
from governance.workflow import NotAllowed

from ..facts import Dossier
from ..flows import workflow_of
from ..models import Decision
from .publishing import republish_one


@transaction.atomic
def decide(application, *, outcome, by, at, reason="", conditions=""):
    """`outcome` is a row of the workflow: approve, approve_with_conditions or not_recommend.

    Conditions are needed for the second, a reason for the third (R-124: what follows is a plan, or
    joint commissioning for that year). Raises NotAllowed.
    """
    reasons = []
    if outcome == "approve_with_conditions" and not conditions.strip():
        reasons.append("Write the conditions the CCG must meet.")
    if outcome == "not_recommend" and not reason.strip():
        reasons.append("Say why it is not recommended: the CCG needs it for its plan.")
    if reasons:
        raise NotAllowed(reasons)
    application = governance.move(
        workflow=workflow_of(application), name=outcome, record=application, by=by, at=at,
        note=conditions or reason,
    )  # fmt: skip
    Decision(application=application, reason=reason, conditions=conditions, decided_at=at, decided_by=by).save_as(
        by=by, why="Outcome recorded"
    )
    if outcome != "not_recommend":
        governance.approve_arrangement(
            ccg=application.ccg,
            model=application.model,
            starts_on=Dossier(application, at).start_on,
            conditions=conditions,
            by=by,
            at=at,
        )
    return republish_one(application, at=at)
