"""Where a reader begins: search in everything, the registers, the bodies; and one body."""

from django.db.models import Count
from django.http import Http404, JsonResponse
from django.shortcuts import render

from jobs.clock import london
from nhsuk import paging
from nhsuk.tables import Column, table
from nhsuk.words import london as said

from .. import reading, registers
from ..asked import asked as read
from ..door import public
from ..formats import about
from ..forms import SearchForm
from ..models import Line
from .registers import columns_of, explained, rows_of, shown

FOUND = (
    Column("title", "Entry", kind="link", href="address"),
    Column("register", "Register"),
    Column("body", "Body"),
    Column("category", "Category"),
)
MOST_TOLD = 300
NOTHING = "Nothing on show today has all these words."


@public
def home(request):
    asked = read(request.GET, today=london(request.now).date())
    context = {
        "asked": asked,
        "registers": registers.all_registers(),
        "names": reading.body_names(),
        "form": SearchForm(initial=asked.filters),
    }
    if asked.filters["q"]:
        context |= _found(request, asked, context["names"])
    return render(request, "publication/home.html", context)


def _found(request, asked, names):
    found = reading.lines(asked)
    page = paging.page(reading.valued(found), request.GET, order=reading.ORDER, size=25)
    rows = []
    for row in page.rows:
        item = reading.item(row)
        body = names.get(item.row["body"], item.row["body"])
        said = {"title": item.title, "register": item.register.title, "category": item.category}
        rows.append({"address": item.address, "body": body, **said})
    return {
        "page": page,
        "count": reading.count(found),
        "table": table(FOUND, rows, caption="What was found", empty=NOTHING),
    }


@public
def body(request, body):
    """One body: its registers, with how much is on show in each."""
    code = body.upper()
    today = london(request.now).date()
    counted = dict(Line.objects.on_show(today=today).filter(body=code).values_list("register").annotate(Count("pk")))
    ever = set(Line.objects.filter(body=code).order_by().values_list("register", flat=True).distinct())
    kept = [one for one in registers.all_registers() if one.key in ever]
    if not kept:
        raise Http404("We publish nothing of this body.")
    context = {
        "code": code,
        "name": reading.body_names([code]).get(code, code),
        "registers": [(one, counted.get(one.key, 0)) for one in kept],
        "today": today,
        **_told(code, kept, today),
    }
    return render(request, "publication/body.html", context)


def _told(code, kept, today):
    """Rows that stand on the page itself: facts about the body, and short lists; one query."""
    wanted = {one.key: one for one in kept if one.on_body_page}
    found = Line.objects.on_show(today=today).filter(body=code, register__in=wanted)
    rows = {key: [] for key in wanted}
    for line in found.select_related("latest__content").order_by("sort", "ref")[:MOST_TOLD]:
        rows[line.register].append(line)
    facts = [
        {"key": {"text": column.title}, "value": {"text": text(value)}}
        for key, one in wanted.items()
        if one.on_body_page == "facts"
        for line in rows[key][:1]
        for column in one.columns
        if (value := shown(line.latest.content.row["columns"].get(column.key), column.kind)) not in (None, "")
    ]
    lists = [
        (one, *_list(one, code, rows[key], today))
        for key, one in wanted.items()
        if one.on_body_page == "list" and rows[key]
    ]
    return {"facts": facts, "lists": lists}


def _list(register, code, lines, today):
    """A table, and what its columns mean."""
    asked = read({}, today=today, register=register, body=code)
    items = [reading.item(line) for line in lines]
    empty = [column for column in register.columns if all(not one.columns.get(column.key) for one in items)]
    left_out = {name for one in empty for name in (one.key, f"_{one.key}")}
    columns = [column for column in columns_of(asked, category=False) if column.key not in left_out]
    return table(columns, rows_of(items, asked), caption=register.title), explained(register, columns)


def text(value):
    return said(value) if hasattr(value, "year") else str(value)


@public
def catalogue(request):
    return JsonResponse(about.catalogue(), content_type="application/ld+json")
