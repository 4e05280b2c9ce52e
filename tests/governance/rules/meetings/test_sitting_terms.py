"""The property again, under every shipped set of terms and every kind of vote (R-065, R-202 to R-209, R-215 to R-225).

No sequence of acts carries what the terms forbid. The clauses are read here anew, as written, and share
no code with the machine (`plain.py`): who may vote, with how many votes, what the quorum lacks.
"""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.rules.meetings.bench import first_readings
from governance.rules.meetings.clauses import QUESTIONS
from governance.rules.meetings.events import (
    Cast,
    Counted,
    Moved,
    PollOpened,
    Presence,
    Ruled,
    Stopped,
    Turn,
    Turned,
    Voted,
)
from governance.rules.meetings.kinds import PATTERNS
from governance.rules.meetings.patterns import MID
from governance.rules.meetings.sitting import Sitting
from governance.rules.meetings.votes import Outcome

from .plain import Committee, deciders, lacks, may_vote, outcome

DAY = datetime(2016, 4, 20, 14, 0)
CHOICES = ["for", "against", "abstain"]
KINDS = ("decision", "procedure", "exclude", "election")


READINGS = {key: [reading.choice for reading in question.readings] for key, question in QUESTIONS.items()}
SIGNED = st.fixed_dictionaries({key: st.sampled_from(choices) for key, choices in READINGS.items()})
EVERY = {key: Committee(key, first_readings()) for key in PATTERNS}


def begun(committee):
    seats = committee.seats.values()
    return Sitting(committee.terms, seats, items=committee.items, chair=committee.chair, vice=committee.vice)


def check(committee, sitting, events):
    """Take each act; whatever is carried must be lawful as the clauses stand; a refused act changes nothing."""
    for event in events:
        before = facts(sitting)
        if sitting.take(event):
            assert facts(sitting) == before
        elif isinstance(event, (Counted, Cast)) and sitting.polls[event.poll].outcome == Outcome.CARRIED:
            lawful(committee, sitting, sitting.polls[event.poll], before)


def facts(sitting):
    polls = {key: (poll.status, dict(poll.votes)) for key, poll in sitting.polls.items()}
    return polls, set(sitting.room), set(sitting.private_items), sitting.chair, sitting.vice


def lawful(committee, sitting, poll, before):
    taken, opened = sitting.items[poll.opened.item], poll.opened
    _, room, private, chair, vice = before
    only_for, electing = taken.item.only_for, opened.kind == "election"
    bodies, barred = committee.deciding(only_for), {key for key, ruled in taken.rulings.items() if ruled.choice != "e"}
    voters = may_vote(committee, room, barred, only_for)
    here = may_vote(committee, room, barred)
    assert taken.is_open and (not taken.item.private or opened.item in private)
    assert not barred & room
    assert not lacks(committee, voters, here, chair=chair, vice=vice, bodies=bodies, electing=electing)
    assert {seat.key for seat in poll.electorate} == {seat.key for seat in voters} or poll.result.casting
    counted = [committee.seats[seat.key] for seat in poll.electorate]
    assert {seat.key for seat in counted} == set(poll.cast)
    yes, no, came_to = outcome(committee, counted, poll.cast, only_for=only_for, presiding=poll.presiding)
    if opened.method == "assent":
        assert no == 0 and yes > 0
    if poll.result.casting:
        assert came_to == "tied" and poll.result.casting.choice == "for"
        assert poll.result.casting.seat in deciders(committee, counted, only_for, poll.presiding) & room
    else:
        assert came_to == "carried"
    if opened.kind == "exclude":
        assert opened.ground.strip() and set(opened.covers) <= sitting.private_items
    if electing:
        seat = committee.seats[opened.candidate]
        assert committee.eligible(seat)
        assert sitting.chair != sitting.vice


# What may happen ------------------------------------------------------------------------------------


def acts_of(committee):
    keys, items = st.sampled_from(sorted(committee.seats)), st.sampled_from([item.key for item in committee.items])
    polls, choices = st.sampled_from("pq"), st.sampled_from(CHOICES)
    moves = st.builds(Moved, st.just(DAY), keys, st.sampled_from([Presence.ARRIVED, Presence.LEFT, Presence.RETURNED]))
    turns = st.builds(Turn, st.just(DAY), items, st.sampled_from(list(Turned)), presiding=st.one_of(st.just(""), keys))
    ruled = st.builds(Ruled, st.just(DAY), items, keys, st.sampled_from([*"acde", "none"]))
    votes = st.builds(Voted, st.just(DAY), polls, keys, choices)
    ends = st.one_of(
        st.builds(Counted, st.just(DAY), polls), st.builds(Cast, st.just(DAY), polls, keys, choices),
        st.builds(Stopped, st.just(DAY), polls),
    )  # fmt: skip
    return st.one_of(moves, turns, ruled, opened(committee, polls, items), votes, votes, ends)


def opened(committee, polls, items):
    keys = st.sampled_from(sorted(committee.seats))
    return st.builds(
        PollOpened, st.just(DAY), polls, items, kind=st.sampled_from(KINDS), method=st.sampled_from(["vote", "assent"]),
        ground=st.sampled_from(["", "confidential"]), covers=st.sampled_from([(), ("7",)]),
        post=st.sampled_from(["chair", "vice"]), candidate=keys,
    )  # fmt: skip


@pytest.mark.parametrize("key", PATTERNS)
@given(st.data())
@settings(max_examples=25, deadline=None)
def test_no_sequence_of_acts_carries_what_the_terms_forbid(key, data):
    committee = EVERY[key]
    sitting = begun(committee)
    first = [Moved(DAY, seat, Presence.ARRIVED) for seat in committee.seats if seat != "deputy"]
    events = data.draw(st.lists(acts_of(committee), max_size=25))
    check(committee, sitting, [*first, Turn(DAY, "4", Turned.OPENED), *events])


def voted(committee):
    """A vote of every seat: body by body, or one after the other for and against, so that ties come about."""
    bodies = st.fixed_dictionaries({body: st.sampled_from(CHOICES) for body in (*committee.bodies, "")})
    alike = bodies.map(lambda said: {key: said[seat.body] for key, seat in committee.seats.items()})
    turns = {key: CHOICES[number % 2] for number, key in enumerate(committee.seats)}
    sides = {key: "against" if seat.body == "Q79" else "for" for key, seat in committee.seats.items()}
    return st.one_of(alike, st.just(turns), st.just(sides), st.just(dict.fromkeys(committee.seats, "for")))


@pytest.mark.parametrize("key", PATTERNS)
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_nor_does_any_vote_that_gets_as_far_as_a_count(key, data):
    """Made to reach the count, under any readings: some away, some ruled out, any kind of vote, any deciding vote."""
    committee = Committee(key, data.draw(SIGNED)) if key == "essex" else EVERY[key]
    sitting, keys = begun(committee), st.sampled_from(sorted(committee.seats))
    away = data.draw(st.sets(keys, max_size=4))
    ruled = data.draw(st.dictionaries(keys, st.sampled_from("cde"), max_size=2))
    stays = data.draw(st.sampled_from([False, False, True]))
    out = away | (set() if stays else {who for who, choice in ruled.items() if choice != "e"})
    votes = data.draw(voted(committee)) | data.draw(st.dictionaries(keys, st.sampled_from(CHOICES), max_size=2))
    item = data.draw(st.sampled_from([item.key for item in committee.items if not item.private]))
    poll = data.draw(opened(committee, st.just("p"), st.just(item)))
    late = data.draw(st.lists(acts_of(committee), max_size=3))
    check(committee, sitting, [
        *[Moved(DAY, seat, Presence.ARRIVED) for seat in committee.seats if seat not in out],
        *[Ruled(DAY, item, who, choice) for who, choice in ruled.items()],
        Turn(DAY, item, Turned.OPENED), poll, *[Voted(DAY, "p", who, choice) for who, choice in votes.items()],
        *late, Counted(DAY, "p"), *[Cast(DAY, "p", who, "for") for who in committee.seats],
        Turn(DAY, item, Turned.CLOSED), Turn(DAY, "7", Turned.OPENED), PollOpened(DAY, "r", "7"),
        *[Voted(DAY, "r", who, "for") for who in committee.seats], Counted(DAY, "r"),
    ])  # fmt: skip


def test_the_examples_reach_every_kind_of_vote_carried():
    """The property would say nothing if nothing were ever carried."""
    for committee in EVERY.values():
        sitting = begun(committee)
        everybody = [key for key in committee.seats if key != "deputy"]
        for key in everybody:
            assert sitting.take(Moved(DAY, key, Presence.ARRIVED)) == []
        assert sitting.take(Turn(DAY, "4", Turned.OPENED)) == []
        for number, kind in enumerate(KINDS):
            more = {"ground": "confidential", "covers": ("7",), "post": "vice", "candidate": committee.vice}
            check(committee, sitting, [
                PollOpened(DAY, f"p{number}", "4", kind=kind, method="vote" if number % 2 else "assent", **more),
                *[Voted(DAY, f"p{number}", key, "for") for key in everybody], Counted(DAY, f"p{number}"),
            ])  # fmt: skip
            assert sitting.polls[f"p{number}"].outcome == Outcome.CARRIED, (committee.terms, kind)
    assert MID in EVERY["essex"].bodies
