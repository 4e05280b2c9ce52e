"""A register's page: of one body or of all, today or at two dates, whole or filtered."""

import re
from datetime import date
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from jobs.clock import london
from nhsuk import paging
from nhsuk.tables import Column, table
from nhsuk.words import london as said

from .. import reading, ready
from .. import registers as declared
from ..asked import asked as read
from ..door import public
from ..formats.about import place
from ..forms import ChooseForm
from ..models import Line

BODY = re.compile(r"[A-Za-z0-9]{1,20}")


def asked_of(request, register, body=""):
    """What an address asks for; 404 where there is no such register."""
    found = declared.by_key(register)
    if found is None:
        raise Http404("There is no such register.")
    return read(request.GET, today=london(request.now).date(), register=found, body=body.upper())


def known(asked):
    """404 where we publish nothing of this body."""
    if asked.body and not Line.objects.filter(body=asked.body).exists():
        raise Http404("We publish nothing of this body in this register.")
    return asked


@public
def register(request, register, body=""):
    """The ready file while it is good; else drawn from the rows."""
    if not body and BODY.fullmatch(request.GET.get("body", "")):
        return _to_body(request, register)
    made = ready.answer(request, register, body, "html")
    if made:
        return made
    return drawn(request, asked_of(request, register, body))


def _to_body(request, register):
    """The page of all bodies leads to the page of the one chosen, with the other choices."""
    rest = request.GET.copy()
    (code,) = rest.pop("body")[-1:]
    there = reverse("register", args=[code.upper(), register])
    return redirect(f"{there}?{rest.urlencode()}" if any(rest.values()) else there)


def drawn(request, asked):
    first = reading.first_published(asked)
    if not first:
        known(asked)
    found = reading.lines(asked)
    page = paging.page(reading.valued(found), request.GET, order=reading.ORDER, size=50)
    names = reading.body_names([asked.body] if asked.body else None)
    count, drawn_columns = reading.count(found), columns_of(asked)
    context = {
        "asked": asked,
        "register": asked.register,
        "name": names.get(asked.body, asked.body),
        "heading": f"{asked.register.title}: {names.get(asked.body, asked.body)}"
        if asked.body
        else asked.register.title,
        "facts": _facts(asked, count, first),
        "nil": [item.title for item in reading.nil_statements(asked)],
        "printed": asked.body and asked.register.printed and first and not chosen(asked),
        "silent": not count and asked.plain and not first,
        "page": page,
        "table": table(
            drawn_columns,
            rows_of([reading.item(row) for row in page.rows], asked),
            caption="Entries on show",
            empty=_nothing(asked),
        ),
        "explained": explained(asked.register, drawn_columns),
        "choose": ChooseForm(asked, people=reading.people(asked), bodies=() if asked.body else list(names.items())),
        "place": place(asked),
        "query": chosen(asked),
    }
    template = asked.register.template or "publication/register.html"
    return render(request, template, context, status=400 if asked.problems else 200)


def chosen(asked):
    """The reader's dates and filters as an address goes on: the downloads hold the rows of the page."""
    said = {} if asked.current else {"as_at": asked.as_at, "known_at": asked.known_at}
    said |= {name: value for name, value in asked.filters.items() if value}
    return f"?{urlencode(said)}" if said else ""


def _nothing(asked):
    return "No entry on show matches what you asked for." if not asked.plain else "No entry is on show."


def _facts(asked, count, first):
    """Printed on every page: edition, dates, period, counts."""
    many = "more than 1,000" if count == reading.MOST_COUNTED else f"{count:,}"
    gone = reading.no_longer_on_show(asked)
    rows = [
        ("As at", f"the end of {said(asked.as_at)}"),
        ("As known at", f"the end of {said(asked.known_at)}"),
        ("Rules in force", asked.edition.title),
        ("Published since", said(london(first).date()) if first else "not yet"),
        ("Entries on show", many),
        ("No longer on show", "more than 1,000" if gone == reading.MOST_COUNTED else f"{gone:,}"),
    ]
    return [{"key": {"text": key}, "value": {"text": words}} for key, words in rows if words]


def columns_of(asked, *, category=True):
    """The register's own columns; the one that names an entry leads to it."""
    key = (asked.register.heading or (asked.register.columns[0].key,))[0]
    drawn = []
    for column in (one for one in asked.register.columns if one.listed or one.key == key):
        kind = column.kind if column.kind in ("date", "number", "money") else "text"
        if column.key == key:
            drawn.insert(0, Column(column.key, column.title, kind="link", href="_address"))
        elif column.kind == "link":
            drawn.append(Column(f"_{column.key}", column.title, kind="link", href=column.key))
        else:
            drawn.append(Column(column.key, column.title, kind=kind, short=column.kind == "state"))
    if asked.register.categories and category:
        drawn.append(Column("_category", "Category"))
    if not asked.body:
        drawn.append(Column("_body", "Body"))
    return drawn


def explained(register, drawn):
    """What the columns of a table count or mean, where the register says it: (heading, words)."""
    shown_ = {column.key.removeprefix("_") for column in drawn}
    return [(column.title, column.about) for column in register.columns if column.about and column.key in shown_]


def rows_of(items, asked):
    made = []
    for item in items:
        cells = {column.key: shown(item.columns.get(column.key), column.kind) for column in asked.register.columns}
        links = [column.key for column in asked.register.columns if column.kind == "link" and cells[column.key]]
        cells |= {f"_{key}": "Open" for key in links}
        made.append({**cells, "_address": item.address, "_category": item.category, "_body": item.row["body"]})
    return made


def shown(value, kind):
    """A value as the table draws it."""
    if value in (None, ""):
        return "" if kind != "number" or value is None else value
    if kind == "date":
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return {True: "Yes", False: "No"}.get(value, value) if kind == "yes" else value
