"""An uploaded spreadsheet as a table of plain cells. The file is untrusted: sizes are bounded."""

import csv
import io
from zipfile import BadZipFile

from openpyxl import load_workbook

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 5_000, 60, 4_000


class Unreadable(ValueError):
    """The file cannot be read as a table; the sentence says why."""


def table_of(name, content):
    """(sheet name, rows): of a CSV, or the fullest sheet of an XLSX."""
    if name.casefold().endswith(".csv"):
        return "", _bounded(_csv(content))
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError):
        raise Unreadable("This file cannot be opened as an Excel sheet. Save it as xlsx or CSV.") from None
    sheets = [(sheet.title, _bounded(sheet.iter_rows(values_only=True))) for sheet in book.worksheets]
    book.close()
    if not sheets:
        raise Unreadable("There is no sheet in this file.")
    return max(sheets, key=lambda pair: sum(any(row) for row in pair[1]))


def _csv(content):
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise Unreadable("This text is in a code we do not know. Save it as UTF-8.")
    try:
        dialect = csv.Sniffer().sniff(text[:4000], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    return csv.reader(io.StringIO(text), dialect)


def _bounded(rows):
    """At most so many rows, columns and letters, as JSON can keep them; trailing blank rows dropped."""
    kept = []
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise Unreadable(f"This sheet has more than {MOST_ROWS:,} rows. Split it.")
        kept.append([_cell(cell) for cell in list(row)[:MOST_COLUMNS]])
    while kept and not any(kept[-1]):
        kept.pop()
    if not kept:
        raise Unreadable("There is nothing on this sheet.")
    return kept


def _cell(cell):
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else ""
    if hasattr(cell, "isoformat"):
        return cell.isoformat()
    return (
        (int(cell) if isinstance(cell, float) and cell.is_integer() else cell)
        if isinstance(cell, int | float)
        else str(cell)[:LONGEST_CELL]
    )
