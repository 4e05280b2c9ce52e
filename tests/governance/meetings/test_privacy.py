"""Private items: ground, reviewer and review date; renewed, released, or public by lapse (row 115)."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from governance import packs, papers, privacy
from governance.actions import agenda
from governance.actions import publishing_meetings as publishing
from governance.actions.privacy import keep_private, release
from governance.actions.publishing_meetings import touched_meetings
from governance.models import Item, Meeting, Privacy
from jobs.clock import london, real_time
from publication.models import Entry
from tests.governance.meetings.test_planning import refused
from tests.governance.meetings.test_public import rows


@pytest.fixture
def private(sitting):
    """Item 6, private until Alma Reid looks again twenty days from now."""
    item = keep_private(sitting.items["6"], by=sitting.stella.user, at=sitting.now, **facts(sitting))
    return item


def facts(sitting, days=20, **values):
    return {
        "ground": "confidential", "reason": "Prices of a tender", "public_words": "A tender for premises",
        "reviewer": sitting.alma.person, "review_on": london(sitting.now).date() + timedelta(days=days),
    } | values  # fmt: skip


def day(sitting, days):
    return london(sitting.now).date() + timedelta(days=days)


def test_it_is_private_until_the_day_and_public_after_it(sitting, private):
    assert private.private
    assert privacy.standing_of(private, day(sitting, 20)).private
    assert list(privacy.private_on(day(sitting, 20))) == [private]
    assert not privacy.standing_of(private, day(sitting, 21)).private
    assert not privacy.private_on(day(sitting, 21)).exists()


def test_the_reviewer_may_renew_without_being_secretary(sitting, private):
    later = sitting.now + timedelta(days=19)
    kept = keep_private(private, by=sitting.alma.user, at=later, **facts(sitting, days=60))
    assert privacy.standing_of(kept, day(sitting, 60)).private
    assert Privacy.objects.filter(item=kept).count() == 2


def test_a_renewal_is_told_to_the_public_with_the_next_look(sitting, private):
    since = real_time()
    assert not touched_meetings(since)[1]
    keep_private(private, by=sitting.alma.user, at=sitting.now, **facts(sitting, days=60))
    assert touched_meetings(since)[1] == {private.meeting_id}


def test_another_member_may_not(sitting, private):
    said = refused(lambda: keep_private(private, by=sitting.omar.user, at=sitting.now, **facts(sitting)))
    assert "reviewer named for the item" in said


def test_releasing_is_at_once_and_for_good(sitting, private):
    freed = release(private, because="The contract is signed", by=sitting.alma.user, at=sitting.now)
    assert not freed.private and not privacy.standing_of(freed, day(sitting, 0)).private
    assert "cannot be made private again" in refused(
        lambda: keep_private(freed, by=sitting.stella.user, at=sitting.now, **facts(sitting))
    )
    assert "public already" in refused(lambda: release(freed, because="x", by=sitting.stella.user, at=sitting.now))


def test_what_lapsed_is_public_and_cannot_be_renewed(sitting, private):
    later = sitting.now + timedelta(days=21)
    said = refused(lambda: keep_private(private, by=sitting.alma.user, at=later, **facts(sitting, days=60)))
    assert "cannot be made private again" in said


def test_a_public_item_of_a_published_agenda_is_not_made_private(sitting):
    sitting.meeting.status = Meeting.Status.PUBLISHED
    sitting.meeting.save_as(by=None)
    said = refused(lambda: keep_private(sitting.items["4"], by=sitting.stella.user, at=sitting.now, **facts(sitting)))
    assert "Withdraw it and add it as a private one" in said


def test_a_late_item_is_added_in_private_and_its_title_is_never_told(sitting, client, settings, tmp_path):
    """Once its agenda is out it could not be made private any more."""
    settings.DATA_DIR, settings.PUBLIC_HOST, secret = tmp_path, "registers.example.org", "Kestrel House"
    meeting = sitting.plan(sitting.essex, days=5, status=Meeting.Status.PUBLISHED)
    sitting.item(meeting, "1", "Welcome", kind=Item.Kind.WELCOME)
    client.force_login(sitting.stella.user)
    sent = {"kind": "discussion", "title": secret, "late_because": "It cannot wait", "private": "on"}
    assert "It is taken in private" in client.get(reverse("agenda-item-add", args=[meeting.ref])).text
    assert client.post(reverse("agenda-item-add", args=[meeting.ref]), sent).status_code == 302
    item = Item.objects.get(meeting=meeting, title=secret)
    page = client.get(reverse("agenda-item", args=[item.ref])).text
    assert "The ground has not been stated yet" in page and "State the ground" in page
    assert "state the ground" in refused(lambda: agenda.ready_item(item, by=sitting.stella.user, at=sitting.now))
    assert told_now(meeting, sitting.now) == ["1. Welcome", "1A. An item (in private)"]
    keep_private(item, by=sitting.stella.user, at=sitting.now, **facts(sitting))
    assert told_now(meeting, sitting.now) == ["1. Welcome", "1A. A tender for premises (in private)"]
    assert secret not in "".join(str(each.content.row) for each in Entry.objects.select_related("content"))


def test_marked_before_its_ground_is_stated_it_is_private_everywhere(sitting, client):
    """Its paper may be final by then, whose number and title anybody may look up."""
    meeting = sitting.plan(sitting.essex, days=5, status=Meeting.Status.PUBLISHED)
    item = sitting.item(meeting, "1", "Kestrel House", private=True)
    paper = sitting.paper(item, "Kestrel House: report")
    on = london(sitting.now).date()
    assert papers.report(paper, on)["face"]["title"] == "A paper of a committee"
    assert papers.council_report(paper, on)["exempt"] == "Yes. The ground has not been stated yet."
    assert [part.private for part in packs.parts(meeting, at=sitting.now)] == [True]
    client.force_login(sitting.stella.user)
    listed = client.get(reverse("meeting", args=[meeting.ref])).text.split("<tbody")[1]
    (line,) = re.findall(r"<tr.*?</tr>", listed, re.DOTALL)
    assert "Kestrel House" in line and "Private" in line
    keep_private(item, by=sitting.stella.user, at=sitting.now, **facts(sitting))
    assert privacy.standing_of(item, on).sentence.startswith("The business is confidential")


def told_now(meeting, at):
    publishing.republish_meetings([meeting.pk], at=at)
    return dict(rows("meetings"))["06Q"]["agenda"].splitlines()


def test_every_missing_fact_is_named_at_once(sitting):
    empty = {"ground": "", "reason": "", "public_words": "", "reviewer": None, "review_on": None}
    said = refused(lambda: keep_private(sitting.items["6"], by=sitting.stella.user, at=sitting.now, **empty))
    assert said.count(".") >= 5


def test_an_item_whose_privacy_lapses_before_the_meeting_is_not_ready(sitting):
    by, at = sitting.stella.user, sitting.now
    item = keep_private(sitting.items["6"], by=by, at=at, **facts(sitting, days=5))
    sitting.paper(item, "Merger")
    assert "lapses before the meeting" in refused(lambda: agenda.ready_item(item, by=by, at=at))
    assert "has been public since" in refused(lambda: agenda.ready_item(item, by=by, at=at + timedelta(days=6)))
    assert Item.objects.get(pk=item.pk).status == Item.Status.DRAFT


def test_what_lapsed_before_its_meeting_loses_its_mark_and_is_taken_in_public(sitting, client, monkeypatch):
    """It could be neither renewed nor released, and so never be made ready."""
    by, at = sitting.stella.user, sitting.now + timedelta(days=6)
    item = keep_private(sitting.items["6"], by=by, at=sitting.now, **facts(sitting, days=5))
    sitting.paper(item, "Merger")
    monkeypatch.setattr("jobs.clock.now", lambda: at)
    client.force_login(by)
    address = reverse("agenda-item-release", args=[item.ref])
    assert address in client.get(reverse("agenda-item", args=[item.ref])).text
    assert client.post(address, {"because": "It lapsed"}).status_code == 302
    item = Item.objects.select_related("meeting").get(pk=item.pk)
    assert not item.private and Privacy.objects.get(item=item).ground, "public since it lapsed, not since now"
    assert agenda.ready_item(item, by=by, at=at).status == Item.Status.READY
    assert "public already" in refused(lambda: release(item, because="x", by=by, at=at))


def test_one_without_a_ground_is_not_released(sitting):
    item = sitting.items["6"]
    item.private = True
    item.save_as(by=None)
    assert "state it first" in refused(lambda: release(item, because="x", by=sitting.stella.user, at=sitting.now))
