"""An interest is said, or ruled on, at the very moment of the count: what is said before it is answered before it."""

from functools import partial

import pytest

from conflicts import checks
from conflicts.actions import declaring
from conflicts.actions import radar as acts
from conflicts.radar import look
from governance import replaying
from governance.actions import polls, rulings
from governance.models import Count, Item, Meeting, Motion, Poll
from tests.conflicts.radar.conftest import FEDERATION, FERN, Desk
from tests.governance.console.floor import ALL, Floor
from tests.governance.console.in_step import committed, in_step

WAITS = "Rule or dismiss: Omar Dunn is a director of Colne GP Federation Ltd"


class Room:
    """Item 5 is about Fernbank; a vote on it is open that everybody agrees to; Omar sits there."""

    def __init__(self, world):
        self.desk, self.floor = Desk(world), Floor(world)
        self.desk.link(FERN, FEDERATION)
        self.desk.listed("omar")
        world.party(self.floor.items["5"])
        self.floor.open(*ALL)
        self.floor.take("5")
        self.poll = self.floor.poll(self.floor.put("5"))
        self.floor.cast(self.poll, yes="lena omar alma noor fay priya miles ada hope")

    def count(self):
        return partial(polls.close_poll, Poll.objects.get(pk=self.poll.pk), **self.floor.when())

    def say(self):
        """Omar declares, as an act; his request came in before whatever comes after."""
        says = partial(self.desk.declares, "omar", "Colne GP Federation Ltd", code="08000001")
        return partial(says, at=self.floor.now())

    def dismiss(self):
        item = self.floor.item("5")
        (hit,) = look([item], at=self.floor.now())[item]
        return partial(acts.dismiss_match, item, match=hit.key, words="Another federation", **self.floor.when())

    @property
    def said_at(self):
        return self.desk.lists["omar"].interests.get().declared_at

    def outcome(self):
        return Motion.objects.get().status

    def counted_over_an_unanswered_interest(self):
        """Was a motion counted after an interest was said that nobody has answered?"""
        item = Item.objects.get(pk=self.floor.items["5"].pk)
        unanswered = [each for each in checks.radar([item], at=self.floor.now())[item] if not each.ruled]
        return bool(unanswered) and Count.objects.filter(counted_at__gt=self.said_at).exists()

    def holds_together(self):
        return self.floor.read().is_whole and not replaying.differences(Meeting.objects.get(pk=self.floor.meeting.pk))


room = committed(Room)


@pytest.fixture
def meet(monkeypatch):
    return lambda *acts, hold: in_step(*acts, hold=hold, monkeypatch=monkeypatch)


SAYING, COUNTING = (declaring, "_sign"), (polls, "_waiting")


def careless(monkeypatch):
    """What is said waits for no meeting."""
    monkeypatch.setattr(declaring, "hold_sittings", lambda people, *, body, at: at)


@pytest.mark.postgres
@pytest.mark.slow
def test_said_as_the_chair_counts_the_motion_is_not_counted_before_it_is_ruled(room, meet):
    broken, led, followed = meet(room.say(), room.count(), hold=SAYING)
    assert (broken, led) == ([], []) and [each for each in followed if each.startswith(WAITS)]
    assert room.outcome() == "polling" and room.holds_together()


@pytest.mark.postgres
@pytest.mark.slow
def test_without_the_lock_it_is_counted_over_it(room, meet, monkeypatch):
    careless(monkeypatch)
    assert meet(room.say(), room.count(), hold=SAYING) == ([], [], [])
    assert room.outcome() == "carried" and room.counted_over_an_unanswered_interest()


@pytest.mark.postgres
@pytest.mark.slow
def test_counted_first_it_is_said_after_the_count_whenever_it_was_sent(room, meet):
    say, count = room.say(), room.count()
    assert meet(count, say, hold=COUNTING) == ([], [], [])
    assert room.outcome() == "carried" and not room.counted_over_an_unanswered_interest()
    assert room.said_at == Count.objects.get().counted_at and room.holds_together()


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.parametrize("first", ["answered", "counted"])
def test_set_aside_as_the_chair_counts_it_is_set_aside_before_the_count_or_the_count_waits(room, meet, first):
    room.say()()
    each = {"answered": room.dismiss(), "counted": room.count()}
    hold = {"answered": (acts, "_answer"), "counted": COUNTING}[first]
    second = next(name for name in each if name != first)
    broken, led, followed = meet(each[first], each[second], hold=hold)
    assert (broken, followed) == ([], []) and room.holds_together()
    if first == "answered":
        assert led == [] and room.outcome() == "carried"
    else:
        assert [said for said in led if said.startswith(WAITS)] and room.outcome() == "polling"


@pytest.mark.postgres
@pytest.mark.slow
def test_ruled_out_as_the_chair_counts_they_are_not_in_the_count(room, meet):
    rule = partial(room.floor.rule, "5", "omar")
    broken, led, followed = meet(rule, room.count(), hold=(rulings, "_take"))
    assert (broken, led) == ([], []) and followed and room.outcome() == "polling" and room.holds_together()
