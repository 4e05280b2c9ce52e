"""Signing in by address and password: who gets in, what is said to the others, what is written down."""

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from governance.models import SignIn
from jobs.models import Message
from tests.governance.bodies import PASSWORD


def attempt(client, email, password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def outcomes(**only):
    return list(SignIn.objects.filter(**only).order_by("pk").values_list("outcome", flat=True))


def test_the_right_password_opens_the_desk(small, client):
    answer = attempt(client, "gil@example.org")
    assert answer.status_code == 302 and answer["Location"] == reverse("desk")


def test_the_case_of_the_address_does_not_matter(small, client):
    assert attempt(client, "GIL@Example.ORG").status_code == 302


def test_the_session_gets_a_new_id(small, client):
    client.get(reverse("account_login"))
    session = client.session
    session["before"] = 1
    session.save()
    client.cookies["sessionid"] = session.session_key
    before = session.session_key
    attempt(client, "gil@example.org")
    assert client.session.session_key != before


def words_of(answer):
    """The page without what differs every time anyway."""
    import re

    text = re.sub(r'(value|name)="[^"]{20,}"', "", answer.content.decode())
    return re.sub(r"[\w.]+@example\.org", "ADDRESS", text)


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(small, client):
    known = attempt(client, "gil@example.org", "a wrong password")
    unknown = attempt(client, "nobody@example.org", "a wrong password")
    assert known.status_code == unknown.status_code
    assert words_of(known) == words_of(unknown)


def test_a_password_reset_answers_the_same_for_an_unknown_address(small, client):
    answers = [
        client.post(reverse("account_reset_password"), {"email": email}, follow=True)
        for email in ("gil@example.org", "nobody@example.org")
    ]
    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert words_of(answers[0]) == words_of(answers[1])
    letters = Message.objects.filter(to__in=["gil@example.org", "nobody@example.org"])
    assert letters.count() == 2 and all(letter.secret for letter in letters)


def test_an_unknown_address_costs_the_same_work(small, client, settings, monkeypatch):
    """A password is hashed either way, so that time tells nothing either."""
    from django.contrib.auth.hashers import MD5PasswordHasher

    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda self, *a: hashed.append(1) or encode(self, *a))
    counts = []
    for email in ("gil@example.org", "nobody@example.org"):
        hashed.clear()
        attempt(client, email, "a wrong password")
        counts.append(len(hashed))
    assert counts[0] == counts[1] >= 1


def test_after_five_wrong_passwords_the_right_one_is_refused_too(small, client):
    for _ in range(5):
        attempt(client, "gil@example.org", "a wrong password")
    answer = attempt(client, "gil@example.org")
    assert answer.status_code != 302 and "Too many failed attempts" in answer.content.decode()
    assert outcomes(email="gil@example.org")[-1] == "Refused: too many attempts"
    assert attempt(type(client)(), "anita@example.org").status_code == 302


def test_the_count_survives_a_restart(small, client, settings):
    """It lies in the shared database, not in one process's memory."""
    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")
    for _ in range(5):
        attempt(client, "gil@example.org", "a wrong password")
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM cocomm_cache WHERE cache_key LIKE '%%login_failed%%'")
        assert cursor.fetchone()[0] >= 1


def test_a_forged_forwarding_address_does_not_help(small, client, settings):
    """Ten wrong guesses a minute from one place, whatever it claims to be."""
    for number in range(10):
        attempt(client, f"u{number}@example.org", "x")
    answer = client.post(
        reverse("account_login"), {"login": "anita@example.org", "password": PASSWORD},
        headers={"X-Forwarded-For": "9.9.9.9"},
    )  # fmt: skip
    assert answer.status_code != 302


def test_behind_a_trusted_proxy_each_reader_has_a_count_of_their_own(small, client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(10):
        client.post(
            reverse("account_login"), {"login": f"u{number}@example.org", "password": "x"},
            headers={"X-Forwarded-For": "1.1.1.1"},
        )  # fmt: skip
    answer = client.post(
        reverse("account_login"), {"login": "anita@example.org", "password": PASSWORD},
        headers={"X-Forwarded-For": "2.2.2.2"},
    )  # fmt: skip
    assert answer.status_code == 302
    assert SignIn.objects.filter(user=small.anita.user).latest("pk").address == "2.2.2.2"


def test_a_closed_account_stays_out(small, client):
    small.gil.user.is_active = False
    small.gil.user.save()
    answer = attempt(client, "gil@example.org")
    assert answer["Location"] == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


OUTSIDE = [
    "https://evil.example/", "//evil.example/", "///evil.example", "https:evil.example", "\\\\evil.example",
    "/\\evil.example", "javascript:alert(1)", "http://testserver@evil.example/", "https://localhost/",
    "%2F%2Fevil.example", "\thttps://evil.example", "data:text/html,x",
]  # fmt: skip


@pytest.mark.parametrize("place", OUTSIDE)
def test_signing_in_never_leads_outside(small, client, place):
    from urllib.parse import urlsplit

    answer = attempt(client, "gil@example.org", next=place)
    to = answer["Location"]
    assert urlsplit(to).netloc == "" and to.startswith("/") and not to.startswith(("//", "/\\")), to


@pytest.mark.parametrize("name", ["account_logout", "account_reauthenticate"])
@pytest.mark.parametrize("place", OUTSIDE[:4])
def test_nor_do_the_other_account_pages(small, as_, name, place):
    answer = as_(small.gil).post(reverse(name), {"next": place, "password": PASSWORD})
    assert answer.status_code == 302 and not answer["Location"].startswith(("http", "//", "\\"))


def test_it_leads_back_to_the_page_that_was_wanted(small, client):
    answer = attempt(client, "gil@example.org", next="/people/?q=gee")
    assert answer["Location"] == "/people/?q=gee"


def test_nobody_signs_up(small, client):
    page = client.get(reverse("account_signup"))
    assert "by invitation" in page.content.decode()
    answer = client.post(
        reverse("account_signup"),
        {"email": "me@example.org", "password1": "a long enough one", "password2": "a long enough one"},
    )
    assert "by invitation" in answer.content.decode()
    assert not EmailAddress.objects.filter(email="me@example.org").exists()


@pytest.mark.parametrize(
    "page",
    ["account_login", "account_reset_password", "account_change_password", "account_email", "usersessions_list",
     "mfa_index", "sign-ins", "account_logout"],
)  # fmt: skip
def test_every_account_page_answers(small, as_, page):
    assert as_(small.gil).get(reverse(page), follow=True).status_code == 200


def test_a_new_address_counts_once_its_link_is_followed(small, client):
    import re

    attempt(client, "gil@example.org")
    client.post(reverse("account_email"), {"email": "gil.marsh@example.org", "action_add": ""})
    small.gil.user.refresh_from_db()
    assert small.gil.user.email == "gil@example.org"
    letter = Message.objects.get(to="gil.marsh@example.org")
    link = re.search(r"http://testserver(/account/confirm-email/\S+)", letter.body)[1]
    client.post(link)
    small.gil.user.refresh_from_db()
    assert small.gil.user.email == "gil.marsh@example.org"
    assert "Changed the e-mail address" in outcomes(user=small.gil.user)


def test_letters_are_in_our_own_words(small, client):
    for email in ("gil@example.org", "nobody@example.org"):
        client.post(reverse("account_reset_password"), {"email": email})
    letters = {letter.to: letter for letter in Message.objects.all()}
    assert letters["gil@example.org"].subject == "Choose a new password"
    assert "ask them to invite you" in letters["nobody@example.org"].body
    for letter in letters.values():
        assert "Primary care co-commissioning" in letter.body and "sign up" not in letter.body


WRONG = {
    "account_login": {"login": "gil@example.org", "password": "a wrong password"},
    "account_reset_password": {"email": "no address"},
    "account_change_password": {"oldpassword": "x", "password1": "y", "password2": "z"},
    "account_email": {"email": "no address", "action_add": ""},
    "account_reauthenticate": {"password": "x"},
    "mfa_activate_totp": {"code": "000000"},
}


@pytest.mark.parametrize("page", WRONG)
def test_a_refused_form_is_told_by_its_status(small, client, as_, page):
    """As everywhere in the house; the page itself, and a right answer, keep theirs."""
    outside = page in ("account_login", "account_reset_password")
    client = client if outside else as_(small.gil)
    if not outside:
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    shown = client.get(reverse(page))
    refused = client.post(reverse(page), WRONG[page])
    assert (shown.status_code, refused.status_code) == (200, 422), refused.headers.get("Location")
    assert "There is a problem" in refused.content.decode()


def test_too_many_requests_are_still_told_as_such(small, client):
    """allauth's own limit on the page answers 429, with or without errors in the form."""
    answers = [
        client.post(reverse("account_reset_password"), {"email": "gil@example.org"}).status_code for _ in range(30)
    ]
    assert answers[0] == 302 and answers[-1] == 429 and 422 not in answers
