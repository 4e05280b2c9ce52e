"""A meeting begins no earlier than its public notice says (R-228); what its pages lead to before and after."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from governance.actions import presence
from governance.actions.agenda import add_item
from governance.actions.minutes import begin_minutes, circulate_minutes
from governance.forms.console import moment_on
from governance.forms.meetings import MeetingForm
from governance.models import Item, Meeting, Participation, StatusChange
from governance.replaying import differences
from governance.workflow import NotAllowed
from jobs.clock import london

from .floor import ALL, D3, Floor

TOLD = "The public was told that it begins at 14:00 on "


@pytest.mark.parametrize("early", [timedelta(days=2), timedelta(minutes=1)])
def test_it_is_not_opened_before_its_time(floor, early):
    with pytest.raises(NotAllowed, match=TOLD):
        floor.open(*D3, at=floor.meeting.starts_at - early)
    floor.meeting.refresh_from_db()
    assert floor.meeting.status == "published" and not floor.read().acts


def test_it_is_opened_then_or_later(floor):
    assert floor.open(*D3, at=floor.meeting.starts_at + timedelta(minutes=9)).status == "sitting"


def test_the_page_says_so_before_anybody_is_named(floor, client):
    client.force_login(floor.by)
    shown = client.get(reverse("console-open", args=[floor.meeting.ref])).content.decode()
    assert TOLD in shown and "to meet sooner, give it another time" in shown


def test_who_sits_in_a_committee_is_led_to_meetings_and_not_to_applications(floor, client):
    client.force_login(floor.world.omar.user)
    shown = client.get(reverse("desk")).content.decode()
    assert f'href="{reverse("meetings")}"' in shown and f'href="{reverse("applications")}"' not in shown


def test_a_link_leads_to_minutes_that_can_be_read(floor, client):
    """Before they are circulated for whoever writes them; then for every member."""
    floor.open(*D3)
    floor.finish()
    page, link = reverse("meeting", args=[floor.meeting.ref]), f'href="{reverse("minutes", args=[floor.meeting.ref])}"'

    def led(who):
        client.force_login(getattr(floor.world, who).user)
        return link in client.get(page).content.decode()

    assert led("stella") and not led("lena")
    circulate_minutes(begin_minutes(floor.meeting, by=floor.by, at=floor.now()), by=floor.by, at=floor.now())
    assert led("stella") and led("lena")


def test_nothing_is_added_to_the_agenda_of_a_meeting_that_sits(floor):
    """It could be neither made ready nor taken: it goes on a later agenda."""
    floor.open(*D3)
    with pytest.raises(NotAllowed, match="what is not on its agenda goes on a later one"):
        add_item(
            floor.meeting, kind=Item.Kind.INFORMATION, title="Flooding", late_because="It happened today", by=floor.by,
            at=floor.now(),
        )  # fmt: skip


def test_a_time_typed_in_the_nights_in_which_the_clocks_change():
    """The hour that is there twice is the last that is over; one that is not there is refused."""
    spring, autumn = date(2017, 3, 26), date(2017, 10, 29)
    first, second = (datetime(2017, 10, 29, hour, 30, tzinfo=UTC) for hour in (0, 1))
    assert moment_on(autumn, "01:30", by=first).astimezone(UTC) == first
    assert moment_on(autumn, "01:30", by=second - timedelta(minutes=1)).astimezone(UTC) == first
    assert moment_on(autumn, "01:30", by=second).astimezone(UTC) == second
    assert moment_on(autumn, "02:10", by=second).astimezone(UTC) == second + timedelta(minutes=40)
    with pytest.raises(ValueError, match="no 01:30 in that night"):
        moment_on(spring, "01:30", by=second)
    assert moment_on(spring, "02:30", by=second).astimezone(UTC) == datetime(2017, 3, 26, 1, 30, tzinfo=UTC)
    form = MeetingForm({"on_day": "26", "on_month": "3", "on_year": "2017", "starts": "1:30", "ends": "2:30"})
    assert "starts" in form.errors and "ends" not in form.errors


def test_a_time_typed_after_midnight_is_of_the_next_day(sitting, client, monkeypatch):
    late = Floor(sitting, meeting=sitting.plan(sitting.essex, days=20, hour=23, status=Meeting.Status.PUBLISHED))
    late.open(*D3)
    monkeypatch.setattr("jobs.clock.now", lambda: late.meeting.starts_at + timedelta(minutes=80))
    client.force_login(late.by)
    page = reverse("console", args=[late.meeting.ref])
    answer = client.post(page, {"act": f"move:left:{late.seat('omar').ref}", "when": "00:10"})
    assert answer.status_code == 302
    moved = Participation.objects.get(seat=late.seat("omar"), act="left")
    assert moved.happened_at == late.meeting.starts_at + timedelta(minutes=70)


@pytest.mark.parametrize("typed", [True, False], ids=["typed as of that moment", "in the second of the opening"])
def test_who_comes_at_the_moment_of_the_opening_is_not_of_its_quorum(floor, typed):
    """What was said of the quorum was said without them: the replay finds it so (R-215)."""
    meeting = floor.open("lena", "omar")
    at = meeting.opened_at
    assert StatusChange.objects.about(meeting).get(transition="open").note.startswith("Not quorate at the opening")
    for who in set(ALL) - {"lena", "omar"}:
        when = {"happened_at": at, "at": at + timedelta(minutes=1)} if typed else {"at": at}
        presence.note_presence(meeting, act="arrived", seat=floor.seat(who), by=floor.by, **when)
    assert differences(Meeting.objects.get(pk=meeting.pk)) == []
    shown = {london(row.happened_at).replace(microsecond=0) for row in Participation.objects.all()}
    assert shown == {london(at)}
