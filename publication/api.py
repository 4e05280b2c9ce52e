"""The read-only API: `/api/v1/`. The same items as the pages, paged by key, and in bulk as a stream."""

import base64
import json
from datetime import date
from typing import Annotated

from django.http import Http404, HttpResponse, StreamingHttpResponse
from ninja import Field, NinjaAPI, Path, Query, Schema, Status
from ninja.errors import ValidationError

from jobs.clock import london

from . import reading, registers
from .asked import Asked
from .door import public
from .formats import jsons
from .models import Line
from .views import entries

KEY = r"^[-a-zA-Z0-9_]{1,60}$"
REF = r"^[a-z2-7]{12}$"
BODY = r"^[A-Za-z0-9]{1,20}$"
PLACE = r"^[-a-zA-Z0-9_=:.]{1,400}$"
LINES = "application/jsonl"
MOST = 200

api = NinjaAPI(
    title="Public registers",
    version="1",
    urls_namespace="public-api",
    description="Everything the public pages show, read only. Dates mean the end of that day in London.",
    docs_url=None,
)


class Told(Schema):
    """Why there is no answer."""

    error: str


class Gone(Schema):
    entry: str
    gone: bool
    since: date
    ground: str
    proof: dict


class RegisterOut(Schema):
    key: str
    title: str
    about: str
    edition: str
    columns: list[dict]
    categories: dict[str, str]


class EntryOut(Schema):
    entry: str
    version: int
    address: str
    register_: str = Field(alias="register")
    body: str
    category: str
    valid_from: date | None
    valid_to: date | None
    published_at: str
    columns: dict


class PageOut(Schema):
    register_: str = Field(alias="register")
    edition: str
    as_at: date
    known_at: date
    entries: list[EntryOut]
    next: str | None


class Wanted(Schema):
    """What a page of entries may be asked for."""

    body: Annotated[str, Field(pattern=r"^[A-Za-z0-9]{0,20}$")] = ""
    as_at: date | None = None
    known_at: date | None = None
    q: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] = ""
    category: Annotated[str, Field(max_length=60, pattern=r"^[^\x00]*$")] = ""
    person: Annotated[str, Field(max_length=40, pattern=r"^[^\x00]*$")] = ""
    counterparty: Annotated[str, Field(max_length=200, pattern=r"^[^\x00]*$")] = ""
    limit: Annotated[int, Field(ge=1, le=MOST)] = 50
    after: Annotated[str, Field(pattern=r"^$|" + PLACE)] = ""


Key = Annotated[str, Path(pattern=KEY)]
Ref = Annotated[str, Path(pattern=REF)]


def _asked(request, key, wanted):
    """(what is asked, why it cannot be)."""
    found, today = registers.by_key(key), london(request.now).date()
    if found is None:
        return None, Status(404, {"error": "There is no such register."})
    days = [day or today for day in (wanted.as_at, wanted.known_at)]
    if max(days) > today:
        return None, Status(400, {"error": "A date asked for has not come yet."})
    filters = {name: getattr(wanted, name).strip() for name in ("q", "person", "category", "counterparty")}
    made = Asked(found, wanted.body.upper(), today, *days, filters=filters)
    return made, None


@api.get("/registers", response={200: list[RegisterOut]}, by_alias=True, summary="Every register and its columns")
def all_registers(request):
    today = london(request.now).date()
    return [
        {
            "key": one.key,
            "title": one.title,
            "about": one.about,
            "edition": one.edition(today).title,
            "columns": [
                {"key": c.key, "title": c.title, "datatype": c.datatype, "about": c.about} for c in one.columns
            ],
            "categories": one.categories,
        }
        for one in registers.all_registers()
    ]


@api.get("/bodies", response=dict[str, str], summary="Codes and names of bodies")
def bodies(request):
    return reading.body_names()


@api.get(
    "/registers/{key}/entries",
    response={200: PageOut, 400: Told, 404: Told, 422: Told},
    by_alias=True,
    summary="A page of entries on show, at two dates",
)
def page(request, key: Key, wanted: Query[Wanted]):
    asked, problem = _asked(request, key, wanted)
    if problem:
        return problem
    found = reading.lines(asked)
    if wanted.after:
        place = read_place(wanted.after)
        if place is None:
            return Status(400, {"error": "`after` is not a place we gave."})
        found = reading.beyond(found, place)
    rows = list(reading.valued(found).order_by(*reading.ORDER)[: wanted.limit + 1])
    more = len(rows) > wanted.limit
    rows = rows[: wanted.limit]
    return Status(
        200,
        {
            "register": key,
            "edition": asked.edition.title,
            "as_at": asked.as_at,
            "known_at": asked.known_at,
            "entries": [jsons.entry(reading.item(row)) for row in rows],
            "next": place_of(rows[-1]) if more else None,
        },
    )


@api.get(
    "/registers/{key}/bulk.jsonl",
    response={200: None, 400: Told, 404: Told, 422: Told},
    summary="Every entry on show, one JSON object a line, as a stream",
    openapi_extra={"responses": {200: {"description": "A stream", "content": {LINES: {"schema": {"type": "string"}}}}}},
)
def bulk(request, key: Key, wanted: Query[Wanted]):
    asked, problem = _asked(request, key, wanted)
    if problem:
        return problem
    return StreamingHttpResponse(jsons.lines(asked), content_type=LINES)


@api.get(
    "/entries/{ref}",
    response={200: EntryOut, 404: Told, 422: Told, 410: Gone},
    by_alias=True,
    summary="One entry as it stands, or since when and why it is gone",
)
def entry(request, ref: Ref):
    if not Line.objects.filter(ref=ref).exists():
        return Status(404, {"error": "There is no such entry."})
    return _from_page(entries.entry_json(request, ref=ref))


@api.get(
    "/entries/{ref}/{version}/receipt",
    response={200: dict, 202: dict, 404: Told, 422: Told},
    summary="The proof that a version is in the ledger",
)
def receipt(request, ref: Ref, version: Annotated[int, Path(ge=1, le=10_000)]):
    return _from_page(entries.receipt(request, ref=ref, version=version))


def _from_page(response):
    """The page's own JSON answer, without its ETag: ours is made by the door."""
    return HttpResponse(response.content, status=response.status_code, content_type="application/json")


@api.exception_handler(Http404)
def nothing(request, problem):
    return api.create_response(request, {"error": str(problem) or "There is nothing here."}, status=404)


@api.exception_handler(ValidationError)
def misunderstood(request, problem):
    wrong = ", ".join(sorted({str(one["loc"][-1]) for one in problem.errors}))
    return api.create_response(request, {"error": f"This does not fit the description: {wrong}"}, status=422)


def place_of(row):
    """Where a page ends, as an opaque word."""
    return base64.urlsafe_b64encode(json.dumps([row[key] for key in reading.ORDER]).encode()).decode()


def read_place(word):
    try:
        sort, ref = json.loads(base64.urlsafe_b64decode(word))
    except (ValueError, TypeError):
        return None
    good = isinstance(sort, str) and isinstance(ref, str) and "\x00" not in sort + ref
    return (sort, ref) if good else None


def addresses():
    """The API's addresses, each behind the public door."""
    patterns, app, space = api.urls
    for one in patterns:
        one.callback = public(one.callback)
    return patterns, app, space
