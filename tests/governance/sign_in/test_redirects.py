"""No address leads outside, whatever `next` says: every page without arguments, and those that hold a form's key."""

from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.governance.sign_in.test_sign_in import OUTSIDE

TAKERS = [
    "account_login", "account_logout", "account_reauthenticate", "account_reset_password", "account_signup",
    "account_email", "account_change_password", "mfa_reauthenticate", "mfa_authenticate", "demo-sign-in",
    "usersessions_list",
]  # fmt: skip
MORE = ("redirect_to", "return_to", "back", "url", "continue")


def bare(patterns=None, space=""):
    """Names of all addresses without arguments."""
    for each in patterns if patterns is not None else get_resolver().url_patterns:
        if not isinstance(each, URLPattern):
            if "<" not in str(each.pattern):
                inner = f"{space}{each.namespace}:" if getattr(each, "namespace", None) else space
                yield from bare(each.url_patterns, inner)
        elif each.name and "<" not in str(each.pattern) and "(?P" not in str(each.pattern):
            yield space + each.name


def outside(answer):
    to = answer.headers.get("Location", "")
    strange = any(mark in to[:12] for mark in ("\\", "\t", "javascript:", "data:"))
    return to if strange or urlsplit(to).netloc not in ("", "testserver") or to.startswith("//") else ""


def asked(client, name, place):
    """Every way of asking: in the address and in the form, under every usual name."""
    data = {"next": place} | dict.fromkeys(MORE, place) | {"password": "x", "email": "gil@example.org"}
    address = reverse(name)
    return [found for answer in (client.get(address, data), client.post(address, data),
            client.post(f"{address}?next={place}")) if (found := outside(answer))]  # fmt: skip


def test_no_page_at_all_leads_outside(small, as_):
    names = sorted(set(bare()))
    assert len(names) >= 40
    bad = []
    for number, name in enumerate(names):
        bad += asked(Client(), name, OUTSIDE[number % len(OUTSIDE)])
        bad += asked(as_(small.gil), name, OUTSIDE[(number + 5) % len(OUTSIDE)])
    assert bad == []


@pytest.mark.parametrize("name", TAKERS)
def test_whoever_takes_a_next_is_asked_every_way(small, as_, name, settings):
    settings.DEMO = name == "demo-sign-in"
    bad = []
    for place in OUTSIDE:
        bad += asked(Client(), name, place) + asked(as_(small.gil), name, place)
    assert bad == []


@pytest.mark.parametrize("page", ["https://evil.example/people/", "//evil.example/", "http://testserver.evil.example/"])
def test_a_form_sent_too_late_leads_back_to_our_page_only(small, client, page):
    """The page before is told by the browser, and may be told wrongly."""
    answer = client.post(reverse("body-enter"), {"name": "x"}, headers={"referer": page})
    assert answer.status_code == 302 and "evil" not in answer["Location"]
