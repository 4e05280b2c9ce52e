"""What was entered wrongly of a body: its facts corrected, its latest change taken back. The history keeps both."""

from django.core.exceptions import ValidationError
from django.db import transaction

from jobs.clock import london

from ..models import OrganisationName
from ..rules import bodies as rules
from ..rules.names import same_name
from .organisations import BY_HAND, LINES, _changed, _held, _note, _refuse, _rows, _twins
from .sightings import Pen

FACTS = ("name", "code", "opened_on", "closed_on", "address", "postcode")


@transaction.atomic
def correct(body, *, by, at, why, **facts):
    """Set facts that were wrong from the start; periods that began or ended with the body follow."""
    body = _held(body, by=by, at=at)
    if "code" in facts:
        facts["code"] = (facts["code"] or "").strip().upper() or None
    were = {field: getattr(body, field) for field in FACTS if field in facts}
    changed = [field for field, was in were.items() if (facts[field] or None) != (was or None)]
    for field in changed:
        setattr(body, field, facts[field])
    lines = {column: _rows(body, column) for column in LINES}
    _refuse([] if changed else ["Nothing was changed. Change what is wrong, or go back."], _twins(body),
            _dates(body, lines, at))  # fmt: skip
    body.full_clean()
    body.save_as(by=by, why=why)
    pen = Pen(by=by, at=at, why=why)
    for rows in lines.values():
        _follow(rows, body, were, changed, pen)
    pen.write()
    words = [str(body._meta.get_field(field).verbose_name) for field in changed]
    _note(body, "correct", f"Corrected: {', '.join(words)}", by=by, at=at, why=why)
    return body


@transaction.atomic
def take_back(body, *, line, by, at, why):
    """The latest change on a line (`name` or `parent_id`) was a mistake: what held before goes on."""
    body = _held(body, by=by, at=at)
    row = taken_back(body, line)
    if row is None:
        raise ValidationError("There is no change made by hand to take back.")
    before = _rows(body, line)[-2]
    before.to_on, before.last_stated_on = row.to_on, row.last_stated_on
    row.withdrawn = True
    pen = Pen(by=by, at=at, why=why)
    pen.change(row, ["withdrawn"])
    pen.change(before, ["to_on", "last_stated_on"])
    if line == "name":
        body.name = before.name
    body.save_as(by=by, why=why)
    pen.write()
    said = row if line == "name" else row.parent
    _note(body, "take back", f"Taken back: {said}", by=by, at=at, why=why)
    return body


def taken_back(body, line):
    """The change that may be taken back: the latest, if it came by hand and something held before it."""
    rows = _rows(body, line)
    if len(rows) < 2:
        return None
    first = rows[-1].history.order_by("history_id").first()
    return rows[-1] if first and first.source == BY_HAND else None


def _dates(body, lines, at):
    ends = [rows[0].to_on for rows in lines.values() if len(rows) > 1 and rows[0].to_on]
    changes = [day for rows in lines.values() if (day := _changed(rows))]
    return rules.dates_faults(
        body.opened_on, body.closed_on, today=london(at).date(),
        first_end=min(ends, default=None), changed=max(changes, default=None),
    )  # fmt: skip


def _follow(rows, body, were, changed, pen):
    """The first period begins with the body, the last ends with it; the latest name is the body's."""
    if not rows:
        return
    altered = {}
    if "opened_on" in changed and rows[0].from_on == were["opened_on"]:
        rows[0].from_on = body.opened_on
        altered.setdefault(0, []).append("from_on")
        if body.opened_on:
            rows[0].first_stated_on = min(rows[0].first_stated_on, body.opened_on)
    last = len(rows) - 1
    if "closed_on" in changed and rows[last].to_on and rows[last].to_on == were["closed_on"]:
        rows[last].to_on = rows[last].last_stated_on = body.closed_on
        altered.setdefault(last, []).extend(["to_on", "last_stated_on"])
    if isinstance(rows[last], OrganisationName) and "name" in changed and same_name(rows[last].name, were["name"]):
        rows[last].name = body.name
        altered.setdefault(last, []).append("name")
    for place, fields in altered.items():
        pen.change(rows[place], [*fields, "first_stated_on"] if "from_on" in fields else fields)
