"""Questions sent by the public itself: taken until the day the terms give, accepted or refused by the secretary.

The words become public when they are accepted, the name and the address never (row 60).
"""

from django.db import transaction

from jobs.clock import london

from .. import deadlines
from ..access import grants_of
from ..models import Meeting, SentQuestion
from ..permissions import Permission
from ..public_agenda import is_private
from ..rules.meetings import notice
from ..seating import terms_on
from ..workflow import NotAllowed, who_may
from .letters_to_askers import tell
from .questions import OPEN, record_question
from .workflow import locked

S = SentQuestion.State
MOST_WAITING = 200
"""An owner's choice: more unread questions to one meeting than anybody can read are not taken in."""


def deadline(meeting):
    """Until which day questions are taken, by the terms of the meeting's day or by the rule."""
    terms = terms_on(meeting.committee, meeting.held_on)[1]
    return notice.questions(meeting.held_on, holidays=deadlines.england(), period=deadlines.question_period(terms))


def closed_because(meeting, *, on):
    """Why the public cannot ask now; nothing while it can."""
    if meeting.status not in OPEN or meeting.called_at is None:
        return ["Questions are taken for meetings that have been called and are still to come."]
    due = deadline(meeting)
    return [f"The day for questions is past. {due.sentence}"] if due.missed(on) else []


@transaction.atomic
def send_question(meeting, *, question, at, name="", email="", item=None):
    """Somebody outside asks. Whoever gave an address is told that it came; the words are not sent anywhere."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    on = london(at).date()
    reasons = closed_because(meeting, on=on) + ([] if question.strip() else ["Write your question."])
    if item is not None and (item.meeting_id != meeting.pk or is_private(item, on)):
        reasons.append("Choose an item of the public agenda.")
    if SentQuestion.objects.filter(meeting=meeting, state=S.WAITING).count() >= MOST_WAITING:
        reasons.append("More questions are waiting than can be read. Try again tomorrow.")
    if reasons:
        raise NotAllowed(reasons)
    sent = SentQuestion.objects.create(
        meeting=meeting, item=item, question=question.strip(), name=name.strip(), email=email, sent_at=at
    )
    tell(sent, "came", "It has come. The secretary looks at it before it is put on the public register.", at=at)
    return sent


@transaction.atomic
def accept_question(sent, *, by, at):
    """Put it on the register, without the name, as received on the day it was sent."""
    sent = _waiting(sent, by, at=at)
    row = record_question(
        sent.meeting, question=sent.question, received_on=london(sent.sent_at).date(), item=sent.item, by=by, at=at
    )
    _settle(sent, S.ACCEPTED, by, at, became=row)
    tell(sent, "accepted", "It is on the public register of the meeting, without your name.", at=at)
    return row


@transaction.atomic
def refuse_question(sent, *, because, by, at):
    """Not put it on the register: whoever asked is told why, where there is an address."""
    sent = _waiting(sent, by, at, [] if because.strip() else ["Say why the question is refused."])
    _settle(sent, S.REFUSED, by, at, refused_because=because.strip())
    tell(sent, "refused", f"It is not put on the public register. The reason given: {because.strip()}", at=at)
    return sent


def _waiting(sent, by, at, reasons=()):
    sent = locked(sent)
    found = [*reasons] if sent.state == S.WAITING else [*reasons, "It has been settled already."]
    if not grants_of(by, at).may(Permission.MEETING_EDIT, sent.meeting):
        found.insert(0, who_may(Permission.MEETING_EDIT))
    if found:
        raise NotAllowed(found)
    return sent


def _settle(sent, state, by, at, **facts):
    sent.state, sent.settled_at, sent.settled_by = state, at, by
    for name, value in facts.items():
        setattr(sent, name, value)
    sent.save()
