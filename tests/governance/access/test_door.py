"""The door: a stranger gets 404, a colleague without the permission 403, the holder 200, nobody the sign-in page."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from governance.access import grants_of
from governance.actions import appoint, end_appointment, record_person
from governance.models import User
from governance.permissions import GRANTS, Permission, Role

P = Permission


@pytest.mark.parametrize(("who", "answer"), [("gil", 200), ("anita", 403), ("gee", 403), ("sol", 404), ("nye", 404)])
def test_who_gets_through_the_door(small, as_, who, answer):
    page = reverse("end-appointment", args=[small.anita.post.ref])
    assert as_(getattr(small, who)).get(page).status_code == answer


def test_nobody_signed_in_is_sent_to_sign_in_and_back(small, client):
    page = reverse("person", args=[small.anita.person.ref])
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('account_login')}?next={page}"


def test_what_a_stranger_is_told_is_the_same_as_for_nothing_at_all(small, as_, monkeypatch):
    monkeypatch.setattr("jobs.clock.now", lambda: small.now)  # the page says when, to the second
    sol = as_(small.sol)
    real = sol.get(reverse("person", args=[small.anita.person.ref]))
    invented = sol.get(reverse("person", args=["zzzzzzzzzzzz"]))
    assert real.status_code == invented.status_code == 404
    assert real.content == invented.content


def test_grants_are_one_query_however_many_posts(small, django_assert_num_queries):
    for number in range(30):
        person = small.gil.person
        appoint(
            person=person, role=list(GRANTS)[number % 3], body=_fresh(number), starts_on=small.now.date(),
            by=None, at=small.now,
        )  # fmt: skip
    user = User.objects.get(pk=small.gil.user.pk)
    with django_assert_num_queries(1):
        grants = grants_of(user, small.now)
        assert grants.may(P.APPOINTMENT_EDIT, small.blackpool)
        assert not grants.may(P.APPOINTMENT_EDIT, small.leicester)
        assert len(grants.bodies) == 31


def _fresh(number):
    from tests.governance.bodies import body

    return body(f"CCG {number}", code=f"T{number}")


def test_strangers_cost_no_query(db, django_assert_num_queries, small):
    unknown = User(email="x@example.org")
    with django_assert_num_queries(0):
        for user in (None, AnonymousUser(), unknown):
            assert grants_of(user, small.now).bodies == set()


def test_a_superuser_without_a_post_sees_nothing(small, client):
    boss = User.objects.create_superuser("boss@example.org", "x")
    boss.person = record_person(name="The Boss", by=None)
    boss.save()
    client.force_login(boss)
    assert client.get(reverse("person", args=[small.anita.person.ref])).status_code == 404
    assert client.get(reverse("people")).status_code == 403
    assert b"Anita Rao" not in client.get(reverse("role-matrix")).content


def test_a_closed_account_is_nobody(small):
    small.gil.user.is_active = False
    assert grants_of(small.gil.user, small.now).bodies == set()


def test_a_post_that_has_not_begun_opens_nothing(small, as_):
    from datetime import timedelta

    later = small.appoint("Lee Later", Role.GOVERNANCE_LEAD, small.blackpool, on=small.now.date() + timedelta(days=5))
    assert as_(later).get(reverse("people")).status_code == 403


def test_an_ended_post_closes_the_door_on_the_very_next_request(small, as_):
    other = small.appoint("Olive Other", Role.GOVERNANCE_LEAD, small.blackpool)
    olive = as_(other)
    page = reverse("person", args=[small.anita.person.ref])
    assert olive.get(page).status_code == 200
    end_appointment(other.post, last_day=small.now.date(), by=small.gil.user, at=small.now, reason="Left")
    assert olive.get(page).status_code == 404


@pytest.mark.parametrize(
    "name",
    ["people", "role-matrix", "appoint-where", "person", "invite", "appoint", "appoint-committee",
     "end-appointment", "sign-ins", "held", "discard-held", "demo-sign-in"],
)  # fmt: skip
def test_no_form_is_taken_from_another_site(small, name):
    """Every address that could write asks for the token first, whoever sends."""
    from django.test import Client
    from django.urls import NoReverseMatch

    client = Client(enforce_csrf_checks=True)
    client.force_login(small.gil.user)
    try:
        address = reverse(name)
    except NoReverseMatch:
        address = reverse(name, args=[small.anita.post.ref])
    assert client.post(address, {"email": "gil@example.org"}).status_code == 403
