"""The one verb that changes a state."""

from django.db import transaction

from jobs.clock import london

from ..access import grants_of, scopes_of
from ..models import Appointment, StatusChange


@transaction.atomic
def move(*, workflow, name, record, by, at, note="", values=None):
    """Lock the row, check who, state and guards, append the StatusChange, set state and `values`, save.

    Raises `NotAllowed` with every reason. Returns the record as it now stands.
    """
    record = locked(record)
    row = workflow.check(name, record, by, at)
    StatusChange.objects.create(
        subject=record,
        workflow=workflow.name,
        transition=name,
        source=record.status,
        target=row.target,
        note=note,
        post=_acting_as(row, record, by, at),
        moved_at=at,
        moved_by=by,
    )
    record.status = row.target
    for field, value in (values or {}).items():
        setattr(record, field, value)
    return record.save_as(by=by, why=note or row.said or row.label or name)


def note(workflow, transition, record, words, *, by, at):
    """Keep an act that leaves the state as it is, with its words."""
    return StatusChange.objects.create(
        subject=record, workflow=workflow.name, transition=transition, source=record.status, target=record.status,
        note=words, post=posts_of(record, by=by, at=at), moved_at=at, moved_by=by,
    )  # fmt: skip


def _acting_as(row, record, by, at):
    """The posts of whoever moves it; or who they are in the matter, when it is that which lets them."""
    if row.other and by and row.in_person(record, by, at, grants_of(by, at)):
        return row.other.title.capitalize()
    return posts_of(record, by=by, at=at)


def locked(record):
    """The row as it stands now, held until the transaction ends."""
    return type(record).objects.select_for_update(of=("self",)).get(pk=record.pk)


def posts_of(record, *, by, at):
    """In which posts `by` acts on this record at `at`, in words: kept with the act."""
    if by is None or not by.person_id:
        return ""
    grants = grants_of(by, at)
    on = london(at).date()
    scopes = grants.bodies.intersection(scopes_of(record, on))
    held = Appointment.objects.in_force(at).filter(person_id=by.person_id)
    return ", ".join(a.title for a in held if a.scopes & scopes)
