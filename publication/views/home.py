"""Where a reader begins: search in everything, the registers, the bodies; and one body."""

from django.db.models import Count
from django.http import Http404, JsonResponse
from django.shortcuts import render

from jobs.clock import london
from nhsuk import paging
from nhsuk.tables import Column, table

from .. import reading, registers
from ..asked import asked as read
from ..door import public
from ..formats import about
from ..forms import SearchForm
from ..models import Line

FOUND = (
    Column("title", "Entry", kind="link", href="address"),
    Column("register", "Register"),
    Column("body", "Body"),
    Column("category", "Category"),
)
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
    page = paging.page(reading.valued(found, asked), request.GET, order=reading.order(asked), size=25)
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
    }
    return render(request, "publication/body.html", context)


@public
def catalogue(request):
    return JsonResponse(about.catalogue(), content_type="application/ld+json")
