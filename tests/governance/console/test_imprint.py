"""Whatever column of whatever act is altered after the closing, the replay disagrees and names both (row 105)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, models, transaction

from governance.actions import minutes
from governance.actions.presence import admit_guest, note_presence
from governance.minutes_draft import draft
from governance.models import (
    CastingVote,
    Count,
    Guest,
    Imprint,
    Item,
    Meeting,
    Motion,
    Panel,
    PanelMember,
    Participation,
    Poll,
    Ruling,
    Seat,
    Turn,
    Vote,
)
from governance.papers_minutes import text_of
from governance.replaying import differences
from tests.prepared import kept
from tests.walks import on_postgres

from .floor import ALL, Floor
from .panel_floor import PanelRoom
from .test_replay import difference, replayed, unguarded

APPENDED = (Participation, Ruling, Turn, Vote, CastingVote, Count, Imprint)
WORDS = {
    Participation: "presence", Ruling: "ruling", Turn: "turn of an item", Vote: "vote", CastingVote: "deciding vote",
    Count: "count", Poll: "opening of a vote", Motion: "Motion", Guest: "Guest",
    Panel: "Conflicts panel", PanelMember: "Member of a panel",
}  # fmt: skip
NEVER = {"id", "place", "stopped_place", "asked_place", "reported_place", "withdrawn_place"}
"""The place has its own sentence: acts are numbered 1, 2, 3 … without a gap."""


def _held(sitting):
    """A meeting with an act of every kind: a panel, a guest, a ruling, a departure, a tie decided, an item deferred."""
    floor = Floor(sitting)
    PanelRoom(floor).asked_and_heard("6")
    floor.open(*ALL)
    guest = admit_guest(floor.meeting, name="Ed Expert", purpose="Estates", **floor.when())
    note_presence(floor.meeting, act="arrived", guest=guest, **floor.when())
    floor.take("4")
    tie = floor.vote("4", yes="lena omar alma noor fay priya", no="miles ada hope", words="The scheme")
    floor.decide(tie, "ada", "for")
    floor.close("4")
    floor.take("5")
    floor.rule("5", "omar", public_words="An interest in a practice")
    floor.move("omar", "left")
    floor.vote("5", yes="lena noor fay miles ada hope alma", no="priya", words="The premises")
    floor.close("5")
    floor.move("omar", "returned")
    floor.finish()
    return floor


held = kept(_held, on="sitting_world")


def other(field, value):
    """Another value that the column may hold."""
    if field.remote_field:
        return field.related_model.objects.exclude(pk=value or 0).values_list("pk", flat=True).first()
    if field.choices:
        return next(key for key, _ in field.choices if key != value)
    if isinstance(field, models.DateTimeField):
        return (value or datetime(2016, 1, 1, 10, tzinfo=UTC)) + timedelta(hours=1)
    if isinstance(field, models.BooleanField):
        return not value
    if isinstance(field, models.JSONField):
        return [*value, *value[:1]]
    first = "y" if value[:1] == "x" else "x"  # some reference begins with x
    return f"{value}x" if len(value) < (field.max_length or 300) else f"{first}{value[1:]}"


def altered(row, field, was):
    """Alter the column, where the database does not refuse that with all triggers gone."""
    try:
        with transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**{field.attname: other(field, was)})
    except IntegrityError:
        return False
    return True


@pytest.mark.parametrize("model", on_postgres(WORDS, and_on_sqlite=Vote), ids=lambda model: model.__name__)
def test_every_column_of_every_act(held, model):
    if model in APPENDED:
        unguarded(model._meta.db_table, "update")
    row = model.objects.order_by("pk").last()
    unseen = {}
    for field in model._meta.concrete_fields:
        if field.name in NEVER:
            continue
        name, was = field.attname, getattr(row, field.attname)
        if not altered(row, field, was):
            continue
        found = difference(held)
        column = name.removesuffix("_id").replace("_", " ")
        kept = [line for line in found if WORDS[model] in line and (column in line or "missing" in line)]
        unseen |= {} if kept else {name: found}
        model.objects.filter(pk=row.pk).update(**{name: was})
    assert unseen == {}
    assert "agrees" in replayed(held)


@pytest.mark.parametrize("name", ["starts_at", "ends_at", "opened_at", "closed_at", "opened_by_id", "closed_by_id"])
def test_the_meeting_itself(held, name):
    field = Meeting._meta.get_field(name.removesuffix("_id"))
    was = getattr(Meeting.objects.get(pk=held.meeting.pk), name)
    if isinstance(was, datetime):
        new = was + timedelta(seconds=1) if name != "opened_at" else was + timedelta(minutes=1)
    else:
        new = other(field, was)
    Meeting.objects.filter(pk=held.meeting.pk).update(**{name: new})
    found = difference(held)
    assert any("changed since the meeting was closed" in s and field.name.replace("_", " ") in s for s in found)
    assert any("not as its history has it" in line for line in found)


@pytest.mark.parametrize(("model", "values", "words"), [
    pytest.param(Item, {"title": "Another matter"}, "title", id="title of an item"),
    pytest.param(Item, {"number": "44"}, "number", id="number of an item"),
    pytest.param(Seat, {"voting": False}, "voting", id="the vote of a seat"),
    pytest.param(Seat, {"office": "other"}, "office", id="the office of a seat"),
])  # fmt: skip
def test_what_the_acts_are_about(held, model, values, words):
    row = held.items["4"] if model is Item else held.seat("hope")
    model.objects.filter(pk=row.pk).update(**values)
    assert any("changed since the meeting was closed" in line and words in line for line in difference(held))


def test_items_covered_by_an_exclusion(held):
    Motion.objects.first().covers.add(held.items["6"])
    assert any("changed since the meeting was closed: items" in line for line in difference(held))


def test_an_act_put_in_or_taken_away(held):
    motion = Motion.objects.get(words="The premises")
    Motion(item=motion.item, words="Put in afterwards", put_at=motion.put_at).save_as(by=None)
    assert any("Motion (Put in afterwards) was not there when" in line for line in difference(held))


def test_the_imprint_itself_altered_or_gone(held):
    kept = Imprint.objects.get()
    unguarded("governance_imprint", "update")
    said = kept.said | {"rows": kept.said["rows"] | {"vote": {}}}
    Imprint.objects.filter(pk=kept.pk).update(said=said)
    assert any("imprint taken at the closing was altered" in line for line in difference(held))
    Imprint.objects.filter(pk=kept.pk).update(said=kept.said)
    assert "agrees" in replayed(held)


def test_a_missing_imprint_is_missed_once_imprints_are_taken(held):
    """Another meeting shows that imprints were taken then."""
    kept = Imprint.objects.get()
    unguarded("governance_imprint", "update")
    Imprint.objects.filter(pk=kept.pk).update(meeting=held.world.meeting)
    assert any("imprint taken at the closing is missing" in line for line in difference(held))


def test_the_signed_minutes_are_a_witness_too(held):
    """Whoever alters an act, its history and the imprint alike still meets what the chair signed."""
    at = held.now()
    record = minutes.begin_minutes(held.meeting, by=held.by, at=at)
    record = minutes.circulate_minutes(record, by=held.by, at=at)
    later = held.world.plan(held.world.essex, days=50, status=Meeting.Status.SITTING)
    _, mark = text_of(held.meeting, draft(held.meeting, at=at))
    minutes.approve_minutes(
        record, meeting=later, fingerprint=mark, typed_name="Lena Ashworth", method="password",
        by=held.world.lena.user, at=later.starts_at,
    )  # fmt: skip
    assert "agrees" in replayed(held)
    unguarded("governance_participation", "update")
    left = Participation.objects.get(act="left")
    Participation.objects.filter(pk=left.pk).update(happened_at=left.happened_at - timedelta(minutes=1))
    found = differences(Meeting.objects.get(pk=held.meeting.pk))
    assert any("the signed minutes have “Omar Dunn left the room" in line for line in found)


def test_a_meeting_still_sitting_has_no_imprint_and_agrees(floor):
    floor.open(*ALL)
    floor.take("4")
    assert "agrees" in replayed(floor) and not Imprint.objects.exists()
