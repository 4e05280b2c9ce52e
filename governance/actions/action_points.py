"""Actions agreed in a meeting, followed until they are done (row 57)."""

from django.db import transaction

from documents import actions as documents

from .. import closed
from ..access import grants_of
from ..flows_papers import is_not_withheld
from ..models import ActionPoint, Minutes
from ..permissions import Permission
from ..workflow import NotAllowed, who_may
from .evidence import record_evidence
from .minutes import reasons_written
from .workflow import locked

S = ActionPoint.Status


@transaction.atomic
def set_action(item, *, words, due_on, by, at, owner=None, owner_name=""):
    """Somebody is to do something by a day, as the minutes say. Raises NotAllowed with every reason."""
    meeting = locked(item.meeting)
    reasons = [] if grants_of(by, at).may(Permission.MINUTES_EDIT, item) else [who_may(Permission.MINUTES_EDIT)]
    if not words.strip():
        reasons.append("Say what is to be done.")
    if owner is None and not owner_name.strip():
        reasons.append("Say who does it.")
    reasons += closed.cannot_be_asked(item, owner, at)
    reasons += reasons_written(Minutes.objects.select_for_update().filter(meeting=meeting).first())
    if due_on < item.meeting.held_on:
        reasons.append("The day by which it is done lies before the meeting.")
    if reasons:
        raise NotAllowed(reasons)
    return ActionPoint(
        item=item, committee=item.meeting.committee, words=words, due_on=due_on, owner=owner,
        owner_name="" if owner else owner_name, set_at=at, set_by=by,
    ).save_as(by=by, why="Action set")  # fmt: skip


@transaction.atomic
def settle_action(action, *, status, outcome, by, at, shown=None):
    """Done, or no longer needed, with what came of it. Its owner or the secretary says so.

    `shown`: what shows it, as `bring_evidence` takes it. Raises Refused for a file that is not kept.
    """
    action = locked(action)
    reasons = _not_theirs(action, by, at)
    if action.status != S.OPEN:
        reasons.append(f"It is settled already: {action.get_status_display().lower()}.")
    if not outcome.strip():
        reasons.append("Say what was done." if status == S.DONE else "Say why it is no longer needed.")
    if reasons:
        raise NotAllowed(reasons)
    action.status, action.outcome = status, outcome
    action.evidence = _evidence(action, by=by, at=at, **shown) if shown else None
    action.settled_at, action.settled_by = at, by
    return action.save_as(by=by, why="Action settled")


@transaction.atomic
def bring_evidence(action, *, title, dated_on, by, at, upload=None, record_address=""):
    """What shows that a settled action is done: a file, or words that say where the record is kept. Once."""
    action = locked(action)
    reasons = _not_theirs(action, by, at)
    if action.status != S.DONE:
        reasons.append(f"The action is {action.get_status_display().lower()}: only what is done has evidence.")
    if action.evidence_id:
        reasons.append("Its evidence is on record and stands.")
    if reasons:
        raise NotAllowed(reasons)
    action.evidence = _evidence(
        action, title=title, dated_on=dated_on, upload=upload, record_address=record_address, by=by, at=at
    )
    return action.save_as(by=by, why="Evidence brought")


def _not_theirs(action, by, at):
    mine = by is not None and by.person_id is not None and by.person_id == action.owner_id
    may = mine or grants_of(by, at).may(Permission.MINUTES_EDIT, action)
    reasons = [] if may else ["Only the owner of the action or the secretary may settle it."]
    return [*reasons, *filter(None, [is_not_withheld(action, by, at)])]


def _evidence(action, *, title, dated_on, by, at, upload=None, record_address=""):
    return record_evidence(
        organisation=action.committee.organisation, title=title, dated_on=dated_on, by=by, at=at,
        file=documents.store(upload, at=at) if upload else None, record_address="" if upload else record_address,
    )  # fmt: skip
