"""More than a password for whoever holds a post: authenticator app, recovery codes, and how a session was opened."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from governance import sessions
from governance.models import SignIn
from tests.governance.bodies import PASSWORD, someone


@pytest.fixture(autouse=True)
def _demanded(settings):
    settings.MFA_REQUIRED = True


def sign_in(client, email="gil@example.org"):
    return client.post(reverse("account_login"), {"login": email, "password": PASSWORD})


def code_for(secret):
    """This half-minute's, so that it still holds in the next: a test may cross from one into the other."""
    counters = [*totp.yield_hotp_counters_from_time()]
    return totp.format_hotp_value(totp.hotp_value(secret, counters[len(counters) // 2]))


def set_up(client):
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert answer.status_code == 302, answer.content.decode()
    cache.clear()  # a code may be used once; the next step of the test needs the same minute's code again
    return secret


def test_whoever_holds_a_post_is_sent_to_set_one_up(small, client):
    sign_in(client)
    for page in ("people", "desk", "role-matrix"):
        answer = client.get(reverse(page))
        assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_index")), page
    shown = client.get(reverse("mfa_index")).content.decode()
    assert "second way to prove who you are" in shown


def test_posting_is_stopped_too(small, client):
    sign_in(client)
    answer = client.post(reverse("end-appointment", args=[small.gee.post.ref]), {"reason": "x"})
    assert answer["Location"] == reverse("mfa_index")


@pytest.mark.parametrize("page", ["mfa_index", "account_email", "account_change_password", "usersessions_list"])
def test_the_account_stays_open_meanwhile(small, client, page):
    sign_in(client)
    assert client.get(reverse(page), follow=True).status_code == 200


def test_without_a_post_nothing_is_demanded(small, client):
    someone("Pat Plain", None, None)
    sign_in(client, "pat@example.org")
    assert client.get(reverse("desk")).status_code == 200


def test_the_setting_can_be_off(small, client, settings):
    settings.MFA_REQUIRED = False
    sign_in(client)
    assert client.get(reverse("people")).status_code == 200


def test_with_an_authenticator_the_way_is_open_and_costs_one_look_a_session(small, client):
    sign_in(client)
    set_up(client)
    assert client.get(reverse("people")).status_code == 200
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as found:
        client.get(reverse("people"))
    assert not [q for q in found if "mfa_authenticator" in q["sql"]]


def test_removing_it_closes_the_way_again(small, client):
    sign_in(client)
    set_up(client)
    client.get(reverse("people"))
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get(reverse("people"))["Location"] == reverse("mfa_index")
    assert "Removed an authenticator app" in SignIn.objects.values_list("outcome", flat=True)


def test_removing_the_last_ends_what_other_browsers_were_let_in_with(small, client):
    other = Client()
    sign_in(client)
    secret = set_up(client)
    sign_in(other)
    other.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert other.get(reverse("people")).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert other.get(reverse("people"))["Location"].startswith(reverse("account_login"))
    assert "_auth_user_id" in client.session


def test_the_next_sign_in_asks_for_the_code(small, client):
    sign_in(client)
    secret = set_up(client)
    client.post(reverse("account_logout"))
    answer = sign_in(client)
    assert answer["Location"].startswith(reverse("mfa_authenticate"))
    assert "_auth_user_id" not in client.session
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 422 and "_auth_user_id" not in client.session
    assert SignIn.objects.latest("pk").outcome == "Wrong code or key"
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    row = SignIn.objects.latest("pk")
    assert (row.outcome, row.method) == ("Signed in", "password and authenticator code")
    answer = client.get(reverse("people"))
    assert answer.status_code == 200
    assert sessions.method_of(answer.wsgi_request) == "password and authenticator code"


def test_a_recovery_code_opens_once(small, client):
    sign_in(client)
    set_up(client)
    codes = Authenticator.objects.get(user=small.gil.user, type="recovery_codes").wrap().get_unused_codes()
    client.post(reverse("account_logout"))
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert client.get(reverse("people")).status_code == 200
    client.post(reverse("account_logout"))
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert client.get(reverse("people")).status_code == 302


def test_the_secret_lies_in_the_database_encrypted(small, client):
    sign_in(client)
    secret = set_up(client)
    stored = str(Authenticator.objects.get(user=small.gil.user, type="totp").data)
    assert secret not in stored and "gAAAA" in stored


def test_dangerous_account_pages_ask_for_the_password_again(small, client):
    import time_machine

    from jobs.clock import real_time

    with time_machine.travel(real_time(), tick=False) as clock:
        sign_in(client)
        clock.shift(10 * 60)
        answer = client.get(reverse("mfa_activate_totp"))
        assert answer["Location"].startswith(reverse("account_reauthenticate"))
