"""Advice on an item, asked of a directorate with a day, and frozen once a final paper has used it (row 46)."""

from django.db import transaction

from jobs.clock import london

from .. import closed
from ..access import grants_of
from ..flows_papers import is_not_withheld, item_is_open
from ..models import Advice
from ..permissions import Permission
from ..workflow import NotAllowed, who_may
from .papers import must_be_free
from .workflow import locked


@transaction.atomic
def ask_advice(item, *, asked_of, question, due_on, by, at, adviser=None):
    """Ask a directorate for advice by a day. The clock is the day itself."""
    row = Advice(item=locked(item), asked_of=asked_of, question=question, due_on=due_on, adviser=adviser,
                 asked_at=at, asked_by=by)  # fmt: skip
    reasons = [] if asked_of.strip() else ["Say who is asked."]
    reasons += [] if question.strip() else ["Say what is asked."]
    reasons += ["The day must lie ahead."] if due_on < london(at).date() else []
    if due_on > item.meeting.held_on:
        reasons.append("The advice is needed before the meeting.")
    reasons += closed.cannot_be_asked(row.item, adviser, at)
    must_be_free(row, by=by, at=at, reasons=reasons)
    return row.save_as(by=by, why="Asked")


@transaction.atomic
def give_advice(advice, *, answer, by, at):
    """Answer, by the adviser named or whoever keeps the papers. Once a final paper used it, it stands."""
    advice = locked(advice)
    reasons = [] if answer.strip() else ["Write the advice."]
    if advice.frozen_at:
        reasons.append("A final paper has used this advice, so it stands as it is. Ask anew instead.")
    mine = by is not None and by.person_id is not None and advice.adviser_id == by.person_id
    if not mine and not grants_of(by, at).may(Permission.PAPER_EDIT, advice):
        reasons.append(who_may(Permission.PAPER_EDIT))
    reasons += [said for guard in (is_not_withheld, item_is_open) if (said := guard(advice, by, at))]
    if reasons:
        raise NotAllowed(reasons)
    advice.answer, advice.answered_at, advice.answered_by = answer, at, by
    return advice.save_as(by=by, why="Answered")
