"""What shows that an action is done: brought, listed in the log, sent to whoever may read the action (row 57)."""

from django.http import Http404
from django.urls import reverse

from documents.views import send_file
from jobs.clock import london

from .. import closed, wall
from ..access import signed_in
from ..actions import action_points
from ..forms.minutes import EvidenceForm
from ..models import ActionPoint
from ..permissions import Permission
from .acting import acted, given

P, S = Permission, ActionPoint.Status


def action_for(request, ref, permission):
    """(the action, whether it is this reader's own), or 404: withheld from them, private, or none of theirs."""
    rows = ActionPoint.objects.select_related("item__meeting__committee__organisation", "owner", "evidence__file")
    action = rows.prefetch_related("item__meeting__committee__bodies__organisation").filter(ref=ref).first()
    person = wall.person_of(request.user)
    mine = action is not None and action.owner_id is not None and action.owner_id == person
    if action is None or not (mine or request.grants.may(permission, action)):
        raise Http404("There is no such action for you.")
    if wall.is_withheld(action.item, person, at=request.now) or closed.is_closed(action.item, request.grants, person):
        raise Http404("There is no such action for you.")
    return action, mine


@signed_in
def evidence(request, ref):
    """The file that shows it."""
    action, _ = action_for(request, ref, P.MEETING_VIEW)
    if action.evidence is None or action.evidence.file is None:
        raise Http404("No file shows that this action is done.")
    return send_file(action.evidence.file, request)


def back_from(action, mine):
    return (reverse("desk"), "Your desk") if mine else (reverse("actions", args=[action.committee.ref]), "Actions")


@signed_in
def add(request, ref):
    action, mine = action_for(request, ref, P.MINUTES_EDIT)
    form = given(request, EvidenceForm, today=london(request.now).date())
    return acted(
        request, form,
        lambda: action_points.bring_evidence(action, **form.shown, by=request.user, at=request.now),
        back=back_from(action, mine), caption=str(action.committee), heading="Show that it is done", why=action.words,
        button="Add the evidence", said="The evidence is on record.",
    )  # fmt: skip
