"""The pages in a real browser: wide, narrow, with errors, without scripts; accessible throughout."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from conflicts import actions
from conflicts.models import Interest
from governance.permissions import Role
from tests.conflicts.conftest import AT, ON, later, stated


@pytest.fixture
def ccg(live, declaring_world, clock):
    clock(ON)
    return declaring_world


@pytest.fixture
def sign_in(live, client):
    def run(page, someone):
        client.force_login(someone.user)
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": str(live)}])

    return run


@pytest.fixture
def walk(request, live, ccg, sign_in, check_page):
    """`walk(screen)`: somebody with a browser, who looks hard at each page they come to."""

    def begin(screen):
        page = request.getfixturevalue(screen)

        def look(name):
            page.wait_for_load_state("load")
            check_page(page, f"conflicts-{name}-{screen}")

        return Walk(page, look, live, ccg.small, sign_in)

    return begin


@dataclass
class Walk:
    page: object
    look: object
    live: object
    small: object
    sign_in: object

    def go(self, someone, path, name):
        if someone:
            self.sign_in(self.page, someone)
        self.page.goto(f"{self.live}{path}")
        self.look(name)

    def press(self, role, words):
        self.page.get_by_role(role, name=words).first.click()

    def fill_day(self, name, on):
        for box in ("day", "month", "year"):
            self.page.locator(f"[name={name}_{box}]").fill(str(getattr(on, box)))

    def sign(self, button):
        self.page.get_by_label("Type your full name to sign").fill("Gee Patel")
        self.press("button", button)

    def declare(self):
        """Gee declares a directorship, thirteen days late, and confirms the whole."""
        page = self.page
        self.go(self.small.gee, "/declare/", "mine-empty")
        self.press("link", "Declare, or say there is nothing")
        self.look("nil")
        self.press("link", "Something is missing: declare an interest")
        self.press("button", "Sign and send")
        page.get_by_text("There is a problem").wait_for()
        self.look("add-errors")
        page.get_by_role("radio", name="Financial", exact=True).check()
        page.get_by_label("With whom?").fill("Tidewater Health Ltd")
        page.get_by_label("Describe it").fill("Director, unpaid, of a company that offers community clinics")
        self.fill_day("from_on", date(2017, 2, 1))
        self.sign("Sign and send")
        page.get_by_text("13 days late").first.wait_for()
        self.look("confirm")
        page.get_by_role("radio", name="No: nobody close to me has one").check()
        self.sign("Confirm and send")
        page.get_by_role("heading", name="My declarations").wait_for()
        self.look("mine")

    def review(self):
        """Maya, Gee's line manager, finds it on her desk and agrees what is done about it."""
        page = self.page
        self.go(self.small.maya, "/desk/", "desk-manager")
        self.press("link", "Review what one of your people declared")
        page.get_by_role("heading", name="Tidewater Health Ltd").wait_for()
        self.look("theirs")
        self.press("link", "Agree")
        page.get_by_label("What is done about it?").fill("Leaves the room when community clinics are decided")
        self.look("theirs-agree")
        self.press("button", "Agree")
        page.get_by_text("The governance lead publishes it.").wait_for()

    def publish(self):
        """Gil finds it among his registers and publishes it."""
        self.go(self.small.gil, "/conflicts/", "registers")
        self.press("link", "1 to be published")
        self.look("queue")
        self.press("link", "Tidewater Health Ltd")
        self.page.get_by_role("button", name="Publish").wait_for()
        self.look("interest")
        self.press("button", "Publish")
        self.page.get_by_text("It is on the public register").wait_for()
        self.look("published")

    def find(self):
        """Somebody without an account finds it by search; gives the address of the entry."""
        page = self.page
        page.context.clear_cookies()
        self.go(None, "/registers/", "public-home")
        page.locator("main input[name=q]").fill("tidewater")
        page.locator("main input[name=q]").press("Enter")
        page.locator("main").get_by_role("link", name="Tidewater").first.wait_for()
        self.look("public-found")
        page.locator("main").get_by_role("link", name="Tidewater").first.click()
        page.get_by_role("heading", name="Tidewater").first.wait_for()
        self.look("public-entry")
        return page.url

    def end(self, on):
        """Gee says that it has ended."""
        page = self.page
        self.go(self.small.gee, "/declare/", "mine-later")
        self.press("link", "Confirm or change")
        page.get_by_role("radio", name="Ended").check()
        self.fill_day(f"end_{Interest.objects.get().ref}", on)
        page.get_by_role("radio", name="No: nobody close to me has one").check()
        self.look("ending")
        self.sign("Confirm and send")
        page.get_by_role("heading", name="My declarations").wait_for()
        page.context.clear_cookies()


@pytest.mark.parametrize("screen", ["page", "noscript"])
def test_from_declaring_to_leaving_the_public_page(walk, screen, clock, ccg):
    """Declared, reviewed, published, found by public search, ended, and gone on the right day: all by hand."""
    ccg.small.maya = ccg.small.appoint("Maya Lunt", Role.LAY_MEMBER, ccg.small.blackpool)
    actions.name_manager(ccg.gee, manager_name="Maya Lunt", by=ccg.small.gil.user, at=AT)
    story = walk(screen)
    page, public = story.page, "/ccg/00R/registers/interests/"
    story.declare()
    story.review()
    story.publish()
    address = story.find()
    clock(date(2017, 4, 10))
    story.end(date(2017, 3, 31))
    clock(date(2017, 9, 30))
    story.go(None, public, "public-last-day")
    expect(page.get_by_text("Tidewater Health Ltd").first).to_be_visible()
    clock(date(2017, 10, 1))
    story.go(None, f"{public}?again", "public-day-after")
    expect(page.get_by_text("Tidewater Health Ltd")).to_have_count(0)
    page.goto(f"{story.live}/registers/?q=tidewater&again=")
    expect(page.locator("main").get_by_role("link", name="Tidewater")).to_have_count(0)
    gone = page.goto(f"{address}?again")
    assert gone.status == 410
    story.look("public-entry-gone")


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


def a_file():
    from django.core.files.uploadedfile import SimpleUploadedFile

    from documents.actions import store

    return store(SimpleUploadedFile("register.csv", b"Name,Interest\nNed,Trustee\n"), at=AT)
