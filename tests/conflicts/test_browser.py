"""The pages in a real browser: wide, narrow, with errors, without scripts; accessible throughout."""

from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from conflicts import actions
from tests.conflicts.conftest import AT, ON, built, later, stated
from tests.governance.bodies import SmallWorld


@pytest.fixture
def ccg(live, settings, tmp_path, clock):
    clock(ON)
    return built(SmallWorld())


@pytest.fixture
def sign_in(live, client):
    def run(page, someone):
        client.force_login(someone.user)
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": str(live)}])

    return run


@pytest.mark.parametrize("screen", ["page", "noscript"])
def test_declare_review_publish(request, screen, live, ccg, sign_in, check_page):
    page = request.getfixturevalue(screen)

    def look(name):
        page.wait_for_load_state("load")
        check_page(page, f"conflicts-{name}-{screen}")

    sign_in(page, ccg.small.gee)
    page.goto(live + "/declare/")
    look("mine-empty")
    page.get_by_role("link", name="Declare, or say there is nothing").click()
    look("nil")
    page.get_by_role("link", name="Something is missing: declare an interest").click()
    page.get_by_role("button", name="Sign and send").click()
    page.get_by_text("There is a problem").wait_for()
    look("add-errors")
    page.get_by_role("radio", name="Financial", exact=True).check()
    page.get_by_label("With whom?").fill("Tidewater Health Ltd")
    page.get_by_label("Describe it").fill("Director, unpaid, of a company that offers community clinics")
    for box, value in (("day", "1"), ("month", "2"), ("year", "2017")):
        page.locator(f"[name=from_on_{box}]").fill(value)
    page.get_by_label("Type your full name to sign").fill("Gee Patel")
    look("add")
    page.get_by_role("button", name="Sign and send").click()
    page.get_by_text("13 days late").first.wait_for()
    look("confirm")
    page.get_by_role("radio", name="No: nobody close to me has one").check()
    page.get_by_label("Type your full name to sign").fill("Gee Patel")
    page.get_by_role("button", name="Confirm and send").click()
    page.get_by_role("heading", name="My declarations").wait_for()
    look("mine")
    sign_in(page, ccg.small.gil)
    page.goto(live + "/conflicts/")
    look("registers")
    page.get_by_role("link", name="1 to be reviewed").click()
    look("queue")
    page.get_by_role("link", name="Tidewater Health Ltd").click()
    look("interest")
    page.get_by_role("link", name="Agree").click()
    page.get_by_label("What is done about it?").fill("Leaves the room when community clinics are decided")
    look("agree")
    page.get_by_role("button", name="Agree").click()
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("It is on the public register").wait_for()
    look("published")


def test_the_other_registers(page, live, ccg, sign_in, check_page):
    def look(name):
        page.wait_for_load_state("load")
        check_page(page, f"conflicts-{name}")

    small, ref = ccg.small, ccg.small.blackpool.ref
    ccg.declare(ccg.lena)
    ccg.ask(ccg.gee)
    interest = ccg.declared(ccg.gee, at=later(0))
    asked = actions.ask_redaction(
        interest, ground="harm", fields=["counterparty"], request="A threat", by=small.gee.user, at=AT
    )
    gift = actions.record_gift(
        ccg=small.blackpool, declarant=ccg.gee, kind="hospitality", giver="Tidewater", value=Decimal(80),
        offered_on=ON, description="Dinner", accepted=True, reason="To speak", by=small.gee.user, at=AT,
    )  # fmt: skip
    breach = actions.report_breach(
        ccg=small.blackpool, kind="late", happened_on=date(2017, 3, 1), account="Gee was late",
        concerns=ccg.gee, by=small.gil.user, at=AT,
    )  # fmt: skip
    actions.take_up(breach, by=small.gil.user, at=AT)
    actions.conclude(
        breach, findings="Gee forgot", nature="Dr Patel of Fernbank Surgery was late.", outcome="Reminded",
        lesson="Ask on joining", actions="", by=small.gil.user, at=AT,
    )  # fmt: skip
    sheet = actions.read_sheet(
        ccg=small.blackpool, file=a_file(), name="register.csv", as_at=date(2017, 1, 31), by=small.gil.user, at=AT,
        table=[["Name", "Interest", "Type", "From"], ["Ned Novak", "Trustee", "Financial", "Mar 2016"],
               ["", "Director", "", "31/2/17"]],
    )  # fmt: skip
    sign_in(page, small.gee)
    page.goto(f"{live}/declare/{ccg.gee.ref}/gift/")
    look("offer")
    page.get_by_role("radio", name="A gift").check()
    page.get_by_label("Who offered it?").fill("Tidewater")
    page.get_by_role("radio", name="Yes").check()
    page.get_by_label("What was it worth, about?").fill("12")
    for box, value in (("day", "1"), ("month", "3"), ("year", "2017")):
        page.locator(f"[name=offered_on_{box}]").fill(value)
    page.get_by_role("button", name="See the advice").click()
    page.get_by_text("Decline, and declare the offer").wait_for()
    look("advice")
    sign_in(page, small.gil)
    for name, address in (
        ("people", f"conflicts/{ref}/people/"), ("declarant", f"declarants/{ccg.gee.ref}/"),
        ("gifts", f"conflicts/{ref}/gifts/"), ("breaches", f"conflicts/{ref}/breaches/"),
        ("breach", f"breaches/{breach.ref}/"), ("import", f"imports/{sheet.ref}/"),
        ("upload", f"conflicts/{ref}/import/"), ("sponsorship-add", f"conflicts/{ref}/sponsorship/add/"),
        ("earnings", f"conflicts/{ref}/earnings/"), ("person-add", f"conflicts/{ref}/people/add/"),
    ):  # fmt: skip
        page.goto(f"{live}/{address}")
        look(name)
    sign_in(page, small.anita)
    page.goto(f"{live}/gifts/{gift.ref}/")
    look("gift")
    page.goto(f"{live}/desk/")
    look("desk")
    sign_in(page, small.lena)
    page.goto(f"{live}/redactions/{asked.ref}/")
    look("redaction")
    assert stated()


@pytest.mark.parametrize("screen", ["page", "noscript"])
def test_from_declaring_to_leaving_the_public_page(request, screen, live, ccg, sign_in, check_page, clock):
    """Declared, reviewed, published, found by search, ended, and gone on the right day."""
    page = request.getfixturevalue(screen)
    interest = ccg.published(ccg.gee)
    public = f"{live}/ccg/00R/registers/interests/"
    page.goto(public)
    page.get_by_text("Tidewater Health Ltd").first.wait_for()
    check_page(page, f"public-interests-{screen}")
    page.goto(f"{live}/registers/?q=tidewater")
    page.get_by_role("link", name="Tidewater").first.click()
    page.get_by_role("heading", name="Tidewater").first.wait_for()
    check_page(page, f"public-entry-{screen}")
    address = page.url
    clock(date(2017, 4, 10))
    sign_in(page, ccg.small.gee)
    page.goto(f"{live}/declare/{ccg.gee.ref}/")
    page.get_by_role("radio", name="Ended").check()
    for box, value in (("day", "31"), ("month", "3"), ("year", "2017")):
        page.locator(f"[name=end_{interest.ref}_{box}]").fill(value)
    page.get_by_role("radio", name="No: nobody close to me has one").check()
    page.get_by_label("Type your full name to sign").fill("Gee Patel")
    page.get_by_role("button", name="Confirm and send").click()
    page.get_by_role("heading", name="My declarations").wait_for()
    page.context.clear_cookies()
    clock(date(2017, 9, 30))
    page.goto(public)
    page.get_by_text("Tidewater Health Ltd").first.wait_for()
    clock(date(2017, 10, 1))
    page.goto(f"{public}?again")
    expect(page.get_by_text("Tidewater Health Ltd")).to_have_count(0)
    gone = page.goto(f"{address}?again")
    assert gone.status == 410
    check_page(page)


def a_file():
    from django.core.files.uploadedfile import SimpleUploadedFile

    from documents.actions import store

    return store(SimpleUploadedFile("register.csv", b"Name,Interest\nNed,Trustee\n"), at=AT)
