"""Bodies entered by hand: a council, a Healthwatch, an LMC, a supplier; a new name, a new parent, an end."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from jobs.clock import london

from .. import keeping
from ..models import Kind, Organisation, OrganisationName, OrganisationParent, StatusChange
from ..rules import bodies as rules
from ..rules.periods import Statement, spoken
from .sightings import Pen, retell, settle
from .workflow import posts_of

BY_HAND = "entered by hand"
ACT = "body"


@transaction.atomic
def register(*, kind, name, by, at, code=None, opened_on=None, parent=None, why=BY_HAND, kept_for=None, **more):
    """Enter a body under its first name and, if it has one, its parent. `more`: address, postcode."""
    keeping.check_for(kept_for, by=by, at=at)
    code, today = (code or "").strip().upper() or None, london(at).date()
    body = Organisation(kind=kind, name=name, code=code, opened_on=opened_on, stated_on=today, kept_for=kept_for)
    for field, value in more.items():
        setattr(body, field, value)
    _refuse(_twins(body), rules.dates_faults(opened_on, None, today=today, first_end=None, changed=None))
    body.full_clean()
    body.save_as(by=by, why=why)
    on = opened_on or body.stated_on
    _say(body, "name", [Statement(body.name, on)], by=by, at=at, why=why)
    if parent:
        said = Statement(parent.pk, on, since=opened_on)
        _say(body, "parent_id", [said], by=by, at=at, why=why)
    _note(body, "register", f"Entered as {body}", by=by, at=at, why=why)
    return body


@transaction.atomic
def rename(body, *, name, on, by, at, why):
    """From the date `on` the body is called `name`; what it was called before stays known."""
    body = _held(body, by=by, at=at)
    _refuse(
        rules.name_faults(name, on, now=body.name_on(on), today=london(at).date()),
        rules.lifetime_faults(on, opened=body.opened_on, closed=body.closed_on),
        rules.line_faults(on, changed=_changed(_rows(body, "name"))),
    )
    body.name = name
    body.full_clean(exclude=["code"])
    body.save_as(by=by, why=why)
    _say(body, "name", _from(body, "name", body.name, on), by=by, at=at, why=why)
    _note(body, "rename", f"Called {body} from {spoken(on)}", by=by, at=at, why=why)
    return body


@transaction.atomic
def move_under(body, *, parent, on, by, at, why):
    """From the date `on` the body stands under `parent`."""
    body = _held(body, by=by, at=at)
    _refuse(
        rules.parent_faults(
            body.kind, parent.kind, on, same=body.parent_on(on) == parent, is_self=parent.pk == body.pk,
            opened=parent.opened_on, closed=parent.closed_on,
        ),
        rules.lifetime_faults(on, opened=body.opened_on, closed=body.closed_on),
        rules.line_faults(on, changed=_changed(_rows(body, "parent_id"))),
    )  # fmt: skip
    body.save_as(by=by, why=why)
    _say(body, "parent_id", _from(body, "parent_id", parent.pk, on), by=by, at=at, why=why)
    _note(body, "move", f"Under {parent} from {spoken(on)}", by=by, at=at, why=why)
    return body


@transaction.atomic
def close(body, *, on, by, at, why, successor=None):
    """The body's last day is `on`; so is the last under its parent."""
    body = _held(body, by=by, at=at)
    changed = max(filter(None, (_changed(_rows(body, column)) for column in LINES)), default=None)
    _refuse(
        rules.closing_faults(on, opened=body.opened_on, closed=body.closed_on, changed=changed),
        ["A body cannot follow itself."] if successor and successor.pk == body.pk else [],
    )
    body.closed_on, body.successor = on, successor or body.successor
    body.save_as(by=by, why=why)
    if parent := body.parent_on(on):
        newest = max(body.stated_on or on, on)
        said = Statement(parent.pk, newest, since=on, until=on)
        _say(body, "parent_id", [said], by=by, at=at, why=why)
    _note(body, "close", f"Last day {spoken(on)}", by=by, at=at, why=why)
    return body


LINES = {"name": OrganisationName, "parent_id": OrganisationParent}


def _held(body, *, by, at):
    body = Organisation.objects.select_for_update().get(pk=body.pk)
    keeping.check(body, by=by, at=at)
    return body


def _refuse(*found):
    if reasons := [reason for reasons in found for reason in reasons]:
        raise ValidationError(reasons)


def _twins(body):
    """The same body, entered before."""
    found = []
    if body.code and (other := Organisation.objects.filter(code=body.code).exclude(pk=body.pk).first()):
        found.append(f"The code {body.code} belongs to {other} already.")
    same = Organisation.objects.filter(kind=body.kind, name__iexact=body.name, closed_on=None).exclude(pk=body.pk)
    if body.kind in Kind.values and body.kind != Kind.PRACTICE and (other := same.first()):
        found.append(f"A body of this kind called {other} is on record already.")
    return found


def _note(body, act, said, *, by, at, why):
    """Who did what when and why, for the page of the body."""
    StatusChange.objects.create(
        subject=body, workflow=ACT, transition=act, source="", target="", note=f"{said}. Reason: {why}",
        post=posts_of(body, by=by, at=at), moved_at=at, moved_by=by,
    )  # fmt: skip


def _changed(rows):
    """The first day of the latest period, unless the line has no dated change."""
    return max((row.from_on for row in rows[1:] if row.from_on), default=None)


def _from(body, column, value, on):
    """A word by hand counts as the newest, whatever files have said; what held the day before stays."""
    before = on - timedelta(days=1)
    row = next((row for row in _rows(body, column) if row.covers(before)), None)
    newest = Statement(value, max(body.stated_on or on, on), since=on)
    return [Statement(getattr(row, column), before), newest] if row else [newest]


def _rows(body, column):
    return list(LINES[column].objects.filter(organisation=body))


def _say(body, column, said, **act):
    """Write statements; `act` is who, when and why."""
    rows = _rows(body, column)
    spans = retell(rows, said, column=column, stated_on=body.stated_on if rows else None)
    pen = Pen(**act)
    settle(rows, spans, LINES[column], body, column=column, source=BY_HAND, pen=pen)
    pen.write()
