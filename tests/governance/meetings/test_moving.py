"""A called meeting is moved with the notice that calling it asks for, or for a reason that is kept (R-226, R-228)."""

from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse

from governance.actions import meetings
from governance.actions import publishing_meetings as publishing
from governance.holidays import england
from governance.models import StatusChange
from governance.rules.meetings import notice
from jobs.clock import LONDON, london
from jobs.models import Message
from publication.models import Line

from .test_letters import EVERYBODY, acts_of, call, published, written
from .test_planning import refused


def days_on(sitting, days):
    """Two o'clock so many days after now, as `change_meeting` takes it."""
    on = london(sitting.now).date() + timedelta(days=days)
    return {
        "starts_at": datetime.combine(on, time(14), LONDON),
        "ends_at": datetime.combine(on, time(16), LONDON),
    }


def moved(sitting, days, **more):
    return meetings.change_meeting(
        sitting.meeting, because="The hall is taken", **days_on(sitting, days), **acts_of(sitting), **more
    )


def said_of(on):
    return f"{on:%A} {on.day} {on:%B %Y}"


@pytest.mark.parametrize(
    ("to", "faults"),
    [
        pytest.param(date(2015, 3, 27), 2, id="tomorrow: neither notice nor papers"),
        pytest.param(date(2015, 3, 29), 2, id="Sunday"),
        pytest.param(date(2015, 3, 30), 1, id="three clear days, but not the papers' three working days"),
        pytest.param(date(2015, 3, 31), 0, id="both in time"),
    ],
)
def test_the_first_day_it_may_be_moved_to_is_said(to, faults):
    """On Thursday 26 March 2015; the papers can go out the same day."""
    today = date(2015, 3, 26)
    *found, first = notice.notice_faults(to, today=today, papers_on=today, holidays=england()) or [""]
    assert len(found) == faults and bool(faults) == ("in time is Tuesday 31 March 2015" in first)


def test_easter_and_papers_already_sent_are_counted():
    today = date(2015, 4, 1)
    ask = {"today": today, "holidays": england()}
    *found, first = notice.notice_faults(date(2015, 4, 7), papers_on=today, **ask)
    assert len(found) == 1 and "Papers sent on Wednesday 1 April 2015 would be too late" in found[0]
    assert "first day in time is Wednesday 8 April 2015" in first
    assert notice.notice_faults(date(2015, 4, 7), papers_on=date(2015, 3, 30), **ask) == []


def test_a_call_for_a_far_day_is_not_moved_to_tomorrow(sitting):
    call(sitting)
    said = refused(lambda: moved(sitting, 1))
    assert "Public notice given on" in said and "would be too late" in said and "Papers sent on" in said
    assert "3 clear days" in said and "The first day in time is" in said
    sitting.meeting.refresh_from_db()
    assert sitting.meeting.sequence == 1


def test_the_first_day_named_is_taken_and_the_day_before_it_is_not(sitting):
    call(sitting)
    said = refused(lambda: moved(sitting, 1))
    today = london(sitting.now).date()
    first = next(n for n in range(1, 15) if said_of(today + timedelta(days=n)) in said.split("in time is")[1])
    assert "would be too late" in refused(lambda: moved(sitting, first - 1))
    assert moved(sitting, first).held_on == today + timedelta(days=first)
    assert not StatusChange.objects.about(sitting.meeting).filter(transition="move at short notice").exists()


def test_for_a_stated_reason_it_moves_and_the_reason_is_kept(sitting):
    call(sitting)
    meeting = moved(sitting, 1, urgent_because="Fernbank Surgery closes on Friday.")
    act = StatusChange.objects.about(meeting).get(transition="move at short notice")
    assert (act.note, act.source, act.target) == ("Fernbank Surgery closes on Friday.", "called", "called")
    told = written(sitting, "moved soon")
    assert set(told) == EVERYBODY and "short notice" in told["omar"].subject and "Fernbank" not in told["omar"].body


def test_every_reason_stands_beside_the_notice(sitting):
    call(sitting)
    facts = days_on(sitting, 1) | acts_of(sitting)
    said = refused(lambda: meetings.change_meeting(sitting.meeting, **facts))
    assert "say why its time or place changes" in said and "would be too late" in said


def test_no_reason_moves_it_to_a_day_without_terms(sitting):
    call(sitting)
    sitting.terms.to_on = sitting.meeting.held_on
    sitting.terms.save_as(by=None)
    assert "no terms of reference in force" in refused(lambda: moved(sitting, 60, urgent_because="A fire"))


def test_papers_that_went_out_with_the_agenda_are_in_time_for_a_later_day(sitting):
    published(sitting)
    assert moved(sitting, 11).held_on == london(sitting.now).date() + timedelta(days=11)


def test_another_hour_of_the_same_day_needs_no_new_notice(sitting):
    call(sitting)
    at = sitting.meeting.starts_at - timedelta(hours=20)
    meeting = meetings.change_meeting(
        sitting.meeting, because="The train", by=sitting.stella.user, at=at,
        starts_at=sitting.meeting.starts_at + timedelta(hours=1),
    )  # fmt: skip
    assert meeting.sequence == 2


def test_before_it_is_called_it_may_be_moved_at_will(sitting):
    assert moved(sitting, 1).status == "draft"
    assert not Message.objects.exists()


def test_the_page_gives_the_refusal_and_shows_the_reason_once_moved(sitting, as_):
    call(sitting)
    client, on = as_(sitting.stella), london(sitting.now).date() + timedelta(days=1)
    data = {"on_day": on.day, "on_month": on.month, "on_year": on.year, "starts": "14:00", "ends": "16:00",
            "place": "Wren House", "because": "The hall is taken"}  # fmt: skip
    address = reverse("meeting-change", args=[sitting.meeting.ref])
    answer = client.post(address, data)
    assert answer.status_code == 422 and "The first day in time is" in answer.content.decode()
    assert client.post(address, data | {"urgent_because": "The roof leaks"}).status_code == 302
    shown = client.get(reverse("meeting", args=[sitting.meeting.ref])).content.decode()
    assert "At short notice because" in shown and "The roof leaks" in shown


def test_an_earlier_hour_of_the_same_day_asks_for_notice_too(sitting):
    """R-228: who comes at two, as they were told, would find the decisions taken at nine."""
    call(sitting)
    on = sitting.meeting.held_on
    sooner, later = (
        {"starts_at": datetime.combine(on, time(hour), LONDON), "ends_at": datetime.combine(on, time(18), LONDON)}
        for hour in (9, 15)
    )
    eve = {"by": sitting.stella.user, "at": sitting.meeting.starts_at - timedelta(days=1)}
    why = {"because": "The hall is taken"}
    assert refused(lambda: meetings.change_meeting(sitting.meeting, **sooner, **why, **eve))
    meetings.change_meeting(sitting.meeting, **later, **why, **eve)
    sitting.meeting.refresh_from_db()
    assert not StatusChange.objects.filter(transition="move at short notice").exists()
    meetings.change_meeting(sitting.meeting, **sooner, **why, **eve, urgent_because="The valuer can come then only")
    assert StatusChange.objects.get(transition="move at short notice").note == "The valuer can come then only"


# another place (R-228: the notice that stands three clear days gives time and place) ----------------


def elsewhere(sitting, *, days, place="Town Hall", **more):
    """Held elsewhere, said so many days before."""
    at = sitting.meeting.starts_at - timedelta(days=days)
    return meetings.change_meeting(
        sitting.meeting, place=place, because="The roof leaks", by=sitting.stella.user, at=at, **more
    )


def test_another_place_asks_for_the_notice_of_the_place_and_not_for_the_papers(sitting):
    call(sitting)
    said = refused(lambda: elsewhere(sitting, days=3))
    assert "Public notice of another place" in said and "say why it cannot be helped" in said and "Papers" not in said
    assert elsewhere(sitting, days=4).place == "Town Hall"
    assert not StatusChange.objects.about(sitting.meeting).filter(transition="move at short notice").exists()


def test_for_a_stated_reason_it_is_held_elsewhere_and_all_are_told(sitting):
    call(sitting)
    meeting = elsewhere(sitting, days=1, urgent_because="There was a fire.")
    assert StatusChange.objects.about(meeting).get(transition="move at short notice").note == "There was a fire."
    told = written(sitting, "moved soon")
    assert set(told) == EVERYBODY and "Where: Town Hall" in told["omar"].body and "fire" not in told["omar"].body


def test_the_page_for_members_says_on_which_day_the_place_changed(sitting, as_):
    call(sitting)
    elsewhere(sitting, days=5)
    on = london(sitting.meeting.starts_at - timedelta(days=5)).date()
    shown = as_(sitting.stella).get(reverse("meeting", args=[sitting.meeting.ref])).content.decode()
    assert f"The place changed on {on.day} {on:%B %Y}. It was Wren House, Chelmsford." in shown
    assert "The time changed" not in shown


def test_with_another_day_in_time_the_place_is_in_time_too(sitting):
    call(sitting)
    later = {"starts_at": sitting.meeting.starts_at + timedelta(days=10),
             "ends_at": sitting.meeting.ends_at + timedelta(days=10)}  # fmt: skip
    assert elsewhere(sitting, days=1, **later).place == "Town Hall"


def test_a_later_hour_does_not_hide_another_place(sitting):
    call(sitting)
    later = {"starts_at": sitting.meeting.starts_at + timedelta(hours=1)}
    assert "another place" in refused(lambda: elsewhere(sitting, days=1, **later))


def test_the_public_reads_that_the_place_changed_and_when(sitting, client, settings):
    settings.PUBLIC_HOST = "registers.example.org"
    elsewhere(sitting, days=20, place="Aspen House")
    call(sitting)

    def published(at):
        publishing.republish_meetings(at=at)
        line = Line.objects.select_related("latest__content").get(register="meetings", body="06Q")
        settings.DEMO_NOW = at
        return line.latest.content.row["columns"], client.get(f"/entry/{line.ref}/").content.decode()

    told, shown = published(sitting.now)
    assert (told["place"], told["place_changed"]) == ("Aspen House", ""), "before it was called nobody was told a place"
    assert "The place changed" not in shown
    meeting = elsewhere(sitting, days=5)
    on = london(sitting.meeting.starts_at - timedelta(days=5)).date()
    told, shown = published(meeting.starts_at - timedelta(days=5))
    assert (told["place"], told["place_changed"]) == ("Town Hall", on.isoformat())
    assert f"The place changed on {on.day} {on:%B %Y}.</strong> It was Aspen House." in shown
    assert told["place_was"] == "Aspen House" and "The time changed" not in shown
    held, at = london(meeting.starts_at), meeting.starts_at - timedelta(days=4)
    later = {"starts_at": meeting.starts_at + timedelta(hours=1), "ends_at": meeting.ends_at + timedelta(hours=2)}
    meetings.change_meeting(meeting, because="The hall", by=sitting.stella.user, at=at, **later)
    told, shown = published(at)
    on, was = london(at).date(), f"{held.day} {held:%B %Y}, 14:00 to 16:00"
    assert (told["time_changed"], told["time_was"], told["hours"]) == (on.isoformat(), was, "15:00 to 18:00")
    assert f"The time changed on {on.day} {on:%B %Y}.</strong> It was {was}." in shown and "The hall" not in shown
    publishing.republish_committees(at=at)
    committee = Line.objects.get(register="committees", body="06Q")
    calendar = client.get(reverse("committee-calendar", args=[committee.ref])).content.decode()
    calendar = calendar.replace("\r\n ", "").replace("\\,", ",")
    assert f"It was {was}." in calendar and "It was Aspen House." in calendar
    feed = client.get("/ccg/06q/registers/meetings.atom").content.decode()
    assert f"The time before: {was}" in feed and "The place before: Aspen House" in feed
    assert f"It was {was}." in client.get(f"/entry/{committee.ref}/").content.decode(), "on the committee's page too"
