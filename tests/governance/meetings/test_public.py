"""What the public reads of committees, meetings and papers: said for every partner, silent on what is private."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.actions import publishing_meetings as publishing
from governance.actions.privacy import keep_private
from governance.actions.release import say_texts
from governance.models import Item, Meeting, Paper, Privacy, PublicQuestion
from jobs.clock import end_of, london, start_of
from publication.models import Entry, Line

SECRET = "Kestrel premises dispute"
PARTNERS = {"06Q", "06T", "Q79"}


@pytest.fixture
def published(sitting, settings, tmp_path):
    """The Essex meeting with its agenda out, an item in private, and papers under both."""
    settings.DATA_DIR, settings.PUBLIC_HOST = tmp_path, "registers.example.org"
    sitting.open_meeting = sitting.plan(sitting.essex, days=5, status=Meeting.Status.PUBLISHED)
    sitting.shown = sitting.item(sitting.open_meeting, "1", "Local incentive scheme", function="incentive_schemes")
    sitting.hidden = sitting.item(sitting.open_meeting, "2", SECRET, private=True)
    decide(sitting, sitting.hidden, ground="confidential")
    sitting.report = sitting.paper(sitting.shown, "Incentive scheme: options", body="Three options are set out.")
    sitting.secret = sitting.paper(sitting.hidden, f"Report: {SECRET}", body=SECRET)
    return sitting


def decide(sitting, item, *, ground, days=60):
    on = london(sitting.now).date() + timedelta(days=days)
    who = sitting.lena.person if ground else None
    return Privacy.objects.create(
        item=item, ground=ground, reason=f"{SECRET}: negotiations", public_words="A contract matter", reviewer=who,
        review_on=on if ground else None, decided_at=sitting.now, decided_by=sitting.gil.user,
    )  # fmt: skip


def rows(register):
    lines = Line.objects.filter(register=register, state=Line.State.LIVE).select_related("latest__content")
    return [(line.body, line.latest.content.row["columns"]) for line in lines.order_by("pk")]


def test_every_partner_publishes_the_committee_and_its_rules(sitting):
    publishing.republish_committees(at=sitting.now)
    found = dict(rows("committees"))
    assert set(found) == PARTNERS
    told = found["06T"]
    assert told["chair"] == "Lena Ashworth" and "NHS England" in told["bodies"]
    assert "2 of Mid Essex" in told["quorum"] and "chair or vice-chair" in told["quorum"]
    assert told["votes"] == (
        "One vote each; NHS England has 6 votes in all, shared equally by those of its members who may vote, "
        "as the reading of paragraph 14 signed on 1 April 2015 says"
    )
    assert "without a vote" in told["members"]


def test_a_planned_meeting_is_not_public_and_a_called_one_has_no_agenda_yet(sitting):
    publishing.republish_meetings(at=sitting.now)
    assert rows("meetings") == []
    sitting.plan(sitting.essex, status=Meeting.Status.CALLED)
    publishing.republish_meetings(at=sitting.now)
    assert {code for code, _ in rows("meetings")} == PARTNERS
    assert {told["agenda"] for _, told in rows("meetings")} == {""}


def test_of_a_private_item_only_what_the_public_is_told(published):
    PublicQuestion(
        meeting=published.open_meeting, question="When is the bus?", received_on=london(published.now).date(),
        recorded_at=published.now, answer="At ten.",
    ).save_as(by=None)  # fmt: skip
    publishing.republish_meetings(at=published.now)
    told = dict(rows("meetings"))["06Q"]
    assert told["agenda"] == "1. Local incentive scheme\n2. A contract matter (in private)"
    assert "The business is confidential" in told["private"] and "Lena Ashworth looks again by" in told["private"]
    assert "When is the bus?\nAnswer: At ten." in told["questions"]
    assert {told["title"] for _, told in rows("papers")} == {"Incentive scheme: options"}
    assert SECRET not in "".join(str(entry.content.row) for entry in Entry.objects.select_related("content"))


def test_a_private_item_that_lapses_releases_itself_with_its_papers(published):
    publishing.republish_meetings(at=published.now)
    publishing.republish_meetings(at=published.now + timedelta(days=60))
    assert SECRET not in str(rows("meetings"))
    publishing.republish_meetings(at=published.now + timedelta(days=61))
    neutral = "2. A contract matter (taken in private: the business is confidential)"
    assert neutral in dict(rows("meetings"))["06T"]["agenda"] and SECRET not in str(rows("meetings"))
    told = [told for _, told in rows("papers") if told["item"].startswith("2.")]
    assert {each["title"] for each in told} == {"Paper of item 2"}, "of the paper nobody has said how it is published"
    assert all(each["words"].startswith("Withheld until redacted") for each in told)


def test_at_night_what_lapses_comes_first_and_no_lot_keeps_another_back(published, monkeypatch):
    """Ten thousand meetings are not read at once, and one that cannot be told does not keep the others secret."""
    monkeypatch.setattr(publishing, "LOT", 1)
    broken = published.plan(published.essex, days=40, status=Meeting.Status.PUBLISHED)
    publishing.republish_meetings(at=published.now)
    asked, tell = [], publishing.told_papers

    def told(meetings, on):
        asked.extend(meetings)
        if broken in meetings:
            raise ValueError("It cannot be told.")
        return tell(meetings, on)

    monkeypatch.setattr(publishing, "told_papers", told)
    with pytest.raises(ExceptionGroup, match="1 lots of meetings"):
        publishing.republish_meetings(at=published.now + timedelta(days=61))
    assert asked == [published.open_meeting, broken, *asked[2:]]
    assert "(taken in private" in dict(rows("meetings"))["06T"]["agenda"]


def test_what_lapsed_is_published_within_the_hour(published):
    publishing.republish_meetings(at=published.now)
    last = Privacy.objects.get(item=published.hidden).review_on
    assert not publishing.republish_lapsed(at=end_of(last))
    assert publishing.republish_lapsed(at=start_of(last + timedelta(days=1)) + timedelta(minutes=2))
    assert "(taken in private" in dict(rows("meetings"))["06T"]["agenda"]


def test_a_slow_look_takes_back_what_a_quick_one_has_said_meanwhile(published):
    """The night's look began before the minute's: it says no earlier than that."""
    publishing.republish_meetings(at=published.now + timedelta(minutes=9))
    published.report.status = Paper.Status.WITHDRAWN
    published.report.save_as(by=None)
    publishing.republish_meetings(at=published.now)
    assert not rows("papers")


def test_one_renewed_for_long_releases_itself_too(published):
    """More than a year after its meeting: by the day of the lapse, not of the meeting; and nothing else is asked."""
    publishing.republish_meetings(at=published.now)
    then = published.now + timedelta(days=59)
    keep_private(
        published.hidden, ground="confidential", reason="Still open", public_words="A contract matter",
        reviewer=published.lena.person, review_on=london(then).date() + timedelta(days=360), by=published.stella.user,
        at=then,
    )  # fmt: skip
    again = then + timedelta(days=355)
    last = london(again).date() + timedelta(days=90)  # a day in summer: an hour before midnight now is another day then
    keep_private(
        published.hidden, ground="confidential", reason="Still open", public_words="A contract matter",
        reviewer=published.lena.person, review_on=last, by=published.stella.user, at=again,
    )  # fmt: skip
    publishing.republish_meetings(at=end_of(last))
    assert SECRET not in str(rows("meetings"))
    say_texts(published.hidden, because="Signed", by=published.stella.user, at=again)
    publishing.republish_meetings(at=start_of(last + timedelta(days=1)))
    assert f"2. {SECRET}" in dict(rows("meetings"))["06T"]["agenda"]
    assert len(rows("papers")) == 2 * len(PARTNERS)


def test_an_item_made_private_after_publication_goes_from_every_version(published, client):
    publishing.republish_meetings(at=published.now)
    Item.objects.get(pk=published.shown.pk)
    decide(published, published.shown, ground="confidential")
    later = published.now + timedelta(minutes=5)
    publishing.republish_meetings(at=later)
    assert rows("papers") == []
    gone = Line.objects.filter(register="papers", state=Line.State.WITHDRAWN)
    assert gone.count() == len(PARTNERS)
    line = Line.objects.get(register="meetings", body="06Q", origin__contains=published.open_meeting.ref)
    for version in (1, 2):
        assert b"Local incentive scheme" not in client.get(f"/entry/{line.ref}/{version}/").content
    decide(published, published.shown, ground="")
    publishing.republish_meetings(at=later + timedelta(minutes=5))
    assert len(rows("papers")) == len(PARTNERS), "released again: said anew"


def test_a_draft_paper_is_nobody_elses(published):
    published.paper(published.shown, "Second thoughts", body="Not yet.", status=Paper.Status.DRAFT)
    publishing.republish_meetings(at=published.now)
    assert "Second thoughts" not in str(rows("papers"))


def test_the_same_facts_say_nothing_twice_at_a_constant_cost(published):
    publishing.republish_meetings(at=published.now)
    entries = Entry.objects.count()
    with CaptureQueriesContext(
        connection,
    ) as one:
        publishing.republish_meetings(at=published.now + timedelta(minutes=1))
    assert Entry.objects.count() == entries
    for days in (*range(6, 16), *range(-500, -490)):
        more = published.plan(published.essex, days=days, status=Meeting.Status.PUBLISHED)
        published.paper(published.item(more, "1", "Another"), "Another paper")
        decide(published, published.item(more, "2", "And private", private=True), ground="confidential")
    publishing.republish_meetings(at=published.now + timedelta(minutes=2))
    with CaptureQueriesContext(connection) as many:
        publishing.republish_meetings(at=published.now + timedelta(minutes=3))
    assert len(many) == len(one)


def test_what_was_touched_is_found(published):
    committees, meetings = publishing.touched_meetings(published.now - timedelta(hours=1))
    assert published.essex.pk in committees and published.open_meeting.pk in meetings
