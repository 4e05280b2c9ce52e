"""The cells of a list table, each a function of its row, made once for its column.

A list is most of a page's work, so its markup is put together as text; whatever comes from a row or a
heading goes through `escape` here, and nowhere else.
"""

import html
from urllib.parse import quote

from markupsafe import escape

from nhsuk import words

NOTHING = "–"


def path(key):
    """The parts of a key with dots, each an identifier."""
    parts = key.split(".")
    if not all(part.isidentifier() for part in parts):
        raise ValueError(f"{key!r} is not a column's key.")
    return parts


def reader(key):
    """row → its value: of a dictionary an item, of a record an attribute, None where there is none."""
    parts = path(key)
    if len(parts) == 1:
        (only,) = parts
        return lambda row: _part(row, only)

    def read(row):
        for part in parts:
            row = _part(row, part)
        return row

    return read


def _part(row, name):
    return row.get(name) if isinstance(row, dict) else getattr(row, name, None)


def written(value):
    """Escaped. Plain text, as most cells hold, without making another kind of string of it each time."""
    return html.escape(value) if type(value) is str else escape(value)


def _text(column):
    return lambda value: NOTHING if value is None or value == "" else written(value)


def _date(column):
    return lambda value: written(words.london(value)) or NOTHING


def _money(column):
    return lambda value: escape(pence(value)) or NOTHING


def _tag(column):
    colours = {said: f' nhsuk-tag--{escape(colour)}"' for said, colour in column.colours.items()}

    def draw(value):
        if not value:
            return NOTHING
        return f'<strong class="nhsuk-tag{colours.get(str(value), chr(34))}>{written(value)}</strong>'

    return draw


DRAWN = {"text": _text, "link": _text, "number": _text, "date": _date, "money": _money, "tag": _tag}


def pence(value):
    """Money for a column: always with pence, so that figures line up."""
    shown = words.money(value)
    return shown if not shown or "." in shown else f"{shown}.00"


def address(href):
    """row → where its link leads, already escaped; empty where it leads nowhere."""
    if "{" not in href:
        read = reader(href)
        return lambda row: escape(read(row) or "")
    begin, *rest = href.split("{")
    pieces = [(reader(name), str(escape(after))) for name, _, after in (piece.partition("}") for piece in rest)]
    begin = str(escape(begin))
    return lambda row: begin + "".join([quote(str(read(row)), safe="/") + after for read, after in pieces])


def cell(column, *, header):
    """row → the whole cell: the heading again, for narrow screens, and the value."""
    tag, role = ("th", 'scope="row" role="rowheader"') if header else ("td", 'role="cell"')
    css = f"nhsuk-table__{'header' if header else 'cell'}{column.css}"
    label = f'<span class="nhsuk-table__heading" aria-hidden="true">{escape(column.heading)} </span>'
    begin, end = f'<{tag} class="{css}" {role}>{label}<span class="cc-value">', f"</span></{tag}>"
    read, draw = reader(column.key), DRAWN[column.kind](column)
    if not column.href:
        return lambda row: f"{begin}{draw(read(row))}{end}"
    leads = address(column.href)

    def linked(row):
        href = leads(row)
        shown = draw(read(row))
        return f'{begin}<a class="nhsuk-link" href="{href}">{shown}</a>{end}' if href else f"{begin}{shown}{end}"

    return linked
