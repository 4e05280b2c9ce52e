"""List tables, compiled once: the component's markup at the speed of string building.

    TABLE = Table([Column("title", "Title", kind="link", href="url"),
                   Column("sent_at", "Sent", kind="date", sort=True),
                   Column("state", "State", kind="tag", colours={"Draft": "grey"})],
                  caption="Applications", empty="No applications yet.")
    TABLE.render(rows, query=request.GET)      # a safe string for {{ table }}
    order = TABLE.order(request.GET, "-sent_at")

Rows are dictionaries or objects; a key may have dots. Everything is escaped.
On a narrow screen each row becomes a list of headed values.
"""

from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache

from django.urls import reverse
from django.utils.safestring import mark_safe
from jinja2 import Environment
from markupsafe import escape

from nhsuk import tablecells, words

ROW, END = '<tr class="nhsuk-table__row" role="row">', "</tr>\n"
HIDDEN = '<span class="nhsuk-u-visually-hidden">'
SORTABLE = f"{HIDDEN} (Column headers are sortable)</span>"


@cache
def environment():
    """For the tables that are no lists (`governance.matrix`): a template of their own, compiled once."""
    made = Environment(autoescape=True, auto_reload=False)
    made.filters["london"] = words.london
    return made


@dataclass(frozen=True)
class Column:
    """One column. `href` names the key that holds the address, or is a `pattern()`."""

    key: str
    heading: str
    kind: str = "text"
    href: str = ""
    colours: dict = field(default_factory=dict, hash=False)
    sort: bool = False
    hidden_heading: bool = False
    short: bool = False  # never broken over two lines

    def __post_init__(self):
        if self.kind not in tablecells.DRAWN:
            raise ValueError(f"A column is one of {', '.join(tablecells.DRAWN)}, not {self.kind}.")
        tablecells.path(self.key)

    @property
    def css(self):
        kind = {"number": " cc-number", "money": " cc-number", "date": " cc-date"}.get(self.kind, "")
        return f"{kind} cc-short" if self.short else kind


def pattern(name, **keys):
    """An address to be filled from each row: `pattern("application", ref="ref")`."""
    address = reverse(name, kwargs={parameter: f"zz{parameter}zz" for parameter in keys})
    for parameter, key in keys.items():
        address = address.replace(f"zz{parameter}zz", "{" + key + "}")
    return address


class Table:
    def __init__(self, columns, *, caption, empty="There is nothing to show.", compact=False, row_header=True):
        self.columns, self.caption, self.empty = tuple(columns), caption, empty
        self.classes = " nhsuk-table--compact" if compact else ""
        self.row_header = row_header

    @cached_property
    def cells(self):
        return [
            tablecells.cell(column, header=self.row_header and number == 0)
            for number, column in enumerate(self.columns)
        ]

    def order(self, query, usual):
        """The sort asked for, if a column offers it; else the usual one."""
        asked = query.get("sort", "")
        offered = {column.key for column in self.columns if column.sort}
        return asked if asked.removeprefix("-") in offered else usual

    def render(self, rows, *, query=None, usual=""):
        drawn = "".join([f"{ROW}{''.join([cell(row) for cell in self.cells])}{END}" for row in rows])
        if not drawn:
            empty = f'<p class="nhsuk-body nhsuk-u-margin-bottom-0">{escape(self.empty)}</p>'
            return mark_safe(f'<div class="cc-empty">{empty}</div>')
        sortable = query is not None and any(column.sort for column in self.columns)
        classes = self.classes + (" nhsuk-table--sortable" if sortable else "")
        head = "".join([self._heading(column, query, usual) for column in self.columns])
        return mark_safe(
            f'<table class="nhsuk-table nhsuk-table--responsive cc-list{classes}" role="table">\n'
            f'<caption class="nhsuk-table__caption">{escape(self.caption)}{SORTABLE if sortable else ""}</caption>\n'
            f'<thead class="nhsuk-table__head" role="rowgroup">{ROW}\n{head}</tr></thead>\n'
            f'<tbody class="nhsuk-table__body" role="rowgroup">\n{drawn}</tbody></table>'
        )

    def _heading(self, column, query, usual):
        """A heading; where it leads if it is sortable, and how it is sorted now."""
        said, sort = escape(column.heading), ""
        if column.sort and query is not None:
            href, state = self._sorted(column.key, query, usual)
            sort = f' data-sort aria-sort="{state}"' if state else " data-sort"
            said = f'<a class="nhsuk-link" href="{escape(href)}">{said}</a>'
        if column.hidden_heading:
            said = f"{HIDDEN}{escape(column.heading)}</span>"
        return f'<th class="nhsuk-table__header{column.css}" scope="col" role="columnheader"{sort}>{said}</th>\n'

    def _sorted(self, key, query, usual):
        now = self.order(query, usual)
        link = query.copy()
        link["sort"] = f"-{key}" if now == key else key
        for name in ("after", "before"):
            link.pop(name, None)
        return f"?{link.urlencode()}", {key: "ascending", f"-{key}": "descending"}.get(now, "")


@lru_cache(maxsize=200)
def _table(columns, caption, empty):
    return Table(columns, caption=caption, empty=empty)


def table(columns, rows, *, caption, empty="There is nothing to show.", query=None):
    """A table in one go; equal columns are compiled once."""
    return _table(tuple(columns), caption, empty).render(rows, query=query)
