"""Actions agreed in a meeting, followed until they are done (row 57)."""

from django.db import transaction

from .. import closed
from ..access import grants_of
from ..models import ActionPoint
from ..permissions import Permission
from ..workflow import NotAllowed, who_may
from .workflow import locked

S = ActionPoint.Status


@transaction.atomic
def set_action(item, *, words, due_on, by, at, owner=None, owner_name=""):
    """Somebody is to do something by a day. Raises NotAllowed with every reason."""
    reasons = [] if grants_of(by, at).may(Permission.MINUTES_EDIT, item) else [who_may(Permission.MINUTES_EDIT)]
    if not words.strip():
        reasons.append("Say what is to be done.")
    if owner is None and not owner_name.strip():
        reasons.append("Say who does it.")
    reasons += closed.cannot_be_asked(item, owner, at)
    if due_on < item.meeting.held_on:
        reasons.append("The day by which it is done lies before the meeting.")
    if reasons:
        raise NotAllowed(reasons)
    return ActionPoint(
        item=item, committee=item.meeting.committee, words=words, due_on=due_on, owner=owner,
        owner_name="" if owner else owner_name, set_at=at, set_by=by,
    ).save_as(by=by, why="Action set")  # fmt: skip


@transaction.atomic
def settle_action(action, *, status, outcome, by, at, evidence=None):
    """Done, or no longer needed, with what came of it. Its owner or the secretary says so."""
    action = locked(action)
    may = grants_of(by, at).may(Permission.MINUTES_EDIT, action) or (by.person_id and by.person_id == action.owner_id)
    reasons = [] if may else ["Only the owner of the action or the secretary may settle it."]
    if action.status != S.OPEN:
        reasons.append(f"It is settled already: {action.get_status_display().lower()}.")
    if not outcome.strip():
        reasons.append("Say what was done." if status == S.DONE else "Say why it is no longer needed.")
    if reasons:
        raise NotAllowed(reasons)
    action.status, action.outcome, action.evidence = status, outcome, evidence
    action.settled_at, action.settled_by = at, by
    return action.save_as(by=by, why="Action settled")
