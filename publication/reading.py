"""Read the rows a page, a file, a feed or the API shows: one way, so that all agree.

Today's page reads lines; any other pair of dates reads entries, by `then`. Both give the same items.
"""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import F, Min, Q

from . import registers
from .models import Build, Line
from .registers import NIL
from .then import NAMES, Then

MOST_COUNTED = 1001
MOST_BESIDE = 400


@dataclass(frozen=True)
class Item:
    """One entry as it is shown: every field of it is public."""

    ref: str
    version: int
    known_from: datetime
    row: dict

    @property
    def register(self):
        return registers.by_key(self.row["register"])

    @property
    def columns(self):
        return self.row["columns"]

    @property
    def title(self):
        return self.register.title_of(self.columns)

    @property
    def address(self):
        return f"/entry/{self.ref}/"

    @property
    def category(self):
        return self.register.categories.get(self.row["category"], self.row["category"])

    def period(self):
        return [date.fromisoformat(day) if day else None for day in (self.row["valid_from"], self.row["valid_to"])]


ORDER = ("sort", "ref")  # the order of pages: one index holds it


def lines(asked):
    """The rows on show, nil statements left out."""
    return _current(asked).exclude(category=NIL) if asked.current else Then(asked)


def beyond(found, place):
    """What comes after a place in the order of a page."""
    first, second = ORDER
    return found.filter(Q(**{f"{first}__gt": place[0]}) | Q(**{first: place[0], f"{second}__gt": place[1]}))


def changed(asked):
    """The lines on show today, with nil statements, as a feed tells them."""
    return _current(asked).select_related("latest__content")


def nil_statements(asked):
    if not asked.current:
        return [item(row) for row in Then(asked, nil=True)[:20]]
    return [item(line) for line in _current(asked).filter(category=NIL).select_related("latest__content")[:20]]


def valued(found):
    """What an item is made of, and the keys of its page."""
    if isinstance(found, Then):
        return found
    return found.values("sort", "ref", "version", known=F("changed_at"), sealed=F("latest__content__sealed"))


def item(row):
    if not isinstance(row, dict):
        row = {"ref": row.ref, "version": row.version, "known": row.changed_at, "sealed": row.latest.content.sealed}
    return Item(row["ref"], row["version"], row["known"], json.loads(row["sealed"]))


def every(asked):
    """All items of a page, streamed."""
    return map(item, whole(asked).iterator(chunk_size=1000))


def whole(asked):
    """What a file holds. One of all bodies is in the order of publishing: nothing is sorted first."""
    return valued(lines(asked)).order_by(*(ORDER if asked.body else ["pk"]))


def statement(asked):
    """`whole` as (SQL, values, names of its columns), for COPY."""
    found = whole(asked)
    if isinstance(found, Then):
        return *found.spelt(), NAMES
    return *found.query.sql_with_params(), tuple(found.query.selected)


def count(found):
    """How many, up to 1,001: beyond that nobody reads them one by one."""
    return found.count(MOST_COUNTED) if isinstance(found, Then) else found.order_by()[:MOST_COUNTED].count()


def no_longer_on_show(asked):
    """Two counts, each by its own index."""
    found = _within(Line.objects, asked)
    over = found.filter(state="live", show_until__lt=asked.today)
    return min(MOST_COUNTED, count(over) + count(found.exclude(state="live")))


def first_published(asked):
    """When this register of this body began to be published, or None."""
    return _within(Build.objects, asked).aggregate(first=Min("first_at"))["first"]


def people(asked):
    """(key, name) of the people in role a reader can choose from, of one body."""
    if not asked.body:
        return []
    found = _within(Line.objects.on_show(today=asked.today), asked).exclude(person="")
    return list(found.values_list("person", "person_name").distinct().order_by("person_name")[:500])


def beside(about, asked):
    """{register: items about the same party, of the same body, for the same dates}: one question to the database.

    The newest first, up to a limit; the registers hold the rest.
    """
    wanted, (key, _) = about.register.beside, about.row["counterparty"]
    found = {name: [] for name in wanted}
    if not wanted or not key:
        return found
    register = registers.by_key(wanted[0]) if len(wanted) == 1 else None
    chosen = replace(asked, register=register, filters={"counterparty": key})
    for row in valued(lines(chosen)).order_by(*ORDER)[:MOST_BESIDE]:
        one = item(row)
        if one.register.key in found:
            found[one.register.key].append(one)
    return found


def alike(about, asked):
    """{register: items that share one column with this, of the same body, for the same dates}: one question."""
    by, words = about.register.alike_by, about.columns.get(about.register.alike_by)
    found = {name: [] for name in about.register.alike}
    if not words:
        return found
    chosen = replace(asked, register=None, filters={"counterparty": about.row["counterparty"][0], "q": words})
    for row in valued(lines(chosen)).order_by(*ORDER)[:MOST_BESIDE]:
        one = item(row)
        if one.register.key in found and one.columns.get(by) == words:
            found[one.register.key].append(one)
    return found


def body_names(codes=None):
    """code -> name, from the registers that say what bodies are called."""
    keys = [register.key for register in registers.all_registers() if register.names_bodies]
    found = Line.objects.filter(register__in=keys, state="live")
    if codes is not None:
        found = found.filter(body__in=codes)
    rows = found.order_by("sort", "ref").values_list("body", "latest__content__sealed")
    return {code: registers.by_key(keys[0]).title_of(json.loads(sealed)["columns"]) for code, sealed in rows}


# --- underneath ---------------------------------------------------------------------


def _within(found, asked):
    if asked.register:
        found = found.filter(register=asked.register.key)
    else:
        found = found.filter(register__in=[register.key for register in registers.all_registers()])
    return found.filter(body=asked.body) if asked.body else found


def _current(asked):
    found = _within(Line.objects.on_show(today=asked.today), asked)
    chosen = asked.filters
    if chosen.get("person"):
        found = found.filter(person=chosen["person"])
    if chosen.get("category"):
        found = found.filter(category=chosen["category"])
    if name := chosen.get("counterparty"):
        found = found.filter(Q(counterparty=name) | Q(counterparty_name__iexact=name))
    return found.saying(chosen["q"]) if chosen.get("q") else found
