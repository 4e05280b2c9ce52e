"""Planning, calling, changing and cancelling a meeting; publishing its agenda."""

from datetime import timedelta

import pytest

from governance.actions import agenda, meetings
from governance.models import Item, Meeting, StatusChange
from governance.workflow import NotAllowed

P = pytest.param


def refused(act):
    with pytest.raises(NotAllowed) as refusal:
        act()
    return " ".join(refusal.value.reasons)


def plan(sitting, *, by=None, days=30, **values):
    starts = sitting.meeting.starts_at + timedelta(days=days)
    facts = {"starts_at": starts, "ends_at": starts + timedelta(hours=2), "place": "Wren House"} | values
    return meetings.plan_meeting(sitting.essex, by=(by or sitting.stella).user, at=sitting.now, **facts)


def everything_ready(sitting):
    """All items of the planned meeting are ready: papers for the decisions, a remedy for item 5."""
    for item in sitting.items.values():
        if item.kind == Item.Kind.DECISION:
            sitting.paper(item, f"Paper on {item.title}")
        agenda.ready_item(item, by=sitting.stella.user, at=sitting.now)


def test_a_planned_meeting_begins_with_what_every_agenda_has(sitting):
    meeting = plan(sitting)
    assert meeting.status == Meeting.Status.DRAFT
    assert [f"{item}" for item in meeting.items.all()] == [
        "1. Welcome and apologies",
        "2. Declarations of interest",
        "3. Minutes of the last meeting",
        "4. Action log",
        "5. Questions from the public",
    ]


def test_every_reason_against_a_plan_is_given_at_once(sitting):
    starts = sitting.now - timedelta(days=1)
    said = refused(lambda: plan(sitting, by=sitting.omar, starts_at=starts, ends_at=starts - timedelta(hours=1)))
    assert "Only the" in said and "begun already" in said and "end after it begins" in said


def test_a_committee_does_not_meet_twice_at_once(sitting):
    assert "already meets then" in refused(lambda: plan(sitting, days=0))


def test_meetings_in_common_begin_together_and_are_of_different_committees(sitting):
    said = refused(lambda: plan(sitting, together_with=sitting.meeting))
    assert "in common with itself" in said and "begin together" in said


def test_it_is_called_in_time_without_a_reason(sitting):
    called = meetings.call_meeting(sitting.meeting, by=sitting.stella.user, at=sitting.now)
    assert called.status == Meeting.Status.CALLED and called.called_at == sitting.now and called.sequence == 1


def test_three_clear_days_or_a_stated_reason(sitting):
    soon = sitting.plan(sitting.essex, days=3)
    by, at = sitting.stella.user, sitting.now
    assert "too late" in refused(lambda: meetings.call_meeting(soon, by=by, at=at))
    called = meetings.call_meeting(soon, by=by, at=at, urgent_because="A practice closes on Friday.")
    assert called.status == Meeting.Status.CALLED
    assert StatusChange.objects.about(called).get().note == "A practice closes on Friday."


def against(act):
    try:
        act()
    except NotAllowed as refusal:
        return refusal.reasons
    return []


@pytest.mark.parametrize("days", range(1, 9))
def test_calling_and_moving_ask_the_same_rule(sitting, days):
    """Notice and papers: what calling it for a day is refused for, moving it to that day is refused for too (R-226)."""
    soon, far = (sitting.plan(sitting.essex, days=n) for n in (days, 40))
    by = {"by": sitting.stella.user, "at": sitting.now}
    meetings.call_meeting(far, **by)
    times = {"starts_at": soon.starts_at + timedelta(hours=5), "ends_at": soon.ends_at + timedelta(hours=5)}
    called = against(lambda: meetings.call_meeting(soon, **by))
    assert called == against(lambda: meetings.change_meeting(far, because="The hall", **times, **by))
    assert days > 3 or [each.split(" ", 1)[0] for each in called] == ["Public", "Papers", "The"]


def test_nobody_calls_a_meeting_without_terms_in_force(sitting):
    sitting.terms.to_on = sitting.meeting.held_on - timedelta(days=1)
    sitting.terms.save_as(by=None)
    said = refused(lambda: meetings.call_meeting(sitting.meeting, by=sitting.stella.user, at=sitting.now))
    assert "no terms of reference in force" in said


def test_a_member_does_not_call_it(sitting):
    said = refused(lambda: meetings.call_meeting(sitting.meeting, by=sitting.omar.user, at=sitting.now))
    assert said.startswith("Only the")


def test_a_called_meeting_moves_only_for_a_reason_and_calendars_learn_of_it(sitting):
    by, at = sitting.stella.user, sitting.now
    meeting = meetings.call_meeting(sitting.meeting, by=by, at=at)
    later = {"starts_at": meeting.starts_at + timedelta(hours=1), "ends_at": meeting.ends_at + timedelta(hours=1)}
    assert "say why" in refused(lambda: meetings.change_meeting(meeting, by=by, at=at, **later))
    moved = meetings.change_meeting(meeting, by=by, at=at, because="The room is taken.", **later)
    assert moved.sequence == 2 and moved.starts_at == later["starts_at"]
    assert meetings.change_meeting(moved, by=by, at=at, **later).sequence == 2  # nothing changed


def test_the_agenda_is_published_when_every_item_is_ready(sitting):
    by, at = sitting.stella.user, sitting.now
    meeting = meetings.call_meeting(sitting.meeting, by=by, at=at)
    said = refused(lambda: meetings.publish_agenda(meeting, by=by, at=at))
    assert "Item 4 is not ready." in said and "Item 7 is not ready." in said
    everything_ready(sitting)
    assert meetings.publish_agenda(meeting, by=by, at=at).published_at == at


def test_a_private_item_follows_a_resolution(sitting):
    by, at = sitting.stella.user, sitting.now
    meeting = meetings.call_meeting(sitting.meeting, by=by, at=at)
    everything_ready(sitting)
    item = sitting.items["6"]
    item.private = True
    item.save_as(by=None)
    assert "Item 6 is private" in refused(lambda: meetings.publish_agenda(meeting, by=by, at=at))


def test_cancelling_wants_a_reason_and_then_nothing_moves(sitting):
    by, at = sitting.stella.user, sitting.now
    assert "Say why" in refused(lambda: meetings.cancel_meeting(sitting.meeting, because=" ", by=by, at=at))
    cancelled = meetings.cancel_meeting(sitting.meeting, because="Purdah", by=by, at=at)
    assert cancelled.cancelled_because == "Purdah"
    assert "cancelled" in refused(lambda: meetings.change_meeting(cancelled, by=by, at=at, place="Elsewhere"))
    assert "cancelled" in refused(
        lambda: agenda.add_item(cancelled, kind="information", title="Late", by=by, at=at)
    )  # fmt: skip
