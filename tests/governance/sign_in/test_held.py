"""A form whose session ended while its owner typed is held an hour and shown to nobody else."""

import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from governance.models import Appointment, HeldPost
from jobs.clock import real_time
from jobs.submissions import FIELD
from tests.governance.bodies import PASSWORD


def sign_in(client, email="gil@example.org", **more):
    return client.post(reverse("account_login"), {"login": email, "password": PASSWORD, **more})


def hidden(page, name):
    return re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())[1]


def typed(client, small):
    """Gil opens the form that ends Gee's post, and begins to type."""
    sign_in(client)
    address = reverse("end-appointment", args=[small.gee.post.ref])
    page = client.get(address)
    today = small.now.date()
    return address, {
        FIELD: hidden(page, FIELD),
        "csrfmiddlewaretoken": hidden(page, "csrfmiddlewaretoken"),
        "last_day_day": today.day,
        "last_day_month": today.month,
        "last_day_year": today.year,
        "reason": "A long and careful <reason>",
    }


@pytest.fixture
def late(small):
    """Half an hour passes; the form is sent; (client, the answer, clock)."""
    client = Client(enforce_csrf_checks=True)
    with time_machine.travel(real_time(), tick=False) as clock:
        plain = Client()
        address, fields = typed(plain, small)
        client.cookies = plain.cookies
        clock.shift(31 * 60)
        answer = client.post(address, fields)
        client.handler.enforce_csrf_checks = False
        yield client, answer, clock, address


def test_it_is_held_and_its_owner_is_asked_to_sign_in(small, late):
    _, answer, _, address = late
    form = HeldPost.objects.get()
    assert answer["Location"] == f"{reverse('account_login')}?next={reverse('held', args=[form.ref])}"
    assert (form.user, form.path) == (small.gil.user, address)
    names = [name for name, _ in form.fields]
    assert FIELD not in names and "csrfmiddlewaretoken" not in names
    assert Appointment.objects.get(pk=small.gee.post.pk).ended_at is None


def test_its_owner_sees_what_was_typed_and_sends_it_again(small, late):
    client, _answer, _, address = late
    place = reverse("held", args=[HeldPost.objects.get().ref])
    assert sign_in(client, next=place)["Location"] == place
    page = client.get(place)
    words = page.content.decode()
    assert "You were signed out while typing" in words
    assert "A long and careful &lt;reason&gt;" in words and f'action="{address}"' in words
    again = dict(HeldPost.objects.get().fields)
    client.handler.enforce_csrf_checks = True
    again |= {FIELD: hidden(page, FIELD), "csrfmiddlewaretoken": hidden(page, "csrfmiddlewaretoken")}
    assert client.post(address, again).status_code == 302
    ended = Appointment.objects.get(pk=small.gee.post.pk)
    assert (ended.ended_by, ended.ended_because) == (small.gil.user, "A long and careful <reason>")


@pytest.mark.parametrize("email", ["anita@example.org", "sol@example.org"])
def test_nobody_else_sees_it(small, late, email):
    client = late[0]
    sign_in(client, email)
    form = HeldPost.objects.get()
    assert client.get(reverse("held", args=[form.ref])).status_code == 404
    assert client.post(reverse("discard-held", args=[form.ref])).status_code == 404


def test_after_an_hour_it_is_gone(small, late):
    client, _, clock, _ = late
    place = reverse("held", args=[HeldPost.objects.get().ref])
    clock.shift(59 * 60)
    sign_in(client)
    assert client.get(place).status_code == 200
    clock.shift(61)
    assert client.get(place).status_code == 404


def test_what_is_over_is_swept_when_the_next_is_held(small, late):
    _client, _, clock, address = late
    clock.shift(3700)
    plain = Client()
    address, fields = typed(plain, small)
    clock.shift(31 * 60)
    plain.post(address, fields)
    assert HeldPost.objects.count() == 1


def test_it_can_be_thrown_away(small, late):
    client = late[0]
    sign_in(client)
    assert client.post(reverse("discard-held", args=[HeldPost.objects.get().ref])).status_code == 302
    assert not HeldPost.objects.exists()


def posted(small, client, path, fields, **more):
    """Send a form signed for Gil without a session."""
    from types import SimpleNamespace

    from jobs.submissions import new_key

    key = new_key(SimpleNamespace(user=small.gil.user))
    return client.post(path, {FIELD: key, **fields}, **more)


def test_files_are_not_kept_but_named(small, client):
    path = reverse("end-appointment", args=[small.gee.post.ref])
    posted(small, client, path, {"reason": "x", "paper": SimpleUploadedFile("minutes.pdf", b"%PDF")})
    form = HeldPost.objects.get()
    assert form.files == [["paper", "minutes.pdf"]] and "PDF" not in str(form.fields)
    client.force_login(small.gil.user)
    page = client.get(reverse("held", args=[form.ref])).content.decode()
    assert "Choose these files again" in page and "minutes.pdf" in page


@pytest.mark.parametrize("field", ["password", "oldpassword", "password1", "otp", "credential", "client_secret"])
def test_a_form_with_a_secret_is_never_kept(small, client, field):
    posted(small, client, reverse("end-appointment", args=[small.gee.post.ref]), {field: "x"})
    assert not HeldPost.objects.exists()


@pytest.mark.parametrize("key", ["", "forged", "abc.1:xyz"])
def test_a_form_nobody_vouches_for_is_not_kept(small, client, key):
    path = reverse("end-appointment", args=[small.gee.post.ref])
    answer = client.post(path, {FIELD: key, "reason": "x"}, headers={"Referer": "http://testserver/people/?q=1"})
    assert not HeldPost.objects.exists()
    assert answer["Location"] == f"{reverse('account_login')}?next=/people/%3Fq%3D1"


def test_a_foreign_page_before_is_not_gone_back_to(small, client):
    path = reverse("end-appointment", args=[small.gee.post.ref])
    answer = client.post(path, {"reason": "x"}, headers={"Referer": "http://evil.example/people/"})
    assert "evil" not in answer["Location"]


@pytest.mark.parametrize(
    ("fields", "read"),
    [
        ([["reason", "x"]], [("Reason", "x")]),
        ([["last_day_day", "31"], ["last_day_month", "3"], ["last_day_year", "2015"]], [("Last day", "31 3 2015")]),
        ([["a_day", ""], ["a_month", ""], ["a_year", ""], ["b", ""]], []),
        ([["tick", "1"], ["tick", "2"]], [("Tick", "1"), ("Tick", "2")]),
    ],
)
def test_what_was_typed_is_read_back_in_words(fields, read):
    from governance.held import as_read

    assert as_read(fields) == read


def test_a_flood_is_not_kept(small, client):
    path = reverse("end-appointment", args=[small.gee.post.ref])
    for _ in range(12):
        posted(small, client, path, {"reason": "x"})
    assert HeldPost.objects.count() == 10
    posted(small, client, path, {"reason": "x" * (1024 * 1024 + 1)})
    assert HeldPost.objects.count() == 10
