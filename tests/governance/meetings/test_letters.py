"""Letters about a meeting: who gets which, once, while it is true; and nothing of any item in them (the paper wall)."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from documents import press, sealing
from governance.actions import agenda, letters, meetings, packs, papers
from governance.actions.privacy import keep_private
from governance.models import Item, Meeting, Seat, SeatClass
from governance.permissions import Role
from governance.rules.meetings.letters import About, News, Standing, subject, words
from governance.workflow import NotAllowed
from jobs import actions as jobs
from jobs.clock import london
from jobs.models import Message
from tests.documents import reports
from tests.governance.bodies import someone
from tests.governance.meetings.test_cover import WHOLE
from tests.governance.meetings.test_paper_wall import W, plant

MEMBERS = {"lena", "omar", "alma", "noor", "fay", "priya", "miles", "ada", "hope"}
EVERYBODY = MEMBERS | {"mae", "helen"}  # a named deputy; Healthwatch


def acts_of(sitting):
    return {"by": sitting.stella.user, "at": sitting.now}


def call(sitting, **more):
    return meetings.call_meeting(sitting.meeting, **acts_of(sitting), **more)


def published(sitting):
    """Called, and its agenda out, with what has no paper to wait for."""
    for number in ("4", "5", "6"):
        agenda.withdraw_item(sitting.items[number], because="Another day", **acts_of(sitting))
    for item in sitting.meeting.items.filter(status=Item.Status.DRAFT):
        agenda.ready_item(item, **acts_of(sitting))
    call(sitting)
    return meetings.publish_agenda(sitting.meeting, **acts_of(sitting))


def written(sitting, news, *, state="waiting"):
    """{who: letter} about the meeting in that state."""
    rows = Message.objects.filter(key__startswith=f"meeting:{sitting.meeting.ref}:{news}:", state=state)
    names = {getattr(sitting, who).user.email: who for who in EVERYBODY}
    return {names[row.to]: row for row in rows}


def test_a_call_reaches_everybody_with_a_voice_and_says_when_where_and_what(sitting):
    watcher = someone("Wat Cher", Role.COMMITTEE_ATTENDEE, sitting.essex, on=sitting.lena.seat.from_on)
    Seat(
        committee=sitting.essex, person=watcher.person, klass=SeatClass.ATTENDEE, title="Note taker", voting=False,
        from_on=sitting.lena.seat.from_on, seated_at=sitting.now,
    ).save_as(by=None)  # fmt: skip
    call(sitting)
    told = written(sitting, "called")
    assert set(told) == EVERYBODY and not Message.objects.filter(to=watcher.user.email).exists()
    body, starts = told["omar"].body, london(sitting.meeting.starts_at)
    assert "Mid and North East Essex joint committee" in body and "Wren House, Chelmsford" in body
    assert f"{starts:%A} {starts.day} {starts:%B %Y}, 2pm to 4pm" in body
    assert f"/meetings/{sitting.meeting.ref}/" in body
    assert "named deputy of Miles Hart" in told["mae"].body and "do not vote" in told["helen"].body
    assert "deputy" not in body and "do not vote" not in body
    assert {row.expires_at for row in told.values()} == {sitting.meeting.starts_at}


def test_a_person_with_two_seats_gets_one_letter_as_a_member(sitting):
    of = sitting.ada.seat
    Seat(
        committee=sitting.essex, body=of.body, person=sitting.hope.person, klass=of.klass, title="Deputy",
        deputy_for=of, from_on=of.from_on, seated_at=sitting.now,
    ).save_as(by=None)  # fmt: skip
    call(sitting)
    assert "named deputy" not in written(sitting, "called")["hope"].body
    assert Message.objects.filter(to=sitting.hope.user.email).count() == 1


def test_nobody_without_an_account_or_a_seat_that_day_is_written_to(sitting):
    sitting.priya.user.is_active = False
    sitting.priya.user.save()
    seat = sitting.omar.seat
    seat.to_on = sitting.meeting.held_on - timedelta(days=1)
    seat.save_as(by=None)
    call(sitting)
    assert set(written(sitting, "called")) == EVERYBODY - {"priya", "omar"}


def test_short_notice_is_said_and_its_reason_is_not(sitting):
    call(sitting, urgent_because="Fernbank Surgery closes on Friday.")
    told = written(sitting, "urgent")
    assert set(told) == EVERYBODY and not written(sitting, "called")
    assert "short notice" in told["lena"].subject and "Fernbank" not in told["lena"].body


def test_the_same_act_again_sends_nothing_more(sitting, as_, settings):
    client = as_(sitting.stella)
    address = reverse("meeting-call", args=[sitting.meeting.ref])
    (key,) = BeautifulSoup(client.get(address).content, "html.parser").select("main [name=submission_key]")
    form = {"urgent_because": "", "submission_key": key["value"]}
    assert [client.post(address, form).status_code for _ in range(2)] == [302, 302]
    with pytest.raises(NotAllowed):
        call(sitting)
    sitting.meeting.refresh_from_db()
    letters.tell(sitting.meeting, News.CALLED, at=sitting.now)
    assert Message.objects.filter(key__startswith="meeting:").count() == len(EVERYBODY)
    settings.OUTGOING_EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    refs = list(Message.objects.values_list("ref", flat=True))
    sent = [jobs.deliver(ref, at=sitting.now) for ref in [*refs, *refs]]
    assert sum(sent) == len(EVERYBODY)


def test_a_move_takes_back_what_waits_and_tells_the_whole_anew(sitting):
    call(sitting)
    later = sitting.meeting.starts_at + timedelta(days=1)
    meetings.change_meeting(
        sitting.meeting, starts_at=later, ends_at=later + timedelta(hours=2), because="The hall", **acts_of(sitting)
    )
    assert not written(sitting, "called") and set(written(sitting, "called", state="cancelled")) == EVERYBODY
    told = written(sitting, "moved")
    day = london(later)
    assert set(told) == EVERYBODY and f"{day:%A} {day.day} {day:%B}" in told["fay"].body
    assert "agenda" not in told["fay"].body
    meetings.change_meeting(sitting.meeting, place="Town Hall", because="Again", **acts_of(sitting))
    assert "Town Hall" in written(sitting, "moved")["fay"].body, "a second move is told too"
    meetings.change_meeting(sitting.meeting, secretary_note="Tea", **acts_of(sitting))
    assert Message.objects.filter(state="waiting").count() == len(EVERYBODY), "a note is nobody's business"


def test_whoever_sat_on_the_old_day_only_learns_of_the_move(sitting):
    call(sitting)
    seat = sitting.omar.seat
    seat.to_on = sitting.meeting.held_on
    seat.save_as(by=None)
    later = sitting.meeting.starts_at + timedelta(days=1)
    meetings.change_meeting(
        sitting.meeting, starts_at=later, ends_at=later + timedelta(hours=2), because="The hall", **acts_of(sitting)
    )
    assert set(written(sitting, "moved")) == EVERYBODY


def test_a_move_before_the_call_is_told_to_nobody(sitting):
    meetings.change_meeting(sitting.meeting, place="Town Hall", **acts_of(sitting))
    meetings.cancel_meeting(sitting.meeting, because="No business", **acts_of(sitting))
    assert not Message.objects.exists()


def test_cancelling_takes_back_what_waits_and_says_so_without_the_reason(sitting):
    published(sitting)
    meetings.cancel_meeting(sitting.meeting, because="Fernbank is sold", **acts_of(sitting))
    told = written(sitting, "cancelled")
    assert set(told) == EVERYBODY and Message.objects.filter(state="waiting").count() == len(EVERYBODY)
    assert "will not take place" in told["mae"].body and "Fernbank" not in told["mae"].body
    assert "deputy" not in told["mae"].body


def test_the_agenda_and_a_late_item_are_told_once_each(sitting):
    published(sitting)
    assert set(written(sitting, "agenda")) == EVERYBODY
    item = agenda.add_item(
        sitting.meeting, kind=Item.Kind.DISCUSSION, title="Fernbank Surgery", late_because="It closes",
        **acts_of(sitting),
    )  # fmt: skip
    told = written(sitting, "late item")
    assert set(told) == EVERYBODY and "Fernbank" not in told["omar"].body and item.number not in told["omar"].subject
    later = sitting.meeting.starts_at + timedelta(hours=1)
    meetings.change_meeting(sitting.meeting, starts_at=later, because="The train", **acts_of(sitting))
    assert "Its agenda is published." in written(sitting, "moved")["omar"].body
    assert not written(sitting, "agenda") and not written(sitting, "late item")


def test_an_agenda_still_being_planned_changes_without_a_letter(sitting):
    agenda.add_item(sitting.meeting, kind=Item.Kind.DISCUSSION, title="Tea", **acts_of(sitting))
    call(sitting)
    agenda.add_item(sitting.meeting, kind=Item.Kind.DISCUSSION, title="Cake", **acts_of(sitting))
    assert not written(sitting, "late item")


def test_after_the_hour_nothing_is_written_or_sent(sitting):
    call(sitting)
    after = sitting.meeting.starts_at + timedelta(minutes=1)
    message = Message.objects.first()
    assert jobs.deliver(message.ref, at=after) is False
    message.refresh_from_db()
    sitting.meeting.refresh_from_db()
    assert message.state == "expired" and letters.tell(sitting.meeting, News.AGENDA, at=after) == 0


@pytest.fixture
def quick(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(press, "unsealed", lambda document: reports.pdf("Page", 1))
    monkeypatch.setattr(sealing, "seal", lambda plain: plain)
    settings.DATA_DIR, settings.PUBLIC_HOST = tmp_path, "registers.example.org"


def paper(sitting, item, *, late=""):
    by = acts_of(sitting)
    made = papers.start_paper(item, title=W["paper-title"], **by)
    made = papers.change_paper(made, body=W["paper-body"], answers=WHOLE, **by)
    why = {"late_because": late, "late_allowed_by": sitting.lena.person} if late else {}
    return papers.finalise_paper(made, **by, **why)


def test_papers_are_told_to_those_who_may_read_them(sitting, quick):
    paper(sitting, sitting.items["4"])
    paper(sitting, sitting.items["5"])
    jobs.drain()
    meeting = sitting.meeting
    meeting.status, meeting.published_at = Meeting.Status.PUBLISHED, sitting.now
    meeting.save_as(by=None)
    packs.make_pack(meeting, **acts_of(sitting))
    told = written(sitting, "papers")
    assert set(told) == EVERYBODY and "/pack/" in told["omar"].body
    sitting.ruling(sitting.items["5"], sitting.omar)
    paper(sitting, sitting.items["5"], late=W["note"])
    jobs.drain()
    packs.make_pack(meeting, **acts_of(sitting))
    assert set(written(sitting, "supplement")) == EVERYBODY - {"omar"}, "nothing new that Omar may read"
    packs.make_pack(meeting, **acts_of(sitting))
    assert len(written(sitting, "supplement")) == len(EVERYBODY) - 1, "nothing new at all"


def test_private_papers_are_not_told_to_observers(sitting, quick):
    item, meeting = sitting.items["7"], sitting.meeting
    item.private = True
    item.save_as(by=None)
    keep_private(
        item, ground="confidential", reason="Prices", public_words="A tender", reviewer=sitting.fay.person,
        review_on=meeting.held_on + timedelta(days=30), **acts_of(sitting),
    )  # fmt: skip
    packs.make_pack(meeting, **acts_of(sitting))
    meeting.status, meeting.published_at = Meeting.Status.PUBLISHED, sitting.now
    meeting.save_as(by=None)
    paper(sitting, item, late="Month end")
    jobs.drain()
    packs.make_pack(meeting, **acts_of(sitting))
    assert set(written(sitting, "supplement")) == EVERYBODY - {"helen"}


@pytest.mark.parametrize("news", list(News))
def test_no_letter_can_name_an_item(news, sitting):
    """Words in, words out: whatever the news, a letter is made of the committee, the time and the place alone."""
    at = london(sitting.meeting.starts_at)
    about = About("The committee", at, at + timedelta(hours=2), "Wren House", "https://x.example/meetings/r/")
    told = subject(news, about) + words(news, about, Standing())
    assert "The committee" in told and "Wren House" in told and not any(mark in told for mark in ("item 5", "Item 5"))
    assert Standing(voting=False).sentence and not Standing().sentence


def test_whoever_is_walled_off_learns_nothing_of_it_by_mail(sitting, quick):
    """Every word planted about item 5, every act that writes letters: no letter to anybody holds one."""
    plant(sitting)
    meeting, by = sitting.meeting, acts_of(sitting)
    sitting.ruling(sitting.items["5"], sitting.omar)
    jobs.drain()
    call(sitting, urgent_because=W["note"])
    meeting.refresh_from_db()
    meeting.status, meeting.published_at, meeting.title = Meeting.Status.PUBLISHED, sitting.now, W["purpose"]
    meeting.save_as(by=None)
    letters.tell(meeting, News.AGENDA, at=sitting.now)
    agenda.add_item(meeting, kind=Item.Kind.DISCUSSION, title=W["party"], late_because=W["note"], **by)
    packs.make_pack(meeting, **by)
    later = meeting.starts_at + timedelta(hours=1)
    meetings.change_meeting(meeting, starts_at=later, because=W["ground"], **by)
    meetings.cancel_meeting(meeting, because=W["outcome"], **by)
    sent = "\n".join(f"{m.key} {m.subject} {m.body} {m.html}".lower() for m in Message.objects.all())
    assert sent.count("to read on") >= 4 * len(EVERYBODY)
    assert not [name for name, word in W.items() if word in sent] and "fernbank" not in sent
