"""The pages of people and posts, through the web client."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from governance.actions import end_appointment
from governance.models import Appointment, User
from governance.permissions import Role
from jobs.models import Message


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def test_the_list_shows_my_bodies_only(small, as_):
    page = as_(small.gil).get(reverse("people")).content.decode()
    assert "Anita Rao" in page and "Head of Governance" in page
    assert "Sol Winter" not in page and "Nye Bevington" not in page


def test_the_list_can_be_searched(small, as_):
    gil = as_(small.gil)
    assert "Anita Rao" not in gil.get(reverse("people"), {"q": "patel"}).content.decode()
    assert "Gee Patel" in gil.get(reverse("people"), {"q": "patel"}).content.decode()
    assert "Nobody is in post here" in gil.get(reverse("people"), {"q": "nobody at all"}).content.decode()


@pytest.mark.parametrize("name", ["people", "role-matrix"])
def test_lists_cost_the_same_with_1_50_and_500_rows(small, as_, django_assert_num_queries, name):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    gil, counts, have = as_(small.gil), [], 0
    for wanted in (1, 50, 500):
        for number in range(have, wanted):
            small.appoint(f"P{number:03} Filler", Role.LAY_MEMBER, small.blackpool, email=f"p{number}@example.net")
        have = wanted
        gil.get(reverse(name))  # the session's once-a-minute note, the compiled table
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert gil.get(reverse(name)).status_code == 200
        counts.append(len(found))
    assert counts[0] == counts[1] == counts[2] and counts[0] <= 8, counts


def test_the_list_turns_its_pages(small, as_):
    for number in range(60):
        small.appoint(f"P{number:03} Filler", Role.LAY_MEMBER, small.blackpool, email=f"p{number}@example.net")
    gil = as_(small.gil)
    first = gil.get(reverse("people"))
    assert b"P000 Filler" in first.content and b"P059 Filler" not in first.content
    second = gil.get(reverse("people") + first.context["page"].next)
    assert b"P059 Filler" in second.content


def test_a_person_with_their_history(small, as_):
    end_appointment(
        small.gee.post, last_day=small.now.date(), by=small.gil.user, at=small.now, reason="Moved to Cornwall"
    )
    page = as_(small.gil).get(reverse("person", args=[small.gee.person.ref])).content.decode()
    assert "Ended" in page and "Moved to Cornwall" in page and "Gil Marsh" in page
    assert "End this appointment" not in page


def test_posts_elsewhere_stay_out_of_sight(small, as_):
    from governance.actions import appoint

    appoint(
        person=small.anita.person, role=Role.LAY_MEMBER, body=small.leicester, starts_on=small.now.date(),
        by=None, at=small.now, reason="A secret matter",
    )  # fmt: skip
    page = as_(small.gil).get(reverse("person", args=[small.anita.person.ref])).content.decode()
    assert "Accountable Officer" in page and "Leicester" not in page and "A secret matter" not in page


def test_my_own_page_says_why_i_may_not_end_my_post(small, as_):
    page = as_(small.gil).get(reverse("person", args=[small.gil.person.ref])).content.decode()
    assert "You may not end an appointment of your own" in page
    assert "End this appointment" not in page and "Send an invitation" not in page


def test_ending_my_own_post_by_hand_is_refused_with_the_reason(small, as_):
    answer = as_(small.gil).post(
        reverse("end-appointment", args=[small.gil.post.ref]),
        day("last_day", small.now.date()) | {"reason": "I want to"},
    )
    assert answer.status_code == 422 and "of your own" in answer.content.decode()


def test_ending_takes_access_away_on_the_next_request_of_a_live_session(small, client):
    other = type(client)()
    other.force_login(small.anita.user)
    assert other.get(reverse("people")).status_code == 200
    client.force_login(small.gil.user)
    answer = client.post(
        reverse("end-appointment", args=[small.anita.post.ref]),
        day("last_day", small.now.date()) | {"reason": "Retired"},
    )
    assert answer.status_code == 302
    assert other.get(reverse("people")).status_code == 403
    assert other.get(reverse("person", args=[small.gee.person.ref])).status_code == 404


def test_the_posts_offered_fit_the_body(small, as_):
    page = as_(small.gil).get(reverse("appoint", args=[small.blackpool.ref]), {"new": 1}).content.decode()
    assert "Accountable Officer" in page and "NHS England director" not in page
    page = as_(small.nye).get(reverse("appoint", args=[small.office.ref]), {"new": 1}).content.decode()
    assert "NHS England primary care lead" in page and "Accountable Officer" not in page


def test_a_post_that_is_not_offered_is_refused(small, as_):
    answer = as_(small.gil).post(
        reverse("appoint", args=[small.blackpool.ref]) + f"?person={small.sol.person.ref}",
        {"role": Role.NHSE_NATIONAL_OFFICER} | day("starts_on", small.now.date()),
    )
    assert answer.status_code == 422
    assert Appointment.objects.filter(person=small.sol.person).count() == 1


def test_appointing_somebody_known(small, as_):
    gil, address = as_(small.gil), reverse("appoint", args=[small.blackpool.ref])
    found = gil.get(address, {"q": "winter"}).content.decode()
    assert "Sol Winter" in found and "sol@example.org" not in found
    assert "Sol Winter" in gil.get(address, {"q": "SOL@example.org"}).content.decode()
    answer = gil.post(
        f"{address}?person={small.sol.person.ref}",
        {"role": Role.LAY_MEMBER, "position": "Lay chair"} | day("starts_on", small.now.date()),
    )
    assert answer.status_code == 302
    made = Appointment.objects.get(person=small.sol.person, organisation=small.blackpool)
    assert (made.title, made.appointed_by) == ("Lay chair", small.gil.user)


def test_appointing_a_newcomer_sends_a_letter_and_takes_nothing_else(small, as_):
    """No field beyond the form's own is taken: whoever sends `is_staff` or `body` changes nothing."""
    smuggled = {
        "is_superuser": "on", "is_staff": "on", "body": small.leicester.pk, "appointed_by": small.sol.user.pk,
        "organisation": small.leicester.pk, "password": "mine",
    }  # fmt: skip
    answer = as_(small.gil).post(
        reverse("appoint", args=[small.blackpool.ref]) + "?new=1",
        {"name": "Nora New", "email": "nora@example.org", "role": Role.LAY_MEMBER}
        | day("starts_on", small.now.date()) | smuggled,
    )  # fmt: skip
    assert answer.status_code == 302
    user = User.objects.get(email="nora@example.org")
    made = user.person.appointments.get()
    assert (made.organisation, made.appointed_by) == (small.blackpool, small.gil.user)
    assert not user.is_superuser and not user.is_staff and not user.has_usable_password()
    assert Message.objects.filter(to="nora@example.org").count() == 1


def test_wrong_input_gets_a_sentence_and_keeps_what_was_typed(small, as_):
    answer = as_(small.gil).post(
        reverse("appoint", args=[small.blackpool.ref]) + "?new=1",
        {"name": "<b>Nora</b> =1+1", "email": "nora", "role": "", "starts_on_day": "31", "starts_on_month": "2",
         "starts_on_year": "2015"},
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "&lt;b&gt;Nora&lt;/b&gt; =1+1" in page and "<b>Nora" not in page
    assert "Choose a post" in page and "like name@example.nhs.uk" in page and "real date" in page


def test_the_matrix_says_who_may_do_what_and_when(small, as_):
    gil = as_(small.gil)
    now = gil.get(reverse("role-matrix")).content.decode()
    assert "Start and end appointments" in now and "Anita Rao" in now and "1 April 2013" in now
    before = date(2013, 3, 31)
    assert "Anita Rao" not in gil.get(reverse("role-matrix"), day("on", before)).content.decode()


def test_the_matrix_of_a_past_day_shows_whoever_was_in_post_then(small, as_):
    end_appointment(small.gee.post, last_day=small.now.date(), by=small.gil.user, at=small.now, reason="Left")
    gil = as_(small.gil)
    assert "Gee Patel" not in gil.get(reverse("role-matrix")).content.decode()
    yesterday = small.now.date() - timedelta(days=1)
    assert "Gee Patel" in gil.get(reverse("role-matrix"), day("on", yesterday)).content.decode()


def test_the_matrix_explains_the_words_to_everybody_but_shows_no_people(small, as_):
    page = as_(small.gee).get(reverse("role-matrix")).content.decode()
    assert "What each permission means" in page and "Anita Rao" not in page
