"""A chair is elected at the very moment somebody else is, or is put in office: one waits for the other (R-202)."""

from datetime import timedelta
from functools import partial

import pytest

from governance import replaying
from governance.actions import committees, elections, motions, polls
from governance.models import Appointment, Count, Meeting, Officer, Poll
from tests.governance.bodies import someone

from .floor import ALL, Floor
from .in_step import committed, in_step


class Electing:
    """Two meetings of one committee sit at once; Lula and Lou are lay members who may be elected in either."""

    def __init__(self, world):
        self.world = world
        self.floors = [Floor(self.world), Floor(self.world)]
        self.floor, self.on = self.floors[0], self.floors[0].meeting.held_on
        self.lula, self.lou = self.lay("Lula Lay"), self.lay("Lou Lay")
        self.polls = []

    def lay(self, name):
        return committees.give_seat(
            self.world.essex, person=someone(name, None, None).person, klass="lay", title="Lay member",
            body=self.floor.seat("lena").body, from_on=self.on, by=self.world.mia.user, at=self.world.now,
        )  # fmt: skip

    def vote(self, candidate, *, post="chair", floor=None):
        """An election everybody agrees to, as far as the count, which is returned as an act."""
        floor = floor or self.floor
        floor.meeting.refresh_from_db()
        if floor.meeting.status != "sitting":
            floor.open(*ALL)
            floor.take("2")
        motion = motions.put_motion(
            floor.item("2"), kind="election", election_to=post, candidate=candidate, **floor.when()
        )
        poll = polls.open_poll(motion, method="assent", **floor.when())
        return partial(polls.close_poll, Poll.objects.get(pk=poll.pk), **floor.when())

    def put_in_office(self, seat, *, post):
        office = {"post": post, "seat": seat, "because": "Appointed", "from_on": self.on + timedelta(days=1)}
        return partial(committees.put_in_office, self.world.essex, **office, by=self.world.mia.user,
                       at=self.floor.meeting.starts_at + timedelta(hours=1))  # fmt: skip

    def hold(self):
        return {
            (row.post, row.seat.person.name) for row in Officer.objects.filter(committee=self.world.essex, to_on=None)
        }

    def access(self):
        """Who may act as chair from tomorrow."""
        rows = Appointment.objects.filter(committee=self.world.essex, role="committee-chair", ended_at=None)
        return {row.person.name for row in rows}

    def differences(self):
        return [
            said for floor in self.floors for said in replaying.differences(Meeting.objects.get(pk=floor.meeting.pk))
        ]


electing = committed(Electing)


@pytest.fixture
def careless(monkeypatch):
    """Elections that read the committee and hold it for nobody."""
    monkeypatch.setattr(elections, "locked", lambda record: type(record).objects.get(pk=record.pk))


def two_meetings(electing, monkeypatch):
    counts = electing.vote(electing.lula), electing.vote(electing.lou, floor=electing.floors[1])
    return in_step(*counts, hold=(elections, "_access"), monkeypatch=monkeypatch)


@pytest.mark.postgres
@pytest.mark.slow
def test_two_meetings_elect_a_chair_at_once_and_the_later_is_in_the_chair(electing, monkeypatch):
    assert two_meetings(electing, monkeypatch) == ([], [], [])
    assert {name for post, name in electing.hold() if post == "chair"} == {"Lou Lay"}
    assert Officer.objects.filter(committee=electing.world.essex, seat=electing.lula).get().to_on == electing.on
    assert electing.access() == {"Lou Lay"} and electing.differences() == []


@pytest.mark.postgres
@pytest.mark.slow
def test_without_the_lock_one_of_them_breaks_off(electing, careless, monkeypatch):
    broken, *_ = two_meetings(electing, monkeypatch)
    assert len(broken) == 1 and "one_chair_and_one_vice_at_a_time" in broken[0]


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.parametrize("first", ["elected", "appointed"])
def test_elected_to_one_office_while_put_in_the_other_somebody_holds_one(electing, first, monkeypatch):
    acts = electing.vote(electing.lula), electing.put_in_office(electing.lula, post="vice")
    hold = (elections, "_access") if first == "elected" else (committees, "_against_office")
    broken, led, followed = in_step(*(acts if first == "elected" else acts[::-1]), hold=hold, monkeypatch=monkeypatch)
    assert (broken, led, followed) == ([], [], ["Lula Lay holds the other office already."])
    post = "chair" if first == "elected" else "vice"
    assert [held for held, name in electing.hold() if name == "Lula Lay"] == [post]
    assert electing.differences() == []


@pytest.mark.postgres
@pytest.mark.slow
def test_two_clerks_count_one_election_at_once_and_it_is_counted_once(electing, monkeypatch):
    count = electing.vote(electing.lula)
    broken, led, followed = in_step(count, count, hold=(elections, "_access"), monkeypatch=monkeypatch)
    assert (broken, led) == ([], []) and "This vote is closed." in followed
    assert Count.objects.get().outcome == "carried" and electing.access() == {"Lula Lay"}
    assert Officer.objects.filter(committee=electing.world.essex, seat=electing.lula).count() == 1
    assert electing.differences() == []
