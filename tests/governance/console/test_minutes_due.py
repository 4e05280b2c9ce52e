"""What the desk asks after a meeting: of the secretary by the clock, of the chair, of who owns an action."""

from datetime import date, timedelta

from governance.access import grants_of
from governance.actions import action_points, appoint, minutes
from governance.due_minutes import due_for_person
from governance.models import Meeting
from governance.permissions import Role
from jobs.clock import end_of, start_of
from tests.governance.meetings.sitting_world import SINCE

from .test_minutes import begun


def due(closed, who, at=None):
    person, at = getattr(closed.world, who), at or closed.after
    return list(due_for_person(person.person.pk, at=at, grants=grants_of(person.user, at)))


def test_the_secretary_has_three_working_days(closed):
    (waits,) = due(closed, "stella")
    assert waits.why == "They have not been begun." and "working days" in waits.explains
    assert waits.at > end_of(closed.meeting.held_on + timedelta(days=2)) and isinstance(waits.at.date(), date)
    begun(closed)
    assert due(closed, "stella")[0].why == "They are being written."
    assert due(closed, "lena") == []
    minutes.circulate_minutes(begun(closed), by=closed.by, at=closed.after)
    assert due(closed, "stella") == []
    assert due(closed, "lena")[0].title.startswith("Approve the minutes")
    assert due(closed, "sol") == [] and due(closed, "noor", closed.after)[0].title.startswith("Approve")


def test_who_writes_for_one_committee_signs_for_another_all_the_same(closed):
    """Lena also keeps Blackpool's papers: the minutes of Essex still wait for her signature."""
    minutes.circulate_minutes(begun(closed), by=closed.by, at=closed.after)
    closed.world.blackpool_sits()
    appoint(
        person=closed.world.lena.person, role=Role.COMMITTEE_SECRETARY, body=closed.world.blackpool_committee,
        starts_on=SINCE, by=None, at=start_of(SINCE),
    )  # fmt: skip
    assert [each.title for each in due(closed, "lena")] == [f"Approve the minutes of {closed.meeting}"]


def test_an_action_waits_for_its_owner_unless_it_is_withheld(closed):
    for number, who in (("4", "omar"), ("5", "omar")):
        action_points.set_action(
            closed.item(number), words=f"Do {number}", due_on=closed.meeting.held_on, by=closed.by, at=closed.after,
            owner=getattr(closed.world, who).person,
        )  # fmt: skip
    assert [each.title for each in due(closed, "omar")] == ["Do 4"]


def test_the_oldest_are_shown_and_the_others_said(closed, monkeypatch):
    earlier = closed.world.plan(closed.world.essex, days=-3, status=Meeting.Status.CLOSED)
    assert len(due(closed, "stella")) == 2
    monkeypatch.setattr("governance.due_minutes.MOST", 1)
    more, oldest = due(closed, "stella")
    assert str(earlier) in oldest.title and "The 1 oldest" in more.why and more.address.endswith("?past")
