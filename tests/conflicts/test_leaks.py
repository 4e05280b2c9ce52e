"""Secrets planted where people write them; a stranger follows every link and opens every file."""

from decimal import Decimal

import pytest

from conflicts import actions
from jobs import actions as jobs
from publication import actions as publication
from publication.models import Line
from tests.conflicts.conftest import AT, ON, later
from tests.conflicts.test_breaches import HONEST, reported
from tests.publication.crawl import crawl, leaks

SECRETS = {
    "private note": "Quagmire",
    "redacted words": "Zephyrine",
    "request to redact": "Thistledown",
    "guardian's reason": "Brambling",
    "home address": "12 Hollyhock Lane",
    "entry without consent": "Vermilion",
    "why not": "Marmoset",
    "unreviewed entry": "Ocelot",
    "account of a breach": "Pimpernel",
    "findings of a breach": "Sassafras",
    "item of a breach": "Turnstone",
    "gift not published": "Narwhal",
    "withdrawn entry": "Gossamer",
    "certificate": "Hornbeam-77",
    "e-mail": "@example.org",
}


@pytest.fixture
def planted(ccg, clock):
    """A register with a secret of each kind, sequenced, built and printed."""
    clock(ON)
    gil, lena, anita = ccg.small.gil.user, ccg.small.lena.user, ccg.small.anita.user
    noted = ccg.declared(ccg.gee)
    noted = actions.agree(noted, mitigation="Leaves the room", private_note=SECRETS["private note"], by=anita, at=AT)
    actions.publish_interest(noted, by=gil, at=AT)
    hidden = ccg.published(ccg.gee, counterparty="Fylde Carers Trust", description=SECRETS["redacted words"])
    words = f"{SECRETS['request to redact']}, of {SECRETS['home address']}"
    asked = actions.ask_redaction(
        hidden, ground="harm", fields=["description"], request=words, by=ccg.small.gee.user, at=AT
    )
    reason = SECRETS["guardian's reason"]
    actions.decide_redaction(asked, grant=True, advice=reason, reason=reason, by=lena, at=later(0.1))
    refused = {"counterparty": SECRETS["entry without consent"], "publish": False, "why_not": SECRETS["why not"]}
    actions.agree(ccg.declared(ccg.gee, **refused), mitigation="None needed", by=anita, at=AT)
    ccg.declared(ccg.gee, counterparty=SECRETS["unreviewed entry"])
    wrong = ccg.published(ccg.gee, counterparty=SECRETS["withdrawn entry"])
    actions.withdraw(wrong, because="The wrong person", by=gil, at=later(0.1))
    breached(ccg)
    actions.record_gift(
        ccg=ccg.small.blackpool, declarant=ccg.gee, kind="hospitality", giver=SECRETS["gift not published"],
        value=Decimal(200), offered_on=ON, description="Dinner", accepted=True, reason="Asked",
        by=ccg.small.gee.user, at=AT,
    )  # fmt: skip
    actions.record_training(
        ccg.gee, module="1", completed_on=ON, certificate=SECRETS["certificate"], by=ccg.small.gee.user, at=AT
    )
    publication.sequence(at=AT)
    jobs.drain()


def breached(ccg):
    account, item = SECRETS["account of a breach"], SECRETS["item of a breach"]
    breach = actions.take_up(reported(ccg, account=account, item=item), by=ccg.small.gil.user, at=AT)
    breach = actions.conclude(breach, findings=SECRETS["findings of a breach"], **HONEST, by=ccg.small.gil.user, at=AT)
    actions.tell_nhs_england(breach, told_on=ON, by=ccg.small.gil.user, at=AT)
    actions.publish_breach(breach, by=ccg.small.lena.user, at=AT)


@pytest.mark.walk
def test_a_stranger_finds_none_of_the_secrets_anywhere(planted, client):
    (code,) = Line.objects.filter(register="interests").values_list("body", flat=True).distinct()
    refs = list(Line.objects.values_list("ref", flat=True))
    starts = ["/", "/registers/", f"/ccg/{code}/", "/ledger/", "/ledger/rows.jsonl", "/api/v1/registers"]
    starts += [f"/entry/{ref}/{end}" for ref in refs for end in ("", "1/", "2/", "1/receipt.json", "2/receipt.json")]
    for key in ("interests", "gifts", "breaches"):
        page = f"/ccg/{code}/registers/{key}"
        starts += [f"{page}.{end}{when}" for end in ("csv", "json", "xlsx", "atom", "pdf") for when in ("", DATES)]
        starts += [f"{page}/{DATES}", f"/api/v1/registers/{key}/entries", f"/api/v1/registers/{key}/bulk.jsonl"]
        starts += [f"{page}/?q={secret}" for secret in SECRETS.values()]
        starts += [f"/api/v1/registers/{key}/entries?q={secret}" for secret in SECRETS.values()]
    starts += [f"/registers/?q={secret}" for secret in SECRETS.values()]
    seen = crawl(client, starts)
    assert not [leak for leak in leaks(seen, SECRETS) if leak != ("/demo/", "e-mail")]  # its sign-in list
    for end in ("csv", "json", "xlsx", "atom", "pdf"):
        assert b"Tidewater" in seen[f"/ccg/{code}/registers/interests.{end}"], end


DATES = f"?as_at={ON}&known_at={ON}"
