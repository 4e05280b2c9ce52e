"""The API says what the pages say, and keeps its own description under fuzzing."""

import json

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings

from publication import actions
from tests.publication.toy import at, row

API = "/api/v1"


@pytest.fixture
def some(publish):
    refs = [publish(f"Person {n:02}", "Bear", at="2017-01-10").ref for n in range(7)]
    actions.withdraw(refs[6], ground="By mistake", at=at("2017-02-01"))
    actions.redact(refs[5], row=row("Person 05", "[redacted]"), at=at("2017-02-01"))
    actions.sequence(at=at("2017-02-01"))
    return refs


def test_pages_by_key_hold_every_entry_once(client, some, now):
    seen, after = [], ""
    while after is not None:
        page = client.get(f"{API}/registers/toys/entries", {"limit": 4, "after": after}).json()
        seen += [entry["entry"] for entry in page["entries"]]
        after = page["next"]
    assert seen == some[:6]
    assert page["edition"] == "Toy rules 2016" and page["register"] == "toys"
    then = {"as_at": "2017-01-20", "known_at": "2017-01-20", "limit": 4}
    first = client.get(f"{API}/registers/toys/entries", then).json()
    second = client.get(f"{API}/registers/toys/entries", {**then, "after": first["next"]}).json()
    toys = [entry["columns"]["toy"] for entry in first["entries"] + second["entries"]]
    assert toys == ["Bear"] * 5 + ["[redacted]"]


def test_bulk_is_the_same_as_lines(client, some, now):
    answer = client.get(f"{API}/registers/toys/bulk.jsonl")
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).decode().splitlines()]
    assert [line["entry"] for line in lines] == some[:6]


def test_one_entry_and_its_receipt(client, some, now):
    assert client.get(f"{API}/entries/{some[0]}").json()["columns"]["name"] == "Person 00"
    gone = client.get(f"{API}/entries/{some[6]}")
    assert gone.status_code == 410 and gone.json()["ground"] == "By mistake"
    assert client.get(f"{API}/entries/{some[0]}/1/receipt").json()["tree_size"] == 9
    assert client.get(f"{API}/entries/aaaaaaaaaaaa").status_code == 404
    assert client.get(f"{API}/entries/{some[0]}/9/receipt").status_code == 404


def test_what_is_not_understood_is_told(client, some, now):
    page = f"{API}/registers/toys/entries"
    assert client.get(page, {"as_at": "2099-01-01"}).status_code == 400
    assert client.get(page, {"after": "bm90aGluZw=="}).status_code == 400
    assert client.get(page, {"limit": 0}).json() == {"error": "This does not fit the description: limit"}
    assert client.get(f"{API}/registers/nothing/entries").status_code == 404
    assert client.post(page).status_code == 405


def test_the_description_is_openapi_3_1(client, db, now):
    said = client.get(f"{API}/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    assert {method for path in said["paths"].values() for method in path} == {"get"}


def test_constant_queries(client, publish, now):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for more in (1, 60):
        for n in range(more):
            publish(f"Person {n}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{API}/registers/toys/entries")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4


@pytest.mark.slow
def test_fuzzed_requests_always_get_a_described_answer(some, now, one_connection):
    """Schemathesis over the whole description: no 500, no undocumented answer."""
    schema = schemathesis.openapi.from_wsgi(f"{API}/openapi.json", get_wsgi_application())
    tried = []
    for found in schema.get_all_operations():

        @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=found.ok().as_strategy())
        def once(case):
            tried.append(case)
            case.call_and_validate()

        once()
    assert len(tried) > 100


@pytest.fixture
def one_connection():
    """A WSGI answer closes the connection at its end; a test's own must stay open."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)
