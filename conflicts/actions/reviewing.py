"""Reviewing what was declared: agree the mitigation, send back, ask the guardian, withdraw (R-020)."""

from django.db import transaction

from governance.actions import locked, move
from governance.permissions import Permission
from governance.workflow import NotAllowed

from ..flows import INTEREST
from ..models import Interest
from ..rules.dates import spoken
from .publishing import follow, republish_nothing, take_back
from .who import demand


@transaction.atomic
def agree(interest, *, mitigation, by, at, private_note=""):
    """The reviewer agrees what is done about the interest. Raises NotAllowed with every reason."""
    reasons = INTEREST.reasons_against("agree", locked(interest), by, at)
    if not mitigation.strip():
        reasons.append("Say what is done about it, even if it is “none needed”.")
    if reasons:
        raise NotAllowed(reasons)
    values = {"mitigation": mitigation, "reviewed_at": at, "reviewed_by": by}
    if private_note:
        values["private_note"] = private_note
    return move(workflow=INTEREST, name="agree", record=interest, by=by, at=at, values=values)


def send_back(interest, *, question, by, at):
    """A question for the declarant; their next declaration answers it."""
    return _with_words(interest, "send back", question, "Ask the question.", by, at)


def consult(interest, *, question, by, at):
    return _with_words(interest, "consult", question, "Say what the guardian should look at.", by, at)


def advise(interest, *, advice, by, at):
    """The guardian's advice is kept with the interest, inside."""
    return _with_words(interest, "advise", advice, "Write the advice.", by, at)


def _with_words(interest, name, words, missing, by, at):
    if not words.strip():
        raise NotAllowed([missing])
    return move(workflow=INTEREST, name=name, record=interest, by=by, at=at, note=words)


@transaction.atomic
def withdraw(interest, *, because, by, at):
    """Declared by mistake: it leaves every page; its public address says so."""
    if not because.strip():
        raise NotAllowed(["Say why it is withdrawn."])
    interest = move(workflow=INTEREST, name="withdraw", record=interest, by=by, at=at, note=because)
    take_back(interest, ground="It was declared by mistake.", at=at)
    follow(interest, at=at)
    republish_nothing(interest.declarant, at=at)
    return interest


@transaction.atomic
def correct_interest(interest, *, to_on, by, at):
    """Whoever keeps the register records an end they know of, for example from staff records."""
    from .declaring import end

    interest = locked(interest)
    demand(Permission.CONFLICT_EDIT, interest, by=by, at=at)
    reasons = []
    if interest.status == Interest.Status.WITHDRAWN:
        reasons.append("It is withdrawn.")
    if interest.to_on:
        reasons.append(f"It has ended already, on {spoken(interest.to_on)}.")
    if interest.from_on and to_on < interest.from_on:
        reasons.append(f"It cannot end before it began on {spoken(interest.from_on)}.")
    if reasons:
        raise NotAllowed(reasons)
    return end(interest, to_on, by=by, at=at)
