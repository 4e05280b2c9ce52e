"""The property again, under every shipped set of terms and every kind of vote (R-065, R-202 to R-209, R-215 to R-225).

No sequence of acts carries what the terms forbid. The clauses are read here anew, as written, and share
no code with the machine: who may vote, with how many votes, who presides, what the quorum lacks.
"""

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.rules.meetings.bench import COUNTS, composed, first_readings
from governance.rules.meetings.clauses import QUESTIONS
from governance.rules.meetings.events import (
    Cast,
    Counted,
    Item,
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
from governance.rules.meetings.seats import Klass, Seat
from governance.rules.meetings.sitting import Sitting
from governance.rules.meetings.terms import compile
from governance.rules.meetings.votes import Outcome

DAY = datetime(2016, 4, 20, 14, 0)
OBSERVER = Seat("hw", "Hal Watch", "", Klass.ATTENDEE, "healthwatch", voting=False)
CHOICES = ["for", "against", "abstain"]
KINDS = ("decision", "procedure", "exclude", "election")


class Committee:
    """One shipped set of terms with the seats of its example, a deputy for one member, and an observer."""

    def __init__(self, key, readings):
        self.readings = readings
        self.values = {clause.key: clause.value for clause in PATTERNS[key].clauses}
        self.terms = compile(PATTERNS[key].clauses, readings)
        seats = composed(self.terms, COUNTS[key])
        self.deputy = replace(seats[-1], key="deputy", name="Di Deputy", deputy_for=seats[-1].key)
        self.seats = {seat.key: seat for seat in (*seats, self.deputy, OBSERVER)}
        lay = [seat.key for seat in seats if seat.klass in self.values["officers"]["from"]]
        self.chair, self.vice = lay[0], lay[1]
        self.bodies = {body["key"]: body for body in self.values["members"]["bodies"]}
        own = [key for key in self.bodies if self.bodies[key]["side"] == "ccg"]
        self.items = [Item("4", "4", "Budget"), Item("7", "7", "Private", private=True)]
        self.items += [Item("6", "6", "One only", only_for=own[0])] if "single_body" in self.values else []

    def sitting(self):
        return Sitting(self.terms, self.seats.values(), items=self.items, chair=self.chair, vice=self.vice)


READINGS = {key: [reading.choice for reading in question.readings] for key, question in QUESTIONS.items()}
SIGNED = st.fixed_dictionaries({key: st.sampled_from(choices) for key, choices in READINGS.items()})
EVERY = {key: Committee(key, first_readings()) for key in PATTERNS}


# The clauses, read anew ----------------------------------------------------------------------------


def may_vote(committee, room, rulings, only_for=""):
    """Keys of who may vote: in the room, not ruled to leave, a deputy only for a member away, a partner not at all."""
    barred = {key for key, ruled in rulings.items() if ruled.choice != "e"}
    found = []
    for key in room - barred:
        seat = committee.seats[key]
        member_here = seat.deputy_for and seat.deputy_for in room - barred
        side = committee.bodies.get(seat.body, {}).get("side", "")
        if (
            seat.klass != Klass.ATTENDEE
            and not member_here
            and (not only_for or seat.body == only_for or side == "nhs_england")
        ):
            found.append(seat)
    return found


def lacks(committee, voters, here, *, chair, vice, bodies, electing):
    """Does the quorum clause lack anything? Its words, one by one."""
    quorum = committee.values["quorum"]
    for body, number in (quorum.get("bodies") or {}).items():
        if body in bodies and sum(seat.body == body for seat in voters) < number:
            return True
    if len(voters) < (quorum.get("total") or 0):
        return True
    for need in quorum.get("needs", ()):
        classes, offices = need.get("classes", ()), {*need.get("offices", ())} - {""}
        met = [seat for seat in voters if seat.klass in classes or seat.office in offices]
        if len(met) < need["at_least"]:
            return True
    if quorum.get("officer") and not electing:
        officers = [seat for seat in here if seat.key in {chair, vice}]
        if committee.readings["one_of_whom"] == "overall" or not (quorum.get("bodies") or {}):
            if not officers:
                return True
        elif not all(
            any(seat.body == key for seat in officers)
            for key in quorum["bodies"]
            if key in bodies and committee.bodies[key]["side"] == "ccg"
        ):
            return True
    strong = quorum.get("counted") or ["lay", "executive"]
    return bool(quorum.get("lay_executive")) and 2 * sum(seat.klass in strong for seat in voters) <= len(voters)


def votes_of(committee, seat, voters, only_for):
    """How many votes one voter has: one, or a share of what the body has in all, as the reading says."""
    total = (committee.values["votes"].get("totals") or {}).get(seat.body)
    if total is None:
        return Fraction(1)
    if only_for and committee.readings["single_casting"] == "level":
        total = committee.bodies[only_for]["voters"]
    mates = sum(other.body == seat.body for other in voters)
    places = mates if committee.readings["weighting"] == "bloc" else max(committee.bodies[seat.body]["voters"], mates)
    return Fraction(total, places)


def deciders(committee, voters, only_for, presiding):
    """Who may break a tie."""
    if only_for:
        return {seat.key for seat in voters if committee.bodies[seat.body]["side"] == "nhs_england"}
    offices = committee.values["deciding_vote"]["offices"]
    found = {presiding} & {seat.key for seat in voters} if "chair" in offices else set()
    stands_in = committee.readings["deputy_decides"] == "yes"
    return found | {s.key for s in voters if s.office in offices and s.office and (stands_in or not s.deputy_for)}


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
    bodies = (
        set(committee.bodies)
        if not only_for
        else {only_for} | {key for key, body in committee.bodies.items() if body["side"] == "nhs_england"}
    )
    voters = may_vote(committee, room, taken.rulings, only_for)
    here = may_vote(committee, room, taken.rulings)
    assert taken.is_open and (not taken.item.private or opened.item in private)
    assert not {key for key, ruled in taken.rulings.items() if ruled.choice != "e"} & room
    assert not lacks(committee, voters, here, chair=chair, vice=vice, bodies=bodies, electing=electing)
    assert {seat.key for seat in poll.electorate} == {seat.key for seat in voters} or poll.result.casting
    counted = [committee.seats[seat.key] for seat in poll.electorate]
    assert {seat.key for seat in counted} == set(poll.cast)
    weigh = lambda choice: sum(  # noqa: E731
        (votes_of(committee, s, counted, only_for) for s in counted if poll.cast[s.key] == choice), Fraction(0)
    )
    yes, no, kept = weigh("for"), weigh("against"), weigh("abstain")
    if opened.method == "assent":
        assert no == 0 and yes > 0
    majority = committee.values["majority"].get("of") or committee.readings["majority_of"]
    if poll.result.casting:
        assert yes == no and poll.result.casting.choice == "for"
        assert poll.result.casting.seat in deciders(committee, counted, only_for, poll.presiding) & room
    elif majority == "members_present":
        assert 2 * yes > yes + no + kept
    else:
        assert yes > no
    if opened.kind == "exclude":
        assert opened.ground.strip() and set(opened.covers) <= sitting.private_items
    if electing:
        seat = committee.seats[opened.candidate]
        side = committee.bodies[seat.body]["side"]
        assert seat.klass in committee.values["officers"]["from"] and side == "ccg" and not seat.deputy_for
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
    sitting = committee.sitting()
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
    sitting, keys = committee.sitting(), st.sampled_from(sorted(committee.seats))
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
        sitting = committee.sitting()
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
