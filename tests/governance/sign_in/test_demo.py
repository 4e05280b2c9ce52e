"""The list of people to sign in as: in the demonstration only, the people of the demonstration only."""

from django.urls import reverse

from governance.actions import end_appointment
from governance.models import SignIn
from governance.permissions import Role


def test_everybody_is_listed_with_post_body_and_story(small, client, settings):
    settings.DEMO, settings.DEMO_PEOPLE = True, {"sol@example.org": "A stranger.", "gil@example.org": "Fills in."}
    page = client.get(reverse("demo")).content.decode()
    for words in ("Head of Governance", "Blackpool CCG", "Fills in.", "Sign in as Nye Bevington"):
        assert words in page
    assert page.index("Sol Winter") < page.index("Gil Marsh") < page.index("Anita Rao")


def test_one_click_signs_in(small, client, settings):
    settings.DEMO = True
    answer = client.post(reverse("demo-sign-in"), {"email": "gil@example.org"})
    assert answer["Location"] == reverse("desk")
    assert client.get(reverse("people")).status_code == 200
    assert SignIn.objects.get().method == "demonstration, no password"
    answer = client.post(reverse("demo-sign-in"), {"email": "sol@example.org"})
    assert "Leicester" in client.get(reverse("people")).content.decode()
    assert "Anita Rao" not in client.get(reverse("people")).content.decode()


def test_outside_the_demonstration_there_is_no_such_page(small, client, settings):
    settings.DEMO = False
    settings.SECURE_SSL_REDIRECT = False
    assert client.get(reverse("demo")).status_code == 404
    assert client.post(reverse("demo-sign-in"), {"email": "gil@example.org"}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_only_people_of_the_demonstration_in_post(small, client, settings):
    settings.DEMO = True
    small.appoint("Real Person", Role.LAY_MEMBER, small.blackpool, email="real@nhs.example")
    end_appointment(small.gee.post, last_day=small.now.date(), by=None, at=small.now, reason="Left")
    for email in ("real@nhs.example", "gee@example.org", "nobody@example.org", ""):
        assert client.post(reverse("demo-sign-in"), {"email": email}).status_code == 404
    assert "Real Person" not in client.get(reverse("demo")).content.decode()


def test_a_link_alone_signs_nobody_in(small, client, settings):
    settings.DEMO = True
    assert client.get(reverse("demo-sign-in"), {"email": "gil@example.org"}).status_code == 405
