"""XLSX of a register: a sheet of its rows and a sheet about them, written as a stream.

Every text is an inline string in a cell formatted as text, so no spreadsheet ever reads one as a
formula; there are no formulas, links, macros or relations to anything outside. The same rows
give the same bytes. openpyxl would put the hour into each file and ask for a file to write to.
"""

import re
import zipfile
from datetime import date
from itertools import chain, groupby, islice
from xml.sax.saxutils import escape

from jobs.clock import london

from .. import reading
from ..rules.leaf import moment
from . import about, cells, parts
from .csvs import FIXED

BLOCK = 500  # rows written at once
BLOCKS = 1000  # of them on one sheet; a sheet ends at 1,048,576 rows
PIECE = 65_536
LEVEL = 4
LONGEST = 32_767  # letters in a cell, counted as UTF-16
CUT = " … (cut here: the whole text is in the CSV)"
FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # a spreadsheet would read _x0041_ as A
FIRST_DAY, FIRST_KNOWN = date(1899, 12, 30), date(1900, 3, 1)
FIGURES = 15  # what a spreadsheet keeps of a number
DATES = ("valid_from", "valid_to")


def pieces(asked):
    """The file in pieces of bytes."""
    out = _Out()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as book:
        for name, text in parts.FIRST.items():
            book.writestr(_part(name), text)
        titles = []
        for number, blocks in _sheets(asked):
            titles.append("Entries" if number == 1 else f"Entries {number}")
            with book.open(_part(parts.sheet(number)), "w") as sheet:
                sheet.write(_head(asked).encode())
                for _, items in blocks:
                    sheet.write("".join(_row(asked.register, item) for item in items).encode())
                    yield from out.given(PIECE)
                sheet.write(parts.SHEET_END.encode())
        book.writestr(_part(parts.sheet(len(titles) + 1)), _about(asked))
        for name, text in parts.last([*titles, "About"]).items():
            book.writestr(_part(name), text)
    yield from out.given(1)


class _Out:
    """What the archive is written to: it can be added to, and taken away from at the other end."""

    def __init__(self):
        self.waiting = bytearray()

    def write(self, data):
        self.waiting += data
        return len(data)

    def flush(self):
        """Nothing is kept back."""

    def given(self, least):
        if len(self.waiting) >= least:
            yield bytes(self.waiting)
            self.waiting.clear()


def _part(name):
    """A member of the archive, with the hour of no day in particular."""
    found = zipfile.ZipInfo(name)
    found.compress_type = zipfile.ZIP_DEFLATED
    return found


def _sheets(asked):
    """(number of the sheet, its blocks of items); one sheet at least."""
    items = reading.every(asked)
    blocks = enumerate(chain([[]], iter(lambda: list(islice(items, BLOCK)), [])))
    return groupby(blocks, key=lambda block: block[0] // BLOCKS + 1)


def _head(asked):
    titles = [about.FIXED_ABOUT[name][0] for name in FIXED] + [column.title for column in asked.register.columns]
    widths = [parts.WIDTHS.get(name, 14) for name in FIXED]
    widths += [parts.WIDTHS.get(column.kind, 30) for column in asked.register.columns]
    named = "".join(_inline(title, parts.HEADING) for title in titles)
    return f"{parts.SHEET}{parts.FROZEN}{_widths(widths)}<sheetData><row>{named}</row>"


def _widths(widths):
    each = (f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, start=1))
    return f"<cols>{''.join(each)}</cols>"


def _row(register, item):
    row = item.row
    fixed = (item.ref, item.version, row["body"], row["category"], row["valid_from"], row["valid_to"])
    said = [cell(value, _kind(name)) for name, value in zip(FIXED, fixed, strict=False)]
    said.append(cell(moment(item.known_from)))
    said += [cell(row["columns"].get(column.key), column.kind) for column in register.columns]
    return f"<row>{''.join(said)}</row>"


def _kind(name):
    return "date" if name in DATES else "number" if name == "version" else "text"


def cell(value, kind="text"):
    """One cell: a number, a day or yes and no where it is one, else text that stays text."""
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, bool):
        return f'<c t="b"><v>{int(value)}</v></c>'
    text = str(value)
    if kind in cells.NUMERIC and cells.NUMBER.fullmatch(text) and len(text.strip("-").replace(".", "")) <= FIGURES:
        return f'<c s="{parts.MONEY if kind == "money" else parts.WHOLE}"><v>{text}</v></c>'
    if kind == "date" and (days := _days(text)):
        return f'<c s="{parts.DAY}"><v>{days}</v></c>'
    return _inline(text, parts.RISKY if cells.risky(text) else parts.TEXT)


def _days(text):
    """A day as a spreadsheet counts it, or None: it takes 1900 for a leap year."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return (day - FIRST_DAY).days if day >= FIRST_KNOWN else None


def _inline(text, style):
    if len(text) > LONGEST // 2:
        text = _short(text)
    spelt = CODED.sub("_x005F_", FORBIDDEN.sub("", text))
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(spelt)}</t></is></c>'


def _short(text):
    coded = text.encode("utf-16-le", "ignore")
    if len(coded) <= 2 * LONGEST:
        return text
    return coded[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _about(asked):
    """What the page itself says: edition, dates, counts, nil statements, and what was chosen."""
    first = reading.first_published(asked)
    chosen = ", ".join(f"{name}: {value}" for name, value in asked.filters.items() if value)
    rows = [
        ("Register", asked.register.title),
        ("Body", f"{reading.body_names([asked.body]).get(asked.body, '')} ({asked.body})" if asked.body else "All"),
        ("Rules in force", asked.edition.title),
        ("As at the end of", asked.as_at.isoformat()),
        ("As known at the end of", asked.known_at.isoformat()),
        ("Chosen", chosen),
        ("Published since", london(first).date().isoformat() if first else "not yet"),
        *(("Nil statement", item.title) for item in reading.nil_statements(asked)),
        ("No longer on show", reading.no_longer_on_show(asked)),
        ("Older entries", asked.register.historic),
        ("Page", about.address(f"{about.place(asked)}/")),
        ("Licence", about.LICENCE),
    ]
    said = "".join(
        f"<row>{_inline(name, parts.HEADING)}{cell(value, 'number' if isinstance(value, int) else 'text')}</row>"
        for name, value in rows
        if value != ""
    )
    return f"{parts.SHEET}{_widths([26, 90])}<sheetData>{said}{parts.SHEET_END}"
