"""A named deputy is named in advance: before the meeting opens, or not for this meeting (R-201)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from governance.actions import polls, presence
from governance.actions.committees import give_seat
from governance.models import Seat
from governance.workflow import NotAllowed
from tests.governance.bodies import someone

from .floor import D3
from .test_replay import replayed


def named(floor, *, at, days=0):
    """Di is named as deputy for Alma, who sent apologies, from the day of the meeting."""
    floor.di = someone("Di Lane", None, None)
    return give_seat(
        floor.world.essex, person=floor.di.person, klass="", title="Deputy", deputy_for=floor.seat("alma"),
        from_on=floor.meeting.held_on + timedelta(days=days), by=floor.world.mia.user, at=at,
    )  # fmt: skip


def came(floor, seat):
    presence.note_presence(floor.meeting, act="arrived", seat=seat, **floor.when())


def test_named_an_hour_before_the_meeting_opens_the_deputy_counts(floor):
    seat = named(floor, at=floor.meeting.starts_at - timedelta(hours=1))
    floor.open(*D3)
    came(floor, seat)
    floor.take("4")
    assert seat.ref in {each.key for each in floor.read().state.electorate(floor.items["4"].ref)}


def test_named_while_it_sits_the_deputy_is_refused_and_told_what_to_do(floor):
    floor.open(*D3)
    with pytest.raises(NotAllowed) as refusal:
        named(floor, at=floor.now())
    said = " ".join(refusal.value.reasons)
    assert "A deputy is named before the meeting opens (R-201)." in said
    assert "Di Lane may be admitted as a guest" in said and "from the day after it" in said
    assert not Seat.objects.filter(title="Deputy", deputy_for=floor.seat("alma")).exists()


def test_for_the_next_meeting_a_deputy_is_named_while_this_one_sits(floor):
    floor.open(*D3)
    seat = named(floor, at=floor.now(), days=1)
    floor.take("4")
    assert seat.ref not in floor.read().state.seats and "agrees" in replayed(floor)


@pytest.fixture
def late(floor):
    """A row that no verb writes now, and earlier ones did: the deputy's seat, kept after the opening."""
    floor.open(*D3)
    of = floor.seat("alma")
    floor.di = someone("Di Lane", None, None)
    floor.late = Seat(
        committee=of.committee, body=of.body, person=floor.di.person, klass=of.klass, office=of.office, title="Deputy",
        deputy_for=of, from_on=floor.meeting.held_on, seated_at=floor.now(),
    ).save_as(by=None)  # fmt: skip
    came(floor, floor.late)
    floor.take("4")
    return floor


def test_one_that_was_named_too_late_all_the_same_has_no_vote_and_makes_no_quorum(late):
    state, ref = late.read().state, late.items["4"].ref
    assert late.late.ref in state.room and late.late.ref not in {each.key for each in state.electorate(ref)}
    (why,) = state.entitlements(ref)[late.late.ref]
    assert why.startswith("Di Lane was named as a deputy after this meeting was opened") and "paragraph 8" in why
    poll = late.poll(late.put("4"))
    with pytest.raises(NotAllowed, match="a deputy is named in advance"):
        polls.cast_votes(poll, votes={late.late: "for"}, **late.when())


def test_the_console_says_why_not(late, client):
    late.poll(late.put("4"))
    client.force_login(late.by)
    shown = client.get(reverse("console", args=[late.meeting.ref])).content.decode()
    assert "named as a deputy since the meeting was opened: no vote today" in shown
    assert "Di Lane was named as a deputy after this meeting was opened, and counts from the next" in shown


def test_a_member_who_stands_in_for_another_votes_once_and_makes_one_of_the_quorum(floor):
    """Omar is named as deputy for Alma: he sits in his own seat, and Mid Essex is one short (R-201, R-215)."""
    seat = give_seat(
        floor.world.essex, person=floor.world.omar.person, klass="", title="Deputy", deputy_for=floor.seat("alma"),
        from_on=floor.meeting.held_on, by=floor.world.mia.user, at=floor.meeting.starts_at - timedelta(hours=1),
    )  # fmt: skip
    floor.open("omar", *D3[2:])
    came(floor, seat)
    floor.take("4")
    motion = floor.put("4")
    with pytest.raises(NotAllowed, match="Mid Essex: 1 of 2"):
        floor.poll(motion)
    floor.move("lena", "arrived")
    poll = floor.poll(motion)
    with pytest.raises(NotAllowed, match="nobody counts twice"):
        polls.cast_votes(poll, votes={floor.seat("omar"): "for", seat: "for"}, **floor.when())
    floor.cast(poll, yes=" ".join(D3))
    assert [row["name"] for row in floor.count(poll).electorate if row["state"] == "for"].count("Omar Dunn") == 1
