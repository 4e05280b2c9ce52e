"""The speakers’ queue: asked, called in their order, done or withdrawn. It bears on no decision (row 59).

The meeting is locked as for every act, so that the order is one; nothing of it is an act of the proceedings.
"""

from django.db import transaction

from ..models import Speaker
from ..rules.meetings.speaking import reasons_against_asking
from ..speakers import Queue
from .in_session import InSession


@transaction.atomic
def ask_to_speak(item, *, by, at, seat=None, guest=None):
    """Put somebody in the room at the end of the queue of the open item; neither seat nor guest: one of the public."""
    session, queue = _session(item, by=by, at=at)
    key = (seat or guest).ref if seat or guest else ""
    if key and key not in session.state.seats:
        session.refuse("They have no place in this meeting.")
    waiting = queue.keys
    session.refuse(*reasons_against_asking(session.state, item.ref, key, waiting=waiting, admitted=queue.admitted(key)))
    return Speaker.objects.create(item=item, seat=seat, guest=guest, asked_at=session.at, asked_by=by)


@transaction.atomic
def call_next(item, *, by, at):
    """Call the first in the queue who may speak now; whoever was speaking is done."""
    session, queue = _session(item, by=by, at=at)
    if queue.next is None:
        session.refuse("Nobody waits to speak.", *(reason for each in queue.waiting for reason in each.reasons))
    session.refuse()
    if queue.speaking:
        _end(queue.speaking.row, session)
    row = queue.next.row
    row.called_at, row.called_by = session.at, by
    row.save()
    return row


@transaction.atomic
def end_speaking(speaker, *, by, at):
    """Done, if they were called; withdrawn, if they still waited."""
    session, queue = _session(speaker.item, by=by, at=at)
    row = next((row for row in queue.rows if row.pk == speaker.pk), None)
    session.refuse(*([] if row else ["They are in the queue no more."]))
    return _end(row, session)


def _session(item, *, by, at):
    """The meeting, locked, and the queue of this item, which must be the one that is open."""
    session = InSession(item.meeting, by=by, at=at)
    taken = session.proceedings.open_item
    if taken is None or taken.pk != item.pk:
        session.refuse(f"Item {item.number} is not being taken: its queue is empty.")
    session.against += session.against_ruled_out(item.ref, "runs the queue")
    return session, Queue(session.proceedings)


def _end(row, session):
    row.ended_at, row.ended_by = session.at, session.by
    row.save()
    return row
