"""Calendars: one identity for ever, London's clock, a secret that can be taken back, and the paper wall."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from icalendar import Calendar

from governance.actions import feeds, meetings
from governance.actions import publishing_meetings as publishing
from governance.calendars import Occasion, feed
from governance.models import CalendarKey, Meeting, Privacy
from jobs.clock import LONDON, london
from publication.models import Line

M = Meeting.Status
SUMMER = datetime(2015, 7, 9, 13, 0, tzinfo=ZoneInfo("UTC"))


def occasion(**changes):
    values = {"key": "meeting-abc", "title": "Joint committee", "starts": SUMMER, "ends": SUMMER + timedelta(hours=2)}
    return Occasion(**{**values, "changed_at": SUMMER - timedelta(days=9), **changes})


def events(content):
    return Calendar.from_ical(content).walk("VEVENT")


def test_an_event_keeps_its_identity_and_its_sequence_grows():
    first, second = (
        events(feed("M", [occasion(sequence=n, place=place)], host="example.org"))[0]
        for n, place in ((0, "Wren House"), (1, "Town Hall"))
    )
    assert first["uid"] == second["uid"] == "meeting-abc@example.org"
    assert [first["sequence"], second["sequence"]] == [0, 1] and second["location"] == "Town Hall"


def test_times_are_londons_with_the_rules_of_its_clock():
    content = feed("M", [occasion()], host="example.org")
    (event,) = events(content)
    assert b"DTSTART;TZID=Europe/London:20150709T140000" in content
    assert event["dtstart"].dt == SUMMER and b"BEGIN:VTIMEZONE" in content and b"BST" in content


def test_the_file_is_as_the_standard_wants_it():
    """RFC 5545: 75 octets a line, whole days marked as such, no METHOD without an organizer, never without a part."""
    long = occasion(title="Übergröße: “Mid and North East Essex” " * 4, words="£5; a, b\n" * 40)
    whole = occasion(key="due", starts=date(2015, 7, 1), ends=None)
    content = feed("Über alles", [long, whole], host="example.org")
    lines = content.split(b"\r\n")
    assert lines.pop() == b"" and b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75 and all(line.decode() for line in lines)
    assert b"DTSTART;VALUE=DATE:20150701" in lines and b"X-PUBLISHED-TTL:PT1H" in lines
    assert b"METHOD" not in content and content.count(b"DTSTAMP:20150630T130000Z") == 2
    assert Calendar.from_ical(feed("Nothing yet", [], host="example.org")).subcomponents


def test_a_day_and_a_cancelled_meeting():
    due = occasion(key="due", starts=date(2015, 7, 1), ends=None, title="Send the papers")
    first, second = events(feed("M", [occasion(cancelled=True), due], host="example.org"))
    assert first["dtstart"].dt == date(2015, 7, 1) and first["transp"] == "TRANSPARENT"
    assert [second["status"], second["summary"]] == ["CANCELLED", "Cancelled: Joint committee"]


def test_the_same_events_give_the_same_bytes_and_typed_words_stay_words():
    words = "BEGIN:VEVENT\r\nSUMMARY:planted; a, b\\n"
    one, two = (feed("M", list(order), host="h") for order in ((occasion(words=words), occasion(key="z")),) * 2)
    assert one == two and len(events(one)) == 2
    assert [str(event["summary"]) for event in events(one)] == ["Joint committee"] * 2


@pytest.fixture
def called(sitting, settings):
    settings.PUBLIC_HOST = "registers.example.org"
    meeting = sitting.plan(sitting.essex, days=5, status=M.PUBLISHED, sequence=2)
    sitting.shown = sitting.item(meeting, "1", "Local incentive scheme", function="incentive_schemes")
    sitting.kept = sitting.item(meeting, "2", "Fernbank premises", function="contracts")
    sitting.called = meeting
    return sitting


def private(client, key):
    return client.get("/calendar/mine.ics", {"key": key})


def test_the_public_calendar_holds_what_the_register_holds(called, client):
    called.plan(called.essex, days=30, status=M.DRAFT)
    publishing.republish_committees(at=called.now)
    publishing.republish_meetings(at=called.now)
    line = Line.objects.get(register="committees", body="06Q")
    answer = client.get(f"/calendar/{line.ref}/meetings.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    (event,) = events(answer.content)
    starts = called.called.starts_at.astimezone(LONDON)
    assert event["dtstart"].dt == starts and event["sequence"] == 0 and "Local incentive" in event["description"]
    called.called.place = "Town Hall"
    called.called.save_as(by=None)
    publishing.republish_meetings(at=called.now)
    (again,) = events(client.get("/ccg/06q/meetings.ics").content)
    assert [again["uid"], again["sequence"], again["location"]] == [event["uid"], 1, "Town Hall"]
    assert client.get("/ccg/ZZZ/meetings.ics").status_code == 404
    meetings = Line.objects.filter(register="meetings").first()
    assert client.get(f"/calendar/{meetings.ref}/meetings.ics").status_code == 404


def test_a_cancelled_meeting_stays_in_the_public_calendar_with_the_reason(called, client):
    publishing.republish_committees(at=called.now)
    publishing.republish_meetings(at=called.now)
    address = f"/calendar/{Line.objects.get(register='committees', body='06Q').ref}/meetings.ics"
    (before,) = events(client.get(address).content)
    later = called.now + timedelta(minutes=5)
    meetings.cancel_meeting(called.called, because="Burst pipe", by=called.stella.user, at=later)
    publishing.republish_meetings(at=later)
    (after,) = events(client.get(address).content)
    assert [before["status"], after["status"]] == ["CONFIRMED", "CANCELLED"]
    assert after["uid"] == before["uid"] and after["sequence"] > before["sequence"]
    assert after["dtstamp"].dt > before["dtstamp"].dt and after["dtstamp"].dt.utcoffset() == timedelta(0)
    assert "Burst pipe" in after["description"] and "Local incentive" not in after["description"]


def test_a_committee_under_a_new_name_keeps_its_meetings_in_its_calendar(called, client):
    publishing.republish_committees(at=called.now)
    publishing.republish_meetings(at=called.now)
    address = f"/calendar/{Line.objects.get(register='committees', body='06Q').ref}/meetings.ics"
    called.essex.name = "North and Mid Essex joint committee"
    called.essex.save_as(by=None)
    publishing.republish_committees(at=called.now + timedelta(minutes=1))
    content = client.get(address).content
    assert len(events(content)) == 1 and b"Meetings of the North and Mid Essex" in content


def test_a_meeting_past_midnight_ends_the_day_after(called, client):
    called.called.starts_at = called.called.starts_at.astimezone(LONDON).replace(hour=22)
    called.called.ends_at = called.called.starts_at + timedelta(hours=3)
    called.called.save_as(by=None)
    publishing.republish_meetings(at=called.now)
    (event,) = events(client.get("/ccg/06q/meetings.ics").content)
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(hours=3)


def test_a_member_sees_the_meetings_of_their_committees_only(called, client):
    key = feeds.make_calendar_key(called.omar.user, by=called.omar.user, at=called.now)
    answer = private(client, key)
    (event,) = [each for each in events(answer.content) if str(each["uid"]).startswith("sitting-")]
    assert event["sequence"] == 2 and "Fernbank premises" in event["description"]
    assert "no-store" in answer["Cache-Control"] and "private" in answer["Cache-Control"]
    other = feeds.make_calendar_key(called.sol.user, by=called.sol.user, at=called.now)
    assert not events(private(client, other).content)


def test_it_says_what_place_and_time_were_before_they_changed(called, client):
    meeting, by = called.called, called.stella.user
    key = feeds.make_calendar_key(called.omar.user, by=called.omar.user, at=called.now)
    was = f"{london(meeting.starts_at):%H:%M} to {london(meeting.ends_at):%H:%M}"
    later = {"starts_at": meeting.starts_at + timedelta(hours=1), "ends_at": meeting.ends_at + timedelta(hours=1)}
    meetings.change_meeting(meeting, because="The hall", place="Town Hall", by=by, at=called.now, **later)
    (event,) = [each for each in events(private(client, key).content) if str(each["uid"]).startswith("sitting-")]
    said = str(event["description"])
    assert "The place changed on" in said and "It was Wren House, Chelmsford." in said and f", {was}." in said


def test_what_a_ruling_withholds_is_not_there(called, client):
    key = feeds.make_calendar_key(called.omar.user, by=called.omar.user, at=called.now)
    called.ruling(called.kept, called.omar)
    content = private(client, key).content
    assert b"Local incentive" in content and b"Fernbank" not in content
    called.ruling(called.shown, called.omar)
    assert not [each for each in events(private(client, key).content) if "sitting-" in each["uid"]]


def test_the_title_of_a_private_item_stays_in_the_house(called, client):
    called.kept.private = True
    called.kept.save_as(by=None)
    Privacy.objects.create(
        item=called.kept, ground="confidential", reason="Terms", public_words="A contract", decided_at=called.now,
        reviewer=called.lena.person, review_on=called.called.held_on, decided_by=called.gil.user,
    )  # fmt: skip
    key = feeds.make_calendar_key(called.helen.user, by=called.helen.user, at=called.now)
    content = private(client, key).content
    assert b"Taken in private" in content and b"Fernbank" not in content


def test_only_the_newest_key_opens_and_a_revoked_one_does_not(called, client):
    user = called.lena.user
    first = feeds.make_calendar_key(user, by=user, at=called.now)
    second = feeds.make_calendar_key(user, by=user, at=called.now)
    assert private(client, first).status_code == 404 and private(client, second).status_code == 200
    assert second not in str(list(CalendarKey.objects.values())) and len(second) >= 43
    assert feeds.revoke_calendar_key(user, by=user, at=called.now)
    assert private(client, second).status_code == private(client, "").status_code == 404
    with pytest.raises(IntegrityError), transaction.atomic():
        for digest in "ab":
            CalendarKey.objects.create(owner=user, digest=digest, made_at=called.now)


def test_a_closed_account_has_no_calendar(called, client):
    user = called.lena.user
    key = feeds.make_calendar_key(user, by=user, at=called.now)
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    assert private(client, key).status_code == 404


def test_the_address_is_shown_once(called, client):
    client.force_login(called.lena.user)
    assert "no calendar address" in client.get("/account/calendar/").text
    shown = client.post("/account/calendar/new/")
    address = shown.text.split("<code>")[1].split("</code>")[0].replace("&amp;", "&")
    assert "no-store" in shown["Cache-Control"]
    later = client.get("/account/calendar/").text
    assert "key=" not in later and "cannot be shown again" in later
    client.logout()
    assert client.get(address).status_code == 200
    client.force_login(called.lena.user)
    client.post("/account/calendar/end/")
    assert client.get(address).status_code == 404


def test_the_sequence_grows_also_from_a_page_that_was_opened_before(sitting):
    """A calendar takes the higher number for the later word (RFC 5545 3.8.7.4)."""
    old = Meeting.objects.get(pk=sitting.meeting.pk)
    meetings.call_meeting(sitting.meeting, by=sitting.stella.user, at=sitting.now)
    meetings.change_meeting(
        sitting.meeting, place="Town Hall", because="Burst pipe", by=sitting.stella.user, at=sitting.now
    )
    meetings.cancel_meeting(old, because="Burst pipe", by=sitting.stella.user, at=sitting.now)
    assert Meeting.objects.get(pk=old.pk).sequence == 3
