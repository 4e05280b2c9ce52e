"""Making a committee, seating its people with their access, and putting its chair and vice-chair in post.

R-201 to R-203, R-220; features rows 36 to 38. Seats are dated and never removed: they end.
"""

from datetime import timedelta

from django.db import transaction

from ..access import grants_of
from ..models import Appointment, Committee, CommitteeBody, Officer, Seat, SeatClass
from ..permissions import Permission, Role
from ..rules.meetings.seats import RIGHT_TO_ATTEND, Klass, reasons_against_officer
from ..rules.meetings.seats import Seat as Sits
from ..rules.meetings.sub_groups import reasons_against_parent
from ..rules.meetings.warnings import majority_lost
from ..seating import reasons_judged, seating
from ..workflow import NotAllowed, who_may
from .appointments import appoint, end_appointment
from .workflow import locked

NHS_ENGLAND = ("area_team", "local_office", "region", "national")
ROLES = {Officer.Post.CHAIR: Role.COMMITTEE_CHAIR, Officer.Post.VICE: Role.COMMITTEE_VICE}


@transaction.atomic
def make_committee(organisation, *, name, kind, from_on, bodies, by, at, parent=None):
    """A committee at home in `organisation`; `bodies` maps each body with seats to its short name.

    A sub-group names its `parent`: the committee of the same body for which it prepares cases (R-068).
    """
    reasons = [] if grants_of(by, at).may(Permission.COMMITTEE_EDIT, organisation) else [_refusal()]
    if Committee.objects.filter(organisation=organisation, name__iexact=name, to_on=None).exists():
        reasons.append(f"{organisation} has a committee called {name} already.")
    if organisation not in bodies:
        reasons.append("The body that keeps the committee has seats in it: name it first.")
    reasons += _against_parent(kind, parent, organisation, from_on)
    if reasons:
        raise NotAllowed(reasons)
    committee = Committee(organisation=organisation, name=name, kind=kind, from_on=from_on, parent=parent)
    committee.save_as(by=by, why="Committee made")
    for body, short in bodies.items():
        _sit(committee, body, short, from_on=from_on, by=by)
    return committee


def _against_parent(kind, parent, organisation, on):
    if parent is None:
        return reasons_against_parent(kind)
    sits = {parent.organisation_id, *(b.organisation_id for b in parent.bodies.all() if b.covers(on))}
    return reasons_against_parent(kind, name=parent.name, parent=parent.kind, shares_a_body=organisation.pk in sits)


@transaction.atomic
def add_body(committee, *, organisation, name, from_on, by, at):
    """Another body has seats from this day."""
    committee = _locked_for(committee, by=by, at=at)
    reasons = _dates(committee, from_on)
    if CommitteeBody.objects.filter(committee=committee, organisation=organisation, to_on=None).exists():
        reasons.append(f"{organisation} has seats in it already.")
    if reasons:
        raise NotAllowed(reasons)
    return _sit(committee, organisation, name, from_on=from_on, by=by)


def _sit(committee, organisation, name, *, from_on, by):
    return CommitteeBody(committee=committee, organisation=organisation, name=name, from_on=from_on).save_as(
        by=by, why=f"{name} has seats"
    )


@transaction.atomic
def give_seat(
    committee, *, person, klass, title, from_on, by, at, body=None, office="", voting=True, deputy_for=None, despite=""
):  # fmt: skip
    """Seat a person, with the access of a member or attendee. A deputy takes body, class and office of the member.

    `despite`: why the seat is given although the lay and executive majority is lost by it (row 39).
    """
    committee = _locked_for(committee, by=by, at=at)
    if deputy_for:
        body, klass, office, voting = deputy_for.body, deputy_for.klass, deputy_for.office, deputy_for.voting
    voting = voting and klass != SeatClass.ATTENDEE
    reasons = _against_seat(committee, person, body, voting, from_on, deputy_for)
    if voting and not deputy_for and not despite.strip():
        lost = majority_with(committee, klass=klass, body=body, on=from_on)
        reasons += [f"{each} {GO_ON}" for each in lost]
    if reasons:
        raise NotAllowed(reasons)
    role = Role.COMMITTEE_MEMBER if voting else Role.COMMITTEE_ATTENDEE
    return Seat(
        committee=committee, person=person, body=body, klass=klass, office=office, title=title, voting=voting,
        right_to_attend=office in RIGHT_TO_ATTEND and not voting, deputy_for=deputy_for, from_on=from_on,
        appointment=_access(person, role, committee, from_on, by, at), seated_at=at, seated_by=by,
    ).save_as(by=by, why=": ".join(filter(None, (despite.strip(), f"Seated as {title}"))))  # fmt: skip


GO_ON = "Seat a lay or executive member first, or say why this seat is given all the same."


def majority_with(committee, *, klass, body, on):
    """What one more voting seat takes from the lay and executive majority of that day, as the terms ask for it."""
    sits = seating(committee, on)
    if sits.terms is None:
        return []
    new = Sits(key="", name="", body=body.key if body else "", klass=Klass(klass))
    return majority_lost(sits.terms, sits.seats, (*sits.seats, new))


def majority_without(seat, *, on):
    """The same of a seat that ends, with its deputies."""
    sits = seating(seat.committee, on)
    left = [each for each in sits.seats if seat.ref not in (each.key, each.deputy_for)]
    return majority_lost(sits.terms, sits.seats, left) if sits.terms else []


def _against_seat(committee, person, body, voting, from_on, deputy_for):
    reasons = _dates(committee, from_on)
    if voting and body is None:
        reasons.append("A seat that votes belongs to a body: choose whose it is.")
    if body and (body.committee_id != committee.pk or not body.covers(from_on)):
        reasons.append(f"{body} has no seats in this committee on that day.")
    open_seats = Seat.objects.filter(committee=committee, person=person, to_on=None)
    if deputy_for is None and open_seats.filter(deputy_for=None).exists():
        reasons.append(f"{person.name} has a seat in this committee already.")
    if deputy_for:
        if reasons_judged(committee, from_on):
            reasons.append(
                "A deputy is named before the meeting opens (R-201). At a meeting that is open already "
                f"{person.name} may be admitted as a guest, without a vote."
            )
        if deputy_for.committee_id != committee.pk or not deputy_for.covers(from_on):
            reasons.append("The member has no seat on that day.")
        if deputy_for.deputy_for_id:
            reasons.append("A deputy has no deputy.")
        if deputy_for.person_id == person.pk:
            reasons.append("Nobody is their own deputy.")
        if open_seats.filter(deputy_for=deputy_for).exists():
            reasons.append(f"{person.name} is named as deputy for {deputy_for.person} already.")
    return reasons


def _access(person, role, committee, from_on, by, at):
    held = Appointment.objects.filter(person=person, role=role, committee=committee, in_force_until=None).first()
    return held or appoint(person=person, role=role, body=committee, starts_on=from_on, by=by, at=at, reason="Seated")


@transaction.atomic
def end_seat(seat, *, last_day, because, by, at):
    """The seat ends after this day, and with it the deputies named for it, its office and its access."""
    committee = _locked_for(seat.committee, by=by, at=at)
    seat = locked(seat)
    if reasons := _against_ending(seat, last_day, because):
        raise NotAllowed(reasons)
    for row in [seat, *Seat.objects.filter(deputy_for=seat, to_on=None)]:
        row.to_on = max(last_day, row.from_on)
        row.ended_at, row.ended_by = at, by
        row.save_as(by=by, why=because)
        for officer in Officer.objects.filter(seat=row, to_on=None):
            _end_office(officer, last_day=last_day, because=because, by=by, at=at)
        _end_access(row, committee, last_day, because, by, at)
    return seat


def _against_ending(seat, last_day, because):
    reasons = ["This seat has ended already."] if seat.to_on else []
    if last_day < seat.from_on:
        reasons.append("The last day is before the first.")
    if not because.strip():
        reasons.append("Say why the seat ends.")
    return reasons + reasons_judged(seat.committee, last_day + timedelta(days=1))


def _end_access(seat, committee, last_day, because, by, at):
    still = Seat.objects.filter(committee=committee, person=seat.person_id, to_on=None)
    post = seat.appointment
    if post and post.ended_at is None and not still.filter(appointment=post).exists():
        end_appointment(post, last_day=max(last_day, post.starts_on), by=by, at=at, reason=because)


@transaction.atomic
def put_in_office(committee, *, post, seat, because, from_on, by, at):
    """Make a seat chair or vice-chair from this day: only an eligible lay seat (R-202), with the access of the post."""
    committee = _locked_for(committee, by=by, at=at)
    post = Officer.Post(post)
    if reasons := _against_office(committee, post, seat, because, from_on):
        raise NotAllowed(reasons)
    for officer in Officer.objects.filter(committee=committee, post=post, to_on=None):
        _end_office(officer, last_day=from_on, because=because, by=by, at=at, before=True)
    return Officer(
        committee=committee, post=post, seat=seat, from_on=from_on, because=because, made_at=at, made_by=by,
        appointment=_access(seat.person, ROLES[post], committee, from_on, by, at),
    ).save_as(by=by, why=because)  # fmt: skip


def _against_office(committee, post, seat, because, from_on):
    reasons = _dates(committee, from_on)
    sits = seating(committee, from_on)
    if sits.terms is None:
        return [*reasons, *sits.faults]
    if seat.ref not in sits.rows:
        return [*reasons, f"{seat.person} has no seat on that day."]
    plain = next(each for each in sits.seats if each.key == seat.ref)
    reasons += reasons_against_officer(sits.terms, sits.seats, seat=plain)
    held = Officer.objects.filter(committee=committee, to_on=None)
    if held.exclude(post=post).filter(seat__person=seat.person_id).exists():
        reasons.append(f"{seat.person} holds the other office already.")
    current = held.filter(post=post).first()
    if current and current.seat_id == seat.pk:
        reasons.append(f"{seat.person} holds this office already.")
    elif current and from_on <= current.from_on:
        reasons.append(f"{current.seat.person} took office on {current.from_on:%-d %B %Y}: choose a later day.")
    if not because.strip():
        reasons.append("Say how it came about: elected at which meeting, appointed by whom.")
    return reasons


def _end_office(officer, *, last_day, because, by, at, before=False):
    last = last_day - timedelta(days=1) if before else last_day
    officer.to_on = max(last, officer.from_on)
    officer.save_as(by=by, why=because)
    post = officer.appointment
    if post and post.ended_at is None:
        end_appointment(post, last_day=max(officer.to_on, post.starts_on), by=by, at=at, reason=because)


def _dates(committee, from_on):
    if from_on < committee.from_on:
        return [f"The committee begins on {committee.from_on:%-d %B %Y}: nothing can hold before."]
    ended = ["The committee has ended."] if committee.to_on and from_on > committee.to_on else []
    return ended + reasons_judged(committee, from_on)


def _locked_for(committee, *, by, at):
    committee = locked(committee)
    if not grants_of(by, at).may(Permission.COMMITTEE_EDIT, committee):
        raise NotAllowed([_refusal()])
    return committee


def _refusal():
    return who_may(Permission.COMMITTEE_EDIT)


def side_of(organisation):
    """On whose side of the table a body sits (R-201)."""
    return "ccg" if organisation.kind == "ccg" else "nhs_england" if organisation.kind in NHS_ENGLAND else "other"
