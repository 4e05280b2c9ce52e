"""What strangers meet: the ledger's addresses, the checker over HTTP, and no planted secret anywhere."""

import base64
import json
import subprocess
import sys
from itertools import product

import pytest

from jobs import actions as jobs
from publication import actions
from publication.ledger import keys
from publication.ledger.public import CHECKER
from publication.models import LedgerHead
from publication.rules import checkpoint, merkle, tiles
from tests.publication import toy
from tests.publication.crawl import crawl, leaks
from tests.publication.toy import at, row

PAGE = "/ccg/99X/registers/toys/"


@pytest.fixture
def ledger(publish):
    for n in range(5):
        publish(f"Person {n}")
        actions.sequence(at=at("2017-05-01"))


def test_the_head_the_key_and_the_tiles(client, ledger, now):
    key = client.get("/ledger/key").content.decode()
    name, raw = checkpoint.read_verifier_key(key)
    answer = client.get("/ledger/checkpoint")
    assert answer["Content-Type"] == "text/plain; charset=utf-8" and "max-age=5" in answer["Cache-Control"]
    head = checkpoint.read(checkpoint.opened(answer.content.decode(), name=name, public=raw))
    tile = client.get("/ledger/" + tiles.path(0, 0, head.size))
    assert "immutable" in tile["Cache-Control"] and tile["Content-Type"] == "application/octet-stream"
    hashes = [tile.content[place : place + 32] for place in range(0, len(tile.content), 32)]
    assert merkle.root(hashes) == head.root
    entries = tiles.unbundle(client.get("/ledger/" + tiles.path("entries", 0, head.size)).content)
    assert [merkle.leaf_hash(entry) for entry in entries] == hashes
    assert client.get("/ledger/tile/0/000.p/3").content == tile.content[:96], "as an earlier head needs it"


@pytest.mark.parametrize(
    "place", ["tile/0/000", "tile/0/000.p/6", "tile/0/001.p/1", "tile/1/000.p/1", "tile/x", "tile/0/"]
)
def test_no_other_tile_is_served(client, ledger, now, place):
    assert client.get(f"/ledger/{place}").status_code == 404


def test_consistency_between_any_two_heads(client, ledger, now):
    heads = {head.size: bytes(head.root) for head in LedgerHead.objects.all()}
    for (old, old_head), (new, new_head) in product(heads.items(), repeat=2):
        answer = client.get("/ledger/consistency.json", {"old": old, "new": new})
        if old > new:
            assert answer.status_code == 404
            continue
        proof = [base64.b64decode(step) for step in answer.json()["consistency_proof"]]
        assert merkle.extends(old=old, new=new, old_head=old_head, new_head=new_head, proof=proof)
    for wrong in ({}, {"old": "x", "new": 1}, {"old": 1, "new": 99}, {"old": -1, "new": 2}):
        assert client.get("/ledger/consistency.json", wrong).status_code in (400, 404)


def test_an_empty_ledger_says_so(client, db, now):
    assert client.get("/ledger/checkpoint").status_code == 404
    assert client.get("/ledger/").status_code == 200


def test_the_checker_is_served_as_it_is(client, db, now):
    assert client.get("/ledger/cocomm_check.py").content == CHECKER.read_bytes()


def test_a_stranger_checks_us_over_http(live, committed_db, tmp_path, settings):
    settings.PUBLIC_REGISTERS = toy.NAMES
    refs = [actions.publish("toys", row=row(f"Person {n}"), at=at("2017-01-10")).ref for n in range(4)]
    actions.erase(refs[0], ground="Order", authority="O", by="k", at=at("2017-02-01"))
    actions.sequence(at=at("2017-05-01"))
    done = subprocess.run(
        [sys.executable, "-I", str(CHECKER), f"{live}/ledger", "--key", keys.verifier_key()],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0 and "All holds: 5 entries, 4 rows" in done.stdout, done.stdout + done.stderr


# --- no planted secret anywhere -----------------------------------------------------

SECRETS = {
    "redacted": "Zaffre",
    "withdrawn": "Quillon",
    "erased": "Umbrage",
    "over": "Vespers",
    "never in class": "Wimple",
    "origin": "private:Xylem",
}


@pytest.fixture
def planted(publish, now):
    """A register with a secret of each kind, sequenced and built; the secrets are all there was."""
    shown = [publish(f"Person {n}", "Plainword").ref for n in range(3)]
    redacted = publish("Ann", SECRETS["redacted"], counterparty_name=f"{SECRETS['redacted']} Ltd").ref
    withdrawn = publish(SECRETS["withdrawn"], "Toy").ref
    erased = publish(SECRETS["erased"], "Toy").ref
    over = publish(SECRETS["over"], "Toy", since="2015-01-01", until="2016-01-31").ref
    never = publish(SECRETS["never in class"], "Toy", audience="nobody").ref
    actions.republish("toys", origin=SECRETS["origin"], row=row("Bob", "Plainword"), at=at("2017-01-10"))
    jobs.drain()
    actions.redact(redacted, row=row("Ann", "[redacted]"), at=at("2017-02-01"))
    actions.withdraw(withdrawn, ground="Mistake", at=at("2017-02-01"))
    actions.erase(erased, ground="Order", authority="O", by="k", at=at("2017-02-01"))
    actions.publish("houses", row=toy.house(), at=at("2017-01-01"))
    actions.sequence(at=at("2017-02-01"))
    jobs.drain()
    return [*shown, redacted, withdrawn, erased, over, never]


DATES = ["", "as_at=2015-06-01&known_at=2017-06-01", "as_at=2017-01-15&known_at=2017-01-15", "known_at=2017-01-31"]


def test_no_secret_leaks_from_any_page_file_feed_search_or_api(client, planted):
    starts = ["/registers/", "/ledger/", "/ledger/rows.jsonl", "/ledger/heads.jsonl", "/api/v1/registers"]
    starts += [f"/entry/{ref}/" for ref in planted] + [f"/api/v1/entries/{ref}" for ref in planted]
    starts += [f"/entry/{ref}/{v}/{end}" for ref in planted for v in (1, 2) for end in ("", "receipt.json")]
    starts += [f"/ledger/{tiles.path('entries', 0, LedgerHead.objects.latest('size').size)}"]
    for dates in DATES:
        starts += [f"{PAGE}?{dates}", f"/registers/toys/?{dates}", f"/api/v1/registers/toys/entries?{dates}"]
        starts += [f"/ccg/99X/registers/toys.{end}?{dates}" for end in ("csv", "json", "xlsx", "atom")]
        starts += [f"/api/v1/registers/toys/bulk.jsonl?{dates}"]
        starts += [f"/entry/{ref}/?{dates}" for ref in planted]
        for secret in SECRETS.values():
            starts += [f"{PAGE}?{dates}&{name}={secret}" for name in ("q", "person", "counterparty")]
            starts += [f"{PAGE}?{dates}&person={secret.lower()}"]
    starts += [f"{PAGE}compare/?start=2017-01-15&end=2017-05-01", "/ccg/99X/registers/toys.pdf"]
    seen = crawl(client, starts)
    assert len(seen) > 150 and leaks(seen, SECRETS) == []
    for form in (f"{PAGE}?", f"{PAGE[:-1]}.csv?", f"{PAGE[:-1]}.json?", f"{PAGE[:-1]}.xlsx", f"{PAGE[:-1]}.pdf"):
        assert b"Plainword" in seen[form], f"the crawl reads what is public in {form}"
    json.loads(seen["/api/v1/registers"])
