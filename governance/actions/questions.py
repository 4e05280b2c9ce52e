"""Questions from the public to a meeting: kept, answered, or not taken with the reason (row 60)."""

from django.db import transaction

from jobs.clock import london

from ..access import grants_of
from ..models import Meeting, PublicQuestion
from ..permissions import Permission
from ..workflow import NotAllowed, who_may
from . import letters_to_askers
from .workflow import locked

S = PublicQuestion.Status
OPEN = (Meeting.Status.CALLED, Meeting.Status.PUBLISHED, Meeting.Status.SITTING)


@transaction.atomic
def record_question(meeting, *, question, received_on, by, at, asked_by_name="", item=None):
    """Keep a question as it was asked. One that came after its day is kept as well, and says so."""
    meeting = locked(meeting)
    row = PublicQuestion(
        meeting=meeting, item=item, question=question, asked_by_name=asked_by_name, received_on=received_on,
        recorded_at=at, recorded_by=by,
    )  # fmt: skip
    reasons = [] if question.strip() else ["Write the question down."]
    if received_on > london(at).date():
        reasons.append("It cannot have come in the future.")
    if meeting.status not in OPEN:
        reasons.append(f"The meeting is {meeting.get_status_display().lower()}: questions are for one that is called.")
    if item is not None and item.meeting_id != meeting.pk:
        reasons.append("Choose an item of this meeting.")
    _must_be_allowed(row, by, at, reasons)
    return row.save_as(by=by, why="Received")


@transaction.atomic
def answer_question(question, *, answer, by, at):
    """Answer it, at the meeting or in writing afterwards. The answer is public."""
    return _settled(question, S.ANSWERED, answer, "Write the answer.", by, at)


@transaction.atomic
def decline_question(question, *, because, by, at):
    """Not take it: the reason is kept, and public as the answer."""
    return _settled(question, S.DECLINED, because, "Say why the question is not taken.", by, at)


def _settled(question, status, words, blank, by, at):
    question = locked(question)
    reasons = [] if words.strip() else [blank]
    if question.status != S.RECEIVED:
        reasons.append("It has been settled already.")
    _must_be_allowed(question, by, at, reasons)
    question.status, question.answer = status, words
    question.answered_at, question.answered_by = at, by
    question.save_as(by=by, why=question.get_status_display())
    letters_to_askers.tell_of_answer(question, at=at)
    return question


def _must_be_allowed(row, by, at, reasons):
    if not grants_of(by, at).may(Permission.MEETING_EDIT, row):
        reasons = [who_may(Permission.MEETING_EDIT), *reasons]
    if reasons:
        raise NotAllowed(reasons)
