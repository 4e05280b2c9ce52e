"""Who comes, leaves, returns and goes home, at which time; who sent apologies (R-064)."""

from datetime import timedelta

from django.db import transaction

from jobs.clock import london

from ..models import Guest, Meeting, Participation, Person
from ..rules.meetings.events import Moved, Presence
from .in_session import NOT_OVER, InSession


@transaction.atomic
def note_presence(meeting, *, act, by, at, seat=None, guest=None, happened_at=None):
    """Write down that somebody came, left, returned, went home or sends apologies. Raises NotAllowed.

    `happened_at` is the time as it was seen, when it is not `at`: no earlier than the last decision,
    and no earlier than the same person's last movement.
    """
    act = Presence(act)
    states = NOT_OVER if act == Presence.APOLOGIES else (Meeting.Status.SITTING,)
    session = InSession(meeting, by=by, at=at, states=states)
    return write_presence(session, act=act, seat=seat, guest=guest, happened_at=happened_at)


@transaction.atomic
def admit_guest(meeting, *, purpose, by, at, name="", person=None, position="", item=None):
    """Admit an expert, officer or observer, to the meeting or one item, with the purpose (row 62).

    A guest nobody has a record of gets one: so what they hold can be matched, and ruled on, as a member's.
    """
    session = InSession(meeting, by=by, at=at, states=NOT_OVER)
    name = person.name if person else name
    session.refuse(*_against_admitting(session, name, purpose, person, item))
    person = person or Person(name=name).save_as(by=by, why="Admitted as a guest")
    return Guest(
        meeting=session.meeting,
        item=item,
        person=person,
        name=name,
        position=position,
        purpose=purpose,
        admitted_at=session.at,
        admitted_by=by,
    ).save_as(by=by, why="Admitted")


def _against_admitting(session, name, purpose, person, item):
    found = [] if name.strip() else ["Say who it is: a name, or a person who has a record here."]
    found += [] if purpose.strip() else ["Say why they are admitted."]
    if person and session.proceedings.seat_of(person.pk):
        found.append(f"{person.name} has a seat in this committee, and needs no admission.")
    if item and item.meeting_id != session.meeting.pk:
        found.append("That item belongs to another meeting.")
    return found


def write_presence(session, *, act, seat=None, guest=None, happened_at=None):
    """The same, within an act that holds the meeting already."""
    moment = happened_at or session.at
    if moment == session.meeting.opened_at:  # told of later, it came after the opening, if only just
        moment += timedelta.resolution
    item = session.proceedings.open_item
    against = _against_time(session, seat, guest, happened_at) if happened_at else []
    if guest and act == Presence.APOLOGIES:
        against.append("A guest sends no apologies.")
    place = session.take(Moved(moment, (guest or seat).ref, act, item.ref if item else ""), *against)
    return Participation.objects.create(
        meeting=session.meeting,
        item=item,
        seat=seat,
        guest=guest,
        act=act,
        place=place,
        happened_at=moment,
        happened_by=session.by,
    )


def _against_time(session, seat, guest, moment):
    mine = [a["a_at"] for a in session.proceedings.acts if a["a_kind"] == "moved" and _is(a, seat, guest)]
    decided = [event.at for _, event in session.proceedings.log if not isinstance(event, Moved)]
    floor = max([*mine, *decided], default=None)
    found = []
    if moment > session.at:
        found.append(f"It is {_clock(session.at)}: {_clock(moment)} is still to come.")
    if floor and moment < floor:
        found.append(f"{_clock(moment)} lies before what was recorded at {_clock(floor)}.")
    return found


def _is(act, seat, guest):
    return act["a_seat"] == seat.pk if seat else act["a_guest"] == guest.pk


def _clock(moment):
    return f"{london(moment):%H:%M}"
