"""Pages and queries: a page from rows (P2), two times (P11), search (P4), the last page (P5), weight (P12)."""

import gzip
import re
import time
from datetime import date
from html import escape
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.ratio import percentile, ratio, tell
from cocomm.national import words
from jobs.clock import today
from nhsuk.paging import page
from publication import reading, registers
from publication.asked import Asked, asked
from publication.models import Line

ROUNDS = 40
THEN = date(2015, 6, 30)


def run():
    code = Line.objects.filter(register="interests").order_by("body").values_list("body", flat=True).first()
    _drawn(code)
    _as_at(code)
    for word in ("RARE", "MIDDLING", "COMMON", "ABSENT"):
        _search(word)
    _last_page()
    _weight(code)


def everything(**filters):
    on = today()
    return Asked(register=registers.by_key("interests"), body="", today=on, as_at=on, known_at=on, filters=filters)


def _drawn(code):
    """A page that is no ready file, because it is filtered, against a bare view of its rows. Holds a form: no goal."""
    client, address = Client(), f"/ccg/{code}/registers/interests/?category=financial"
    statement = (
        "SELECT c.sealed FROM publication_line l JOIN publication_entrycontent c ON c.entry_id = l.latest_id"
        " WHERE l.register = 'interests' AND l.body = %s AND l.state = 'live' AND l.category = 'financial'"
        " ORDER BY l.sort, l.ref LIMIT 51"
    )
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    ratio(
        "P2 register page from rows", lambda: client.get(address), lambda: _bare(statement, [code]), rounds=ROUNDS,
        queries=len(captured),
    )  # fmt: skip


def _bare(statement, values):
    import json

    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = [json.loads(sealed)["columns"] for (sealed,) in cursor.fetchall()]
    cells = ("".join(f"<td>{escape(str(value))}</td>" for value in row.values()) for row in rows)
    return "<table>" + "".join(f"<tr>{each}</tr>" for each in cells) + "</table>"


def _as_at(code):
    """Rows of one body at two dates, by our rules, and by hand from periods alone."""
    wanted = Asked(
        register=registers.by_key("interests"), body=code, today=today(), as_at=THEN, known_at=THEN,
        filters=dict.fromkeys(("q", "person", "category", "counterparty"), ""),
    )  # fmt: skip
    statement = (
        "SELECT e.ref, c.sealed FROM publication_entry e JOIN publication_entrycontent c ON c.entry_id = e.id"
        " WHERE e.register = 'interests' AND e.body = %s AND e.known_from <= %s AND NOT EXISTS (SELECT 1 FROM"
        " publication_entry n WHERE n.supersedes_id = e.id AND n.known_from <= %s) LIMIT 50"
    )
    ratio(
        "P11 as at: first 50 of one body",
        lambda: list(reading.valued(reading.lines(wanted)).order_by(*reading.ORDER)[:50]),
        lambda: _fetch(statement, [code, THEN, THEN]),
        rounds=ROUNDS,
    )
    ratio(
        "P11 as at: the whole register of one body",
        lambda: sum(1 for _ in reading.every(wanted)),
        lambda: _fetch(statement.removesuffix(" LIMIT 50"), [code, THEN, THEN]),
        rounds=5,
    )
    client, address = Client(), f"/ccg/{code}/registers/interests/?as_at={THEN}&known_at={THEN}"
    times = _times(lambda: client.get(address))
    tell("as at: page", best_ms=_ms(times, 0), p50_ms=_ms(times, 0.5), p99_ms=_ms(times, 0.99))


def _fetch(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _search(kind):
    """The rows and the count a search page asks for, over all registers."""
    client, word = Client(), getattr(words, kind)
    wanted = asked({"q": word}, today=today())
    found = reading.lines(wanted)
    shown = _times(lambda: page(reading.valued(found), Query(), order=reading.ORDER, size=25))
    counted = _times(lambda: reading.count(found))
    whole = _times(lambda: client.get(f"/registers/?q={word}"), rounds=10)
    tell(
        f"P4 search, {kind.lower()} word",
        found=reading.count(found),
        best_ms=_ms(shown, 0),
        p50_ms=_ms(shown, 0.5),
        p99_ms=_ms(shown, 0.99),
        goal_p99_ms=20,
        count_p50_ms=_ms(counted, 0.5),
        count_p99_ms=_ms(counted, 0.99),
        page_p50_ms=_ms(whole, 0.5),
    )


def _last_page():
    """The last page by its key, against the first."""
    wanted = everything(q="", person="", category="", counterparty="")
    found, order = reading.valued(reading.lines(wanted)), reading.ORDER
    last = list(found.order_by(*(f"-{key}" for key in order))[:51])[-1]
    from django.core import signing

    place = {"after": signing.dumps([last[key] for key in order], salt="nhsuk.paging")}
    assert len(page(found, Query(place), order=order, size=50).rows) == 50
    ratio(
        "P5 last page", lambda: page(found, Query(place), order=order, size=50),
        lambda: page(found, Query(), order=order, size=50), rounds=ROUNDS, goal=1.5,
    )  # fmt: skip


class Query(dict):
    """What `request.GET` offers to paging."""

    def copy(self):
        return Query(self)

    def urlencode(self):
        return "&".join(f"{key}={value}" for key, value in self.items())


def _weight(code):
    """Bytes of a first visit and of a later page, compressed."""
    html = Client().get(f"/ccg/{code}/registers/interests/").content
    page_size = len(gzip.compress(html, 6))
    linked = set(re.findall(rb'(?:src|href)="(/static/[^"]+\.(?:css|js|svg|woff2?))"', html))
    names = [link.decode().removeprefix("/static/") for link in linked]
    files = [Path(finders.find(name) or settings.STATIC_ROOT / name) for name in names]
    rest = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
    tell(
        "P12 page weight", first_visit_kb=round((page_size + rest) / 1000, 1), later_page_kb=round(page_size / 1000, 1),
        goal_kb=[100, 15], files=len(linked),
    )  # fmt: skip


def _times(act, rounds=100):
    act()
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        act()
        times.append(time.perf_counter() - begun)
    return times


def _ms(values, part):
    return round(percentile(values, part) * 1000, 2)
