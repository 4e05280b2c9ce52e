"""The lay and executive majority, tested when a seat is given or ends and when an agenda is published (row 39)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from governance.actions.committees import GO_ON, give_seat, majority_with
from governance.actions.meetings import publish_agenda
from governance.actions.people import record_person
from governance.models import CommitteeBody, Meeting, Seat
from governance.rules.meetings.seats import Klass
from governance.rules.meetings.seats import Seat as Sits
from governance.rules.meetings.warnings import majority_lost
from governance.workflow import NotAllowed
from jobs.clock import london
from tests.governance.rules.meetings.cast import PCCC

L1, L2, L3 = (Sits(f"lay-{n}", "L", "CCG", Klass.LAY) for n in (1, 2, 3))
G1, G2 = (Sits(f"gp-{n}", "G", "CCG", Klass.GP) for n in (1, 2))


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ([L1, L2, G1], [L1, L2, G1, G2], True),
        ([L1, L2, L3, G1], [L1, L2, L3, G1, G2], False),
        ([], [G1], True),
        ([], [L1], False),
        ([G1, G2], [G1, G2, L1], False),
        ([L1, L2, G1], [L1, G1], True),
        ([L1, G1, G2], [L1, G1], False),
        ([L1], [L1, Sits("x", "X", "CCG", Klass.GP, voting=False)], False),
        ([L1], [L1, Sits("x", "X", "CCG", Klass.GP, deputy_for="lay-1")], False),
    ],
)
def test_what_a_change_of_seats_takes_away(before, after, lost):
    assert bool(majority_lost(PCCC, before, after)) is lost


@pytest.fixture
def blackpool(sitting):
    """Blackpool's committee, with as many GPs as leave its lay and executive members one more than half."""
    sitting.blackpool_sits()
    sitting.body = CommitteeBody.objects.get(committee=sitting.blackpool_committee)
    while not majority_with(sitting.blackpool_committee, klass="gp", body=sitting.body, on=london(sitting.now).date()):
        gp(sitting)
    return sitting


def gp(sitting, **values):
    given = {"klass": "gp", "title": "GP", "body": sitting.body, "from_on": london(sitting.now).date()} | values
    person = given.pop("person", None) or record_person(name=f"Dr {Seat.objects.count()}", by=None)
    return give_seat(sitting.blackpool_committee, person=person, **given, by=sitting.gil.user, at=sitting.now)


def test_a_seat_that_breaks_the_majority_is_given_only_with_a_reason(blackpool):
    with pytest.raises(NotAllowed) as refused:
        gp(blackpool)
    (reason,) = refused.value.reasons
    assert reason.startswith("Even with everybody present: Lay and executive members: ") and reason.endswith(GO_ON)
    for values in ({"klass": "lay"}, {"klass": "attendee", "body": None}, {"klass": "gp", "voting": False}):
        gp(blackpool, **values)
    assert gp(blackpool, klass="executive").klass == "executive"


def test_the_form_warns_and_takes_the_reason(blackpool, client):
    client.force_login(blackpool.gil.user)
    day = london(blackpool.now).date()
    typed = {
        "person": blackpool.sven.person.ref, "klass": "gp", "body": blackpool.body.key, "office": "", "title": "GP",
        "voting": "on", "from_on_day": day.day, "from_on_month": day.month, "from_on_year": day.year,
    }  # fmt: skip
    address = reverse("seat-give", args=[blackpool.blackpool_committee.ref])
    wrong = client.post(address, typed)
    assert wrong.status_code == 422 and GO_ON in wrong.content.decode()
    given = client.post(address, typed | {"despite": "Until the nurse is found"})
    assert given.status_code == 302, given.content.decode()[2000:9000]
    seat = Seat.objects.get(person=blackpool.sven.person)
    assert seat.history.first().history_change_reason == "Until the nurse is found: Seated as GP"


def test_ending_a_lay_seat_says_what_is_lost(blackpool, client):
    client.force_login(blackpool.gil.user)
    lay = blackpool.lou.seat
    assert "Know before you go on" in (page := client.get(reverse("seat-end", args=[lay.ref])).content.decode())
    assert "Even with everybody present: Lay and executive members" in page
    other = Seat.objects.filter(committee=blackpool.blackpool_committee, klass="gp").first()
    assert "Know before" not in client.get(reverse("seat-end", args=[other.ref])).content.decode()


def test_publishing_an_agenda_says_the_warnings_of_the_set_up(blackpool, client):
    gp(blackpool, despite="Until the nurse is found")
    meeting = blackpool.plan(blackpool.blackpool_committee, days=20, status=Meeting.Status.CALLED)
    blackpool.item(meeting, "1", "Welcome", kind="declarations", status="ready")
    client.force_login(blackpool.sven.user)
    page = client.get(reverse("meeting-publish", args=[meeting.ref])).content.decode()
    assert "Know before you go on" in page and "Even with everybody present: Lay and executive members" in page
    assert "What stands in the way" not in page
    publish_agenda(meeting, by=blackpool.sven.user, at=blackpool.now + timedelta(hours=1))
    assert Meeting.objects.get(pk=meeting.pk).status == Meeting.Status.PUBLISHED


def test_where_nothing_is_wrong_nothing_is_said(sitting, client):
    meeting = sitting.plan(sitting.essex, days=20, status=Meeting.Status.CALLED)
    client.force_login(sitting.stella.user)
    page = client.get(reverse("meeting-publish", args=[meeting.ref])).content.decode()
    assert "Even with everybody present" not in page and "lay and executive" not in page.lower()
