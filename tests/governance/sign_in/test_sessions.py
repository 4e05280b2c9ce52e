"""Sessions: half an hour idle, twelve hours in all, by the wall's clock; written once a minute."""

import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.models import SignIn
from jobs.clock import real_time
from tests.governance.bodies import PASSWORD

MINUTE = 60


def sign_in(client):
    client.post(reverse("account_login"), {"login": "gil@example.org", "password": PASSWORD})


def in_(client):
    return client.get(reverse("people")).status_code == 200


def test_half_an_hour_without_a_request_ends_it(small, client):
    with time_machine.travel(real_time(), tick=False) as clock:
        sign_in(client)
        clock.shift(29 * MINUTE)
        assert in_(client)
        clock.shift(29 * MINUTE)
        assert in_(client)
        clock.shift(30 * MINUTE)
        assert not in_(client)
        assert SignIn.objects.latest("pk").outcome == "Ended after 30 minutes without use"
        clock.shift(-30 * MINUTE)
        assert not in_(client), "an ended session does not come back"


def test_twelve_hours_end_it_however_busy(small, client):
    with time_machine.travel(real_time(), tick=False) as clock:
        sign_in(client)
        for _ in range(12 * 4 - 1):
            clock.shift(15 * MINUTE)
            assert in_(client)
        clock.shift(15 * MINUTE)
        assert not in_(client)
        assert SignIn.objects.latest("pk").outcome == "Ended after 12 hours"


def test_the_demonstrations_clock_ends_nothing(small, client, settings):
    from datetime import datetime

    sign_in(client)
    settings.DEMO_NOW = datetime(2016, 12, 1, 10)
    assert in_(client)


def writes(found):
    return [q["sql"] for q in found if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]


def test_reading_writes_nothing_within_a_minute_and_once_after_it(small, client):
    with time_machine.travel(real_time(), tick=False) as clock:
        sign_in(client)
        counts = []
        for seconds in (5, 20, 20, 20, 5):
            clock.shift(seconds)
            with CaptureQueriesContext(
                connection,
            ) as found:
                assert in_(client)
            counts.append(len(writes(found)))
        assert [bool(count) for count in counts] == [False, False, False, True, False]


def test_my_devices_are_listed_and_can_be_signed_out(small, client):
    other = type(client)()
    sign_in(client)
    sign_in(other)
    assert UserSession.objects.filter(user=small.gil.user).count() == 2
    page = client.get(reverse("usersessions_list"))
    assert page.status_code == 200
    client.post(reverse("usersessions_list"))
    assert in_(client) and not in_(other)


def test_a_changed_password_ends_the_other_sessions(small, client):
    other = type(client)()
    sign_in(client)
    sign_in(other)
    new = "another good secret"
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert in_(client) and not in_(other)


def test_signing_out_forgets_the_session(small, client):
    sign_in(client)
    key = client.session.session_key
    client.post(reverse("account_logout"))
    assert not Session.objects.filter(session_key=key).exists()
