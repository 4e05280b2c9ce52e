"""A register kept in a spreadsheet, read into rows we understand, with every doubt said by line.

Nothing is guessed silently: a name carried down from the row above, a month read as its first day,
a type taken from a tick column are notes; what cannot be read is an error on its line.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from conflicts.rules import ragged
from conflicts.rules.columns import TITLES, guess
from conflicts.rules.interests import CATEGORIES, category_in

TICKS = ("financial", "professional", "personal", "indirect")
TYPES = (
    ("non-financial prof", "professional"), ("non financial prof", "professional"),
    ("non-financial pers", "personal"), ("non financial pers", "personal"),
    ("indirect pec", "indirect_pecuniary"), ("direct pec", "direct_pecuniary"),
    ("non-pec", "non_pecuniary"), ("non pec", "non_pecuniary"), ("close", "close_relationship"),
    ("pecuniary", "direct_pecuniary"), ("professional", "professional"), ("personal", "personal"),
    ("indirect", "indirect"), ("non-financial", "professional"), ("financial", "financial"), ("direct", "financial"),
)  # fmt: skip
FOOTNOTES = ("note", "*", "this register", "page ", "last updated", "total", "key:", "key ", "updated ")


@dataclass(frozen=True)
class Row:
    """One interest, or one nil return, with the line it came from."""

    line: int
    person: str
    position: str = ""
    nil: bool = False
    category: str = ""
    counterparty: str = ""
    description: str = ""
    relationship: str = ""
    from_on: date | None = None
    to_on: date | None = None
    aware_on: date | None = None
    declared_on: date | None = None
    mitigation: str = ""
    notes: tuple[str, ...] = ()

    @property
    def key(self):
        """Two rows with the same key are the same interest."""
        body, said = self.counterparty or self.description, self.description or self.counterparty
        words = (self.person, body, said, str(self.from_on or ""))
        return tuple(" ".join(w.casefold().split()) for w in words)


@dataclass(frozen=True)
class Problem:
    line: int
    column: str
    sentence: str


@dataclass
class Reading:
    """What was read: `rows` to take in, `problems` by line, `again` for rows met twice."""

    guess: object
    rows: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    again: list = field(default_factory=list)


def read(table, *, book, on, columns=None, header_rows=None, known=()):
    """Read a table of cells. `columns` {number: field} overrules the guess; `known` are keys we hold."""
    found = guess(table)
    if columns is not None:
        found = replace(found, columns=columns, header_rows=header_rows or found.header_rows)
    reading = Reading(found)
    if found.problems:
        reading.problems += [Problem(0, "", sentence) for sentence in found.problems]
        return reading
    seen, last = dict.fromkeys(known, 0), None
    for line, cells in enumerate(table[found.header_rows :], start=found.header_rows + 1):
        record = {name: cells[i] for i, name in found.columns.items() if i < len(cells)}
        if _is_empty(record) or _repeats_header(cells, found) or _is_footnote(record):
            continue
        last = _take_in(record, line, last, book=book, on=on, reading=reading, seen=seen)
    return reading


def _take_in(record, line, last, *, book, on, reading, seen):
    """Add what one line says to the reading; returns (person, position) for the lines below."""
    person, position, notes = _who(record, last)
    if not person:
        reading.problems.append(Problem(line, TITLES["person"], "There is no name on this line or above it."))
        return last
    base = Row(line=line, person=person, position=position, notes=notes)
    for row in _interests(record, base, reading, book=book, on=on):
        if row.key in seen:
            reading.again.append((row, seen[row.key]))
        else:
            seen[row.key] = line
            reading.rows.append(row)
    return person, position


def _who(record, last):
    person = ragged.tidy(record.get("person"))
    if not person and record.get("surname"):
        person = f"{ragged.tidy(record.get('forename'))} {ragged.tidy(record['surname'])}".strip()
    person = " ".join(person.split())
    position = " ".join(ragged.tidy(record.get("position")).split())
    if person:
        return person, position, ()
    if last is None:
        return "", "", ()
    return last[0], position or last[1], (f"Name carried down: {last[0]}.",)


def _interests(record, base, reading, *, book, on):
    """The interests of one line: one, several in one cell, or a nil return."""
    text = ragged.tidy(record.get("description"))
    body = ragged.tidy(record.get("counterparty"))
    if _says_nothing(text, body):
        declared = _date("declared_on", record.get("declared_on"), base.line, reading)
        return [replace(base, nil=True, declared_on=declared)]
    parts = ragged.several(text) or ragged.several(body)
    rows = []
    for number, part in enumerate(parts):
        facts, said = _facts(record, number, len(parts), line=base.line, book=book, reading=reading)
        if facts is None:
            continue
        if len(parts) > 1:
            said += (f"{len(parts)} interests in one cell; this is number {number + 1}.",)
        with_whom = _share(body, number, len(parts)) if text else part
        row = replace(base, description=part, counterparty=with_whom, notes=base.notes + said, **facts)
        if sentence := _impossible(row, on):
            reading.problems.append(Problem(base.line, TITLES["to_on"], sentence))
        else:
            rows.append(row)
    return rows


def _says_nothing(text, body):
    return (ragged.nothing(text) and (not body or ragged.nothing(body))) or (not text and ragged.nothing(body))


def _facts(record, number, many, *, line, book, reading):
    """Dates, type and the rest for one of the interests of a line; None when a date cannot be read."""
    notes, facts, before = [], {}, len(reading.problems)
    for name in ("from_on", "to_on", "aware_on", "declared_on"):
        cell = _share(ragged.tidy(record.get(name)), number, many)
        facts[name] = _date(name, cell, line, reading)
        if facts[name] and ragged.vague(cell):
            notes.append(f"{TITLES[name]}: “{cell}” read as {facts[name].isoformat()}.")
    facts["category"], said = _category(record, number, many, book)
    for name in ("relationship", "mitigation"):
        facts[name] = _share(ragged.tidy(record.get(name)), number, many)
    return (None if len(reading.problems) > before else facts), tuple(notes + said)


def _share(cell, number, many):
    """The part of a cell that goes with one of several interests: its own line, or all of it."""
    parts = ragged.several(cell) if many > 1 else []
    return parts[number] if len(parts) == many else " ".join(cell.split())


def _date(name, cell, line, reading):
    try:
        return ragged.read_date(cell, last=name == "to_on")
    except ragged.Unreadable as problem:
        reading.problems.append(Problem(line, TITLES[name], str(problem)))
        return None


def _category(record, number, many, book):
    """The type from the ticks, else from the words, else left to be chosen."""
    ticked = [t for t in TICKS if (c := ragged.tidy(record.get(t)).casefold()) and c not in {*ragged.BLANK, "no", "n"}]
    said = _share(ragged.tidy(record.get("category")), number, many).casefold()
    if "indirect" in ticked or (ticked and said.startswith("indirect")):
        category = "indirect"
    elif ticked:
        category = ticked[0]
    else:
        category = next((c for sign, c in TYPES if sign in said), "")
    if not category:
        return "", [f"No type of interest could be read{f' from “{said}”' if said else ''}."]
    kept = category_in(book, category)
    if kept != category:
        return kept, [f"{CATEGORIES[category]} is taken as {CATEGORIES[kept]} under {book.key}."]
    more = [CATEGORIES[t] for t in ticked if t not in {category, "indirect"}]
    if more and category != "indirect":
        return kept, [f"More than one type is ticked; also: {', '.join(more)}."]
    return kept, []


def _impossible(row, on):
    if row.from_on and row.to_on and row.to_on < row.from_on:
        return f"It ends on {row.to_on.isoformat()}, before it begins on {row.from_on.isoformat()}."
    if row.declared_on and row.declared_on > on:
        return f"It was declared on {row.declared_on.isoformat()}, which is in the future."
    return ""


def _is_empty(record):
    return not any(ragged.tidy(c) for c in record.values())


def _repeats_header(cells, found):
    """Headings printed again on each page."""
    texts = [ragged.tidy(c).replace("\n", " ") for c in cells]
    used = [i for i in found.columns if i < min(len(texts), len(found.headings)) and texts[i]]
    return len(used) > 1 and all(texts[i] in found.headings[i] for i in used)


def _is_footnote(record):
    """One filled cell that opens like a note under the table."""
    filled = [ragged.tidy(c) for c in record.values() if ragged.tidy(c)]
    return len(filled) == 1 and filled[0].casefold().startswith(FOOTNOTES)
