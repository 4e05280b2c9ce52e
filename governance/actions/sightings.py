"""Remembering what sources say of bodies: the one writer of names and parents by period.

A source speaks as at its date. A newer one is believed from its first day on; an older one
fills only days no source has vouched for (`rules.periods`). All in one transaction, with
history, user and reason.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from nhsuk.text import tidy

from ..models import Organisation, OrganisationName, OrganisationParent
from ..rules.names import same_name
from ..rules.ods import Remark
from ..rules.periods import Span, spoken, told, value_on

DATES = ("from_on", "to_on", "first_stated_on", "last_stated_on")
BATCH = 500


@dataclass
class Report:
    """What an import did, line by line."""

    added: list[Remark] = field(default_factory=list)
    changed: list[Remark] = field(default_factory=list)
    closed: list[Remark] = field(default_factory=list)
    rejected: list[Remark] = field(default_factory=list)
    kept: list[Remark] = field(default_factory=list)
    left_out: Counter = field(default_factory=Counter)
    unchanged: int = 0

    @property
    def wrote(self):
        return bool(self.added or self.changed or self.closed)


class Pen:
    """Collects what must be written and writes it in a few statements, with history."""

    def __init__(self, *, by, at, why):
        self.said = {"default_user": by, "default_date": at, "default_change_reason": why[:100] or None}
        self.new, self.altered = defaultdict(list), defaultdict(list)

    def create(self, row):
        self.new[type(row)].append(row)

    def change(self, row, fields):
        self.altered[_turn(row), type(row), tuple(sorted(fields))].append(row)

    def write(self):
        for (_, model, fields), rows in sorted(self.altered.items(), key=lambda group: group[0][0]):
            bulk_update_with_history(rows, model, fields, batch_size=BATCH, **self.said)
        for model in (Organisation, OrganisationName, OrganisationParent):
            if rows := self.new[model]:
                bulk_create_with_history(rows, model, batch_size=BATCH, **self.said)


def _turn(row):
    """Withdrawn periods are written first, open ones last, so that two are never open at once."""
    if getattr(row, "withdrawn", False):
        return 0
    return 1 if getattr(row, "to_on", None) else 2


def remember(sightings, *, source, by, at, why, report=None):
    """Take every sighting into account; call inside a transaction. Returns the report."""
    report, pen = report or Report(), Pen(by=by, at=at, why=why)
    known = {o.code: o for o in Organisation.objects.exclude(code=None).select_for_update()}
    names, parents = _rows(OrganisationName), _rows(OrganisationParent)
    for seen in sightings:
        body = known.get(seen.code)
        if body and body.kind != seen.kind:
            words = f"The code belongs to a body of another kind here: {body}, {body.get_kind_display()}."
            report.rejected.append(Remark(seen.line, seen.code, words))
            continue
        body = body or Organisation(kind=seen.kind, code=seen.code)
        _take(seen, body, names[body.pk], parents[body.pk], known, source=source, pen=pen, report=report)
    pen.write()
    return report


def _rows(model):
    """Every period by body. Read whole: a join would be planned blindly just after a big import."""
    found = defaultdict(list)
    for row in model.objects.all():
        found[row.organisation_id].append(row)
    return found


def _take(seen, body, names, parents, known, *, source, pen, report):
    new, was_closed = body.pk is None, body.closed_on
    said_names = [_clean(said, names) for said in seen.names]
    said_parents = [replace(said, value=known[said.value].pk) for said in seen.parents]
    words, unheard = [], False
    for model, column, rows, said in (
        (OrganisationName, "name", names, said_names),
        (OrganisationParent, "parent_id", parents, said_parents),
    ):
        spans = retell(rows, said, column=column, stated_on=body.stated_on)
        if settle(rows, spans, model, body, column=column, source=source, pen=pen):
            words.append(_line(column, spans, known))
        unheard = unheard or any(_unheard(one, spans, body.stated_on) for one in said)
    fields = _facts(seen, body, said_names)
    words = [*_dates(fields, body), *words, *sorted(fields & {"address", "postcode", "ons_code"})]
    if new:
        pen.create(body)
    elif fields:
        pen.change(body, fields)
    if unheard:
        report.kept.append(Remark(seen.line, seen.code, f"{body}; a later source says otherwise and stands"))
    if new:
        report.added.append(Remark(seen.line, seen.code, str(body)))
    elif words or fields - {"stated_on"}:
        part = report.closed if body.closed_on and not was_closed else report.changed
        part.append(Remark(seen.line, seen.code, "; ".join([str(body), *words])))
    else:
        report.unchanged += 1


def _unheard(said, spans, stated_on):
    """Did an older source say something that a later one contradicts?"""
    on = min(said.at, said.until or said.at)
    return bool(stated_on) and said.at < stated_on and not said.gone and value_on(spans, on) != said.value


def _clean(said, names):
    """The name as it is stored; a mere difference of capitals is no difference."""
    name = tidy(said.value, lines=False)
    return replace(said, value=next((row.name for row in names if same_name(row.name, name)), name))


def retell(rows, statements, *, column, stated_on):
    """The line of spans in `rows` after these statements."""
    spans = [
        Span(
            getattr(row, column),
            row.from_on,
            row.to_on,
            row.first_stated_on,
            row.last_stated_on or max(row.first_stated_on, stated_on or row.first_stated_on),
        )
        for row in rows
    ]
    for said in sorted(statements, key=lambda one: one.at):
        spans = told(spans, said, stated_on=stated_on)
        stated_on = max(stated_on or said.at, said.at)
    return spans


def settle(rows, spans, model, body, *, column, source, pen):
    """Bring the stored rows in line with the spans. True if anything a reader sees changed."""
    left, seen = list(rows), False
    for span in spans:
        row = next((row for row in left if getattr(row, column) == span.value), None)
        last = span.sure_to if span.to_on else None
        want = (span.from_on, span.to_on, span.sure_from, last)
        if row is None:
            row = model(organisation=body, source=source, **{column: span.value})
            row.from_on, row.to_on, row.first_stated_on, row.last_stated_on = want
            pen.create(row)
            seen = True
            continue
        left.remove(row)
        if fields := [name for name, value in zip(DATES, want, strict=True) if getattr(row, name) != value]:
            if {"from_on", "to_on"} & set(fields):
                seen, row.source = True, source
                fields.append("source")
            row.from_on, row.to_on, row.first_stated_on, row.last_stated_on = want
            pen.change(row, fields)
    for row in left:
        row.withdrawn, row.source = True, source
        pen.change(row, ["withdrawn", "source"])
    return seen or bool(left)


def _facts(seen, body, names):
    """Set what is not kept by period; the newest source decides, an older one fills gaps. Returns the fields set."""
    newest = max(said.at for said in names)
    latest = max(names, key=lambda said: said.at).value
    newer = body.stated_on is None or newest >= body.stated_on
    want = {"opened_on": seen.opened_on, **dict(seen.more)}
    if newer:
        want |= {"stated_on": newest, "closed_on": seen.closed_on}
        want["name"] = body.name if body.name and same_name(body.name, latest) else latest
    set_now = set()
    for name, value in want.items():
        empty = getattr(body, name) in (None, "")
        if (newer or empty) and (value or name == "closed_on") and getattr(body, name) != value:
            setattr(body, name, value)
            set_now.add(name)
    return set_now


def _dates(fields, body):
    said = []
    if "opened_on" in fields and body.opened_on:
        said.append(f"opened {spoken(body.opened_on)}")
    if "closed_on" in fields:
        said.append(f"closed {spoken(body.closed_on)}" if body.closed_on else "open again")
    return said


def _line(column, spans, known):
    """The whole line in words: “under 00F until 31 March 2015, 13T from 1 April 2015”."""
    codes = {body.pk: body.code for body in known.values()}
    said = []
    for span in spans:
        words = span.value if column == "name" else codes.get(span.value, "another body")
        words += f" from {spoken(span.from_on)}" if span.from_on else ""
        said.append(words + (f" until {spoken(span.to_on)}" if span.to_on else ""))
    return ("called " if column == "name" else "under ") + ", ".join(said)
