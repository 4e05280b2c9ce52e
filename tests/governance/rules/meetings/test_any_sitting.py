"""Properties of a sitting: no acts carry a motion that the terms forbid, and a replay agrees (R-065, R-215)."""

from hypothesis import given, settings
from hypothesis import strategies as st

from governance.rules.meetings.agreement import Recorded, disagreements
from governance.rules.meetings.events import (
    Cast,
    Counted,
    Moved,
    PollOpened,
    Ruled,
    Stopped,
    Turn,
    Turned,
    Voted,
)  # fmt: skip
from governance.rules.meetings.sitting import Sitting
from governance.rules.meetings.votes import Outcome
from tests.governance.rules.meetings.cast import ALL, essex
from tests.governance.rules.meetings.test_sitting import (
    ARRIVED,
    DAY,
    ITEMS,
    LEFT,
    OPENED,
    RETURNED,
    SEATS,
    at,
    everybody,
    joint,
    vote,
)

KEYS = [seat.key for seat in SEATS]
CHOICES = ["for", "against", "abstain"]
MOVES = st.builds(Moved, st.just(DAY), st.sampled_from(KEYS), st.sampled_from([ARRIVED, LEFT, RETURNED]))
TURNS = st.builds(Turn, st.just(DAY), st.sampled_from(["4", "5", "6", "7"]), st.sampled_from(list(Turned)))
RULED = st.builds(
    Ruled, st.just(DAY), st.sampled_from(["4", "5", "6"]), st.sampled_from(KEYS), st.sampled_from([*"acde", "none"])
)
POLLS = st.builds(PollOpened, st.just(DAY), st.sampled_from("pqr"), st.sampled_from(["4", "5", "6", "7"]))
VOTES = st.builds(Voted, st.just(DAY), st.sampled_from("pqr"), st.sampled_from(KEYS), st.sampled_from(CHOICES))
ENDS = st.one_of(
    st.builds(Counted, st.just(DAY), st.sampled_from("pqr")),
    st.builds(Cast, st.just(DAY), st.sampled_from("pqr"), st.sampled_from(KEYS), st.sampled_from(CHOICES)),
    st.builds(Stopped, st.just(DAY), st.sampled_from("pqr")),
)
WHOLE = [
    PollOpened(DAY, "p", "4"), *[Voted(DAY, "p", seat.key, "for") for seat in ALL], Counted(DAY, "p"),
    Cast(DAY, "p", "md", "for"),
]  # fmt: skip


def lawful(sitting, poll):
    """Recomputed from the raw facts only, sharing no code with the machine."""
    item = sitting.items[poll.opened.item].item
    voters = list(poll.electorate)
    bodies = {"06Q", "06T", "Q79"} if not item.only_for else {item.only_for, "Q79"}
    assert {seat.body for seat in voters} == bodies
    assert all(sum(seat.body == body for seat in voters) >= 2 for body in bodies)
    assert not {"md", "md-2"} <= {seat.key for seat in voters} and "lmc" not in {seat.key for seat in voters}
    heavy = 6 / sum(seat.body == "Q79" for seat in voters)
    weigh = lambda choice: sum(  # noqa: E731
        heavy if seat.body == "Q79" else 1 for seat in voters if poll.cast[seat.key] == choice
    )
    yes, no = weigh("for"), weigh("against")
    if abs(yes - no) < 1e-9:
        assert poll.result.casting.seat in {"md", "ad"} and poll.result.casting.choice == "for"
    else:
        assert yes > no


def check_acts(sitting, events):
    """Take each act; whatever is counted or carried must be lawful, and a refused act changes nothing."""
    for event in events:
        before = {key: poll.status for key, poll in sitting.polls.items()}
        said = sitting.take(event)
        if said:
            assert {key: poll.status for key, poll in sitting.polls.items()} == before
        elif isinstance(event, (Counted, Cast)):
            poll = sitting.polls[event.poll]
            barred = {key for key, ruled in sitting.items[poll.opened.item].rulings.items() if ruled.choice != "e"}
            assert not barred & {seat.key for seat in poll.electorate} and not barred & sitting.room
            assert {"me-lay", "nee-lay"} & sitting.room
            assert {seat.key for seat in poll.electorate} <= sitting.room or isinstance(event, Cast)
            if poll.outcome == Outcome.CARRIED:
                lawful(sitting, poll)


@given(st.lists(st.one_of(MOVES, TURNS, RULED, POLLS, VOTES, VOTES, ENDS), max_size=25), st.booleans())
@settings(max_examples=60, deadline=None)
def test_no_sequence_of_acts_carries_what_the_terms_forbid(events, ready):
    sitting = Sitting(essex(), SEATS, items=ITEMS, chair="me-lay", vice="nee-lay")
    check_acts(sitting, [*([*everybody(ALL), Turn(DAY, "4", OPENED)] if ready else []), *events, *WHOLE])


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_nor_does_any_meeting_that_gets_as_far_as_a_count(data):
    """Meetings made to reach the count: some away, some ruled out, a vote each, late acts, any deciding vote."""
    item = data.draw(st.sampled_from("46"))
    away = data.draw(st.sets(st.sampled_from(KEYS), max_size=4))
    ruled = data.draw(st.dictionaries(st.sampled_from(KEYS), st.sampled_from("cde"), max_size=2))
    gone = {key for key, choice in ruled.items() if choice != "e"}
    stays = data.draw(st.booleans()) and data.draw(st.booleans())
    out = away | (set() if stays else gone)
    bodies = data.draw(st.fixed_dictionaries({body: st.sampled_from(CHOICES) for body in ("06Q", "06T", "Q79", "")}))
    votes = {seat.key: bodies[seat.body] for seat in SEATS} | data.draw(
        st.dictionaries(st.sampled_from(KEYS), st.sampled_from(CHOICES), max_size=2)
    )
    late = data.draw(st.lists(st.one_of(MOVES, RULED, VOTES), max_size=3))
    caster = data.draw(st.sampled_from(KEYS))
    sitting = Sitting(essex(), SEATS, items=ITEMS, chair="me-lay", vice="nee-lay")
    check_acts(sitting, [
        *everybody([seat for seat in SEATS if seat.key not in out]), Turn(DAY, item, OPENED),
        *[Ruled(DAY, item, key, choice) for key, choice in ruled.items()], PollOpened(DAY, "p", item),
        *[Voted(DAY, "p", key, choice) for key, choice in votes.items()], *late, Counted(DAY, "p"),
        Cast(DAY, "p", caster, "for"), Cast(DAY, "p", "md", "for"),
    ])  # fmt: skip


def recorded(sitting):
    return [Recorded(key, p.outcome, p.states) for key, p in sitting.polls.items() if p.outcome]


@given(st.lists(st.one_of(MOVES, TURNS, RULED, POLLS, VOTES, ENDS), max_size=20))
@settings(max_examples=40, deadline=None)
def test_a_replay_of_what_was_recorded_agrees(events):
    live = joint()
    kept = [event for event in [*everybody(ALL), *events, *WHOLE] if not live.take(event)]
    again = joint(*kept)
    assert again.refused == [] and disagreements(again, recorded(live)) == []


def test_an_altered_event_shows_and_says_where():
    votes = {s.key: "for" for s in ALL}
    kept = [*everybody(ALL), Turn(at(5), "4", OPENED), *vote("p", "4", votes)]
    record = recorded(joint(*kept))
    where = kept.index(Voted(at(11), "p", "md", "for"))
    kept[where] = Voted(at(11), "p", "md", "against")
    assert disagreements(joint(*kept), record) == [
        "Item 4, “That it be approved”: Dr Medical is recorded as for, the events give against."
    ]
    del kept[0]
    told = disagreements(joint(*kept), record)
    assert told[0] == "At 14:11, voted Lena Lay: the terms did not allow this act. Lena Lay is not in the room."
    assert "Item 4, “That it be approved”: Lena Lay is recorded as for, the events give absent." in told
    gone = [event for event in kept if not isinstance(event, Counted)]
    assert disagreements(joint(*gone), record)[-1] == "Vote p: recorded as carried, but the events show no count."
