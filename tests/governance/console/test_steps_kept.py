"""Whatever field of whatever step of a meeting is altered, the replay disagrees; no kind of row is forgotten (row 105).

The steps are those of the workflow tables: a new one is walked here too, or is said never to be of a held meeting.
"""

from datetime import timedelta

import pytest
from django.db import models

from governance import histories, imprints
from governance.actions import agenda, deferring, meetings, minutes
from governance.flows_meetings import ITEM, MEETING
from governance.flows_minutes import MINUTES
from governance.flows_panels import PANEL
from governance.minutes_draft import draft
from governance.models import (
    Discussion,
    Imprint,
    Item,
    Meeting,
    Minutes,
    Privacy,
    Record,
    SentQuestion,
    Signature,
    SignedText,
    Speaker,
    StatusChange,
)
from governance.papers_minutes import text_of
from governance.replaying import differences
from tests.prepared import kept
from tests.walks import on_postgres

from .floor import ALL, Floor
from .panel_floor import PanelRoom
from .test_imprint import other
from .test_replay import alter, replayed, unguarded

TABLES = (MEETING, ITEM, PANEL, MINUTES)
NOT_OF_ONE = {("meeting", "call urgently"), ("meeting", "cancel")}
"""Instead of being called with full notice; and what is cancelled is not held."""
BESIDE = {
    Imprint: "the witness itself",
    Privacy: "append-only; what lapses or is released afterwards is a row of its own",
    SentQuestion: "name and address are let go by themselves after some months",
    Speaker: "the queue decides nothing and stands in no minutes",
}
TITLES = ("A panel reports on it", "It needs no panel", "Taken twice", "Put off", "Withdrawn", "Deferred")


def _held(sitting):
    """A meeting from its plan to its approved minutes, with every step that a held meeting can have."""
    floor = Floor(sitting, meeting=sitting.plan(sitting.essex, days=20))
    for number, title in enumerate(TITLES, 1):
        kind = Item.Kind.DECISION if number < 3 else Item.Kind.INFORMATION
        item = floor.add(str(number), title, kind=kind, function="mergers", status=Item.Status.DRAFT)
        sitting.paper(item, title)
    now = {"by": floor.by, "at": sitting.now}
    for number in "12345":
        agenda.ready_item(floor.item(number), **now)
    agenda.reopen_item(floor.item("3"), because="Its title is wrong", **now)
    agenda.record_remedy(floor.item("3"), remedy="deputies", words="A deputy comes", **now)
    agenda.ready_item(floor.item("3"), **now)
    agenda.withdraw_item(floor.item("5"), because="Not needed", **now)
    deferring.defer_item(floor.item("6"), because="It can wait", **now)
    meetings.call_meeting(floor.meeting, **now)
    meetings.publish_agenda(floor.meeting, **now)
    _panels(floor)
    _sat(floor)
    _minuted(floor)
    return floor


def _panels(floor):
    room = PanelRoom(floor)
    room.withdraw(room.ask("2"))
    panel = room.ask("1")
    room.name(panel, "mia", "dora", "lena")
    room.remove(panel, "lena")
    room.report(panel)


def _sat(floor):
    floor.open(*ALL)
    for number in "123":
        floor.take(number)
        floor.close(number)
    floor.take("3")
    floor.close("3")
    floor.take("4")
    floor.defer("4", note="The hour is late")
    floor.finish()


def _minuted(floor):
    by, world = floor.by, floor.world
    minutes.write_discussion(floor.item("3"), words="It was discussed.", version=0, by=by, at=floor.now())
    record = minutes.begin_minutes(floor.meeting, by=by, at=floor.now())
    record = minutes.circulate_minutes(record, by=by, at=floor.now())
    for words in ("A word was wrong", "So was another"):
        record = minutes.take_back_minutes(record, corrections=words, by=by, at=floor.now())
        record = minutes.circulate_minutes(record, by=by, at=floor.now())
    later = world.plan(world.essex, days=50, status=Meeting.Status.SITTING)
    _, mark = text_of(floor.meeting, draft(floor.meeting, at=floor.now()))
    minutes.approve_minutes(
        record, meeting=later, fingerprint=mark, typed_name="Lena Ashworth", method="password",
        by=world.lena.user, at=later.starts_at,
    )  # fmt: skip


held = kept(_held, on="sitting_world")


def found(floor):
    return differences(Meeting.objects.get(pk=floor.meeting.pk))


def steps(floor, workflow, transition):
    return StatusChange.objects.filter(workflow=workflow, transition=transition).order_by("pk")


def unlike(field, was):
    """Another value; a number stands for some other record."""
    if isinstance(field, models.PositiveBigIntegerField):
        return was + 100_000
    return other(field, was)


WALKED = [
    (each.name, row.name) for each in TABLES for row in each.transitions if (each.name, row.name) not in NOT_OF_ONE
]


@pytest.mark.parametrize(("workflow", "transition"), on_postgres(WALKED, and_on_sqlite="minutes"))
def test_every_field_of_every_step(held, workflow, transition):
    rows = list(steps(held, workflow, transition))
    assert rows, "no step of this kind was walked: walk it in `_held`"
    unguarded("governance_statuschange", "update")
    unseen, row = [], rows[-1]
    witnessed = ("workflow", "transition", "source", "target", "moved_at", "moved_by", "content_type", "object_id")
    for field in row._meta.concrete_fields:
        if field.primary_key or (workflow == "minutes" and field.name not in witnessed):
            continue
        was = getattr(row, field.attname)
        StatusChange.objects.filter(pk=row.pk).update(**{field.attname: unlike(field, was)})
        unseen += [] if found(held) else [field.name]
        StatusChange.objects.filter(pk=row.pk).update(**{field.attname: was})
    assert unseen == []
    assert "agrees" in replayed(held)


@pytest.mark.parametrize("transition", ["circulate", "take back"])
def test_of_a_step_taken_more_than_once_each_is_witnessed(held, transition):
    """The minutes name the last; their history names those before it."""
    unguarded("governance_statuschange", "update")
    first, *_, last = steps(held, "minutes", transition)
    assert first.moved_at < last.moved_at
    StatusChange.objects.filter(pk=first.pk).update(moved_at=first.moved_at + timedelta(seconds=1))
    assert found(held) == [f"Minutes, step “{transition}”: when and by whom is not as the minutes have it."]


def test_a_step_is_named_with_what_differs(held):
    opened = steps(held, "meeting", "open").get()
    alter(opened, moved_at=opened.moved_at - timedelta(minutes=5), post="Chair")
    assert "Step (open): changed since the meeting was closed: post, moved at." in found(held)


def test_a_step_put_in_or_taken_away(held):
    closed = steps(held, "meeting", "close").get()
    StatusChange.objects.create(
        subject=held.meeting, workflow="meeting", transition="move at short notice", source="called",
        target="called", note="So it was", moved_at=closed.moved_at - timedelta(days=3),
    )  # fmt: skip
    assert "Step (move at short notice) was not there when the meeting was closed." in found(held)
    unguarded("governance_statuschange", "delete")
    steps(held, "meeting", "open").delete()
    assert "Opening: no record of it is kept." in found(held)


def test_what_is_noted_after_the_closing_is_no_difference(held):
    StatusChange.objects.create(
        subject=held.items["4"], workflow="item", transition="a later note", source="deferred", target="deferred",
        moved_at=held.now(),
    )  # fmt: skip
    assert found(held) == []


def test_who_signed_is_what_the_sealed_paper_says(held):
    unguarded("governance_signature", "update")
    signature = Signature.objects.about(Minutes.objects.get()).get()
    Signature.objects.filter(pk=signature.pk).update(typed_name="Noor Khan")
    assert "The signature of the minutes is not the one that their sealed paper shows." in found(held)
    Signature.objects.filter(pk=signature.pk).update(typed_name=signature.typed_name, object_id=100_000)
    assert "The minutes are approved, and no signature of them is kept." in found(held)


@pytest.mark.parametrize("about", ["minutes", "panel"])
def test_a_text_that_was_signed(held, about):
    text = Signature.objects.filter(content_type__model=about).get().text
    unguarded("governance_signedtext", "update")
    SignedText.objects.filter(pk=text.pk).update(payload=f"x{text.payload}")
    assert any("signed was altered" in line for line in found(held))


def test_the_words_of_the_clerk_and_the_minutes_have_their_history(held):
    Discussion.objects.update(words="It was not discussed.")
    Minutes.objects.update(corrections="")
    said = " ".join(found(held))
    assert "Discussion “" in said and "not as its history has it: words." in said
    assert "Minutes “" in said and "not as its history has it: corrections." in said


def test_a_record_put_in_past_the_verbs_has_no_history(held):
    Discussion.objects.bulk_create([Discussion(item=held.items["1"], words="Put in", written_at=held.now())])
    assert any("it has no history, so no verb wrote it" in line for line in found(held))


def test_no_kind_of_row_of_a_meeting_is_forgotten():
    """A new kind is of the imprint, or a record with its history, or stands here with the reason why not."""
    kinds = set(histories.ways())
    assert {kind for kind in kinds if not issubclass(kind, Record)} - set(imprints.WHOLE) == set(BESIDE)
    placed = {kind for kind in kinds if any(_is_a_place(field) for field in kind._meta.concrete_fields)}
    assert placed and placed <= set(imprints.WHOLE)


def _is_a_place(field):
    return isinstance(field, models.PositiveIntegerField) and field.name.endswith("place")
