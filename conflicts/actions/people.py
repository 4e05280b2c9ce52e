"""Who declares at a CCG: taking somebody on the list, and recording that they have left."""

from django.db import transaction
from django.db.models import Q

from governance.actions import locked, record_person
from governance.actions.in_session import hold_sittings
from governance.models import Appointment, Person
from governance.permissions import Permission
from governance.workflow import NotAllowed
from jobs import actions as jobs
from jobs.clock import london

from ..models import Ask, Declarant, Interest
from ..rules.dates import spoken
from ..rules.people import Standing
from .publishing import republish, republish_nothing
from .who import demand

OWN_MANAGER = "Nobody is their own line manager."


@transaction.atomic
def record_declarant(person, *, ccg, position, standings, joined_on, by, at, practice=None, manager=None, email=""):
    """Put a person on the list of those who declare at a CCG. Raises NotAllowed when they are on it."""
    at = hold_sittings([person.pk], body=ccg.pk, at=at)
    declarant = Declarant(
        person=person, ccg=ccg, position=position, standings=[Standing(s).value for s in standings],
        practice=practice, manager=manager, email=email, joined_on=joined_on,
    )  # fmt: skip
    demand(Permission.CONFLICT_EDIT, declarant, by=by, at=at)
    reasons = []
    if Declarant.objects.filter(person=person, ccg=ccg, left_on=None).exists():
        reasons.append(f"{person.name} is already on the list of {ccg.name}.")
    if not standings:
        reasons.append("Say what this person is to the CCG: at least one.")
    if manager == person:
        reasons.append(OWN_MANAGER)
    if reasons:
        raise NotAllowed(reasons)
    return declarant.save_as(by=by, why="Put on the list of those who declare")


@transaction.atomic
def list_somebody(ccg, *, name, by, at, manager_name="", known=None, **values):
    """By name: whoever is `known`, or holds a post at the CCG, under this name; anybody else is a new person."""
    place = Declarant(ccg=ccg)
    demand(Permission.CONFLICT_EDIT, place, by=by, at=at)
    if manager_name:
        values["manager"] = _somebody_here(ccg, manager_name, at=at)
    person = known if known and known.name.casefold() == name.casefold() else _named(ccg, name, by=by)
    return record_declarant(person, ccg=ccg, by=by, at=at, **values)


def _named(ccg, name, *, by):
    known = Person.objects.filter(appointments__organisation=ccg, name__iexact=name).distinct()
    if known.count() > 1:
        raise NotAllowed([f"More than one person here is called {name}. Ask your administrator to tell them apart."])
    return known.first() or record_person(name=name, by=by)


@transaction.atomic
def name_manager(declarant, *, manager_name, by, at):
    """Say who the line manager is, who may review what is declared; an empty name takes it back (R-020)."""
    declarant = locked(declarant)
    demand(Permission.CONFLICT_EDIT, declarant, by=by, at=at)
    manager = _somebody_here(declarant.ccg, manager_name, at=at) if manager_name else None
    if manager and manager.pk == declarant.person_id:
        raise NotAllowed([OWN_MANAGER])
    declarant.manager = manager
    return declarant.save_as(by=by, why=f"Line manager: {manager or 'nobody'}")


def _somebody_here(ccg, name, *, at):
    """The one person of this name who is at the CCG now."""
    here = Q(declarants__in=Declarant.objects.filter(ccg=ccg).there_on(london(at).date()))
    here |= Q(appointments__in=Appointment.objects.filter(organisation=ccg).in_force(at))
    found = list(Person.objects.filter(here, name__iexact=name).distinct()[:2])
    if not found:
        raise NotAllowed([f"Nobody called {name} is at {ccg.name}: they hold no post and are not on the list."])
    if len(found) > 1:
        raise NotAllowed([f"More than one person here is called {name}. Ask your administrator to tell them apart."])
    return found[0]


@transaction.atomic
def leave(declarant, *, left_on, by, at):
    """Record that somebody left: their interests end here that day (D4-h), and nobody asks them any more."""
    declarant = locked(declarant)
    demand(Permission.CONFLICT_EDIT, declarant, by=by, at=at)
    reasons = []
    if declarant.left_on:
        reasons.append(f"Already recorded: left on {spoken(declarant.left_on)}.")
    if left_on < declarant.joined_on:
        reasons.append(f"Nobody leaves before joining, which was on {spoken(declarant.joined_on)}.")
    if left_on > london(at).date():
        reasons.append("Record it when they have left, not before.")
    if reasons:
        raise NotAllowed(reasons)
    declarant.left_on, declarant.left_at, declarant.left_by = left_on, at, by
    declarant.save_as(by=by, why=f"Left on {left_on}")
    for ask in Ask.objects.filter(declarant=declarant, answered_at=None):
        jobs.cancel_messages(key_prefix=ask.key, at=at)
    for interest in declarant.interests.filter(status=Interest.Status.PUBLISHED).select_related(
        "declarant__ccg", "declarant__person"
    ):
        republish(interest, at=at)
    republish_nothing(declarant, at=at)
    return declarant
