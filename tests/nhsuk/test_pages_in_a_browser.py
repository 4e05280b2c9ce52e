"""Every widget and component in Chromium: two widths, with an error shown, without scripts."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.urls("tests.nhsuk.urls")


@pytest.fixture(autouse=True)
def sink_template(settings):
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], Path(__file__).parent / "templates"]}
    ]


@pytest.mark.parametrize("screen", ["page", "noscript"])
def test_every_component(request, live, screen, check_page):
    page = request.getfixturevalue(screen)
    page.goto(live + "/sink/?say=1")
    check_page(page)
    page.goto(live + "/sink/")
    page.click("text=Save and continue")
    page.wait_for_selector(".nhsuk-error-summary")
    check_page(page)
    assert page.title().startswith("Error: ")


def test_a_choice_reveals_its_field_with_and_without_scripts(live, page, noscript):
    for screen in (page, noscript):
        screen.goto(live + "/sink/")
        expect(screen.locator("#id_other_model")).to_be_hidden()
        screen.check("#id_model-3", force=True)
        expect(screen.locator("#id_other_model")).to_be_visible()


def test_the_focus_lands_on_the_summary_and_its_links_on_the_boxes(live, page):
    page.goto(live + "/sink/")
    page.fill("#id_agreed_on_day", "40")
    page.fill("#id_name", "<b>Anita</b>")
    page.click("text=Save and continue")
    page.wait_for_selector(".nhsuk-error-summary:focus")
    page.click(".nhsuk-error-summary a[href='#id_agreed_on_day']")
    expect(page.locator("#id_agreed_on_day")).to_be_focused()
    assert page.input_value("#id_agreed_on_day") == "40" and page.input_value("#id_name") == "<b>Anita</b>"


def test_on_paper(live, page):
    page.goto(live + "/sink/")
    page.emulate_media(media="print")
    for gone in (".nhsuk-header__navigation", "text=Save and continue"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator("text=A broad table")).to_be_visible()
