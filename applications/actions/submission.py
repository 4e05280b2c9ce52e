"""Sending an application in, letting a late one in, taking one back."""

from django.db import transaction

from governance import actions as governance
from governance.access import grants_of
from governance.permissions import Permission
from governance.workflow import NotAllowed, who_may

from ..facts import Dossier
from ..flows import workflow_of
from ..models import Waiver
from ..rules import cycles
from .publishing import republish_one
from .receipts import issue_receipt

MAY_WAIVE = {
    Waiver.Kind.LATE: Permission.APPLICATION_ACCEPT_LATE,
    Waiver.Kind.ASSURANCE: Permission.APPLICATION_LIFT_CONCERN,
}


@transaction.atomic
def submit(application, *, by, at):
    """Submit as at `at`, cut to whole seconds; at the cut-off is in time (R-120, D5-b).

    Raises NotAllowed with every reason at once. A late one goes in only under a recorded waiver, and
    stays marked late for ever.
    """
    at = cycles.whole(at)
    late = bool(cycles.late_by(Dossier(application, at).cutoff, at))
    application = governance.move(
        workflow=workflow_of(application),
        name="submit",
        record=application,
        by=by,
        at=at,
        values={"submitted_at": at, "submitted_by": by, "late": late},
    )
    issue_receipt(application, by=by, at=at)
    return republish_one(application, at=at)


@transaction.atomic
def waive(application, *, kind, reason, by, at):
    """Record why NHS England lets the application go on: late, or with a concern lifted (R-133)."""
    application = governance.locked(application)
    kind, reasons = Waiver.Kind(kind), []
    if not grants_of(by, at).may(MAY_WAIVE[kind], application):
        reasons.append(who_may(MAY_WAIVE[kind]))
    if not application.is_draft:
        reasons.append(f"The application is {application.get_status_display().lower()} already.")
    if not reason.strip():
        reasons.append("Give the reason: it is kept with the application for ever.")
    if application.waivers.filter(kind=kind).exists():
        reasons.append("This has already been recorded.")
    if kind == Waiver.Kind.LATE and cycles.timing(Dossier(application, at).cutoff, at=at).in_time:
        reasons.append("The cut-off has not passed: there is nothing to accept.")
    if reasons:
        raise NotAllowed(reasons)
    return Waiver(application=application, kind=kind, reason=reason, given_at=at, given_by=by).save_as(
        by=by, why=kind.label
    )


@transaction.atomic
def withdraw(application, *, reason, by, at):
    """Take the application back, with a reason; the paper, if any, is no longer current."""
    if not reason.strip():
        raise NotAllowed(["Say why the application is withdrawn."])
    application = governance.move(
        workflow=workflow_of(application), name="withdraw", record=application, by=by, at=at, note=reason
    )
    if application.document:
        from documents import actions as documents

        documents.supersede(application.document, because="The application was withdrawn.", at=at)
    return republish_one(application, at=at)
