"""Every widget and component in Chromium: two widths, with an error shown, without scripts."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.urls("tests.nhsuk.urls")


@pytest.fixture(autouse=True)
def sink_template(settings):
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], Path(__file__).parent / "templates"]}
    ]


@pytest.mark.parametrize("screen", ["page", "phone", "noscript"])
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
        assert not screen.is_visible("#id_other_model")
        screen.check("#id_model-3", force=True)
        assert screen.is_visible("#id_other_model")


def test_the_focus_lands_on_the_summary_and_its_links_on_the_boxes(live, page):
    page.goto(live + "/sink/")
    page.fill("#id_agreed_on_day", "40")
    page.fill("#id_name", "<b>Anita</b>")
    page.click("text=Save and continue")
    page.wait_for_selector(".nhsuk-error-summary:focus")
    page.click(".nhsuk-error-summary a[href='#id_agreed_on_day']")
    assert page.evaluate("document.activeElement.id") == "id_agreed_on_day"
    assert page.input_value("#id_agreed_on_day") == "40" and page.input_value("#id_name") == "<b>Anita</b>"


def test_on_paper(live, page):
    page.goto(live + "/sink/")
    page.emulate_media(media="print")
    assert not page.is_visible(".nhsuk-header__navigation") and not page.is_visible("text=Save and continue")
    assert page.is_visible("text=A broad table")


@pytest.mark.parametrize("path", ["/account/login/", "/account/password/reset/", "/no-such-page/"])
def test_strangers_pages(live, page, phone, path, check_page):
    for screen in (page, phone):
        screen.goto(live + path)
        check_page(screen)
