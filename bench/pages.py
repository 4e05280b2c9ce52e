"""P2 and P3: each signed-in list against the least that serves its rows; queries at every size.

Both arms go through gunicorn, one sync worker each, a connection a request, in turn. The bare arm
sends the very statement of the page by a cursor, shows as many columns of the same rows, and puts
the page's own bytes around them; the plain arm is what the Django tutorial would do (`bench.bare`).
"""

import os
import pickle
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from bench.many import plant
from bench.ratio import percentile, tell
from bench.server import a_second, gunicorn, processor_ms, seconds_of
from governance.models import User
from governance.second_factor import KEY

SIZES, MOST = (1, 50, 500), 8
ROUNDS, REQUESTS, READERS = 6, 16, 8
ARMS = ("bare", "plain", "ours")
HEADING = re.compile(r'role="columnheader"[^>]*>(.*?)</th>', re.DOTALL)


@dataclass(frozen=True)
class Page:
    """`table` holds the rows the page lists; a page that is more than a list has no goal."""

    address: str
    table: str
    who: str = "gil"
    listed: bool = True


PAGES = (
    Page("/organisations/", "governance_organisationname"),
    Page("/people/", "governance_appointment"),
    Page("/applications/", "applications_application", "nadia"),
    Page("/arrangements/", "governance_arrangement", "nadia"),
    Page("/committees/", "governance_committee"),
    Page("/meetings/", "governance_meeting"),
    Page("/committees/{committee}/actions/", "governance_actionpoint"),
    Page("/committees/{committee}/reports/", "governance_report"),
    Page("/conflicts/{ccg}/people/", "conflicts_declarant"),
    Page("/conflicts/{ccg}/interests/", "conflicts_interest"),
    Page("/conflicts/{ccg}/gifts/", "conflicts_gift"),
    Page("/conflicts/{ccg}/breaches/", "conflicts_breach"),
    Page("/conflicts/{ccg}/withheld/", "conflicts_redaction"),
    Page("/organisations/{ccg}/links/", "governance_link"),
    Page("/my-people/", "conflicts_interest"),
    Page("/conflicts/{ccg}/sponsorship/", "conflicts_sponsorship", listed=False),
    Page("/conflicts/{ccg}/earnings/", "conflicts_earning", listed=False),
    Page("/people/matrix/", "governance_appointment", listed=False),
    Page("/desk/", "applications_application", "nadia", listed=False),
)


def run():
    counts = {}
    for number in SIZES:
        places = plant(number)
        for page in PAGES:
            counts.setdefault(page, []).append(_queries(page, places))
        if number == 50:
            timed(places)
    for page, found in counts.items():
        tell(f"P3 {page.address}", rows=list(SIZES), queries=found, constant=len(set(found[1:])) == 1)


def _client(page):
    """Signed in with a second factor, as people in post are."""
    user = User.objects.get(email=f"{page.who}@example.org")
    client = Client()
    client.force_login(user)
    session = client.session
    session[KEY] = user.pk
    session.save()
    return client


def _queries(page, places):
    client, address = _client(page), page.address.format(**places)
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return len(captured)


def timed(places, pages=PAGES):
    """Each page against the limit, both served as in service."""
    subprocess.run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], check=True)
    taken = [_taken(page, places) for page in pages]
    server = ("--workers", "1", "--max-requests", "0")
    with tempfile.NamedTemporaryFile() as kept:
        kept.write(pickle.dumps(taken))
        kept.flush()
        with (
            gunicorn("cocomm.wsgi", *server, MFA_REQUIRED="1") as ours,
            gunicorn("bench.bare:application", *server, BENCH_PAGES=kept.name) as limit,
        ):
            for number, page in enumerate(pages):
                _compared(page, page.address.format(**places), number, ours, limit)


def _taken(page, places):
    """What the bare arm needs of our page: its statement, its columns, and the bytes around its rows."""
    client, sent = _client(page), []

    def note(execute, sql, values, many, context):
        sent.append((sql, values))
        return execute(sql, values, many, context)

    address = page.address.format(**places)
    client.get(address)
    with override_settings(DATABASE_KEEPS_PLANS=False), connection.execute_wrapper(note):
        html = client.get(address).content.decode()
    mine = [each for each in sent if f'FROM "{page.table}"' in each[0]]
    statement, values = max(mine, key=lambda each: ("LIMIT 51" in each[0], len(each[0])))
    begin, end = ("<tbody", "</tbody>") if "<tbody" in html else ("<main", "</main>")
    columns = HEADING.findall(html) or ["Column"] * 6
    return {
        "statement": statement, "values": values, "rows": 50, "columns": columns,
        "before": html[: html.index(begin)], "after": html[html.index(end) :],
    }  # fmt: skip


def _compared(page, address, number, ours, limit):
    """Each arm in turn: one reader, then eight at once; and what the kernel counted."""
    cookies = f"{settings.SESSION_COOKIE_NAME}={_client(page).session.session_key}"
    asked = {"bare": (limit, f"/bare/{number}"), "plain": (limit, f"/plain/{number}"), "ours": (ours, address)}
    seconds, rates, busy = ({arm: [] for arm in ARMS} for _ in range(3))
    for _, where in asked.values():
        for _ in range(5):
            seconds_of(asked["ours"][0][0] if where == address else limit[0], where, cookies)
    for _ in range(ROUNDS):
        for arm, ((port, child), where) in asked.items():
            before = processor_ms(child)
            seconds[arm] += [seconds_of(port, where, cookies) for _ in range(REQUESTS)]
            busy[arm].append((processor_ms(child) - before) / REQUESTS)
            rates[arm].append(a_second(port, where, cookies, readers=READERS, requests=REQUESTS))
    p50, p99 = ({arm: percentile(seconds[arm], part) * 1000 for arm in ARMS} for part in (0.5, 0.99))
    used, rate = ({arm: percentile(each[arm], 0.5) for arm in ARMS} for each in (busy, rates))
    tell(
        f"P2 {page.address}", ratio=_times(p50["ours"], p50["bare"]), goal=2.5 if page.listed else None,
        p99_ratio=_times(p99["ours"], p99["bare"]), p99_goal=4 if page.listed else None,
        processor_ratio=_times(used["ours"], used["bare"]),
        throughput_of_plain=_times(rate["ours"], rate["plain"]), throughput_goal=2 if page.listed else None,
        processor_of_plain=_times(used["plain"], used["ours"]),
        p50_ms=_rounded(p50), p99_ms=_rounded(p99), processor_ms=_rounded(used), a_second=_rounded(rate),
        load=round(os.getloadavg()[0], 1),
    )  # fmt: skip


def _times(one, other):
    return round(one / other, 2)


def _rounded(arms):
    return {arm: round(value, 2) for arm, value in arms.items()}
