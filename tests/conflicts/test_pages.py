"""Every page opens for whom it is meant, and for nobody else; the forms do what they say."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conflicts import actions
from conflicts.models import Breach, Gift, Interest, SheetImport
from governance.actions.organisations import register
from governance.models import Kind
from tests.conflicts.conftest import AT, ON, later, stated


@pytest.fixture(autouse=True)
def today(clock):
    clock(ON)


def get(client, page, /, *args, status=200, **query):
    response = client.get(reverse(page, args=args), query)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def post(client, page, /, *args, status=302, **values):
    response = client.post(reverse(page, args=args), values)
    assert response.status_code == status, response.content.decode()[:5000]
    return response


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


INTEREST = {
    "category": "financial", "counterparty": "Tidewater Health Ltd", "with_kind": "company", "kind": "directorship",
    "description": "Director, unpaid", "publish": "yes", "typed_name": "Gee Patel", **day("from_on", date(2017, 3, 1)),
}  # fmt: skip


def test_declare_review_publish_through_the_pages(ccg, as_):
    small = ccg.small
    client = as_(small.gee)
    get(client, "my-interests")
    get(client, "declare", ccg.gee.ref)
    post(client, "declare-add", ccg.gee.ref, **INTEREST)
    interest = Interest.objects.get()
    assert interest.with_kind == "company"
    assert "Tidewater" in get(client, "declare", ccg.gee.ref)
    client = as_(small.anita)
    assert "Tidewater" in get(client, "interests-of", small.blackpool.ref, status_filter="x")
    post(client, "interest-agree", interest.ref, mitigation="Leaves the room")
    client = as_(small.gil)
    assert "Publish" in get(client, "interest", interest.ref)
    post(client, "interest-publish", interest.ref)
    interest.refresh_from_db()
    assert interest.status == "published"
    assert "It was published" in get(client, "interest", interest.ref)


def test_confirm_and_end_on_one_page(ccg, as_):
    kept, ended = ccg.declared(ccg.gee), ccg.declared(ccg.gee, counterparty="A hospice")
    client = as_(ccg.small.gee)
    values = {f"is_{kept.ref}": "same", f"is_{ended.ref}": "ended", "associates": "no", "typed_name": "Gee Patel"}
    post(client, "declare", ccg.gee.ref, status=422, **values)
    post(client, "declare", ccg.gee.ref, **values, **day(f"end_{ended.ref}", date(2017, 3, 10)))
    ended.refresh_from_db()
    assert ended.to_on == date(2017, 3, 10)


def test_a_nil_return_takes_one_page(ccg, as_):
    client = as_(ccg.small.gee)
    assert "nil return is an answer" in get(client, "declare", ccg.gee.ref)
    post(client, "declare", ccg.gee.ref, associates="no", typed_name="gee patel")
    assert "Nothing to declare, confirmed 14 March 2017" in get(client, "my-interests")


def test_changing_and_its_errors(ccg, as_):
    interest = ccg.declared(ccg.gee)
    client = as_(ccg.small.gee)
    assert "Director, unpaid" in get(client, "declare-change", interest.ref)
    post(client, "declare-change", interest.ref, status=422, **{**INTEREST, "typed_name": "Somebody"})
    post(client, "declare-change", interest.ref, **{**INTEREST, "description": "Chair"})
    interest.refresh_from_db()
    assert interest.description == "Chair"


def test_three_kinds_of_nothing_are_told_apart(ccg, as_):
    ccg.declare(ccg.lena)
    ccg.ask(ccg.gee)
    text = get(as_(ccg.small.gil), "declarants", ccg.small.blackpool.ref)
    for words in ("Nil return", "Not asked", "Asked, no answer"):
        assert words in text
    only = get(as_(ccg.small.gil), "declarants", ccg.small.blackpool.ref, answer="silent")
    assert "Gee Patel" in only
    assert "Lena Ashworth" not in only


def test_asking_leaving_and_adding(ccg, as_):
    client, ref = as_(ccg.small.gil), ccg.small.blackpool.ref
    post(client, "ask-everybody", ref)
    assert ccg.gee.asks.count() == 1
    get(client, "declarant", ccg.gee.ref)
    post(client, "declarant-left", ccg.gee.ref, **day("left_on", ON))
    post(
        client, "declarant-add", ref, name="Anita Rao", position="Accountable Officer",
        standings=["governing_body"], **day("joined_on", date(2013, 4, 1)),
    )  # fmt: skip
    assert ccg.small.anita.person.declarants.count() == 1
    post(client, "declarant-course", ccg.lena.ref, module="module-1", score=85, **day("completed_on", ON))
    assert "85%" in get(client, "declarant", ccg.lena.ref)


def test_a_gift_gets_its_advice_before_the_outcome(ccg, as_):
    client = as_(ccg.small.gee)
    offer = {"kind": "gift", "giver": "Tidewater Health Ltd", "supplier": "yes", "value": "12", **day("offered_on", ON)}
    response = client.post(reverse("declare-gift", args=[ccg.gee.ref]), offer)
    assert response.status_code == 200
    assert "Decline, and declare the offer" in response.content.decode()
    outcome = {"description": "Pens", "outcome": "accepted"}
    post(client, "declare-gift", ccg.gee.ref, status=422, **offer, **outcome)
    post(client, "declare-gift", ccg.gee.ref, **offer, **{**outcome, "outcome": "declined"})
    gift = Gift.objects.get()
    assert (gift.accepted, gift.must_declare) == (False, True)
    client = as_(ccg.small.gil)
    get(client, "gifts-of", ccg.small.blackpool.ref)
    post(client, "gift-publish", gift.ref)
    assert "Published" in get(client, "gift", gift.ref)


def test_a_dinner_over_the_limit_waits_for_a_senior(ccg, as_):
    client = as_(ccg.small.gee)
    offer = {"kind": "hospitality", "giver": "A", "supplier": "no", "value": "80", **day("offered_on", ON)}
    post(client, "declare-gift", ccg.gee.ref, **offer, description="Dinner", outcome="accepted", reason="To speak")
    gift = Gift.objects.get()
    assert gift.status == "approval"
    post(as_(ccg.small.anita), "gift", gift.ref, decision="refuse", reason="Too much")
    gift.refresh_from_db()
    assert (gift.status, gift.accepted) == ("refused", False)


def test_a_breach_from_report_to_public_lesson(ccg, as_):
    client = as_(ccg.small.gee)
    post(client, "declare-breach", ccg.gee.ref, kind="not_spoken", account="Lena said nothing", secret="no",
         **day("happened_on", date(2017, 3, 7)))  # fmt: skip
    breach = Breach.objects.get()
    client = as_(ccg.small.gil)
    page = get(client, "breach", breach.ref)
    assert "Protected" in page
    assert "Gee Patel" not in page
    get(client, "breaches-of", ccg.small.blackpool.ref)
    post(client, "breach-take-up", breach.ref)
    texts = {"findings": "Lena Ashworth forgot", "nature": "Lena did not say it.", "lesson": "Ask at each item."}
    post(client, "breach-conclude", breach.ref, **texts)
    post(client, "breach-told", breach.ref, **day("told_on", ON))
    assert "part of a person" in get(client, "breach", breach.ref)
    post(client, "breach-publish", breach.ref)
    breach.refresh_from_db()
    assert breach.status == "concluded"
    post(client, "breach-reword", breach.ref, nature="A member did not declare at the item.", lesson="Ask each time.")
    post(client, "breach-publish", breach.ref)
    breach.refresh_from_db()
    assert breach.status == "published"


def test_withholding_is_asked_and_decided(ccg, as_):
    interest = ccg.published(ccg.gee)
    client = as_(ccg.small.gee)
    post(client, "declare-withhold", interest.ref, ground="harm", fields_withheld=["counterparty"], request="Threat")
    redaction = interest.redactions.get()
    assert "Threat" in get(as_(ccg.small.gil), "redaction", redaction.ref)
    post(as_(ccg.small.gil), "redaction", redaction.ref, status=422, decision="grant", advice="a", reason="b")
    post(as_(ccg.small.lena), "redaction", redaction.ref, decision="grant", advice="Solicitor", reason="Credible")
    redaction.refresh_from_db()
    assert redaction.status == "granted"


def test_sponsorship_and_earnings(ccg, as_):
    client, ref = as_(ccg.small.gil), ccg.small.blackpool.ref
    post(client, "sponsorship-add", ref, what="event", sponsor="Tidewater", description="A study day", value="500",
         involvement="None", **day("from_on", ON))  # fmt: skip
    row = ccg.small.blackpool.sponsorships.get()
    post(client, "sponsorship-publish", row.ref)
    assert "A study day" in get(client, "sponsorship-of", ref)
    get(client, "earnings-of", ref)
    get(client, "earning-add", ref)


CSV = """Register of interests,,,,
Name,Position,Declared interest,Type,From
Gee Patel,GP member,Nil,,
Ned Novak,Officer,1. Trustee of a hospice 2. Director of Tidewater,Financial,Mar 2016
,,Adviser,Financial,31/2/17
"""


def test_an_old_register_is_shown_and_then_taken_in(ccg, as_):
    client, ref = as_(ccg.small.gil), ccg.small.blackpool.ref
    get(client, "take-in-register", ref)
    file = SimpleUploadedFile("register.csv", CSV.encode(), content_type="text/csv")
    post(client, "take-in-register", ref, file=file, **day("as_at", date(2017, 1, 31)))
    sheet = SheetImport.objects.get()
    page = get(client, "import", sheet.ref)
    assert "31/2/17" in page
    assert "Trustee of a hospice" in page
    assert not Interest.objects.exists()
    post(client, "import-take-in", sheet.ref)
    assert Interest.objects.count() == 2
    assert ccg.gee.declarations.get().nil
    assert "Trustee of a hospice" in get(client, "import", sheet.ref)
    post(client, "import-take-in", sheet.ref)
    assert Interest.objects.count() == 2


def test_what_ended_long_ago_is_listed_for_deletion(ccg, as_, clock):
    ccg.declared(ccg.gee, to_on=date(2017, 3, 10))
    client = as_(ccg.small.gil)
    clock(date(2023, 3, 10))
    assert "Tidewater" not in get(client, "past-keeping", ccg.small.blackpool.ref)
    clock(date(2023, 3, 11))
    assert "Tidewater" in get(client, "past-keeping", ccg.small.blackpool.ref)
    assert "review for deletion" in get(client, "registers-of", ccg.small.blackpool.ref)


def test_a_stranger_finds_nothing(ccg, as_):
    interest = ccg.published(ccg.gee)
    breach = actions.report_breach(
        ccg=ccg.small.blackpool, kind="late", happened_on=ON, account="x", by=ccg.small.gee.user, at=AT
    )
    client = as_(ccg.small.sol)
    for name, ref in (
        ("registers-of", ccg.small.blackpool.ref), ("interest", interest.ref), ("declarant", ccg.gee.ref),
        ("breach", breach.ref), ("declare", ccg.gee.ref), ("declare-change", interest.ref),
    ):  # fmt: skip
        get(client, name, ref, status=404)


def test_a_member_without_permission_is_refused(ccg, as_):
    interest = ccg.declared(ccg.lena)
    get(as_(ccg.small.gee), "interest", interest.ref, status=403)


def test_the_overview_counts(ccg, as_):
    ccg.published(ccg.gee)
    ccg.declared(ccg.lena, at=later(0))
    text = get(as_(ccg.small.gil), "registers-of", ccg.small.blackpool.ref)
    assert "<strong>1</strong> to be reviewed" in text
    assert "<strong>1</strong> on the public register" in text
    assert stated().category == "financial"


def test_a_practice_by_its_code_alone(ccg, as_):
    """It is offered by its code, takes its name from the list, and an unknown code says so."""
    register(
        kind=Kind.PRACTICE, name="FERNBANK SURGERY", code="P81999", parent=ccg.small.blackpool,
        opened_on=date(2013, 4, 1), by=None, at=AT,
    )  # fmt: skip
    client = as_(ccg.small.gee)
    page = get(client, "declare-add", ccg.gee.ref)
    assert '<option value="P81999">Fernbank Surgery</option>' in page and 'list="practices"' in page
    typed = {**INTEREST, "counterparty": "", "with_kind": "practice"}
    refused = post(client, "declare-add", ccg.gee.ref, status=422, **typed, counterparty_code="P81998").content.decode()
    assert "No practice with the code P81998 is on record." in refused and "Director, unpaid" in refused
    assert (
        "Enter the practice, company" in post(client, "declare-add", ccg.gee.ref, status=422, **typed).content.decode()
    )
    post(client, "declare-add", ccg.gee.ref, **{**typed, "with_kind": "other"}, counterparty_code=" p81999")
    interest = Interest.objects.get()
    assert (interest.counterparty, interest.counterparty_code) == ("Fernbank Surgery", "P81999")
    assert interest.with_kind == "practice"
