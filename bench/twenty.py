"""Twenty members vote, leave and return at once while the chair closes the poll: no vote lost, no stranger counted.

The suite runs fifty rounds of it on PostgreSQL; `python -m bench twenty` the full count, and then some
rounds of a careless twin, which holds no meeting while it acts. What should have come out is worked out
again here, naively, from the rows in their order.
"""

import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import date, datetime, timedelta
from functools import partial

from django.db import connection, connections

from bench.ratio import percentile, tell
from governance.actions import appoint, in_session, motions, polls, presence, record_person, turns
from governance.models import (
    Committee,
    CommitteeBody,
    CommitteeKind,
    Count,
    Item,
    Kind,
    Meeting,
    Officer,
    Organisation,
    Participation,
    Seat,
    TermsOfReference,
    User,
    Vote,
)
from governance.permissions import Role
from governance.workflow import NotAllowed
from jobs.clock import LONDON, start_of

SINCE, MEMBERS, ROUNDS, CARELESS = date(2014, 4, 1), 20, 500, 25
CLAUSES = [
    {"key": "members", "paragraph": "1", "value": {"bodies": [{"key": "ZZ1", "name": "Many", "voters": MEMBERS}]}},
    {"key": "officers", "paragraph": "2", "value": {"from": ["lay"]}},
    {"key": "votes", "paragraph": "3", "value": {}},
    {"key": "majority", "paragraph": "4", "value": {"of": "votes_cast"}},
    {"key": "deciding_vote", "paragraph": "5", "value": {"offices": ["chair"]}},
    {"key": "quorum", "paragraph": "6", "value": {"total": 1}},
]
ALLOWED_NO = ("This vote is closed.", "is not in the room.")


def run():
    if connection.vendor != "postgresql":
        return tell("D2 twenty at once", skipped="PostgreSQL only")
    hall, begun, times, wrong = Hall(), time.perf_counter(), [], []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        wrong += hall.one_round()
        times.append(time.perf_counter() - started)
    tell(
        "D2 twenty members vote, leave and return while the chair counts",
        rounds=ROUNDS, wrong=len(wrong), seconds=round(time.perf_counter() - begun, 1),
        round_p50_ms=round(percentile(times, 0.5) * 1000), round_p99_ms=round(percentile(times, 0.99) * 1000),
    )  # fmt: skip
    with careless():
        hall.VOTES_EACH = 1  # after what went wrong, another meeting
        rounds = [hall.one_round() for _ in range(CARELESS)]
    hall.end()
    said = Counter(kind for found in rounds for kind in {each.split(":")[0] for each in found})
    tell("D2 the same without the lock", rounds=CARELESS, rounds_wrong=sum(map(bool, rounds)), of_them=dict(said))


@contextmanager
def careless():
    """Each act reads the meeting and then writes, whoever else does so at that moment."""
    kept, in_session.locked = in_session.locked, lambda record: type(record).objects.get(pk=record.pk)
    try:
        yield
    finally:
        in_session.locked = kept


def twenty():
    """A committee of twenty with accounts, and its secretary; the one that is there already, if it is."""
    if known := list(Seat.objects.filter(committee__name="The Twenty").select_related("committee").order_by("pk")):
        return known, User.objects.get(email="clerk@example.org")
    at = start_of(SINCE)
    home = Organisation(name="Many CCG", kind=Kind.CCG, code="ZZ1", opened_on=SINCE).save_as(by=None)
    committee = Committee(name="The Twenty", kind=CommitteeKind.GOVERNING_BODY, organisation=home, from_on=SINCE)
    committee.save_as(by=None)
    body = CommitteeBody(committee=committee, organisation=home, name="Many", from_on=SINCE).save_as(by=None)
    seats = []
    for number in range(MEMBERS):
        person = record_person(name=f"Member {number + 1}", by=None)
        User(email=f"member{number}@example.org", person=person).save()
        seat = Seat(committee=committee, body=body, person=person, klass="lay", title="Lay member", from_on=SINCE,
                    seated_at=at)  # fmt: skip
        seats.append(seat.save_as(by=None))
    Officer(
        committee=committee, post="chair", seat=seats[0], from_on=SINCE, because="Elected", made_at=at
    ).save_as(by=None)  # fmt: skip
    TermsOfReference(
        committee=committee, version="1", status="in_force", clauses=CLAUSES, from_on=SINCE, drafted_at=at,
        activated_at=at,
    ).save_as(by=None)  # fmt: skip
    clerk = record_person(name="Clerk of the Twenty", by=None)
    User(email="clerk@example.org", person=clerk).save()
    appoint(person=clerk, role=Role.COMMITTEE_SECRETARY, body=committee, starts_on=SINCE, by=None, at=at)
    return seats, User.objects.get(person=clerk)


class Hall:
    """One meeting after another, some votes in each; those who left in one vote are outside when the next begins."""

    VOTES_EACH = 5

    def __init__(self):
        self.seats, self.secretary = twenty()
        self.users = {
            user.person_id: user for user in User.objects.filter(person__in=[s.person_id for s in self.seats])
        }
        self.number, self.crowd = 0, ThreadPoolExecutor(MEMBERS + 1)

    def end(self):
        """Each of the crowd closes its session of the database and goes."""
        at_once([connections.close_all] * (MEMBERS + 1), self.crowd)
        self.crowd.shutdown()

    def one_round(self):
        """One vote with everybody at once; what went wrong, as sentences."""
        chance = random.Random(self.number)
        starts = datetime(2016, 1, 4, 14, tzinfo=LONDON) + timedelta(days=self.number)
        if self.number % self.VOTES_EACH == 0:
            self.item = open_item(self.seats, self.secretary, starts, outside=chance.sample(range(1, MEMBERS), 5))
        self.number += 1
        self.at = self.item.meeting.starts_at
        poll = put_to_the_vote(self.item, self.secretary)
        self.given, self.said = [], []
        inside = in_the_room(poll)
        work = [partial(self.member, poll, seat, seat.pk in inside, chance.random()) for seat in self.seats[1:]]
        work.append(partial(self.vote, poll, self.seats[0]))  # who presides stays: else nobody could count
        work.append(partial(self.chair, poll, chance.random() / 4))
        chance.shuffle(work)
        return at_once(work, self.crowd) or wrong_with(poll, self.given, self.said)

    def member(self, poll, seat, inside, dice):
        """In the room: most vote, some leave. Outside: all return, and half of them vote at once."""
        if inside and dice < 0.7:
            return self.vote(poll, seat)
        self.move(poll, seat, "left" if inside else "returned")
        if not inside and dice < 0.5:
            self.vote(poll, seat)

    def vote(self, poll, seat):
        try:
            choice = "for" if seat.pk % 2 else "against"
            self.given.append(
                polls.cast_vote(poll, seat=seat, choice=choice, by=self.users[seat.person_id], at=self.at)
            )
        except NotAllowed as refused:
            self.said.extend(refused.reasons)

    def move(self, poll, seat, act):
        presence.note_presence(self.item.meeting, act=act, seat=seat, by=self.secretary, at=self.at)

    def chair(self, poll, pause):
        time.sleep(pause)
        count = polls.close_poll(poll, by=self.secretary, at=self.at)
        if count.outcome == "tied":
            polls.give_casting_vote(poll, seat=self.seats[0], choice="for", by=self.secretary, at=self.at)


def open_item(seats, secretary, starts, *, outside):
    meeting = Meeting(
        committee=seats[0].committee, status=Meeting.Status.PUBLISHED, starts_at=starts,
        ends_at=starts + timedelta(hours=2), planned_at=starts,
    ).save_as(by=None)  # fmt: skip
    item = Item(
        meeting=meeting, kind=Item.Kind.DECISION, function="ccg_business", status=Item.Status.READY, number="1",
        position=1, title="A matter", added_at=starts,
    ).save_as(by=None)  # fmt: skip
    common = {"by": secretary, "at": starts}
    turns.open_meeting(meeting, present=[s for n, s in enumerate(seats) if n not in outside], **common)
    turns.open_item(item, **common)
    return item


def put_to_the_vote(item, secretary):
    common = {"by": secretary, "at": item.meeting.starts_at}
    return polls.open_poll(motions.put_motion(item, words="That it be so", **common), **common)


def in_the_room(poll, *, before=None):
    """Seats in the room after all acts, or those before a place: worked out here from the rows."""
    rows, room = Participation.objects.filter(meeting=poll.motion.item.meeting).order_by("place"), set()
    for row in rows if before is None else rows.filter(place__lt=before):
        (room.add if row.act in ("arrived", "returned") else room.discard)(row.seat_id)
    return room


def wrong_with(poll, given, said):
    """The count against a count of our own from the rows in their order."""
    count = Count.objects.filter(poll=poll).earliest("place")
    room = in_the_room(poll, before=count.place)
    last = {vote.seat_id: vote.choice for vote in Vote.objects.filter(poll=poll).order_by("place")}
    refs = {seat.pk: seat.ref for seat in Seat.objects.filter(committee=poll.motion.item.meeting.committee)}
    expected = {refs[pk]: last.get(pk, "abstain") for pk in room}
    counted = {row["seat"]: row["state"] for row in count.electorate if row["state"] in ("for", "against", "abstain")}
    found = [] if counted == expected else [f"miscounted: {counted}, but {expected} were in the room and voted so"]
    found += [f"too late: a vote of {vote.seat_id} after the count" for vote in given if vote.place > count.place]
    kept = set(Vote.objects.filter(poll=poll).values_list("pk", flat=True))
    found += [f"lost: the vote of {vote.seat_id}" for vote in given if vote.pk not in kept]
    places = Counter(places_of(poll))
    found += [f"two acts in one place: {place}" for place, number in places.items() if number > 1]
    found += [f"a no without ground: {reason}" for reason in said if not reason.endswith(ALLOWED_NO)]
    return found


def places_of(poll):
    """The places of the acts that make this vote: comings and goings, the poll, votes and counts."""
    yield from Participation.objects.filter(meeting=poll.motion.item.meeting).values_list("place", flat=True)
    yield poll.place
    for model in (Vote, Count):
        yield from model.objects.filter(poll=poll).values_list("place", flat=True)


def at_once(work, crowd=None):
    """Run all in threads that start together; what broke, as sentences. A crowd's threads keep their sessions."""
    barrier, broken = threading.Barrier(len(work)), []

    def go(act):
        try:
            barrier.wait()
            act()
        except Exception as problem:
            broken.append(f"{type(problem).__name__}: {problem}")
        finally:
            if not crowd:
                connections.close_all()

    with ExitStack() as stack:
        list((crowd or stack.enter_context(ThreadPoolExecutor(len(work)))).map(go, work))
    return broken
