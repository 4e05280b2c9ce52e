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

from nhsuk import words
from nhsuk.tablesource import path, source

KINDS = ("text", "link", "tag", "date", "number", "money")


def pence(value):
    """Money for a column: always with pence, so that figures line up."""
    shown = words.money(value)
    return shown if not shown or "." in shown else f"{shown}.00"


class Rows(Environment):
    def getitem(self, obj, argument):
        """Of a record its attribute: Jinja would first try its item, and catch the error each time."""
        if type(obj) is dict and argument in obj:
            return obj[argument]
        known = isinstance(argument, str) and hasattr(type(obj), argument) and not isinstance(obj, dict)
        return getattr(obj, argument) if known else super().getitem(obj, argument)


@cache
def environment():
    made = Rows(autoescape=True, auto_reload=False)
    made.filters.update(london=words.london, pence=pence)
    return made


@lru_cache(maxsize=200)
def _compiled(written):
    """Compiling costs more than drawing five hundred rows, and most tables are declared anew for each page."""
    return environment().from_string(written)


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
        if self.kind not in KINDS:
            raise ValueError(f"A column is one of {', '.join(KINDS)}, not {self.kind}.")
        path(self.key)

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
    def template(self):
        return _compiled(source(self.columns, row_header=self.row_header))

    def order(self, query, usual):
        """The sort asked for, if a column offers it; else the usual one."""
        asked = query.get("sort", "")
        offered = {column.key for column in self.columns if column.sort}
        return asked if asked.removeprefix("-") in offered else usual

    def render(self, rows, *, query=None, usual=""):
        sortable = query is not None and any(column.sort for column in self.columns)
        html = self.template.render(
            rows=rows if isinstance(rows, list | tuple) else list(rows),
            caption=self.caption,
            empty=self.empty,
            sortable=sortable,
            classes=self.classes + (" nhsuk-table--sortable" if sortable else ""),
            head=[self._heading(column, query, usual) for column in self.columns],
            colours=[column.colours for column in self.columns],
        )
        return mark_safe(html)

    def _heading(self, column, query, usual):
        """A heading; where it leads if it is sortable, and how it is sorted now."""
        heading = {"words": column.heading, "css": column.css, "hidden": column.hidden_heading}
        if column.sort and query is not None:
            heading["href"], heading["state"] = self._sorted(column.key, query, usual)
        return heading

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
