"""A register is declared once, by the floor that owns the facts; the public site does the rest.

INTERESTS = Register(
    key="interests", title="Register of interests",
    columns=(Column("name", "Name", kind="person"), Column("from", "From", kind="date"), …),
    row=public_row,              # record -> Row
)
settings.PUBLIC_REGISTERS = ["conflicts.registers.INTERESTS", …]
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

KINDS = {
    "text": "string",
    "person": "string",
    "counterparty": "string",
    "state": "string",  # a word or two that belong on one line
    "date": "date",
    "number": "integer",
    "money": "decimal",
    "yes": "boolean",
    "link": "anyURI",
}
FORMS = {
    "date": re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
    "number": re.compile(r"-?[0-9]+"),
    "money": re.compile(r"-?[0-9]+(\.[0-9]{1,2})?"),
    "link": re.compile(r"https?://[^\s<>\"]+"),
    "yes": re.compile(r"True|False"),
}
NIL = "nil"
STATEMENT = "statement"


@dataclass(frozen=True)
class Column:
    """One public column. `kind` decides how it is drawn and its datatype in CSVW."""

    key: str
    title: str
    kind: str = "text"
    about: str = ""
    leads: str = ""  # “/topics/{}/”: it holds one “key: words” a line, and each key leads there
    listed: bool = True  # in the list too; the entry's own page and every file hold all columns

    def __post_init__(self):
        if self.kind not in KINDS or not self.key.isidentifier():
            raise ValueError(f"{self.key}: a column is one of {', '.join(KINDS)} and named by a word")

    @property
    def datatype(self):
        return KINDS[self.kind]

    def fault(self, value):
        """Why this value is not one of the column's kind, or nothing."""
        form = FORMS.get(self.kind)
        if value in (None, "") or form is None or form.fullmatch(str(value)):
            return ""
        return f"{self.key}: {value!r} is not a {self.kind}"


@dataclass(frozen=True)
class Edition:
    """The rules a page is drawn under: their name, and which classes of people are public."""

    title: str = ""
    audiences: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Row:
    """What is published of one record: the columns, and what they are found and shown by."""

    columns: dict
    body: str = ""
    person: str = ""
    person_name: str = ""
    counterparty: str = ""
    counterparty_name: str = ""
    category: str = ""
    audience: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    sort: str = ""


def nil(*, body, words, valid_from, valid_to=None):
    """A nil statement: said, dated and provable like any other row."""
    return Row(columns={STATEMENT: words}, body=body, category=NIL, valid_from=valid_from, valid_to=valid_to)


@dataclass(frozen=True)
class Register:
    key: str
    title: str
    columns: tuple[Column, ...]
    row: Callable | None = None
    about: str = ""
    heading: tuple[str, ...] = ()  # the columns that name an entry; else the first
    categories: dict[str, str] = field(default_factory=dict, hash=False)
    edition: Callable[[date], Edition] = lambda on: Edition()
    switches: tuple[date, ...] = ()  # the days on which the edition changes
    months: int | None = 6  # on show after the end; None: for ever
    historic: str = ""  # where older entries are kept and whom to ask
    names_bodies: bool = False  # its rows say what a body is called
    template: str = ""
    entry_template: str = ""  # of one entry's page; it finds the rows `beside` by the key of their register
    beside: tuple[str, ...] = ()  # registers whose rows about the same party stand on an entry's page
    alike: tuple[str, ...] = ()  # registers whose rows share with an entry …
    alike_by: str = ""  # … the words of this column: they stand on its page too, in an `entry_template`
    printed: bool = True  # a sealed PDF for each body; not where a body has one row only
    on_body_page: str = ""  # its rows on the body's own page: "facts", "list" or not at all

    def title_of(self, columns):
        keys, dates = self.heading or (self.columns[0].key,), {each.key for each in self.columns if each.kind == "date"}
        said = [_in_words(columns[key], key in dates) for key in keys if columns.get(key) not in (None, "")]
        return ", ".join(said) or columns.get(STATEMENT, "") or "Entry"

    def faults(self, row):
        """Why this row cannot be published: all reasons, none when it fits."""
        if row.category == NIL:
            return [] if set(row.columns) == {STATEMENT} else ["a nil row holds a statement alone"]
        keys = {column.key for column in self.columns}
        reasons = [f"{key} is missing" for key in sorted(keys - set(row.columns))]
        reasons += [f"{key} is not a column of {self.key}" for key in sorted(set(row.columns) - keys)]
        if self.categories and row.category not in self.categories:
            reasons.append(f"{row.category!r} is not a category of {self.key}")
        reasons += [fault for column in self.columns if (fault := column.fault(row.columns.get(column.key)))]
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
            reasons.append("it ends before it begins")
        return reasons


def _in_words(value, is_date):
    return f"{date.fromisoformat(value):%-d %B %Y}" if is_date else str(value)


@cache
def _declared(names):
    found = tuple(import_string(name) for name in names)
    keys = [register.key for register in found]
    if len(set(keys)) != len(keys):
        raise ValueError(f"two registers share a key: {keys}")
    return found


def all_registers():
    """The registers of this house, in the order of settings."""
    return _declared(tuple(settings.PUBLIC_REGISTERS))


def by_key(key):
    """The register of this key, or None."""
    return next((register for register in all_registers() if register.key == key), None)
