"""Bodies entered by hand: a council, a Healthwatch, an LMC, a supplier; a new name, a new parent, an end."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from jobs.clock import london

from ..models import Organisation, OrganisationName, OrganisationParent
from ..rules.periods import Statement
from .sightings import Pen, retell, settle

BY_HAND = "entered by hand"


@transaction.atomic
def register(*, kind, name, by, at, code=None, opened_on=None, parent=None, why=BY_HAND):
    """Enter a body under its first name and, if it has one, its parent."""
    code = code.strip().upper() if code else None
    body = Organisation(kind=kind, name=name, code=code, opened_on=opened_on, stated_on=london(at).date())
    body.full_clean()
    body.save_as(by=by, why=why)
    on = opened_on or body.stated_on
    _say(body, "name", [Statement(body.name, on)], by=by, at=at, why=why)
    if parent:
        said = Statement(parent.pk, on, since=opened_on)
        _say(body, "parent_id", [said], by=by, at=at, why=why)
    return body


@transaction.atomic
def rename(body, *, name, on, by, at, why):
    """From the date `on` the body is called `name`; what it was called before stays known."""
    body = Organisation.objects.select_for_update().get(pk=body.pk)
    body.name = name
    body.full_clean(exclude=["code"])
    body.save_as(by=by, why=why)
    _say(body, "name", _from(body, "name", body.name, on), by=by, at=at, why=why)
    return body


@transaction.atomic
def move_under(body, *, parent, on, by, at, why):
    """From the date `on` the body stands under `parent`."""
    body = Organisation.objects.select_for_update().get(pk=body.pk)
    if parent.pk == body.pk:
        raise ValidationError("A body cannot stand under itself.")
    _say(body, "parent_id", _from(body, "parent_id", parent.pk, on), by=by, at=at, why=why)
    return body


@transaction.atomic
def close(body, *, on, by, at, why, successor=None):
    """The body's last day is `on`; so is the last under its parent."""
    body = Organisation.objects.select_for_update().get(pk=body.pk)
    if body.opened_on and on < body.opened_on:
        raise ValidationError("A body cannot close before it opened.")
    body.closed_on, body.successor = on, successor or body.successor
    body.save_as(by=by, why=why)
    if parent := body.parent_on(on):
        newest = max(body.stated_on or on, on)
        said = Statement(parent.pk, newest, since=on, until=on)
        _say(body, "parent_id", [said], by=by, at=at, why=why)
    return body


def _from(body, column, value, on):
    """A word by hand counts as the newest, whatever files have said; what held the day before stays."""
    before = on - timedelta(days=1)
    row = next((row for row in _rows(body, column) if row.covers(before)), None)
    newest = Statement(value, max(body.stated_on or on, on), since=on)
    return [Statement(getattr(row, column), before), newest] if row else [newest]


def _rows(body, column):
    model = OrganisationName if column == "name" else OrganisationParent
    return list(model.objects.filter(organisation=body))


def _say(body, column, said, **act):
    """Write statements; `act` is who, when and why."""
    model = OrganisationName if column == "name" else OrganisationParent
    rows = _rows(body, column)
    spans = retell(rows, said, column=column, stated_on=body.stated_on if rows else None)
    pen = Pen(**act)
    settle(rows, spans, model, body, column=column, source=BY_HAND, pen=pen)
    pen.write()
