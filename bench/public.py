"""P3 of the public views: the same number of queries at 1, 50 and 500 entries; none of them a ready file."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.ratio import tell
from jobs.clock import now
from publication import actions
from publication.models import Line
from publication.registers import Row, by_key

SIZES = {"ZB1": 1, "ZB50": 50, "ZB500": 500}
MOST = 8
PAST = "as_at=2015-01-05&known_at=2015-01-05"
PAGES = (
    "/ccg/{body}/",
    "/ccg/{body}/registers/gifts/",
    "/ccg/{body}/registers/gifts/?category=gift",
    "/ccg/{body}/registers/gifts/?q=counted",
    f"/ccg/{{body}}/registers/gifts/?{PAST}",
    "/ccg/{body}/registers/gifts/compare/",
    *(f"/ccg/{{body}}/registers/gifts.{suffix}" for suffix in ("csv", "json", "xlsx", "atom")),
    "/ccg/{body}/registers/gifts.csv-metadata.json",
    f"/ccg/{{body}}/registers/gifts.json?{PAST}",
    "/registers/?q=counted{body}",
    "/entry/{ref}/",
    "/entry/{ref}.json",
    "/entry/{ref}/1/",
    "/entry/{ref}/1/receipt.json",
    "/api/v1/registers/gifts/entries?body={body}&limit=200",
    "/api/v1/registers/gifts/bulk.jsonl?body={body}",
    "/api/v1/entries/{ref}",
)


def run():
    register, at = by_key("gifts"), now()
    for body, many in SIZES.items():
        rows = ((f"bench:{body}:{number}", _row(register, body, number)) for number in range(many))
        actions.bring_up_to_date("gifts", rows=rows, at=at)
    actions.sequence(at=at)
    for pattern in PAGES:
        counts = [_queries(pattern, body) for body in SIZES]
        few = max(counts) <= MOST
        tell(f"P3 {pattern}", rows=list(SIZES.values()), queries=counts, constant=len(set(counts)) == 1, few=few)


def _row(register, body, number):
    words = {column.key: None for column in register.columns}
    said = {register.heading[0]: f"Person {number}", register.heading[1]: "Northshore", "description": f"counted{body}"}
    return Row(columns=words | said, body=body, category="gift", person_name=f"Person {number}")


def _queries(pattern, body):
    address = pattern.format(body=body, ref=Line.objects.filter(body=body).earliest("pk").ref)
    client = Client()
    _read(client, address)
    with CaptureQueriesContext(connection) as captured:
        _read(client, address)
    return len(captured)


def _read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return b"".join(answer.streaming_content) if answer.streaming else answer.content
