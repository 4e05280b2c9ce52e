"""Read the rows a page, a file, a feed or the API shows: one way, so that all agree.

Today's page reads lines; any other pair of dates reads entries. Both give the same items.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, F, Min, OuterRef, Q, Subquery

from . import registers
from .models import Build, Entry, EntryContent, Line
from .registers import NIL

MOST_COUNTED = 1001


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


def lines(asked):
    """The rows on show as dictionaries, nil statements left out, and the order to page them by."""
    return (_current(asked) if asked.current else _then(asked)).exclude(category=NIL)


def order(asked):
    """The order of pages: one index holds it."""
    return ("sort", "ref") if asked.current else ("line__sort", "line_id")


def beyond(found, order, place):
    """What comes after a place in the order of a page."""
    first, second = order
    later = Q(**{f"{first}__gt": place[0]}) | Q(**{first: place[0], f"{second}__gt": place[1]})
    return found.filter(later)


def nil_statements(asked):
    found = _current(asked) if asked.current else _then(asked)
    return [item(row) for row in found.filter(category=NIL)[:20]]


def valued(found, asked):
    """What an item is made of, and the keys of its page."""
    if asked.current:
        return found.values("sort", "ref", "version", known=F("changed_at"), sealed=F("latest__content__sealed"))
    words = EntryContent.objects.filter(pk=OuterRef("said_id")).values("sealed")[:1]
    return found.annotate(sealed=Subquery(words)).values(
        "line__sort", "line_id", "version", "sealed", known=F("known_from")
    )


def item(row):
    if not isinstance(row, dict):
        row = {"ref": row.ref, "version": row.version, "known": row.changed_at, "sealed": row.latest.content.sealed}
    return Item(row.get("ref") or row["line_id"], row["version"], row["known"], json.loads(row["sealed"]))


def every(asked):
    """All items of a page, streamed."""
    return map(item, whole(asked).iterator(chunk_size=1000))


def whole(asked):
    """What a file holds. One of all bodies is in the order of publishing: nothing is sorted first."""
    return valued(lines(asked), asked).order_by(*(order(asked) if asked.body else ["pk"]))


def count(found):
    """How many, up to 1,001: beyond that nobody reads them one by one."""
    return found.order_by()[:MOST_COUNTED].count()


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


def body_names(codes=None):
    """code -> name, from the registers that say what bodies are called."""
    keys = [register.key for register in registers.all_registers() if register.names_bodies]
    found = Line.objects.filter(register__in=keys, state="live")
    if codes is not None:
        found = found.filter(body__in=codes)
    rows = found.order_by("sort", "ref").values_list("body", "latest__content__sealed")
    return {code: registers.by_key(keys[0]).title_of(json.loads(sealed)["columns"]) for code, sealed in rows}


# --- underneath ---------------------------------------------------------------------


def _within(found, asked, prefix=""):
    if asked.register:
        found = found.filter(**{f"{prefix}register": asked.register.key})
    else:
        keys = [register.key for register in registers.all_registers()]
        found = found.filter(**{f"{prefix}register__in": keys})
    return found.filter(**{f"{prefix}body": asked.body}) if asked.body else found


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


def _then(asked):
    """As `_current` at two dates. Filters look at the words shown, never at words redacted since."""
    found = _within(Entry.objects.on_show(**asked.dates), asked, "line__")  # in the order of its index
    chosen = asked.filters
    said = EntryContent.objects.filter(pk=OuterRef("said_id"))
    if chosen.get("person"):
        found = found.filter(Exists(said.filter(person=chosen["person"])))
    if chosen.get("category"):
        found = found.filter(Exists(said.filter(entry__category=chosen["category"])))
    if name := chosen.get("counterparty"):
        found = found.filter(Exists(said.filter(Q(counterparty=name) | Q(counterparty_name__iexact=name))))
    return found.saying(chosen["q"]) if chosen.get("q") else found
