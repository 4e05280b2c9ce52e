"""What a committee resolves to take in private, and nobody had prepared: private from then on (R-209; row 115)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from governance import closed
from governance.access import grants_of
from governance.actions import minutes, polls, privacy
from governance.actions import publishing_meetings as publishing
from governance.minutes_draft import draft
from governance.models import Meeting, Privacy
from governance.replaying import differences
from governance.rules.meetings.privacy import RESOLVED_FOR
from publication.models import Entry, Line
from tests.governance.meetings.test_public import rows

from .floor import D3
from .test_public_decisions import decisions

SECRET, TITLE = "zqsecretqz", "6. Merger of two practices in Colchester"


@pytest.fixture
def resolved(floor, settings, tmp_path):
    """Item 6, public until then, is taken in private by a resolution; what is decided on it is secret."""
    settings.DATA_DIR, settings.PUBLIC_HOST = tmp_path, "registers.example.org"
    floor.world.paper(floor.item("6"), "The case for the merger", body="Two practices")
    publishing.republish_meetings([floor.meeting.pk], at=floor.meeting.starts_at)
    floor.open(*D3)
    return floor


def exclude(floor, under, *covers):
    motion = floor.put(under, kind="exclude", ground="confidential", covers=[floor.item(each) for each in covers])
    return polls.agree(motion, **floor.when())


def decide(floor):
    floor.vote("6", words=f"That {SECRET} be paid", yes=" ".join(D3))
    floor.close("6")
    floor.finish()
    publishing.republish_meetings([floor.meeting.pk], at=floor.now())


def altered(floor):
    return differences(Meeting.objects.get(pk=floor.meeting.pk))


def everything():
    return "".join(str(entry.content.row) for entry in Entry.objects.select_related("content"))


def test_nothing_of_it_is_published_and_it_has_ground_reviewer_and_day(resolved):
    resolved.take("4")
    exclude(resolved, "4", "6")
    resolved.close("4")
    resolved.take("6")
    decide(resolved)
    assert SECRET not in everything() and {told["item"][0] for _, told in decisions()} == {"4"}
    row = Privacy.objects.get(item=resolved.items["6"])
    assert (row.ground, row.reviewer) == ("confidential", resolved.world.lena.person)
    assert row.review_on == resolved.meeting.held_on + RESOLVED_FOR
    assert not altered(resolved)


def test_resolved_while_it_is_taken_the_replay_agrees_as_well(resolved):
    resolved.take("6")
    exclude(resolved, "6", "6")
    decide(resolved)
    assert SECRET not in everything() and not altered(resolved)


def test_the_title_the_public_has_read_stays_and_nothing_is_said_twice(resolved):
    resolved.take("4")
    exclude(resolved, "4", "6")
    for _ in range(3):
        publishing.republish_meetings([resolved.meeting.pk], at=resolved.now())
    told = dict(rows("meetings"))["06Q"]
    assert f"{TITLE} (in private)" in told["agenda"] and "6. The business is confidential" in told["private"]
    lines = Line.objects.filter(register="meetings").select_related("latest")
    assert {(line.version, line.latest.kind) for line in lines} == {(2, "correct")}
    assert not rows("papers"), "its papers are taken back"


def test_who_may_come_without_a_vote_has_nothing_of_it(resolved, client, monkeypatch):
    resolved.take("4")
    exclude(resolved, "4", "6")
    at, helen = resolved.now(), resolved.world.helen
    assert closed.is_closed(resolved.item("6"), grants_of(helen.user, at), helen.person.pk)
    monkeypatch.setattr("jobs.clock.now", lambda: at)
    client.force_login(helen.user)
    assert client.get(reverse("agenda-item", args=[resolved.item("6").ref])).status_code == 403


def test_the_public_minutes_keep_it_back_and_it_lapses_like_any_other(resolved):
    resolved.take("4")
    exclude(resolved, "4", "6")
    resolved.close("4")
    resolved.take("6")
    decide(resolved)
    record = minutes.begin_minutes(resolved.meeting, **resolved.when())
    day = resolved.meeting.held_on
    (section,) = [s for s in draft(record.meeting, public_on=day).sections if s.item.number == "6"]
    assert section.closed == "Taken in private. Merger of two practices in Colchester." and not section.sentences
    later = resolved.meeting.starts_at + RESOLVED_FOR + timedelta(days=1)
    publishing.republish_meetings(at=later)
    assert "6. Merger of two practices in Colchester (taken in private" in dict(rows("meetings"))["06Q"]["agenda"]
    assert SECRET not in everything()


def test_its_page_leads_the_secretary_to_renew_and_to_release_it(resolved, client, monkeypatch):
    """After the meeting too: else nobody but the one reviewer would find the way."""
    resolved.take("4")
    exclude(resolved, "4", "6")
    resolved.close("4")
    resolved.finish()
    at = resolved.now()
    monkeypatch.setattr("jobs.clock.now", lambda: at)
    ref = resolved.item("6").ref

    def links(who):
        client.force_login(getattr(resolved.world, who).user)
        page = client.get(reverse("agenda-item", args=[ref])).text
        return [reverse(name, args=[ref]) in page for name in ("agenda-item-private", "agenda-item-release")]

    assert [links(who) for who in ("stella", "lena", "fay")] == [[True, True], [True, True], [False, False]]


def test_one_that_is_private_already_keeps_its_own_reviewer_and_day(resolved):
    item = resolved.item("6")
    item.private = True
    item.save_as(by=None)
    mine = Privacy.objects.create(
        item=item, ground="advice", reason="x", public_words="A matter", reviewer=resolved.world.noor.person,
        review_on=resolved.meeting.held_on, decided_at=resolved.world.now,
    )  # fmt: skip
    resolved.take("4")
    exclude(resolved, "4", "6")
    assert Privacy.objects.get(item=item) == mine


def test_a_chair_ruled_out_of_it_does_not_look_at_it_again(resolved):
    resolved.rule("6", "lena", ruler="noor", ruled_as="vice")
    resolved.take("4")
    exclude(resolved, "4", "6")
    assert Privacy.objects.get(item=resolved.items["6"]).reviewer == resolved.world.noor.person


def test_a_motion_that_is_lost_makes_nothing_private(resolved):
    resolved.take("4")
    motion = resolved.put("4", kind="exclude", ground="confidential", covers=[resolved.item("6")])
    poll = resolved.poll(motion)
    resolved.cast(poll, no=" ".join(D3))
    resolved.count(poll)
    assert not Privacy.objects.filter(item=resolved.items["6"]).exists() and not resolved.item("6").private


def test_the_secretary_names_another_reviewer_and_the_reviewer_lets_it_go(resolved):
    resolved.take("4")
    exclude(resolved, "4", "6")
    resolved.close("4")
    resolved.take("6")
    decide(resolved)
    privacy.keep_private(
        resolved.item("6"), ground="confidential", reason="Prices", public_words="A merger",
        reviewer=resolved.world.noor.person, review_on=resolved.meeting.held_on + timedelta(days=30), **resolved.when(),
    )  # fmt: skip
    at = resolved.now()
    privacy.release(resolved.item("6"), because="Signed", by=resolved.world.noor.user, at=at)
    publishing.republish_meetings([resolved.meeting.pk], at=resolved.now())
    assert SECRET not in everything() and {told["item"][0] for _, told in decisions()} == {"4", "6"}
    assert not altered(resolved)
