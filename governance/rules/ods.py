"""Reading the official files of the Organisation Data Service: CCGs and GP practices.

The layout has no heading and 27 columns: 1 code, 2 name, 3 region, 4 team, 5–9 address,
10 postcode, 11 opened, 12 closed, 14 type; of practices also 13 status, 15 commissioner,
16 joined, 17 left, 26 prescribing setting (4: GP practice). Every line is taken, left out
(it is no CCG or practice) or rejected with all its reasons.
"""

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from .periods import Statement, spoken

COLUMNS = {"ccg": 14, "practice": 26}
TYPES = {"ccg": {"C", "H"}, "practice": {"B", "Z"}}
CODES = {"ccg": re.compile(r"[0-9A-Z]{3}"), "practice": re.compile(r"[A-Z][0-9]{5}")}
WORDS = {"ccg": "CCG", "practice": "GP practice"}
STATUSES = {"A": "active", "C": "closed", "D": "dormant", "P": "proposed"}
LONGEST_NAME = 200


class Unreadable(ValueError):
    """The file as a whole cannot be used. Says what to do."""


@dataclass(frozen=True)
class Sighting:
    """What one line says of one body. Parents are named by their code."""

    line: int
    kind: str
    code: str
    opened_on: date | None
    closed_on: date | None
    names: tuple[Statement, ...]
    parents: tuple[Statement, ...] = ()
    more: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Remark:
    """A line of the report."""

    line: int
    code: str
    words: str

    def __str__(self):
        return f"line {self.line}: {self.code or 'no code'}: {self.words}"


@dataclass
class Reading:
    sightings: list[Sighting] = field(default_factory=list)
    rejected: list[Remark] = field(default_factory=list)
    left_out: Counter = field(default_factory=Counter)


def read(data, *, kind, as_at, parents):
    """Read the bytes of a file that speaks as at a date. `parents`: code → opening date of every body above."""
    if kind not in COLUMNS:
        raise Unreadable(f"There is no reader for “{kind}”. Use one of: {', '.join(COLUMNS)}.")
    rows = list(_rows(data))
    _check_layout(rows, kind)
    reading, seen = Reading(), {}
    for line, cells in rows:
        if len(cells) < COLUMNS[kind]:
            words = f"it has {len(cells)} columns, too few for the official {WORDS[kind]} file."
            reading.rejected.append(Remark(line, cells[0].strip()[:12], words))
        elif why := _left_out(cells, kind):
            reading.left_out[why] += 1
        else:
            row = _Row(line, [" ".join(cell.split()) for cell in cells], kind, as_at)
            reasons = row.reasons(parents, seen)
            seen.setdefault(row.code, line)
            if reasons:
                reading.rejected.append(Remark(line, row.code[:12], " ".join(reasons)))
            else:
                reading.sightings.append(row.sighting(parents))
    return reading


def _rows(data):
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        raise Unreadable(
            f"Line {line} is not UTF-8 text. Save the file again as “CSV UTF-8” and import that."
        ) from None
    if "\0" in text:
        raise Unreadable("This is not a text file. Import the CSV file itself, not an archive or a spreadsheet.")
    if not text.strip():
        raise Unreadable("The file is empty.")
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as wrong:
        raise Unreadable(f"Line {reader.line_num} is not proper CSV ({wrong}). Nothing was imported.") from None


def _check_layout(rows, kind):
    line, first = rows[0]
    if len(first) < COLUMNS[kind]:
        raise Unreadable(
            f"Line {line} has {len(first)} columns; the official {WORDS[kind]} file has 27 and no heading. "
            "Is this the right file?"
        )
    if "code" in first[0].lower():
        raise Unreadable(f"Line {line} is a heading. The official file has none: import it as it was published.")
    if not any(len(cells) > 13 and cells[13].strip() in TYPES[kind] for _, cells in rows):
        other = "practice" if kind == "ccg" else "ccg"
        hint = ""
        if any(len(cells) > 13 and cells[13].strip() in TYPES[other] for _, cells in rows):
            hint = f" It looks like the {WORDS[other]} file: use --kind {other}."
        raise Unreadable(f"No line of this file is a {WORDS[kind]}.{hint}")


def _left_out(cells, kind):
    if kind == "ccg":
        return "a commissioning hub, not a CCG" if cells[13].strip() == "H" else None
    if cells[25].strip() != "4":
        return "not a GP practice (prescribing setting other than 4)"
    return "proposed, not open yet" if cells[12].strip() == "P" else None


class _Row:
    def __init__(self, line, cells, kind, as_at):
        self.line, self.kind, self.as_at = line, kind, as_at
        self.code, self.name = cells[0].upper(), cells[1]
        self.parent = (cells[14] if kind == "practice" else cells[3]).upper()
        self.status = cells[12] if kind == "practice" else "A"
        self.type = cells[13]
        self.address, self.postcode = ", ".join(filter(None, cells[4:9]))[:300], cells[9][:10]
        self.wrong = []
        self.opened_on = self._date(cells[10], "opening")
        self.closed_on = self._date(cells[11], "closing")
        self.since = self._date(cells[15], "joining") if kind == "practice" else None
        self.until = self._date(cells[16], "leaving") if kind == "practice" else None

    def _date(self, text, noun):
        if not text:
            return None
        try:
            found = datetime.strptime(text, "%Y%m%d").date() if len(text) == 8 else None
        except ValueError:
            found = None
        if found is None:
            self.wrong.append(f"The {noun} date “{text[:20]}” is not a date written YYYYMMDD.")
        elif found > self.as_at:
            self.wrong.append(
                f"The {noun} date {spoken(found)} lies after the date of the file ({spoken(self.as_at)}). "
                "Check --as-at, or import it from a later file."
            )
            return None
        return found

    def reasons(self, parents, seen):
        """Everything wrong with the line, as sentences; empty means it can be taken."""
        found = list(self.wrong)
        if not CODES[self.kind].fullmatch(self.code):
            found.append(f"“{self.code[:20]}” is not a {WORDS[self.kind]} code.")
        if self.code in seen:
            found.append(f"The same code stands on line {seen[self.code]} already.")
        if not self.name:
            found.append("It has no name.")
        if len(self.name) > LONGEST_NAME:
            found.append(f"Its name is longer than {LONGEST_NAME} letters.")
        if self.type not in TYPES[self.kind]:
            found.append(f"Type “{self.type[:20]}” is not one of the {WORDS[self.kind]} file.")
        if self.status not in STATUSES:
            found.append(f"Status “{self.status[:20]}” is not one of A, C, D, P.")
        if self.status == "C" and not self.closed_on and not self.wrong:
            found.append("It is marked closed but has no closing date.")
        for last, first, noun in ((self.closed_on, self.opened_on, "close"), (self.until, self.since, "leave")):
            if last and first and last < first:
                found.append(f"It cannot {noun} on {spoken(last)}, before {spoken(first)}.")
        return found + self._about_parent(parents)

    def _about_parent(self, parents):
        above = "commissioner" if self.kind == "practice" else "team"
        if not self.parent:
            return [f"It names no {above}."]
        if self.parent not in parents:
            return [f"Its {above} “{self.parent[:20]}” is not known here. Load or import that body first."]
        return []

    def sighting(self, parents):
        since, until = self.since, self.until or self.closed_on
        if since and parents[self.parent]:
            since = max(since, parents[self.parent])
        gone = self.status == "D" and until is None
        under = Statement(self.parent, self.as_at, since=since, until=until, gone=gone)
        return Sighting(
            self.line,
            self.kind,
            self.code,
            self.opened_on,
            self.closed_on,
            names=(Statement(self.name, self.as_at),),
            parents=() if since and until and until < since else (under,),
            more=(("address", self.address), ("postcode", self.postcode)),
        )
