"""The meeting is opened and closed, and its items are taken one by one, each with somebody presiding (R-061)."""

from django.db import transaction

from .. import imprints
from ..flows_meetings import ITEM, MEETING
from ..models import Item, Meeting, Turn
from ..resolved import still_to_do
from ..rules.meetings import quorum
from ..rules.meetings.events import Presence, Turned
from ..rules.meetings.events import Turn as Turning
from ..rules.meetings.motions import Procedure, carried_out_by_putting_off, reason_of, reasons_unanswered
from .in_session import InSession
from .presence import write_presence
from .workflow import move

S = Item.Status
BEFORE = (Meeting.Status.PUBLISHED,)


@transaction.atomic
def open_meeting(meeting, *, by, at, present=(), apologies=()):
    """Open a meeting whose agenda is published, with those present, and record its opening quorum."""
    session = InSession(meeting, by=by, at=at, states=BEFORE, opening=True)
    session.refuse(*MEETING.reasons_against("open", session.meeting, by, at))
    for seat in present:
        write_presence(session, act=Presence.ARRIVED, seat=seat)
    for seat in apologies:
        write_presence(session, act=Presence.APOLOGIES, seat=seat)
    return move(
        workflow=MEETING,
        name="open",
        record=session.meeting,
        by=by,
        at=at,
        note=opening_words(session.state),
        values={"opened_at": at, "opened_by": by},
    )


def opening_words(state):
    """The quorum at the opening in one sentence (R-215)."""
    here = [seat for key, seat in state.seats.items() if key in state.room]
    short = quorum.shortfalls(state.terms, here, chair=state.chair, vice=state.vice)
    return f"Not quorate at the opening: {'; '.join(short)}." if short else "Quorate at the opening."


@transaction.atomic
def close_meeting(meeting, *, by, at):
    """End the meeting: no item and no vote may still be open. An imprint is kept of all that was done in it."""
    session = InSession(meeting, by=by, at=at)
    against = []
    if item := session.proceedings.open_item:
        against.append(f"Item {item.number} is still open.")
    if session.proceedings.open_poll:
        against.append("A vote is still open. Count it or stop it first.")
    session.refuse(*against)
    values = {"closed_at": session.at, "closed_by": by}
    meeting = move(workflow=MEETING, name="close", record=session.meeting, by=by, at=session.at, values=values)
    imprints.take(meeting, by=by, at=session.at)
    return meeting


@transaction.atomic
def open_item(item, *, by, at, presiding=None, chosen_by_members=False, note=""):
    """Take an item; or, while it is open, let somebody else preside from now on (R-061).

    Who presides follows from the rules; `presiding` with `chosen_by_members` names the seat the
    members chose where Chair and Vice Chair cannot.
    """
    session = InSession(item.meeting, by=by, at=at)
    item = session.proceedings.items[item.ref]
    chosen = presiding.ref if presiding and chosen_by_members else ""
    who = presiding.ref if presiding else session.state.presiding(item.ref, chosen=chosen).seat
    step = None if item.status == S.OPEN else ("take again" if item.status == S.DONE else "take")
    return _turn(session, item, Turned.OPENED, step=step, presiding=who, chosen=bool(chosen), note=note)


@transaction.atomic
def close_item(item, *, by, at, note=""):
    """Close an item. What was resolved about it, to defer, refer or adjourn, is done first, or `note` says why not."""
    session = InSession(item.meeting, by=by, at=at)
    item = session.proceedings.items[item.ref]
    owed = None if note.strip() else still_to_do(session.proceedings, item)
    against = reasons_unanswered(owed.words) if owed else ()
    return _turn(session, item, Turned.CLOSED, step="finish", note=note, against=against)


@transaction.atomic
def carry_out(motion, *, by, at):
    """Do what a motion carried has resolved: put its item off, with its words as the reason; refer it, or adjourn."""
    session = InSession(motion.item.meeting, by=by, at=at)
    item = next(each for each in session.proceedings.items.values() if each.pk == motion.item_id)
    owed = still_to_do(session.proceedings, item)
    session.refuse(*([] if owed == motion else ["Nothing of this motion waits to be done."]))
    item = _put_off(session, item, note=reason_of(owed.words), refer_to=owed.refer_to)
    if owed.procedure == Procedure.ADJOURN:
        close_meeting(item.meeting, by=by, at=at)
    return item


@transaction.atomic
def defer_item(item, *, by, at, note="", refer_to=""):
    """Put an item off, or refer it to an unconflicted body, with the reason (R-066).

    What was resolved to adjourn the meeting, or to refer the item to somebody else, is not done by that.
    """
    session = InSession(item.meeting, by=by, at=at)
    item = session.proceedings.items[item.ref]
    owed = still_to_do(session.proceedings, item)
    done = owed is None or carried_out_by_putting_off(owed.procedure, resolved_to=owed.refer_to, refer_to=refer_to)
    return _put_off(session, item, *([] if done else reasons_unanswered(owed.words)), note=note, refer_to=refer_to)


def _put_off(session, item, *against, note, refer_to):
    against = [*against, *([] if note.strip() else ["Say why the item is put off."])]
    values = {"for_body": refer_to.strip() or item.for_body}
    return _turn(session, item, Turned.DEFERRED, step="put off", note=note, against=against, values=values)


def _turn(session, item, act, *, step, presiding="", chosen=False, note="", against=(), values=None):
    by, note = session.by, note.strip()
    more = ITEM.reasons_against(step, item, by, session.at) if step else []
    place = session.take(Turning(session.at, item.ref, act, presiding, chosen, note), *against, *more)
    Turn.objects.create(
        item=item,
        act=act,
        presiding=session.proceedings.rows.get(presiding),
        chosen_by_members=chosen,
        note=note,
        place=place,
        happened_at=session.at,
        happened_by=by,
    )
    if step is None:
        return item
    return move(workflow=ITEM, name=step, record=item, by=by, at=session.at, note=note, values=values)
