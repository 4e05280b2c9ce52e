"""Committees in common: one session, each with its own agenda, quorum and votes (R-214)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from governance.actions import agenda, appoint, in_common, meetings
from governance.actions import publishing_meetings as publishing
from governance.models import Count, Item, Meeting, Motion
from governance.permissions import Role
from governance.public_meetings import meetings_told_of, told_meetings
from jobs.clock import real_time
from tests.governance.console.floor import Floor
from tests.governance.meetings.test_planning import refused

S = Meeting.Status


@pytest.fixture
def both(sitting, monkeypatch):
    """Essex and Blackpool meet at the same time; Stella keeps the papers of Essex, Sven those of Blackpool."""
    sitting.blackpool_sits()
    sitting.other = sitting.plan(sitting.blackpool_committee)
    monkeypatch.setattr("jobs.clock.now", lambda: sitting.now)
    return sitting


def both_keep(room):
    """Sven sees Essex too: a post of its committee."""
    appoint(
        person=room.sven.person, role=Role.COMMITTEE_SECRETARY, body=room.essex, starts_on=room.terms.from_on,
        by=room.mia.user, at=room.now, reason="Test",
    )  # fmt: skip


def joined(room):
    both_keep(room)
    return together(room)


def together(room):
    room.other = in_common.sit_in_common(room.other, first=room.meeting, by=room.sven.user, at=room.now)
    return room.other


def test_every_reason_against_it_is_given_at_once(both):
    other, when = both.other, {"by": both.sven.user, "at": both.now}
    assert "You cannot see the other meeting." in refused(
        lambda: in_common.sit_in_common(other, first=both.meeting, **when)
    )
    both_keep(both)
    late = both.plan(both.essex, days=30)
    assert "begin together" in refused(lambda: in_common.sit_in_common(other, first=late, **when))
    assert "with itself" in refused(lambda: in_common.sit_in_common(both.meeting, first=late, **when))
    said = refused(lambda: in_common.sit_in_common(other, first=both.meeting, by=both.omar.user, at=both.now))
    assert "Only the" in said
    together(both)
    assert together(both).together_with == both.meeting, "said again it stays so"
    assert "in common with this meeting already" in refused(
        lambda: in_common.sit_in_common(both.meeting, first=other, **when)
    )
    by_itself = in_common.sit_in_common(other, first=None, **when)
    assert by_itself.together_with is None


def test_a_meeting_in_common_does_not_move_by_itself(both):
    other, when = joined(both), {"by": both.sven.user, "at": both.now}
    later = {"starts_at": other.starts_at + timedelta(hours=1), "ends_at": other.ends_at + timedelta(hours=1)}
    assert "let it sit by itself" in refused(lambda: meetings.change_meeting(other, **later, **when))
    said = refused(lambda: meetings.change_meeting(both.meeting, **later, **when))
    assert "Blackpool primary care commissioning committee sits in common with it" in said
    in_common.sit_in_common(other, first=None, **when)
    assert meetings.change_meeting(other, **later, **when).starts_at == later["starts_at"]


def test_it_is_chosen_when_a_meeting_is_planned_or_afterwards(both, client):
    both_keep(both)
    client.force_login(both.sven.user)
    address = reverse("meeting-plan", args=[both.blackpool_committee.ref])
    assert "Does it sit in common with another committee?" in client.get(address).content.decode()
    first = both.plan(both.essex, days=40, hour=10)
    on = first.held_on
    sent = {"on_day": on.day, "on_month": on.month, "on_year": on.year, "starts": "14:00", "ends": "16:00",
            "together_with": first.ref}  # fmt: skip
    wrong = client.post(address, sent)
    assert wrong.status_code == 422 and "Meetings in common begin together, at 10:00" in wrong.content.decode()
    assert client.post(address, sent | {"starts": "10:00", "ends": "12:00"}).status_code == 302
    assert Meeting.objects.get(together_with=first).committee == both.blackpool_committee
    choose = reverse("meeting-sit-in-common", args=[both.other.ref])
    assert both.meeting.ref in client.get(choose).content.decode()
    assert client.post(choose, {"first": "nonsense"}).status_code == 422
    assert client.post(choose, {"first": both.meeting.ref}).status_code == 302
    both.other.refresh_from_db()
    assert both.other.together_with == both.meeting
    client.force_login(both.omar.user)
    assert client.get(choose).status_code == 404
    assert client.get(reverse("meeting-sit-in-common", args=[both.meeting.ref])).status_code == 403


def test_who_sees_no_other_meeting_is_told_what_to_do(both, client):
    client.force_login(both.sven.user)
    asked = client.get(reverse("meeting-sit-in-common", args=[both.other.ref])).content.decode()
    assert "have its secretary join it to this one" in asked
    assert "Does it sit in common" not in client.get(
        reverse("meeting-plan", args=[both.blackpool_committee.ref])
    ).content.decode()  # fmt: skip


def test_the_page_shows_both_agendas_to_whom_may_see_them(both, client):
    joined(both)
    agenda.add_item(both.other, kind=Item.Kind.DISCUSSION, title="Access in Blackpool", by=both.sven.user, at=both.now)
    both.ruling(both.items["5"], both.sven)
    address = reverse("meeting-in-common", args=[both.meeting.ref])
    client.force_login(both.sven.user)
    for ref in (both.meeting.ref, both.other.ref):
        shown = client.get(reverse("meeting-in-common", args=[ref])).content.decode()
        assert "Access in Blackpool" in shown and "Merger of two practices" in shown
        assert "Fernbank" not in shown, "the wall stands here too"
        assert "2 of Mid Essex" in shown
        assert "meeting-in-common" not in shown
    assert reverse("meeting-in-common", args=[both.meeting.ref]) in client.get(
        reverse("meeting", args=[both.meeting.ref])
    ).content.decode()  # fmt: skip
    client.force_login(both.noor.user)
    shown = client.get(address).content.decode()
    assert "Fernbank" in shown and "Access in Blackpool" not in shown and "Blackpool" not in shown, "still a draft"
    call(both, both.other)
    shown = client.get(address).content.decode()
    assert "In the same session: Blackpool" in shown and "Access in Blackpool" not in shown
    client.force_login(both.sol.user)
    assert client.get(address).status_code == 404


def test_each_decides_by_its_own_quorum(both, client, monkeypatch):
    """Essex has too few members in the room; Blackpool beside it decides."""
    joined(both)
    for meeting in (both.meeting, both.other):
        meeting.status, meeting.called_at, meeting.published_at = S.PUBLISHED, both.now, both.now
        meeting.save_as(by=None)
    here = Floor(both, meeting=both.meeting)
    there = Floor(both, meeting=both.other, secretary=both.sven)
    there.add("1", "A contract in Blackpool", function="contracts")
    for item in here.items.values():
        item.status = Item.Status.READY
        item.save_as(by=None)
    here.open("lena", "omar", "noor")
    blackpool = [seat for seat in both.blackpool_committee.seats.all() if seat.voting and not seat.deputy_for_id]
    there.open(*[name for name in vars(both) if getattr(getattr(both, name), "seat", None) in blackpool])
    monkeypatch.setattr("jobs.clock.now", there.now)
    client.force_login(both.sven.user)
    shown = client.get(reverse("meeting-in-common", args=[both.other.ref])).content.decode()
    assert "Not quorate now: " in shown and "NHS England: 0 of 2" in shown and "Quorate now" in shown
    here.take("4")
    motion = here.put("4")
    assert "NHS England: 0 of 2" in refused(lambda: here.poll(motion))
    there.take("1")
    poll = there.poll(there.put("1", "That the contract be let"), method="assent")
    there.count(poll)
    assert Motion.objects.get(item=there.items["1"]).status == "carried"
    assert not Count.objects.filter(poll__motion__item__meeting=both.meeting).exists()
    here.rule("4", "omar", choice="b")
    here.move("omar", "left")
    client.force_login(both.omar.user)
    shown = client.get(reverse("meeting-in-common", args=[both.meeting.ref])).content.decode()
    assert "Not quorate now." in shown and "0 of 2" not in shown, "he is ruled out: not which body is short"


def test_the_public_is_told_who_else_sits_once_both_are_called(both):
    def joining():
        told = told_meetings(meetings_told_of(Meeting.objects.order_by("pk")), both.now.date())
        return {meeting.committee.name.split()[0]: row.joining for meeting, row in told}

    both.meeting.joining = "Come in."
    call(both, both.meeting)
    joined(both)
    assert joining() == {"Mid": "Come in."}
    since = real_time()
    call(both, both.other)
    said = joining()
    assert said["Blackpool"].startswith("Held in common with: Mid and North East Essex joint committee.")
    assert said["Mid"].startswith("Come in.\nHeld in common with: Blackpool primary care commissioning committee.")

    _, touched = publishing.touched_meetings(since)
    assert touched == {both.meeting.pk, both.other.pk}, "what the first is told of has changed with the other"


def call(room, meeting):
    meeting.status, meeting.called_at = S.CALLED, room.now
    meeting.save_as(by=None)
