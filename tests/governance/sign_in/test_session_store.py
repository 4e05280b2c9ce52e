"""A session and its account are one question, and no session ever opens another's account."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.access import grants_of
from governance.actions import end_appointment
from governance.models import User
from governance.session_store import SessionStore

from .test_sessions import in_, sign_in


def door(client):
    """What a page asks before its own questions: those of the session, the account and the grants."""
    with CaptureQueriesContext(connection) as found:
        assert in_(client)
    return [each["sql"] for each in found if any(word in each["sql"] for word in ("session", "_user", "appointment"))]


def test_session_account_and_person_are_one_question(small, client):
    sign_in(client)
    in_(client)
    opened, *others = door(client)
    assert not any("django_session" in sql or 'FROM "governance_user"' in sql for sql in others)
    assert "governance_user" in opened


def test_what_the_account_may_do_comes_with_it(small, client, settings):
    """The same grants as asked for alone, and no question of their own."""
    settings.DATABASE_KEEPS_PLANS = False  # so that each question shows its text
    sign_in(client)
    in_(client)
    opened, *others = door(client)
    assert "grouppermission" in opened and not any("grouppermission" in sql for sql in others)
    request = client.get(reverse("people")).wsgi_request
    alone = grants_of(User.objects.get(pk=request.user.pk), request.now)
    assert request.user.granted and request.grants.posts
    assert vars(request.grants._wrapped) == vars(alone)


def test_a_post_that_has_ended_grants_nothing_at_the_next_page(small, client):
    sign_in(client)
    assert in_(client)
    end_appointment(small.gil.post, last_day=small.now.date(), by=small.gee.user, at=small.now, reason="Left")
    assert client.get(reverse("people")).status_code == 403


def test_without_a_note_of_who_opened_it_the_account_is_asked_for_alone(small, client):
    sign_in(client)
    UserSession.objects.all().delete()
    assert in_(client)


def test_a_note_that_names_somebody_else_opens_nothing_of_theirs(small, client):
    """The signed session says who; allauth's note only brings the account along."""
    sign_in(client)
    gil = User.objects.get(email="gil@example.org")
    other = User.objects.exclude(pk=gil.pk).filter(person__isnull=False).first()
    UserSession.objects.update(user=other)
    answer = client.get(reverse("people"))
    assert answer.wsgi_request.user == gil
    assert str(other) not in answer.content.decode().split("</header>")[0]


@pytest.mark.parametrize("end", ["deleted", "expired", "altered"])
def test_a_session_that_is_over_brings_nobody(small, client, end):
    sign_in(client)
    session = Session.objects.get()
    if end == "deleted":
        session.delete()
    elif end == "expired":
        Session.objects.update(expire_date="2001-01-01T00:00:00Z")
    else:
        Session.objects.update(session_data=session.session_data[:-3] + "abc")
    assert not in_(client)


def test_a_session_nobody_signed_in_with_is_read_too(small):
    store = SessionStore()
    store["language"] = "en"
    store.create()
    kept = SessionStore(store.session_key)
    assert (kept["language"], kept.account, SESSION_KEY in kept) == ("en", None, False)
    assert SessionStore("nosuchkey000000").load() == {}


def test_the_encoded_session_is_not_left_on_the_account(small, client):
    sign_in(client)
    in_(client)
    user = client.get(reverse("people")).wsgi_request.user
    assert "session_data" not in vars(user._wrapped if hasattr(user, "_wrapped") else user)
