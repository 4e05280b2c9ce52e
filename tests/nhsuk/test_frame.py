"""The frame of every page, and the pages that say what went wrong."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.template import engines
from django.template.loader import get_template
from django.test import RequestFactory

from nhsuk import context
from tests.nhsuk.markup import soup

pytestmark = pytest.mark.urls("tests.nhsuk.urls")
ERRORS = ["400", "403", "403_csrf", "404", "409", "422", "500"]


class Somebody:
    is_authenticated = True

    def __str__(self):
        return "<b>Anita Rao</b>"


@pytest.fixture
def request_():
    made = RequestFactory().get("/sink/")
    made.user, made.now = AnonymousUser(), datetime(2015, 1, 7, 10, tzinfo=UTC)
    made._messages = CookieStorage(made)
    return made


def page_of(request, source="{% extends 'base.html' %}{% block title %}Desk{% endblock %}", **context):
    return soup(engines["django"].from_string(source).render(context, request))


def test_a_stranger_sees_sign_in_and_public_pages_only(request_, settings):
    settings.NAVIGATION = [("Desk", "desk", True), ("Verify", "verify", False), ("Later", "not_served", False)]
    page = page_of(request_)
    assert page.title.get_text() == "Desk – Primary care co-commissioning"
    assert [link.get_text(strip=True) for link in page.select(".nhsuk-header__navigation-link[href]")] == ["Verify"]
    assert "Sign in" in page.select_one(".nhsuk-header__account").get_text()
    assert not page.select("header form")


def test_somebody_sees_a_name_and_a_link_to_sign_out(request_, settings):
    settings.NAVIGATION = [("Desk", "desk", True), ("Applications", "applications", True)]
    request_.user = Somebody()
    page = page_of(request_)
    assert "<b>Anita Rao</b>" in page.select_one(".nhsuk-header__account").get_text()
    assert [link["href"] for link in page.select(".nhsuk-header__account a")][-1] == "/account/logout/"
    assert page.select_one("[aria-current=page]").get_text(strip=True) == "Applications"


def test_the_menu_leads_to_no_door_that_stays_shut(request_, settings, monkeypatch):
    """The chair of one committee is not led to applications, to be told there that they may not."""
    settings.NAVIGATION = [("Desk", "desk", True), ("Applications", "applications", True)]
    asked = {context.address("applications"): "application_view"}
    monkeypatch.setattr(context, "_permission", lambda href, urlconf: asked.get(href))
    request_.user = Somebody()
    for held, shown in (((), ["Desk"]), (("application_view",), ["Desk", "Applications"])):
        context._menu.cache_clear()
        request_.grants = SimpleNamespace(permissions=frozenset(held))
        links = page_of(request_).select(".nhsuk-header__navigation-link[href]")
        assert [link.get_text(strip=True) for link in links] == shown


def test_a_public_page_never_asks_who_is_there(request_):
    class Untouchable:
        def __getattr__(self, name):
            raise AssertionError(f"a public page asked for user.{name}")

    request_.user, request_.is_public = Untouchable(), True
    assert page_of(request_).select_one("header")


@pytest.mark.parametrize("shown", [True, False])
def test_the_mark_only_for_its_owner(request_, settings, shown):
    settings.NHS_LOGO = shown
    assert bool(page_of(request_).select("svg.nhsuk-header__logo")) is shown


def test_the_demonstration_says_so_and_shows_its_clock(request_, settings):
    settings.DEMO, settings.DEMO_NOW = True, datetime(2015, 1, 7, 10)
    words = page_of(request_).select_one(".cc-demo").get_text(" ", strip=True)
    assert "Not a record of this body" in words and "Wednesday 7 January 2015 at 10am" in words
    settings.DEMO, settings.DEMO_NOW = False, None
    assert not page_of(request_).select(".cc-demo")


def test_errors_are_in_the_title_and_above_the_content(request_):
    form = type("Made", (forms.Form,), {"name": forms.CharField()})({})
    page = page_of(request_, form=form)
    assert page.title.get_text().startswith("Error: Desk")
    assert len(page.select(".nhsuk-error-summary")) == 1
    assert page_of(request_, form=type(form)()).title.get_text().startswith("Desk")


def test_messages(request_):
    messages.success(request_, "Done <b>")
    messages.error(request_, "Not done")
    banners = page_of(request_).select(".nhsuk-notification-banner")
    assert [banner["role"] for banner in banners] == ["alert", "alert"]
    assert "Done <b>" in banners[0].get_text() and not banners[0].select("b")
    assert len({banner["aria-labelledby"] for banner in banners}) == 2


def test_the_footer_claims_nobody_elses_copyright(request_):
    words = page_of(request_).select_one("footer").get_text()
    assert "©" not in words and "Accessibility statement" in words and "Privacy notice" in words


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_says_what_happened_and_what_to_do(request_, name):
    page = soup(get_template(f"{name}.html").render({}, request_))
    assert len(page.select("h1")) == 1 and page.title.get_text().startswith(page.h1.get_text())
    assert len(page.main.get_text().split()) > 25
    assert page.select("main a, main ol li, main p")


@pytest.mark.parametrize("name", ["400", "403_csrf", "500"])
def test_some_error_pages_need_nothing_at_all(name):
    assert "Primary care co-commissioning" in get_template(f"{name}.html").render()


def test_a_refusal_is_quoted_inertly(request_):
    page = soup(get_template("403.html").render({"exception": "Only <b>the chair</b> may do this."}, request_))
    assert "Only <b>the chair</b> may do this." in page.main.get_text()


def test_no_template_of_ours_has_inline_script_or_style():
    root = Path(__file__).resolve().parent.parent.parent / "templates"
    for path in root.rglob("*.html"):
        if "papers" in path.parts:
            continue
        page = soup(path.read_text())
        assert not page.select("[style], style, [onclick], [onload], [onchange], [onsubmit]"), path
        for script in page.select("script"):
            assert script.get("src") or script.get("type") == "application/json", path
