"""NHS Blackpool CCG, delegated, due noon on Friday 9 January 2015: from the last answers to a sealed PDF, in time."""

from types import SimpleNamespace

import pikepdf
import pytest
from playwright.sync_api import expect

from documents.models import Document
from governance.models import Arrangement
from tests.applications import acts
from tests.applications.acts import london

MORNING = london(2015, 1, 8, 10)
SIGNERS = (
    ("anita", "Accountable Officer", "Anita Rao"),
    ("lena", "Audit Committee Chair", "Lena Ashworth"),
    ("cora", "Chief Finance Officer", "Cora Finch"),
    ("nye", "Area Team Director", "Nye Bevington"),
)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    """A link, or one drawn as a button."""
    page.get_by_role("link", name=name).or_(page.get_by_role("button", name=name)).first.click()


def case(page, live, world):
    page.goto(live + f"/applications/{world.application.ref}/")


@pytest.fixture
def story(world, live, new_page, clock, as_, check_both):
    """What every step needs."""
    return SimpleNamespace(
        world=world, live=live, new_page=new_page, clock=clock, as_=as_, check=check_both,
        address=live + f"/applications/{world.application.ref}/",
    )  # fmt: skip


@pytest.mark.timeout(600)
def test_from_first_answer_to_sealed_pdf_submitted_on_time(story, worker, check_page, wait_until, tmp_path):
    story.clock(MORNING)
    gil = story.as_(story.new_page(), story.world.gil)
    two_fill_in_the_budget(story, gil)
    nhs_england_accepts_the_evidence(story)
    everybody_signs(story)
    gil_submits_at_the_last_second(story, gil)
    made = Document.objects.filter(subject=f"application:{story.world.application.ref}", job__state="done")
    wait_until(lambda: made.count() == 2, seconds=240, every=0.5)
    sealed = gil_fetches_the_paper(story, gil, tmp_path)
    anybody_may_ask_whether_it_is_genuine(story, sealed, check_page)
    nye_approves(story)


def two_fill_in_the_budget(story, gil):
    """Cora saves while Gil types: a wrong sum stays in its box, and a clash shows both versions."""
    gil.goto(story.live + "/desk/")
    expect(gil.get_by_text("Fill in the CCG part")).to_be_visible()
    story.check(gil, "desk")
    gil.goto(story.address)
    expect(gil.get_by_text("noon on Friday 9 January 2015").first).to_be_visible()
    story.check(gil, "application")
    follow(gil, "Transfer of budgets")
    gil.wait_for_url("**/section/budgets/")
    story.check(gil, "section")
    cora_saves_first(story, gil.url)
    gil.get_by_label("Premises: how it was worked out").fill("Gil's estimate")
    gil.get_by_label("Other payments", exact=True).fill("640200")
    gil.get_by_label("Other payments: how it was worked out").fill("By registered patients")
    press(gil, "Save")
    expect(gil.get_by_role("heading", level=1)).to_contain_text("Somebody changed the same answer")
    expect(gil.get_by_text("Actual costs of 2014/15")).to_be_visible()
    expect(gil.get_by_text("Gil's estimate")).to_be_visible()
    story.check(gil, "clash")
    press(gil, "Save my choice")
    expect(gil.get_by_text("has been saved")).to_be_visible()
    assert acts.said(story.world.application, "premises_method")[0] == "Actual costs of 2014/15"
    assert acts.said(story.world.application, "other_sum")[0] == "640200.00"


def cora_saves_first(story, address):
    cora = story.as_(story.new_page(), story.world.cora)
    cora.goto(address)
    cora.get_by_label("Premises: how it was worked out").fill("Actual costs of 2014/15")
    sum_box = cora.get_by_label("Premises", exact=True)
    sum_box.fill("about three million")
    press(cora, "Save")
    expect(cora.get_by_role("alert")).to_contain_text("Premises: enter an amount in pounds")
    expect(sum_box).to_have_value("about three million")
    story.check(cora)
    sum_box.fill("£2,980,750")
    press(cora, "Save")
    expect(cora.get_by_text("“Transfer of budgets” has been saved.")).to_be_visible()


def nhs_england_accepts_the_evidence(story):
    nia = story.as_(story.new_page(), story.world.nia)
    nia.goto(story.address)
    follow(nia, "Evidence seen by NHS England")
    nia.wait_for_url("**/section/**")
    for yes in nia.get_by_label("Yes", exact=True).all():
        yes.check()
    press(nia, "Save")
    expect(nia.get_by_text("has been saved")).to_be_visible()


def everybody_signs(story):
    page = story.new_page()
    for who, title, name in SIGNERS:
        story.as_(page, story.world.users[who]).goto(story.address + "review/")
        if who == "anita":
            story.check(page, "review")
        follow(page, f"Sign as {title}")
        if who == "anita":
            press(page, "Sign")
            expect(page.get_by_role("alert")).to_be_visible()
            story.check(page, "sign")
        page.get_by_label("Type your name").fill(name)
        page.get_by_label("I make this statement").check()
        press(page, "Sign")
        expect(page.get_by_text(f"You have signed as {title}.")).to_be_visible()


def gil_submits_at_the_last_second(story, gil):
    """He does not wait for the paper: it is made meanwhile."""
    story.clock(london(2015, 1, 9, 11, 59, 59))
    gil.goto(story.address)
    follow(gil, "Check and submit")
    story.check(gil, "submit")
    press(gil, "Submit to NHS England")
    expect(gil.get_by_role("heading", name="Application submitted", exact=True)).to_be_visible()
    expect(gil.get_by_text("11:59:59 on Friday 9 January 2015").first).to_be_visible()
    story.check(gil, "receipt")


def gil_fetches_the_paper(story, gil, folder):
    gil.goto(story.address)
    with gil.expect_download() as waiting:
        gil.get_by_role("link", name="Download").first.click()
    sealed = folder / "sealed.pdf"
    waiting.value.save_as(sealed)
    with pikepdf.open(sealed) as pdf:
        assert "/AcroForm" in pdf.Root and len(pdf.pages) >= 4
    return sealed


def anybody_may_ask_whether_it_is_genuine(story, sealed, check_page):
    anybody = story.new_page()
    anybody.goto(story.live + "/verify/")
    anybody.locator("input[type=file]").set_input_files(sealed)
    press(anybody, "Check the file")
    for _, _, name in SIGNERS:
        expect(anybody.get_by_text(name).first).to_be_visible()
    check_page(anybody, "verified")


def nye_approves(story):
    """An arrangement comes of it, and is not live before its agreement and its sum."""
    story.clock(london(2015, 2, 2, 9))
    page = story.as_(story.new_page(), story.world.nye)
    page.goto(story.address)
    follow(page, "Record the outcome")
    press(page, "Record the outcome")
    expect(page.get_by_role("alert")).to_be_visible()
    story.check(page)
    page.get_by_label("Approve", exact=True).check()
    press(page, "Record the outcome")
    expect(page.get_by_text("The outcome has been recorded.")).to_be_visible()
    story.check(page, "approved")
    assert not Arrangement.objects.get(ccg=story.world.blackpool).live_at(london(2015, 4, 1))
