"""Starting and ending appointments: with `rebuild_grants`, the only code that touches guardian."""

from django.contrib.auth.models import Group
from django.contrib.auth.models import Permission as DjangoPermission
from django.db import transaction

from jobs.clock import london, start_of

from ..models import (
    Appointment,
    CommitteeGroupPermission,
    Organisation,
    OrganisationGroupPermission,
    User,
)
from ..permissions import GRANTS, Role
from ..rules import appointments as rules
from ..workflow import NotAllowed
from .publishing import republish_appointment
from .workflow import locked


@transaction.atomic
def appoint(*, person, role, body, starts_on, by, at, position="", reason=""):
    """Put `person` in `role` at `body` (an organisation or a committee) from the London date `starts_on`.

    Raises NotAllowed with every reason: a post of one's own, one the body does not have, a date
    outside the body's life, or one the person already holds.
    """
    role = Role(role)
    place = "organisation" if isinstance(body, Organisation) else "committee"
    if reasons := _against(person, role=role, body=body, place=place, starts_on=starts_on, by=by, at=at):
        raise NotAllowed(reasons)
    appointment = Appointment(
        person=person,
        role=role,
        group=group_for(role, body),
        position=position,
        in_force_from=start_of(starts_on),
        appointed_at=at,
        appointed_by=by,
        reason=reason,
        **{place: body},
    ).save_as(by=by, why=reason or f"Appointed {role.label}")
    for user in User.objects.filter(person=person):
        user.groups.add(appointment.group)
    republish_appointment(appointment, at=at)
    return appointment


def _against(person, *, role, body, place, starts_on, by, at):
    reasons = rules.own(person.pk, by and by.person_id, "start")
    opened, closed = (body.opened_on, body.closed_on) if place == "organisation" else (body.from_on, body.to_on)
    reasons += rules.problems_starting(
        body.kind if place == "organisation" else place,
        role,
        starts_on,
        opened_on=opened,
        closed_on=closed,
        today=london(at).date(),
    )
    open_posts = Appointment.objects.filter(person=person, role=role, in_force_until=None)
    if open_posts.filter(**{place: body}).exists():
        reasons.append(f"{person.name} is already {role.label} at {body.name}.")
    return reasons


@transaction.atomic
def end_appointment(appointment, *, last_day, by, at, reason=""):
    """End an appointment after `last_day`; access goes at once when that day is today or past."""
    appointment = locked(appointment)
    if appointment.ended_at:
        raise NotAllowed(["This appointment has already been ended."])
    today = london(at).date()
    reasons = rules.own(appointment.person_id, by and by.person_id, "end")
    if reasons := reasons + rules.problems(appointment.starts_on, last_day, today):
        raise NotAllowed(reasons)
    appointment.in_force_until = max(rules.ends_at(last_day, at, today, start_of), appointment.in_force_from)
    appointment.ended_at, appointment.ended_by, appointment.ended_because = at, by, reason
    appointment.save_as(by=by, why=reason or "Appointment ended")
    if appointment.in_force_until <= at:
        _leave_group(appointment, at)
    republish_appointment(appointment, at=at)
    return appointment


def _leave_group(appointment, at):
    still = Appointment.objects.in_force(at).filter(person=appointment.person_id, group=appointment.group_id)
    if not still.exists():
        for user in User.objects.filter(person=appointment.person_id):
            user.groups.remove(appointment.group_id)


def group_for(role, body):
    """The guardian group of a role at a body, holding exactly what `GRANTS` says."""
    kind = body._meta.model_name
    group, created = Group.objects.get_or_create(name=f"{kind}:{body.pk}:{role}")
    if created:
        grant(group, role, body)
    return group


def grant(group, role, body):
    """Make the group's guardian rows equal to `GRANTS[role]` at `body`."""
    table = OrganisationGroupPermission if isinstance(body, Organisation) else CommitteeGroupPermission
    wanted = {p.codename for p in GRANTS[Role(role)]}
    rows = table.objects.filter(group=group, content_object=body)
    rows.exclude(permission__codename__in=wanted).delete()
    held = set(rows.values_list("permission__codename", flat=True))
    permissions = DjangoPermission.objects.filter(
        content_type__app_label="governance",
        content_type__model=body._meta.model_name,
        codename__in=wanted - held,
    )
    for permission in permissions:
        table.objects.create(group=group, content_object=body, permission=permission)


@transaction.atomic
def rebuild_grants(*, at):
    """Make every guardian row and group membership follow from the appointments. Returns how many groups."""
    groups = {}
    for appointment in Appointment.objects.select_related("organisation", "committee", "person"):
        groups[appointment.group_id] = (appointment.role, appointment.body)
    for group in Group.objects.filter(pk__in=groups):
        grant(group, *groups[group.pk])
        people = Appointment.objects.in_force(at).filter(group=group).values("person")
        group.user_set.set(User.objects.filter(person__in=people))
    return len(groups)
