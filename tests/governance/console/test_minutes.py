"""Minutes that cannot omit governance: drafted, circulated, approved by signature (rows 54, 55, 57; R-064, R-210)."""

from datetime import timedelta

import pytest

from documents.models import Document
from governance.actions import action_points, minutes
from governance.minutes_draft import draft
from governance.models import Meeting, Signature
from governance.workflow import NotAllowed
from jobs.models import Message

from .floor import D3


def begun(closed):
    return minutes.begin_minutes(closed.meeting, by=closed.by, at=closed.after)


def circulated(closed):
    return minutes.circulate_minutes(begun(closed), by=closed.by, at=closed.after)


def approve(closed, record, *, who="lena", meeting=None, name=None, mark=None, at=None):
    from governance.papers_minutes import text_of

    person = getattr(closed.world, who)
    _, found = text_of(closed.meeting, draft(closed.meeting, at=closed.after))
    return minutes.approve_minutes(
        record, meeting=meeting, fingerprint=mark or found, typed_name=name or person.person.name, method="password",
        by=person.user, at=at or meeting.starts_at,
    )  # fmt: skip


def later(closed, status=Meeting.Status.SITTING):
    return closed.world.plan(closed.world.essex, days=50, status=status)


def reasons(call, *args, **kwargs):
    with pytest.raises(NotAllowed) as refused:
        call(*args, **kwargs)
    return refused.value.reasons


def test_the_sentences_come_from_the_acts(closed):
    told = draft(closed.meeting, at=closed.after)
    assert told.opening[0].startswith("Present: Lena Ashworth (Chair")
    fifth = next(section for section in told.sections if section.item.number == "5")
    said = " ".join(fifth.sentences)
    for words in ("Omar Dunn", "declared an interest: Partner in Fernbank", "14:20", "14:40", "Mid Essex: 1 of 2"):
        assert words in said, said


def test_the_clerks_words_and_two_clerks_at_once(closed):
    item = closed.item("4")
    row = minutes.write_discussion(item, words="The scheme was explained.", version=0, by=closed.by, at=closed.after)
    assert row.version == 1
    with pytest.raises(minutes.Clash) as clash:
        minutes.write_discussion(item, words="Mine.", version=0, by=closed.by, at=closed.after)
    assert clash.value.theirs.words == "The scheme was explained."
    gee = closed.world.omar.user
    assert reasons(minutes.write_discussion, item, words="x", version=1, by=gee, at=closed.after)


def test_before_the_end_there_are_no_minutes(floor):
    floor.open(*D3)
    assert reasons(minutes.begin_minutes, floor.meeting, by=floor.by, at=floor.now()) == [
        "The meeting is not closed: its minutes are written afterwards."
    ]


def test_circulated_once_to_everybody_with_a_seat_and_an_account(closed):
    record = circulated(closed)
    letters = Message.objects.filter(key__startswith=f"minutes:{record.ref}")
    assert "lena@example.org" in letters.values_list("to", flat=True) and letters.count() > 9
    assert not any("Fernbank" in letter.body for letter in letters), "a letter passes the paper wall"
    assert Document.objects.get(ref=record.document).kind == "minutes"
    item = closed.item("4")
    said = reasons(minutes.write_discussion, item, words="x", version=0, by=closed.by, at=closed.after)
    assert said == ["The minutes are circulated. Take them back first."]
    minutes.take_back_minutes(record, corrections="Item 4: £10, not £100", by=closed.by, at=closed.after)
    minutes.write_discussion(item, words="It costs £10.", version=0, by=closed.by, at=closed.after)
    again = circulated(closed)
    assert Document.objects.get(ref=record.document).superseded_because == "A later draft was circulated."
    assert "£10" in Document.objects.get(ref=again.document).payload


def test_approved_by_the_chairs_signature_at_a_later_meeting(closed):
    record, meeting = circulated(closed), later(closed)
    record = approve(closed, record, meeting=meeting)
    assert record.status == "approved" and record.approved_at_meeting == meeting
    assert Signature.objects.about(record).get().position == "Chair"
    for about, public in ((minutes.subject(record), False), (minutes.public_subject(record), True)):
        paper = Document.objects.get(subject=about, superseded_at=None)
        assert paper.content["public"] is public and paper.content["signatures"][0]["name"] == "Lena Ashworth"


def test_every_reason_against_approving(closed):
    record = circulated(closed)
    said = reasons(approve, closed, record, who="omar", meeting=closed.meeting, mark="0" * 64, at=closed.after)
    assert "The minutes have changed since you opened them. Read them again." in said
    assert "Name a later meeting of the same committee at which they are approved." in said
    assert "Only the Chair or the Vice-chair signs minutes." in said
    planned = later(closed, Meeting.Status.CALLED)
    assert "That meeting has not been opened yet." in reasons(approve, closed, record, meeting=planned)
    assert reasons(approve, closed, record, meeting=later(closed), name="Somebody Else") == [
        "Type your name as it is recorded: Lena Ashworth"
    ]


def test_words_changed_after_they_were_read_are_not_signed(closed):
    record, meeting = circulated(closed), later(closed)
    minutes.take_back_minutes(record, corrections="More", by=closed.by, at=closed.after)
    minutes.write_discussion(closed.item("4"), words="Other words.", version=0, by=closed.by, at=closed.after)
    record = circulated(closed)
    said = reasons(approve, closed, record, meeting=meeting, mark="1" * 64)
    assert said == ["The minutes have changed since you opened them. Read them again."]


def test_a_withheld_item_stays_closed_to_whom_it_was_withheld_from(closed):
    for_omar = draft(closed.meeting, person_id=closed.world.omar.person.pk, at=closed.after)
    fifth = next(section for section in for_omar.sections if section.item.number == "5")
    assert fifth.closed and not fifth.sentences and not for_omar.whole
    assert "Fernbank" not in str([(s.heading, s.words, s.sentences) for s in for_omar.sections])


def test_no_action_comes_into_minutes_that_are_circulated_or_approved(closed):
    """The chair never signed it, and minutes issued to the public anew would say it over that signature."""
    given = {"words": "Ring", "due_on": closed.meeting.held_on, "owner_name": "Fay Lund", "by": closed.by,
             "at": closed.after}  # fmt: skip
    record = circulated(closed)
    said = reasons(action_points.set_action, closed.item("4"), **given)
    assert said == ["The minutes are circulated. Take them back first."]
    approve(closed, record, meeting=later(closed))
    said = reasons(action_points.set_action, closed.item("4"), **given)
    assert said == ["The minutes are approved: nothing in them changes."]


def test_an_action_is_followed_until_it_is_done(closed):
    item, due = closed.item("4"), (closed.after + timedelta(days=14)).date()
    said = reasons(
        action_points.set_action, item, words=" ", due_on=closed.meeting.held_on - timedelta(days=1), by=closed.by,
        at=closed.after,
    )  # fmt: skip
    assert len(said) == 3
    noor = closed.world.noor
    action = action_points.set_action(
        item, words="Write to practices", due_on=due, owner=noor.person, by=closed.by, at=closed.after
    )
    stranger = closed.world.sol.user
    given = {"status": "done", "outcome": "Letters went out.", "at": closed.after}
    assert reasons(action_points.settle_action, action, by=stranger, **given)
    assert action_points.settle_action(action, by=noor.user, **given).status == "done"
    assert reasons(action_points.settle_action, action, by=noor.user, **given) == ["It is settled already: done."]
