"""An election carried makes the officer at once, with the access of the post (R-202)."""

from django.utils.formats import date_format

from ..models import Appointment, Officer
from ..permissions import Role
from ..workflow import NotAllowed
from .appointments import appoint, end_appointment
from .workflow import locked

ROLES = {Officer.Post.CHAIR: Role.COMMITTEE_CHAIR, Officer.Post.VICE: Role.COMMITTEE_VICE}


def seat_officer(motion, *, by, at):
    """End the term of whoever held the post and begin the new one on the day of the meeting.

    Raises NotAllowed where the person was put in the other office meanwhile, outside this meeting (R-202).
    The committee elects, not the person at the keyboard: the posts are begun and ended by nobody's own hand.
    """
    meeting, post, seat = motion.item.meeting, motion.election_to, motion.candidate
    locked(meeting.committee)
    others = Officer.objects.filter(committee=meeting.committee, to_on=None).exclude(post=post)
    if others.filter(seat__person=seat.person_id).exists():
        raise NotAllowed([f"{seat.person} holds the other office already."])
    because = f"Elected at the meeting of {date_format(meeting.held_on, 'j F Y')}"
    for officer in Officer.objects.filter(committee=meeting.committee, post=post, to_on=None):
        if officer.seat_id == seat.pk:
            return officer
        officer.to_on = max(meeting.held_on, officer.from_on)
        officer.save_as(by=by, why=because)
        if officer.appointment_id and officer.appointment.ended_at is None:
            end_appointment(officer.appointment, last_day=meeting.held_on, by=None, at=at, reason=because)
    return Officer(
        committee=meeting.committee,
        post=post,
        seat=seat,
        from_on=meeting.held_on,
        because=because,
        appointment=_access(seat.person, ROLES[post], meeting, because, at),
        made_at=at,
        made_by=by,
    ).save_as(by=by, why=because)


def _access(person, role, meeting, because, at):
    held = Appointment.objects.filter(person=person, role=role, committee=meeting.committee, in_force_until=None)
    return held.first() or appoint(
        person=person, role=role, body=meeting.committee, starts_on=meeting.held_on, by=None, at=at, reason=because
    )
