"""Single sign-on from end to end, against a real provider in another process on loopback."""

import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.urls import reverse

from cocomm.services import free_port, wait_for
from governance.models import SignIn, User
from tests.governance.sign_in import provider
from tests.processes import ROOT


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """One provider for all these tests: (its port, the file that says who comes)."""
    folder, port = tmp_path_factory.mktemp("provider"), free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.governance.sign_in.provider", str(port), str(folder)],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    wait_for(port, seconds=120)
    yield port, folder / "who"
    process.terminate()
    process.wait(60)


@pytest.fixture
def sso(running, settings):
    """`sso("gil@example.org")`: whoever comes from the provider has that address."""
    port, who = running
    app = {
        "provider_id": "sso", "name": "NHSmail", "client_id": provider.CLIENT, "secret": provider.SECRET,
        "settings": {"server_url": f"http://127.0.0.1:{port}"},
    }  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}

    def come(email, *, verified=True):
        who.write_text(f"{email} {'verified' if verified else 'unverified'}")

    return come


def begin(client, **more):
    """The click on “Sign in with NHSmail”, up to the provider's answer; returns (where asked, where sent back)."""
    asked = client.post(reverse("openid_connect_login", args=["sso"]), more)
    assert asked.status_code == 302, asked.content.decode()
    sent_back = requests.get(asked["Location"], allow_redirects=False, timeout=60)
    assert sent_back.status_code == 302, sent_back.text
    return asked["Location"], sent_back.headers["Location"]


def come_back(client, address):
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}")


def go(client, **more):
    return come_back(client, begin(client, **more)[1])


def test_a_known_verified_address_signs_in(small, client, sso):
    sso("gil@example.org")
    assert "NHSmail" in client.get(reverse("account_login")).content.decode()
    asked, back = begin(client, next="/people/")
    sent = parse_qs(urlsplit(asked).query)
    assert sent["code_challenge_method"] == ["S256"] and sent["code_challenge"], "PKCE"
    before = User.objects.count()
    answer = come_back(client, back)
    assert answer["Location"] == "/people/"
    assert client.get(reverse("people")).status_code == 200
    row = SignIn.objects.latest("pk")
    assert (row.user, row.method) == (small.gil.user, "single sign-on")
    assert User.objects.count() == before
    assert User.objects.get(pk=small.gil.user.pk).has_usable_password(), "the password stays"
    client.post(reverse("account_logout"))
    assert go(client).status_code == 302 and client.get(reverse("people")).status_code == 200


def test_an_unknown_address_makes_no_account(small, client, sso):
    sso("new@example.org")
    before = User.objects.count()
    answer = go(client)
    assert answer.status_code == 200 and "by invitation" in answer.content.decode()
    assert User.objects.count() == before and "_auth_user_id" not in client.session


def test_an_address_the_provider_has_not_verified_opens_nothing(small, client, sso):
    sso("gil@example.org", verified=False)
    assert "by invitation" in go(client).content.decode()
    assert "_auth_user_id" not in client.session


def test_an_address_only_asked_for_is_not_the_account(small, client, sso):
    """Sol asks to change to the address of somebody who then comes by single sign-on."""
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=small.sol.user, email="minister@example.org", verified=False)
    sso("minister@example.org")
    assert "by invitation" in go(client).content.decode()
    assert "_auth_user_id" not in client.session


def test_a_closed_account_stays_closed(small, client, sso):
    small.gil.user.is_active = False
    small.gil.user.save()
    sso("gil@example.org")
    go(client)
    assert "_auth_user_id" not in client.session


def test_an_answer_to_a_question_never_asked_is_refused(small, client, sso):
    sso("gil@example.org")
    _, back = begin(client)
    stranger = type(client)()
    come_back(stranger, back)
    assert "_auth_user_id" not in stranger.session


def test_a_foreign_identity_is_not_joined_to_my_account(small, as_, sso):
    sso("somebody.else@example.org")
    answer = go(as_(small.sol), process="connect")
    assert answer.status_code == 403
    assert not small.sol.user.socialaccount_set.exists()


def test_it_counts_as_a_second_factor_only_when_the_setting_says_so(small, client, sso, settings):
    sso("gil@example.org")
    settings.MFA_REQUIRED = True
    go(client)
    assert client.get(reverse("people"))["Location"] == reverse("mfa_index")
    settings.OIDC_HAS_SECOND_FACTOR = True
    assert client.get(reverse("people")).status_code == 200


def test_a_provider_that_is_down_is_said_so(small, client, settings):
    app = {
        "provider_id": "sso", "name": "NHSmail", "client_id": "x", "secret": "y",
        "settings": {"server_url": f"http://127.0.0.1:{free_port()}"},
    }  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    answer = client.post(reverse("openid_connect_login", args=["sso"]))
    assert answer.status_code == 502 and "did not work" in answer.content.decode()
