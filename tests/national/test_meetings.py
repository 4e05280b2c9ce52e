"""Meetings of a small committee through the verbs, and through the bypass: the same rows in every table."""

from datetime import UTC, datetime

import pytest

from cocomm.national import committees, frame
from cocomm.national.meetings import meetings_of
from cocomm.national.people import Size, people_of
from cocomm.national.seed import fill
from conflicts.radar import look
from governance.models import Item, Meeting, Motion, Participation, Ruling, Seat, Vote
from governance.models.committees import Officer
from governance.replaying import differences
from jobs.clock import real_time
from publication import actions as publication
from tests.national import by_actions, by_acts
from tests.national.sameness import labelled, snapshot
from tests.national.test_both_ways import differences as different

EIGHT = Size(bodies=1, people=8, interests=9, gifts=0, meetings=13, items=64)
AT = datetime(2017, 3, 14, 10, tzinfo=UTC)
SEED = 7
LETTERS = "jobs.message"
"""The bypass writes none: all would be too late to send, and nobody has these addresses."""
IMPRINTS = "governance.imprint"
"""Nor any of these: each is as large as the acts of its meeting, and nobody alters an invented one."""


@pytest.fixture(autouse=True)
def _often(monkeypatch, settings, tmp_path):
    """So few meetings, and of everything something."""
    for name, every in {"CANCELLED_EVERY": 4, "PRIVATE_EVERY": 3, "CONFLICT_EVERY": 3, "REJECTED_EVERY": 3}.items():
        monkeypatch.setattr(f"cocomm.national.meetings.{name}", every)
    settings.DEMO_NOW, settings.DATA_DIR = AT, tmp_path


def by_the_verbs():
    (body,) = frame.build(EIGHT, at=AT, tell=print, seed=SEED)
    people = list(people_of(body.place, seed=SEED, share=EIGHT.shares()[0]))
    by_actions.build([body], [people])
    chambers, place = committees.build(body, committees.members_of(people), at=AT)
    publication.sequence(at=real_time())
    held = dict(meetings_of(place, seed=SEED, share=EIGHT.sittings()[0]))
    for chamber in chambers:
        for planned in held[chamber.sits]:
            by_acts.hold(chamber, planned)


def test_every_table_is_the_same(db, rolled_back):
    found = []
    for way in (by_the_verbs, lambda: fill(size=EIGHT, number=SEED, at=AT)):
        with rolled_back():
            way()
            found.append(labelled(snapshot()))
    verbs, bypass = found
    assert verbs.pop(LETTERS) and not bypass[LETTERS]
    assert verbs.pop(IMPRINTS) and not bypass[IMPRINTS]
    told = {table: different(rows, bypass[table]) for table, rows in verbs.items()}
    assert {table: rows for table, rows in told.items() if rows} == {}


@pytest.fixture
def filled(db):
    fill(size=EIGHT, number=SEED, at=AT)


def test_of_everything_there_is_something(filled):
    status = Meeting.Status
    assert Meeting.objects.count() == 13 and Item.objects.count() == 64
    assert set(Meeting.objects.values_list("status", flat=True)) >= {status.CLOSED, status.CANCELLED}
    assert set(Meeting.objects.filter(starts_at__gt=AT).values_list("status", flat=True)) == {"published", "called"}
    assert set(Motion.objects.values_list("kind", flat=True)) == {"decision", "exclude"}
    assert set(Motion.objects.values_list("status", flat=True)) == {"carried", "rejected"}
    assert set(Vote.objects.values_list("choice", flat=True)) == {"for", "against", "abstain"}
    assert set(Participation.objects.values_list("act", flat=True)) == {"arrived", "apologies", "left", "returned"}
    assert Ruling.objects.exists() and Item.objects.filter(private=True).exists()
    assert Officer.objects.count() == 4 and Seat.objects.count() == 13


def test_what_was_held_was_lawful_and_replays_the_same(filled):
    held = Meeting.objects.filter(status=Meeting.Status.CLOSED).select_related("committee__organisation")
    assert {meeting.pk: differences(meeting) for meeting in held} == {meeting.pk: [] for meeting in held}


def test_a_vote_taken_away_is_found_by_the_replay(filled):
    vote = Vote.objects.select_related("poll__motion__item__meeting__committee").first()
    meeting = vote.poll.motion.item.meeting
    vote.place, vote.pk = 99, None
    vote.save()
    assert differences(meeting)


def test_no_match_was_left_open(filled):
    """Members hold interests; what the agendas name is none of them, save where a ruling says so."""
    hits = look(Item.objects.select_related("meeting"), at=AT)
    assert [hit.match.path for found in hits.values() for hit in found if hit.open] == []


def test_the_same_number_makes_the_same_meetings(db, rolled_back):
    found = []
    for number in (7, 7, 8):
        with rolled_back():
            fill(size=EIGHT, number=number, at=AT)
            found.append(list(Item.objects.order_by("meeting__starts_at", "position").values_list("title", "ref")))
    assert found[0] == found[1] != found[2]


def test_a_ccg_with_too_few_people_for_its_seats_says_so(db):
    with pytest.raises(committees.TooFew, match="make the country larger"):
        fill(size=Size(bodies=1, people=7, interests=7, gifts=0, meetings=3, items=9), number=SEED, at=AT)
