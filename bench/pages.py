"""P2 and P3: each list page against a bare cursor-and-string view of rows; queries at every size."""

from html import escape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.ratio import ratio
from governance.models import User

# page, somebody who may open it, and the rows a bare view would show
LISTS = {
    "/organisations/": ("nia@example.org", "SELECT id, code, kind FROM governance_organisation ORDER BY code LIMIT 50"),
    "/people/": ("gil@example.org", "SELECT id, name, ref FROM governance_person ORDER BY name LIMIT 50"),
    "/applications/": ("nye@example.org", "SELECT id, ref, status FROM applications_application ORDER BY id LIMIT 50"),
    "/desk/": ("nye@example.org", "SELECT id, ref, status FROM applications_application ORDER BY id LIMIT 50"),
}


def run():
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
