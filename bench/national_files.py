"""Files: all of it as CSV and JSON (P6), ready files over HTTP (P1), a register on paper (P8)."""

import http.client
import os
import resource
import tempfile
import time
from statistics import median

from django.db import connection
from django.test import Client

from bench.national_pages import everything
from bench.ratio import ratio, tell
from bench.server import gunicorn
from publication.models import Line
from publication.views.files import drawn

REQUESTS = 200


def run():
    _csv()
    _json()
    code = Line.objects.filter(register="interests").order_by("body").values_list("body", flat=True).first()
    _served(code)
    _printed()


def _wanted():
    return everything(q="", person="", category="", counterparty="")


def _csv():
    """All interests, formula-safe, through the view, against COPY of the same work to nothing."""
    from publication.formats import csvs

    client = Client()

    def ours():
        return sum(map(len, drawn(_wanted(), "csv").streaming_content))

    if connection.vendor != "postgresql":
        return tell("P6 CSV of all interests", bytes=ours(), limit="COPY needs PostgreSQL")
    wanted, values = csvs._statement(_wanted())

    def limit():
        with connection.cursor() as cursor, open(os.devnull, "wb") as nothing:
            statement = cursor.mogrify(f"COPY ({wanted}) TO STDOUT (FORMAT csv)", values).decode()
            cursor.copy_expert(statement, nothing)

    rows = Line.objects.filter(register="interests", state="live").count()
    firsts = [_first_byte() for _ in range(5)]
    b"".join(client.get("/registers/gifts.csv?category=cash").streaming_content)  # all imported before we weigh
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.perf_counter()
    size = ours()
    seconds = time.perf_counter() - begun
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    ratio(
        "P6 CSV of all interests",
        ours,
        limit,
        rounds=3,
        goal=round(1 / 0.7, 2),
        rows=rows,
        megabytes=round(size / 1e6),
        rows_a_second=round(rows / seconds),
        first_byte_ms=round(median(firsts) * 1000, 1),
        first_byte_goal_ms=100,
        extra_mb=round(more / 1024, 1),
        extra_goal_mb=5,
    )


def _first_byte():
    """Until the first row is there, not the heading alone."""
    from publication.formats import csvs

    begun = time.perf_counter()
    pieces = csvs.lines(_wanted())
    next(piece for piece in pieces if piece.count(b"\n") > 1)
    seconds = time.perf_counter() - begun
    pieces.close()
    return seconds


def _json():
    if connection.vendor != "postgresql":
        return
    from publication.formats import csvs

    wanted, values = csvs._statement(_wanted())
    client = Client()

    def limit():
        with connection.cursor() as cursor, open(os.devnull, "wb") as nothing:
            cursor.copy_expert(cursor.mogrify(f"COPY ({wanted}) TO STDOUT (FORMAT csv)", values).decode(), nothing)

    def ours(suffix="json"):
        return sum(map(len, drawn(_wanted(), suffix).streaming_content))

    def lines():
        return sum(map(len, client.get("/api/v1/registers/interests/bulk.jsonl").streaming_content))

    ratio("P6 JSON of all interests against COPY", ours, limit, rounds=3, goal=2.5)
    ratio("P6 JSON lines of all interests, by the API", lines, limit, rounds=3, goal=2.5)
    before, begun = _memory(), time.perf_counter()
    size = ours("xlsx")
    seconds, more = time.perf_counter() - begun, _memory() - before
    tell("XLSX of all interests, streamed", seconds=round(seconds, 1), megabytes=round(size / 1e6), extra_mb=more)


def _memory():
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def _served(code):
    """The page and the CSV of one body by gunicorn, against the same bytes from memory.

    Without DEMO_NOW, as in service: a demonstration puts its ticking clock into each page.
    """
    from jobs.clock import real_time
    from publication.actions import build
    from publication.models import Build

    build(Build.objects.get(register="interests", body=code), at=real_time(), paper=False)
    for suffix in ("/", ".csv"):
        address = f"/ccg/{code}/registers/interests{suffix}"
        with tempfile.NamedTemporaryFile() as kept:
            answer = Client().get(address)
            kept.write(answer.getvalue())
            kept.flush()
            limit = {"BENCH_BYTES": kept.name, "DEMO_NOW": ""}
            with gunicorn("cocomm.wsgi", DEMO_NOW="") as ours, gunicorn("bench.bytes:application", **limit) as bare:
                ratio(
                    f"P1 ready {'page' if suffix == '/' else 'CSV'} through the server",
                    lambda port=ours[0], address=address: _fetch(port, address),
                    lambda port=bare[0], address=address: _fetch(port, address),
                    goal=round(1 / 0.7, 2), ready=_ready(ours[0], address), requests_a_round=REQUESTS,
                )  # fmt: skip


def _ready(port, address):
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    asked.request("GET", address)
    answer = asked.getresponse()
    answer.read()
    return answer.headers.get("X-Ready") == "1"


def _fetch(port, address):
    for _ in range(REQUESTS):
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        asked.request("GET", address, headers={"Host": "127.0.0.1"})
        answer = asked.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        asked.close()


def _printed():
    """A register on paper: sealed, hashed, stored, against bare tagged WeasyPrint on the same HTML. Once."""
    from bench.papers import _bare, _make
    from documents import rendering
    from documents.actions import issue
    from documents.models import Document
    from jobs.clock import now

    papers = Document.objects.filter(kind="register", subject__startswith="register:interests:")
    paper = papers.exclude(payload="").first()
    if paper is None:
        return
    html = rendering.page(paper)
    again = issue(
        kind=paper.kind, edition=paper.edition, title=paper.title, subject="bench", payload=paper.content,
        by=paper.issued_by, at=now(),
    )  # fmt: skip
    seconds = []
    for act in (lambda: _make(again.job.ref), lambda: _bare(html)):
        begun = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - begun)
    tell(
        "P8 register on paper", ratio=round(seconds[0] / seconds[1], 2), goal=1.15, ours_s=round(seconds[0], 1),
        limit_s=round(seconds[1], 1), rows=html.count("<tr"), rounds=1,
    )  # fmt: skip
