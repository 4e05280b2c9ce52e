"""Every page of people, posts and signing in, in Chromium: wide, narrow, without scripts, with an error."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from governance.actions import end_appointment
from governance.models import HeldPost
from jobs.clock import real_time
from tests.governance.bodies import PASSWORD, SmallWorld


@pytest.fixture
def small(live):
    from datetime import timedelta

    world = SmallWorld()
    end_appointment(world.gee.post, last_day=world.now.date(), by=world.gil.user, at=world.now, reason="Moved away")
    world.held = HeldPost.objects.create(
        user=world.gil.user, path=reverse("end-appointment", args=[world.anita.post.ref]),
        fields=[["reason", "Retires after a long and careful career"], ["last_day_day", "31"]],
        files=[["paper", "letter.pdf"]], kept_until=real_time() + timedelta(hours=1),
    )  # fmt: skip
    return world


def sign_in(page, live, email="gil@example.org"):
    page.goto(live + reverse("account_login"))
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/desk/")


def pages(small):
    return {
        "people": reverse("people"),
        "person": reverse("person", args=[small.gee.person.ref]),
        "person-own": reverse("person", args=[small.gil.person.ref]),
        "role-matrix": reverse("role-matrix"),
        "appoint-find": reverse("appoint", args=[small.blackpool.ref]) + "?q=winter",
        "appoint-known": reverse("appoint", args=[small.blackpool.ref]) + f"?person={small.sol.person.ref}",
        "appoint-new": reverse("appoint", args=[small.blackpool.ref]) + "?new=1",
        "appoint-end": reverse("end-appointment", args=[small.anita.post.ref]),
        "sign-ins": reverse("sign-ins"),
        "held": reverse("held", args=[small.held.ref]),
        "second-factor": reverse("mfa_index"),
        "authenticator": reverse("mfa_activate_totp"),
        "passkey": reverse("mfa_add_webauthn"),
        "password": reverse("account_change_password"),
        "address": reverse("account_email"),
        "devices": reverse("usersessions_list"),
        "sign-out": reverse("account_logout"),
    }


@pytest.mark.parametrize("width", [1100, 360])
def test_every_page_can_be_used_by_everybody(small, live, new_page, check_page, width):
    page = new_page(viewport={"width": width, "height": 900})
    for name in ("demo", "account_login", "account_reset_password", "account_signup"):
        page.goto(live + reverse(name))
        check_page(page, f"access-{name}-{width}")
    sign_in(page, live)
    for name, address in pages(small).items():
        page.goto(live + address)
        assert page.get_by_role("heading", level=1).count() == 1, name
        check_page(page, f"access-{name}-{width}")


@pytest.mark.parametrize("width", [1100, 360])
def test_an_error_is_shown_at_the_top_and_beside_its_box(small, live, new_page, check_page, width):
    page = new_page(viewport={"width": width, "height": 900})
    sign_in(page, live)
    page.goto(live + pages(small)["appoint-new"])
    page.get_by_role("button", name="Appoint").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    page.get_by_role("link", name="Choose a post").click()
    check_page(page, f"access-appoint-error-{width}")


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
