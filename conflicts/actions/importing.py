"""Taking in a register kept in a spreadsheet: read it, show it, then all of it or nothing."""

from django.db import transaction
from django.db.models import Max

from documents.rules.payload import canonical, fingerprint_of
from governance.actions import locked, record_person
from governance.actions.in_session import hold_sittings
from governance.permissions import Permission
from governance.workflow import NotAllowed
from jobs.clock import end_of

from ..guidance import guidance_on
from ..models import Declarant, Declaration, ImportedRow, Interest, SheetImport
from ..rules import importing as rules
from ..rules.interests import THROUGH_ANOTHER, Stated
from ..rules.people import Standing
from .declaring import add
from .who import demand


@transaction.atomic
def read_sheet(*, ccg, file, name, table, as_at, by, at, sheet=""):
    """Keep what a file says, cell by cell, with our guess at its columns. Nothing is taken in yet."""
    row = SheetImport(ccg=ccg, file=file, name=name, sheet=sheet, table=table, as_at=as_at, read_at=at, read_by=by)
    demand(Permission.CONFLICT_EDIT, row, by=by, at=at)
    guess = rules.guess(table)
    row.columns = {str(number): field for number, field in guess.columns.items()}
    row.header_rows = guess.header_rows
    return row.save_as(by=by, why="Read")


@transaction.atomic
def set_columns(sheet, *, columns, header_rows, by, at):
    """The mapping as a person confirmed it."""
    sheet = locked(sheet)
    demand(Permission.CONFLICT_EDIT, sheet, by=by, at=at)
    _still_open(sheet)
    sheet.columns = {str(number): field for number, field in columns.items() if field}
    sheet.header_rows = header_rows
    return sheet.save_as(by=by, why="Columns set")


def drop_sheet(sheet, *, by, at):
    with transaction.atomic():
        sheet = locked(sheet)
        demand(Permission.CONFLICT_EDIT, sheet, by=by, at=at)
        _still_open(sheet)
        sheet.status = SheetImport.Status.DROPPED
        return sheet.save_as(by=by, why="Dropped")


def dry_run(sheet):
    """What would be taken in, with every problem by line; writes nothing."""
    return rules.read(
        sheet.table,
        book=guidance_on(sheet.as_at),
        on=sheet.as_at,
        columns={int(number): field for number, field in sheet.columns.items()},
        header_rows=sheet.header_rows,
        known=_held(sheet),
    )


def _held(sheet):
    """Keys of what we hold, so that a second import of the same sheet adds nothing."""
    rows = Interest.objects.filter(declarant__ccg=sheet.ccg_id).select_related("declarant__person")
    held = [
        rules.Row(
            line=0, person=i.declarant.person.name, counterparty=i.counterparty, description=i.description,
            from_on=i.from_on,
        ).key
        for i in rows
    ]  # fmt: skip
    nils = Declaration.objects.filter(declarant__ccg=sheet.ccg_id, nil=True, declared_on__gte=sheet.as_at)
    return held + [rules.Row(line=0, person=n).key for n in nils.values_list("declarant__person__name", flat=True)]


@transaction.atomic
def take_in(sheet, *, by, at):
    """Take in every row that could be read, in one transaction; rows with problems stay out and listed."""
    listed = Declarant.objects.filter(ccg=sheet.ccg_id)
    at = hold_sittings(listed.values("person"), body=sheet.ccg_id, at=at)
    sheet = locked(sheet)
    demand(Permission.CONFLICT_EDIT, sheet, by=by, at=at)
    _still_open(sheet)
    reading = dry_run(sheet)
    if not reading.rows:
        raise NotAllowed(["There is nothing to take in.", *(p.sentence for p in reading.problems if not p.line)])
    people = {}
    for part, row in _numbered(reading.rows):
        declarant = people.get(row.person) or _declarant(sheet, row, by, at)
        people[row.person] = declarant
        _take(sheet, declarant, row, part, by, at)
    sheet.status, sheet.done_at, sheet.done_by = SheetImport.Status.DONE, at, by
    sheet.save_as(by=by, why=f"Took in {len(reading.rows)} rows")
    return reading


def _still_open(sheet):
    if sheet.status != SheetImport.Status.READ:
        raise NotAllowed([f"This sheet is {sheet.get_status_display().lower()} already."])


def _numbered(rows):
    """Several interests of one line are parts 1, 2, …"""
    line, part = 0, 0
    for row in rows:
        part = part + 1 if row.line == line else 1
        line = row.line
        yield part, row


def _declarant(sheet, row, by, at):
    """The person on our list with this name; else a new person, as an employee until somebody says otherwise."""
    found = Declarant.objects.filter(ccg=sheet.ccg_id, person__name__iexact=row.person).order_by("left_on").last()
    if found:
        return found
    person = record_person(name=row.person, by=by)
    starts = [d for d in (row.from_on, row.declared_on, sheet.as_at) if d]
    return Declarant(
        person=person, ccg=sheet.ccg, position=row.position or "Not stated", standings=[Standing.EMPLOYEE.value],
        joined_on=min(starts),
    ).save_as(by=by, why=f"Taken from {sheet.name}")  # fmt: skip


def _take(sheet, declarant, row, part, by, at):
    declared_on = row.declared_on or sheet.as_at
    made = {}
    if row.nil:
        made["declaration"] = _nil(sheet, declarant, declared_on, by, at)
    else:
        made["interest"] = _interest(declarant, row, declared_on, by, at)
    cells = [str(cell) if cell is not None else "" for cell in sheet.table[row.line - 1]]
    ImportedRow.objects.create(
        sheet_import=sheet, line=row.line, part=part, cells=cells, notes=" ".join(row.notes), **made
    )


def _interest(declarant, row, declared_on, by, at):
    """It waits for review like any other; what the sheet left out is said in a private note."""
    book = guidance_on(declared_on)
    notes = list(row.notes)
    category = row.category or book.categories[0]
    if not row.category:
        notes.append("The type was not stated; choose it at review.")
    if category in THROUGH_ANOTHER and not row.relationship:
        notes.append("The sheet does not say how the person is related.")
    stated = Stated(
        category=category, counterparty=(row.counterparty or row.description)[:300],
        description=row.description or row.counterparty, relationship=row.relationship[:200],
        from_on=row.from_on, to_on=row.to_on, aware_on=row.aware_on or (None if row.from_on else declared_on),
    )  # fmt: skip
    return add(
        declarant, stated, book=book, by=by, at=at, declared_on=declared_on,
        private_note=" ".join(notes), mitigation=row.mitigation,
    )  # fmt: skip


def _nil(sheet, declarant, declared_on, by, at):
    book = guidance_on(declared_on)
    payload = {
        "body": sheet.ccg.name, "declared_on": declared_on.isoformat(), "edition": book.key, "interests": [],
        "person": declarant.person.name, "position": declarant.position, "source": sheet.name,
    }  # fmt: skip
    text = canonical(payload)
    number = (declarant.declarations.aggregate(n=Max("number"))["n"] or 0) + 1
    return Declaration.objects.create(
        declarant=declarant, number=number, edition=book.key, book=book.fingerprint, nil=True, payload=text,
        fingerprint=fingerprint_of(text), source=sheet.name, declared_on=declared_on,
        declared_at=min(at, end_of(declared_on)), declared_by=by,
    )  # fmt: skip
