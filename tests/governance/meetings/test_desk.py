"""What meetings put on the desk: the chair a week ahead, the secretary by the clock, the reviewer before it lapses."""

from datetime import timedelta

from django.urls import reverse

from governance import due_meetings
from governance.access import grants_of
from governance.actions import agenda, meetings
from governance.actions.privacy import keep_private
from governance.actions.release import say_texts
from governance.due_meetings import due_for_person
from governance.models import Meeting
from jobs.clock import end_of, london


def due(sitting, who, *, at=None):
    at = at or sitting.now
    return due_for_person(who.person.pk, at=at, grants=grants_of(who.user, at))


def week_before(sitting):
    return sitting.meeting.starts_at - timedelta(days=6)


def test_the_chair_sees_a_week_ahead_which_decision_will_be_inquorate(sitting):
    for who in (sitting.omar, sitting.alma):
        sitting.ruling(sitting.items["5"], who)
    assert not due(sitting, sitting.lena)  # ten days ahead is too early
    found = due(sitting, sitting.lena, at=week_before(sitting))
    assert [thing.title for thing in found] == ["Item 5, Premises reimbursement: Fernbank Surgery"]
    assert "Mid Essex: 1 of 2" in found[0].why and found[0].at == sitting.meeting.starts_at


def test_a_remedy_on_record_takes_it_off(sitting):
    for who in (sitting.omar, sitting.alma):
        sitting.ruling(sitting.items["5"], who)
    agenda.record_remedy(sitting.items["5"], remedy="defer", words="Agreed", by=sitting.stella.user, at=sitting.now)
    assert not due(sitting, sitting.lena, at=week_before(sitting))


def test_the_chair_who_is_ruled_out_is_told_nothing_of_it(sitting):
    for who in (sitting.omar, sitting.alma, sitting.lena):
        sitting.ruling(sitting.items["5"], who)
    assert not due(sitting, sitting.lena, at=week_before(sitting))
    assert due(sitting, sitting.noor, at=week_before(sitting))


def test_the_secretary_calls_by_the_notice_clock_and_publishes_by_the_papers(sitting):
    (thing,) = due(sitting, sitting.stella)
    assert thing.title.startswith("Call the meeting") and "3 clear days" in thing.explains
    assert thing.at == end_of(sitting.meeting.held_on - timedelta(days=4)) and "7 items not ready" in thing.why
    meetings.call_meeting(sitting.meeting, by=sitting.stella.user, at=sitting.now)
    (thing,) = due(sitting, sitting.stella)
    assert thing.title.startswith("Publish the agenda") and "working days" in thing.explains


def test_what_is_withheld_is_not_counted(sitting):
    sitting.ruling(sitting.items["5"], sitting.stella)
    assert "6 items not ready" in due(sitting, sitting.stella)[0].why


def test_the_reviewer_is_reminded_a_fortnight_before_it_lapses(sitting):
    on = london(sitting.now).date() + timedelta(days=20)
    keep_private(
        sitting.items["6"], ground="confidential", reason="Prices", public_words="A tender",
        reviewer=sitting.omar.person, review_on=on, by=sitting.stella.user, at=sitting.now,
    )  # fmt: skip
    say_texts(sitting.items["6"], because="Harmless", by=sitting.stella.user, at=sitting.now)
    assert not due(sitting, sitting.omar)
    (thing,) = due(sitting, sitting.omar, at=sitting.now + timedelta(days=7))
    assert thing.title.startswith("Look again: item 6") and thing.at == end_of(on)
    assert not due(sitting, sitting.omar, at=sitting.now + timedelta(days=22))
    sitting.ruling(sitting.items["6"], sitting.omar)
    assert not due(sitting, sitting.omar, at=sitting.now + timedelta(days=7))


def test_the_desk_shows_it(sitting, as_):
    shown = as_(sitting.stella).get(reverse("desk")).content.decode()
    assert "Call the meeting: Mid and North East Essex joint committee" in shown


def test_a_stranger_has_nothing_on_the_desk(sitting):
    assert not due(sitting, sitting.sol, at=week_before(sitting))


def test_a_member_sees_the_next_meetings_of_their_committees_and_a_stranger_none(sitting, as_):
    called = sitting.plan(sitting.essex, days=4, status=Meeting.Status.CALLED, place="Town Hall")
    sitting.plan(sitting.essex, days=-4, status=Meeting.Status.CLOSED, place="Long past")
    shown = as_(sitting.omar).get("/desk/").text
    assert f"/meetings/{called.ref}/" in shown and "Town Hall" in shown and "Long past" not in shown
    assert sitting.meeting.ref not in shown, "a meeting still being planned is not called"
    assert "Your next meetings" not in as_(sitting.sol).get("/desk/").text


def test_who_may_not_change_a_seat_gets_no_link_to_it(sitting, as_):
    address = f"/committees/{sitting.essex.ref}/"
    assert "/seats/" not in as_(sitting.lena).get(address).text.split("<main", 1)[1]
    assert "/seats/" in as_(sitting.mia).get(address).text


def test_who_keeps_the_papers_of_many_is_told_that_there_are_more(sitting, monkeypatch):
    """A desk of hundreds is not read; looking through all their items for matches took seconds."""
    soon = sitting.meeting.starts_at
    for days in (1, 2, 3):
        begins = soon + timedelta(days=days)
        meetings.plan_meeting(
            sitting.meeting.committee, starts_at=begins, ends_at=begins + timedelta(hours=2), place="Town hall",
            by=sitting.stella.user, at=sitting.now,
        )  # fmt: skip
    whole = [thing.title for thing in due(sitting, sitting.stella)]
    assert len(whole) == 4 and not any(title.startswith("More") for title in whole)
    monkeypatch.setattr(due_meetings, "MOST_KEPT", 2)
    shown = due(sitting, sitting.stella)
    assert [thing.title for thing in shown if thing.at] == whole[:2]
    (more,) = [thing for thing in shown if not thing.at]
    assert more.title == "More meetings in the coming month" and more.address == reverse("meetings")
    assert "The soonest 2" in more.why
