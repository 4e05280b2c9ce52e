"""The registers of a financial year for the annual accounts: the same words whenever they are made again."""

import hashlib
import json
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conflicts import actions
from conflicts import year_end as papers
from conflicts.models import YearEnd
from conflicts.rules import year_end as rules
from documents import rendering
from governance.models import Signature, SignedText
from governance.permissions import Role
from governance.workflow import NotAllowed
from jobs.clock import LONDON, real_time
from publication import actions as publication
from publication.models import Line
from tests.conflicts.conftest import AT

LATER = datetime(2017, 4, 20, 10, 0, tzinfo=LONDON)


@pytest.mark.parametrize("register, begins, ends, columns, belongs", [
    ("interests", "2010-01-01", None, {}, True), ("interests", "2010-01-01", "2016-03-31", {}, False),
    ("interests", "2010-01-01", "2016-04-01", {}, True), ("interests", "2017-03-31", None, {}, True),
    ("interests", "2017-04-01", None, {}, False), ("interests", None, None, {}, True),
    ("gifts", "2016-03-31", None, {}, False), ("gifts", "2016-04-01", None, {}, True),
    ("gifts", "2017-03-31", None, {}, True), ("breaches", "2015-12-01", None, {}, False),
    ("sponsorship", "2015-06-01", None, {"to_on": "2016-04-02"}, True),
    ("sponsorship", "2015-06-01", None, {"to_on": ""}, False),
])  # fmt: skip
def test_what_belongs_to_2016_17(register, begins, ends, columns, belongs):
    assert rules.belongs(register, valid_from=begins, valid_to=ends, columns=columns, year=2016) == belongs


@pytest.mark.parametrize("on, first", [(date(2017, 3, 31), 2015), (date(2017, 4, 1), 2016), (date(2018, 1, 1), 2016)])
def test_a_year_is_over_on_the_first_of_april(on, first):
    assert rules.years_over(on)[0] == first and rules.years_over(on)[-1] == 2013


@pytest.fixture
def year(ccg, settings):
    settings.PUBLIC_HOST = "registers.example.org"
    return filled(ccg)


def filled(ccg):
    """An interest and a gift published, in the ledger; and somebody who may sign."""
    small = ccg.small
    small.audit = small.appoint("Ada Chair", Role.AUDIT_CHAIR, small.blackpool)
    ccg.interest = ccg.published(ccg.gee)
    gift = actions.record_gift(
        ccg=small.blackpool, declarant=ccg.gee, kind="gift", giver="=Tidewater", giver_business="Clinics",
        supplier=True, value=Decimal(12), offered_on=date(2017, 3, 10), description="A set of pens", accepted=False,
        by=small.gee.user, at=AT,
    )  # fmt: skip
    actions.publish_gift(gift, by=small.gil.user, at=AT)
    publication.sequence(at=real_time())
    return ccg


def prepare(ccg, year=2016, at=LATER):
    return actions.prepare_year_end(ccg.small.blackpool, year=year, by=ccg.small.gil.user, at=at)


def sign(ccg, record, **more):
    given = {
        "fingerprint": record.fingerprint, "typed_name": "Ada Chair", "confirmed": True, "method": "password",
        "by": ccg.small.audit.user, "at": LATER,
    }  # fmt: skip
    actions.sign_year_end(record, **given | more)
    return YearEnd.objects.select_related("document", "ccg").get(pk=record.pk)


def test_it_holds_the_published_words_of_the_year_and_nothing_private(year):
    content = papers.remade(prepare(year))
    told = {each["key"]: each["count"] for each in content["registers"]}
    assert told == {"interests": 1, "gifts": 1, "sponsorship": 0, "breaches": 0}
    text = papers.canonical(content)
    assert "Tidewater Health Ltd" in text and "gee@example.org" not in text
    assert content["ledger"]["size"] == YearEnd.objects.get().ledger_size


@pytest.mark.parametrize("late", [False, True])
def test_a_year_without_the_facts_or_not_over_is_refused(year, late):
    with pytest.raises(NotAllowed) as refusal:
        prepare(year, at=AT, year=2016 if late else 2012)
    assert refusal.value.reasons


def test_entries_not_yet_in_the_ledger_are_waited_for(year):
    year.published(year.gee, counterparty="Another Ltd")
    with pytest.raises(NotAllowed, match="half a minute"):
        prepare(year)


def test_made_again_it_is_the_same_to_the_byte_whatever_came_later(year):
    record = sign(year, prepare(year))
    plain = rendering.unsealed(record.document)
    line = Line.objects.get(origin=year.interest.origin)
    publication.withdraw(line.ref, ground="A mistake", at=LATER)
    publication.sequence(at=real_time())
    content = papers.remade(record)
    assert papers.fingerprint(content) == record.fingerprint
    signature = Signature.objects.select_related("text").get()
    again = papers.canonical(papers.paper(record, content, signature))
    assert again == record.document.payload
    record.document.payload = again
    assert hashlib.sha256(rendering.unsealed(record.document)).digest() == hashlib.sha256(plain).digest()
    assert papers.canonical(papers.extract_in(record.document)) == papers.canonical(content)


def test_the_signed_text_binds_the_words_and_holds_none_of_them(year):
    record = sign(year, prepare(year))
    text = SignedText.objects.get().payload
    assert record.fingerprint in text and "Tidewater" not in text and "Gee" not in text
    assert record.document.content["signatures"][0]["name"] == "Ada Chair"


@pytest.mark.parametrize("more, reason", [
    ({"by": "gil"}, "Audit Committee Chair"), ({"confirmed": False}, "Tick"),
    ({"fingerprint": "0" * 64}, "changed"), ({"typed_name": "Somebody"}, "Ada Chair"),
])  # fmt: skip
def test_what_stands_against_a_signature(year, more, reason):
    record = prepare(year)
    if "by" in more:
        more = {"by": year.small.gil.user}
    with pytest.raises(NotAllowed, match=reason):
        sign(year, record, **more)


def test_a_later_extract_takes_the_place_of_the_signed_one(year):
    first = sign(year, prepare(year))
    second = sign(year, prepare(year))
    first.document.refresh_from_db()
    assert first.pk != second.pk and not first.document.current and second.document.current


def test_an_erased_entry_is_taken_out_of_the_paper_and_named(year):
    record = sign(year, prepare(year))
    assert actions.follow_year_ends(at=LATER) == 0
    line = Line.objects.get(origin=year.interest.origin)
    publication.erase(line.ref, ground="Right to erasure", authority="Article 17", by="the guardian", at=LATER)
    assert actions.follow_year_ends(at=LATER) == 1 and actions.follow_year_ends(at=LATER) == 0
    record.document.refresh_from_db()
    assert record.document.payload == "" and "erased" in record.document.superseded_because
    content = papers.remade(record)
    assert papers.fingerprint(content) != record.fingerprint
    assert content["registers"][0]["erased"] == 1


def test_the_pages(year, as_, clock):
    small = year.small
    clock(date(2017, 4, 20))
    base = f"/conflicts/{small.blackpool.ref}/year-end/"
    assert as_(small.sol).get(base).status_code == 404
    assert as_(small.gee).get(base).status_code == 403
    assert b"Prepare an extract" not in as_(small.audit).get(base).content
    assert as_(small.audit).post(base, {"year": 2016}).status_code == 200 and not YearEnd.objects.exists()
    assert as_(small.gil).post(base, {"year": 2016}).status_code == 302
    record = YearEnd.objects.get()
    page = f"/year-ends/{record.ref}/"
    assert b"The same, to the letter" in as_(small.gil).get(page).content
    assert as_(small.gil).get(page + "sign/").status_code == 403
    assert as_(small.sol).get(page).status_code == 404
    ada = as_(small.audit)
    assert "Tidewater Health Ltd" in ada.get(page + "sign/").content.decode()
    given = {"confirmed": "on", "typed_name": "Ada Chair", "fingerprint": record.fingerprint}
    assert ada.post(page + "sign/", given | {"confirmed": ""}).status_code == 422
    assert ada.post(page + "sign/", given).status_code == 302
    told = ada.get(page).content.decode()
    assert "Waiting to start" in told and "Read and sign" not in told
    assert hashlib.sha256(ada.get(page + "extract.json").content).hexdigest() == record.fingerprint
    assert "'=Tidewater" in ada.get(page + "gifts.csv").content.decode()
    assert ada.get(page + "earnings.csv").status_code == 404 and ada.get(page + "paper/").status_code == 404


def test_the_page_costs_the_same_for_few_and_many_entries(year, as_):
    def cost():
        publication.sequence(at=real_time())
        record = prepare(year)
        gil = as_(year.small.gil)
        gil.get(f"/year-ends/{record.ref}/")
        with CaptureQueriesContext(connection) as seen:
            gil.get(f"/year-ends/{record.ref}/")
        return len(seen)

    few = cost()
    for number in range(4):
        year.published(year.gee, counterparty=f"Company {number} Ltd")
    assert cost() == few
    assert json.loads(papers.canonical(papers.remade(YearEnd.objects.get())))["registers"][0]["count"] == 5
