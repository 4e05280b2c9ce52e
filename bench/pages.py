"""P2 and P3: each list page against a bare cursor-and-string view of rows; queries at every size."""

from datetime import date
from html import escape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from applications.models import Application
from bench.ratio import ratio, tell
from governance.models import Arrangement, Kind, Organisation, User
from jobs.clock import now

# page, somebody who may open it, and the rows a bare view would show
LISTS = {
    "/organisations/": ("nia@example.org", "SELECT id, code, kind FROM governance_organisation ORDER BY code LIMIT 50"),
    "/people/": ("gil@example.org", "SELECT id, name, ref FROM governance_person ORDER BY name LIMIT 50"),
    "/applications/": ("nye@example.org", "SELECT id, ref, status FROM applications_application ORDER BY id LIMIT 50"),
    "/desk/": ("nye@example.org", "SELECT id, ref, status FROM applications_application ORDER BY id LIMIT 50"),
}


SIZES = (1, 50, 500)
FORMS = {cycle: f"delegated_{cycle.replace('/', '_')}" for cycle in ("2015/16", "2016/17", "2017/18")}


def run():
    _ratios()
    _counts()


def _counts():
    """P3: queries of each page over applications and arrangements at 1, 50 and 500 rows."""
    counts = {}
    for number in SIZES:
        _plant(number)
        for address in ("/applications/", "/arrangements/", "/desk/"):
            client = Client()
            client.force_login(User.objects.get(email="nadia@example.org"))
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            counts.setdefault(address, []).append(len(captured))
    for address, found in counts.items():
        tell(f"P3 {address}", rows=list(SIZES), queries=found, constant=found[1] == found[2])


def _plant(number):
    """That many drafts and arrangements, of other groups; planted, because only counting counts."""
    gil, at = User.objects.get(email="gil@example.org"), now()
    groups = Organisation.objects.filter(kind=Kind.CCG, closed_on=None, applications=None).order_by("pk")
    have = Application.objects.count()
    shared = {"model": "delegated", "starts_on": date(2015, 4, 1)}
    places = [(group, cycle) for group in groups for cycle in FORMS][: max(number - have, 0)]
    Application.objects.bulk_create(
        Application(ccg=group, cycle=cycle, edition=FORMS[cycle], opened_at=at, opened_by=gil, **shared)
        for group, cycle in places
    )
    Arrangement.objects.bulk_create(
        Arrangement(ccg=group, status="lapsed", closed_because="Planted", approved_at=at, approved_by=gil, **shared)
        for group, _ in places
    )


def _ratios():
    for address, (email, statement) in LISTS.items():
        client = Client()
        client.force_login(User.objects.get(email=email))
        if client.get(address).status_code != 200:
            continue
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        ratio(
            f"P2 {address}",
            lambda client=client, address=address: client.get(address),
            lambda statement=statement: _bare(statement),
            rounds=40,
            goal=2.5 if address != "/desk/" else None,
            queries=len(captured),
        )


def _bare(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall()
    cells = ("".join(f"<td>{escape(str(value))}</td>" for value in row) for row in rows)
    return "<table>" + "".join(f"<tr>{each}</tr>" for each in cells) + "</table>"
