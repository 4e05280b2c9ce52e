"""The desk of somebody who holds every post there is: how much it asks, and that nothing of it is lost so."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications import due as applications
from cocomm.desk import waiting
from conflicts import actions as conflicts_actions
from conflicts import due as conflicts
from conflicts.radar_due import meetings_due
from conflicts.rules.people import Standing
from governance import (
    due,
    due_engagement,
    due_meetings,
    due_minutes,
    due_panels,
    due_papers,
    due_reports,
    due_sub_groups,
    due_terms,
)
from governance.access import grants_of
from governance.actions import appoint
from governance.models import Arrangement, Kind, Meeting
from governance.permissions import Role
from jobs.clock import start_of
from tests.conflicts.radar.conftest import Desk
from tests.governance.bodies import body, someone
from tests.governance.meetings.sitting_world import SINCE

DOOR = 1  # session with user and grants
QUIET, BUSY = 5, 9
"""Rounds, each one question: as many as the longest of the sources has that find something."""


@pytest.fixture
def pat(sitting):
    """Every post: at the CCG, its office, the region, the nation, and the joint committee."""
    pat, region = someone("Pat Every", None, sitting.mid), body("East", Kind.REGION, "Y55")
    places = {"regional": region, "national": sitting.nation}
    for role in Role:
        first, second, third, *_ = *role.value.split("-"), ""
        office = places.get(third, sitting.england) if (first, second) == ("nhs", "england") else sitting.mid
        at = sitting.essex if first == "committee" else office
        appoint(person=pat.person, role=role, body=at, starts_on=SINCE, by=None, at=start_of(SINCE))
    return pat


@pytest.fixture
def asked(client, pat, monkeypatch):
    client.force_login(pat.user)

    def ask(at):
        monkeypatch.setattr("jobs.clock.now", lambda: at)
        client.get(reverse("desk"))
        with CaptureQueriesContext(connection) as seen:
            answer = client.get(reverse("desk"))
        assert answer.status_code == 200
        return [each["sql"] for each in seen][DOOR:], answer.content.decode()

    return ask


def week_before(sitting):
    return sitting.meeting.starts_at - timedelta(days=5)


def fill(sitting, days):
    """On each of these days from now a meeting with all its items; interests that meet them; one ruled out."""
    for day in days:
        meeting = sitting.plan(sitting.essex, days=day, hour=9)
        items = sitting._d3_items(meeting)
        for who in (sitting.omar, sitting.alma):
            sitting.ruling(items["6"], who)


def arrange(sitting):
    """Mid Essex's arrangement waits for its sum and for its agreement."""
    row = Arrangement.objects.get(ccg=sitting.mid)
    row.model, row.agreement_signed_on, row.agreement_at, row.agreement_by = "delegated", None, None, None
    row.save_as(by=None, why="Test")


def test_with_no_meeting_near_it_asks_five_questions(sitting, pat, asked):
    arrange(sitting)
    seen, page = asked(sitting.meeting.starts_at + timedelta(days=60))
    assert len(seen) <= QUIET, "\n".join(seen)
    assert "Sign off the sum that transfers" in page and "Record that the agreement is signed" in page


def test_however_many_meetings_are_near_it_asks_as_much(sitting, pat, asked):
    desk, at = Desk(sitting), week_before(sitting)
    desk.declares("omar", "Fernbank Surgery", code="F81001", with_kind="practice")
    conflicts_actions.record_declarant(
        pat.person, ccg=sitting.mid, position="All of them", standings=[Standing.GOVERNING_BODY], joined_on=SINCE,
        practice=None, by=sitting.mia.user, at=sitting.now,
    )  # fmt: skip
    fill(sitting, [9])
    sitting.plan(sitting.essex, days=-20, status=Meeting.Status.CLOSED)
    few, page = asked(at)
    assert "Item 6, " in page and "Circulate the minutes" in page and "1 match to be ruled on" in page
    fill(sitting, [8, 11, 12, 20, 25])
    for day in (-30, -40, -50):
        sitting.plan(sitting.essex, days=day, status=Meeting.Status.CLOSED)
    many, page = asked(at)
    assert page.count("Item 6, ") == 3 and page.count("Circulate the minutes") == 4
    assert len(many) == len(few) <= BUSY, "\n".join(many)


def test_read_once_it_says_all_that_each_would_say_alone(sitting, pat):
    desk = Desk(sitting)
    desk.declares("omar", "Fernbank Surgery", code="F81001", with_kind="practice")
    arrange(sitting)
    fill(sitting, [9, 11, 20])
    sitting.plan(sitting.essex, days=-20, status=Meeting.Status.CLOSED)
    for who in (pat, sitting.lena, sitting.stella, sitting.mia, sitting.omar, sitting.helen, sitting.sol):
        at, person = week_before(sitting), who.person.pk
        grants = grants_of(who.user, at)
        alone = [
            *due.due_for(grants),
            *due_meetings.due_for_person(person, at=at, grants=grants),
            *due_panels.due_for_person(person, at=at, grants=grants),
            *due_papers.due_for_person(person, at=at, grants=grants),
            *due_minutes.due_for_person(person, at=at, grants=grants),
            *due_reports.due_for_person(person, at=at, grants=grants),
            *due_engagement.due_for_person(person, at=at, grants=grants),
            *due_sub_groups.due_for_person(person, at=at, grants=grants),
            *due_terms.due_for(grants),
            *conflicts.due_for(grants),
            *conflicts.due_for_person(person, at=at, grants=grants),
            *meetings_due(grants, person),
            *applications.due_for(grants),
        ]
        together = waiting(grants, person_id=person)
        assert sorted(map(repr, together)) == sorted(map(repr, alone)), who.person
    assert len(waiting(grants_of(pat.user, at), person_id=pat.person.pk)) > 10
