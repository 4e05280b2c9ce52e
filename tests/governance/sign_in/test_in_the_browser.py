"""Posts and signing in, used in Chromium: with an error, without scripts, with a passkey."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.governance.bodies import PASSWORD


@pytest.fixture
def small(live, small_world):
    return small_world


def sign_in(page, live, email="gil@example.org"):
    page.goto(live + reverse("account_login"))
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/desk/")


def test_an_error_is_shown_at_the_top_and_beside_its_box(small, live, page, check_page):
    sign_in(page, live)
    page.goto(live + reverse("appoint", args=[small.blackpool.ref]) + "?new=1")
    page.get_by_role("button", name="Appoint").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    page.get_by_role("link", name="Choose a post").click()
    check_page(page, "access-appoint-error")


def test_an_appointment_is_ended_without_scripts(small, live, noscript, check_page):
    page = noscript
    sign_in(page, live)
    page.goto(live + reverse("person", args=[small.anita.person.ref]))
    page.get_by_role("link", name="End this appointment").click()
    for box, value in (("Day", small.now.day), ("Month", small.now.month), ("Year", small.now.year)):
        page.get_by_label(box).fill(str(value))
    page.get_by_label("Reason").fill("Retires")
    check_page(page)
    page.get_by_role("button", name="End the appointment").click()
    expect(page.get_by_text("is no longer")).to_be_visible()
    check_page(page)


def test_a_passkey_is_made_and_signs_in(small, live, page):
    """With a virtual authenticator, as a laptop with a fingerprint reader has."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    live_host = live.url.replace("127.0.0.1", "localhost")
    sign_in(page, live_host)
    page.goto(live_host + reverse("mfa_add_webauthn"))
    page.get_by_label("Sign in with it instead of my password").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url(lambda address: "/webauthn/add" not in address)
    page.goto(live_host + reverse("account_logout"))
    page.get_by_role("button", name="Sign out").click()
    page.goto(live_host + reverse("account_login"))
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/desk/")
    from governance.models import SignIn

    assert SignIn.objects.filter(outcome="Signed in").latest("pk").method == "passkey"
