"""The life of an application: two tables sharing rows, one for each model (R-122, R-123).

The panels come later: their states go between SUBMITTED and the outcomes, and `DECIDED_FROM_…`
below is then the state their last panel leaves. Nothing else has to change here.
"""

from governance.models import Model
from governance.permissions import Permission as P
from governance.workflow import Transition, Workflow

from .facts import Dossier
from .models import Application
from .reasons import against_submission

S = Application.Status
DECIDED_FROM_JOINT = (S.SUBMITTED,)
DECIDED_FROM_DELEGATED = (S.SUBMITTED,)


def ready_to_go(application, by, at):
    """Everything that stands against submission at this moment, at once (R-121, R-133)."""
    return against_submission(Dossier(application, at))


def in_time_to_withdraw(application, by, at):
    dossier = Dossier(application, at)
    if not application.is_draft and dossier.start_on <= dossier.today:
        return "Its start date has passed. End the arrangement instead."
    return None


BEFORE = (
    Transition(
        "submit",
        (S.DRAFT,),
        S.SUBMITTED,
        P.APPLICATION_SUBMIT,
        (ready_to_go,),
        label="Submit to NHS England",
        said="Submitted to NHS England",
    ),
    Transition(
        "withdraw",
        (S.DRAFT, S.SUBMITTED),
        S.WITHDRAWN,
        P.APPLICATION_EDIT,
        (in_time_to_withdraw,),
        label="Withdraw",
        said="Withdrawn by the CCG",
    ),
)


def outcomes(decided_from):
    return (
        Transition(
            "approve",
            decided_from,
            S.APPROVED,
            P.APPLICATION_DECIDE,
            label="Approve",
            said="Approved",
        ),
        Transition(
            "approve_with_conditions",
            decided_from,
            S.APPROVED_WITH_CONDITIONS,
            P.APPLICATION_DECIDE,
            label="Approve with conditions",
            said="Approved with conditions",
        ),
        Transition(
            "not_recommend",
            decided_from,
            S.NOT_RECOMMENDED,
            P.APPLICATION_DECIDE,
            label="Do not recommend",
            said="Not recommended",
        ),
    )


JOINT = Workflow("joint application", S, BEFORE + outcomes(DECIDED_FROM_JOINT))
DELEGATED = Workflow("delegated application", S, BEFORE + outcomes(DECIDED_FROM_DELEGATED))


def workflow_of(application):
    return DELEGATED if application.model == Model.DELEGATED else JOINT
