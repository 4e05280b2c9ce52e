"""The same journey where no script is delivered: fill in, add a file, take the clash, sign, submit."""

import pytest
from playwright.sync_api import expect

from tests.applications import acts
from tests.applications.acts import london

from .test_blackpool import SIGNERS, case, follow, press


@pytest.mark.timeout(600)
def test_without_scripts(world, live, noscript, clock, as_, check_page):
    clock(london(2015, 1, 8, 10))
    page, ref = as_(noscript, world.gil), world.application.ref

    page.goto(live + f"/applications/{ref}/evidence/objectives/")
    check_page(page)
    press(page, "Add evidence")
    expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    check_page(page)
    page.get_by_label("A file I upload now").check()
    page.locator("input[type=file]").set_input_files(
        {"name": "virus.exe", "mimeType": "text/plain", "buffer": b"MZ" + b"\x90" * 90}
    )
    page.get_by_label("What it is").fill("Objectives, final version")
    for box, typed in (("Day", "2"), ("Month", "12"), ("Year", "2014")):
        page.get_by_role("group", name="Date of the evidence").get_by_label(box).fill(typed)
    press(page, "Add evidence")
    expect(page.get_by_role("alert")).to_contain_text("We do not take files ending in “exe”")
    expect(page.get_by_label("What it is")).to_have_value("Objectives, final version")
    page.locator("input[type=file]").set_input_files(
        {"name": "objectives.txt", "mimeType": "text/plain", "buffer": b"Objectives and benefits\n"}
    )
    press(page, "Add evidence")
    expect(page.get_by_role("link", name="Objectives, final version", exact=True)).to_be_visible()

    page.goto(live + f"/applications/{ref}/section/budgets/")
    acts.answer(world.application, world.cora, london(2015, 1, 8, 10), contract_method="Cora's words")
    page.get_by_label("GP contracts: how it was worked out").fill("Gil's words")
    press(page, "Save")
    page.get_by_label("Use what I typed").check()
    check_page(page)
    press(page, "Save my choice")
    expect(page.get_by_text("has been saved")).to_be_visible()
    assert acts.said(world.application, "contract_method")[0] == "Gil's words"

    acts.fill(world.application, world, london(2015, 1, 8, 10))
    for who, title, name in SIGNERS:
        as_(page, world.users[who])
        page.goto(live + f"/applications/{ref}/review/")
        follow(page, f"Sign as {title}")
        page.get_by_label("Type your name").fill(name)
        page.get_by_label("I make this statement").check()
        press(page, "Sign")
        expect(page.get_by_text(f"You have signed as {title}.")).to_be_visible()
    as_(page, world.gil)
    case(page, live, world)
    waiting = page.context.request.get(page.url + "?watch=1")
    assert waiting.headers["refresh"] == "3", "a page that waits for paper renews itself without scripts"
    assert "url=?watch=1" in page.context.request.get(page.url).text()
    check_page(page)
    follow(page, "Check and submit")
    press(page, "Submit to NHS England")
    expect(page.get_by_role("heading", name="Application submitted", exact=True)).to_be_visible()
    check_page(page)
