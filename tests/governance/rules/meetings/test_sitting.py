"""D3 walked act by act, and a property: no sequence of acts carries a motion the terms forbid (R-065, R-215)."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.rules.meetings import events as acts
from governance.rules.meetings.agreement import Recorded, disagreements
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
)  # fmt: skip
from governance.rules.meetings.patterns import MID
from governance.rules.meetings.sitting import Sitting, replay
from governance.rules.meetings.votes import Outcome
from tests.governance.rules.meetings.cast import ALL, CAME, LMC, MD_DEPUTY, PCCC, essex
from tests.governance.rules.meetings.cast import CHAIR as LAY

DAY = datetime(2016, 4, 20, 14, 0)
ITEMS = [
    Item("4", "4", "Budget"), Item("5", "5", "Premises"), Item("6", "6", "Mid Essex only", only_for=MID),
    Item("7", "7", "Private", private=True),
]  # fmt: skip
SEATS = [*ALL, MD_DEPUTY, LMC]
ARRIVED, LEFT, RETURNED = Presence.ARRIVED, Presence.LEFT, Presence.RETURNED
OPENED, CLOSED = Turned.OPENED, Turned.CLOSED


def at(minute):
    return DAY + timedelta(minutes=minute)


def everybody(seats=CAME):
    return [Moved(at(0), seat.key, ARRIVED) for seat in seats]


def joint(*events, **readings):
    return replay(essex(**readings), SEATS, events, items=ITEMS, chair="me-lay", vice="nee-lay")


def vote(poll, item, votes, minute=10, **more):
    return [
        PollOpened(at(minute), poll, item, "That it be approved", **more),
        *[Voted(at(minute + 1), poll, seat, choice) for seat, choice in votes.items()],
        Counted(at(minute + 2), poll),
    ]


D3 = [
    *everybody(),
    Turn(at(5), "4", OPENED),
    Turn(at(15), "4", CLOSED),
    Ruled(at(19), "5", "me-gp", "c", ruler="me-lay", interest="Partner", magnitude="financial", reason="Own practice"),
    Moved(at(20), "me-gp", LEFT, "5"),
    Turn(at(20), "5", OPENED),
]


def test_d3_is_inquorate_for_item_5_only():
    sitting = joint(*D3)
    assert sitting.refused == []
    assert sitting.shortfalls("5") == ["Mid Essex: 1 of 2"]
    assert sitting.take(PollOpened(at(25), "p", "5")) == ["Mid Essex: 1 of 2"]
    for event in (Turn(at(39), "5", Turned.DEFERRED), Moved(at(40), "me-gp", RETURNED), Turn(at(41), "6", OPENED)):
        assert sitting.take(event) == []
    assert sitting.shortfalls("4") == sitting.shortfalls("6") == []
    assert "me-gp" not in sitting.presence("5")
    assert sitting.presence("5")["me-lay"] == [(at(20), at(39))]
    assert sitting.presence("6")["me-gp"] == [(at(41), None)]
    assert sitting.items["5"].quorum == [(at(20), ["Mid Essex: 1 of 2"])]


def test_no_vote_while_somebody_excluded_is_in():
    sitting = joint(*everybody(ALL), Turn(at(5), "5", OPENED), Ruled(at(6), "5", "me-gp", "c"))
    said = "Dr Gee is ruled out of this item and is still in the room."
    assert sitting.take(PollOpened(at(7), "p", "5")) == [said]
    assert not sitting.take(Moved(at(8), "me-gp", LEFT))
    assert not sitting.take(PollOpened(at(9), "p", "5"))
    assert not sitting.take(Moved(at(10), "me-gp", RETURNED))
    assert sitting.take(Voted(at(10), "p", "me-gp", "for")) == [
        "Dr Gee is ruled out of this item because of a conflict of interest."
    ]
    assert sitting.take(Counted(at(10), "p")) == [said]
    assert "me-gp" not in {seat.key for seat in sitting.deciding("5")}


def test_the_electorate_is_frozen_at_the_count():
    votes = {seat.key: "for" for seat in ALL if seat.key != "hopc"}
    opened, *cast, count = vote("p", "4", votes)
    sitting = joint(
        *everybody(ALL), Turn(at(5), "4", OPENED), opened, *cast, Moved(at(11), "me-gp", LEFT), count,
        Moved(at(13), "me-gp", RETURNED), Voted(at(14), "p", "me-gp", "against"),
    )  # fmt: skip
    poll = sitting.polls["p"]
    assert poll.outcome == Outcome.CARRIED and poll.result.votes_for == 5 + 4
    assert poll.states["me-gp"] == "absent" and poll.states["hopc"] == "abstain" and "md-2" not in poll.states
    assert [reasons for _, reasons in sitting.refused] == [["This vote is closed."]]


@pytest.mark.parametrize(
    "caster, choice, outcome, refused",
    [
        ("md", "against", "rejected", []),
        ("md", "for", "carried", []),
        ("hopc", "for", "tied", ["Hope Primary does not hold the deciding vote (paragraph 14)."]),
        ("md", "abstain", "tied", ["A deciding vote is for or against."]),
    ],
)
def test_the_deciding_vote_is_an_act_of_its_own(caster, choice, outcome, refused):
    votes = {s.key: "against" if s.body == "Q79" else "for" for s in ALL}
    sitting = joint(*everybody(ALL), Turn(at(5), "4", OPENED), *vote("p", "4", votes))
    assert sitting.polls["p"].outcome == Outcome.TIED
    assert sitting.take(Turn(at(20), "4", CLOSED)) == ["A vote on this item is still open. Count it or stop it first."]
    assert sitting.take(Cast(at(21), "p", caster, choice)) == refused
    assert sitting.polls["p"].outcome == outcome


def test_one_ccg_alone():
    votes = {s.key: "for" for s in ALL}
    sitting = joint(*everybody(ALL), Turn(at(5), "6", OPENED), *vote("p", "6", votes))
    assert [e.seat for e, _ in sitting.refused] == ["nee-lay", "nee-cfo", "nee-gp"]
    assert sitting.polls["p"].states["nee-lay"] == "not_entitled" and sitting.polls["p"].result.present == 9
    assert sitting.entitlements("6")["nee-gp"] and not sitting.entitlements("6")["me-gp"]


def test_a_private_item_waits_for_the_resolution():
    """R-209."""
    sitting = joint(*everybody(ALL), Turn(at(4), "7", OPENED))
    assert sitting.refused[0][1] == [
        "The committee has not resolved to exclude the public for this item (paragraph 18)."
    ]
    sitting.take(Turn(at(5), "4", OPENED))
    assert sitting.take(PollOpened(at(6), "x", "4", kind="exclude")) == [
        "Say on which ground the public is excluded (paragraph 18)."
    ]
    votes = {s.key: "for" for s in ALL}
    for event in vote("p", "4", votes, kind="exclude", ground="confidential", covers=("7",)):
        assert sitting.take(event) == []
    assert sitting.take(Turn(at(20), "4", CLOSED)) == sitting.take(Turn(at(21), "7", OPENED)) == []


def test_the_first_meeting_elects_a_lay_chair():
    """R-202."""
    sitting = replay(essex(), SEATS, [*everybody(ALL), Turn(at(1), "4", OPENED)], items=ITEMS)
    assert "No Chair or Vice Chair has been elected" in sitting.take(PollOpened(at(2), "x", "4"))
    wrong = PollOpened(at(2), "x", "4", kind="election", post="chair", candidate="md")
    assert sitting.take(wrong) == [
        "Dr Medical cannot be Chair or Vice Chair: only a voting lay member of a CCG can (paragraphs 9 and 10)."
    ]
    for event in vote("e", "4", {s.key: "for" for s in ALL}, kind="election", post="chair", candidate="nee-lay"):
        assert sitting.take(event) == []
    assert sitting.chair == "nee-lay" and sitting.shortfalls("4") == []
    again = PollOpened(at(20), "v", "4", kind="election", post="vice", candidate="nee-lay")
    assert sitting.take(again) == ["Noor Lay holds the other office already."]


def test_agreed_without_a_vote_only_while_nobody_dissents():
    start = [*everybody(ALL), Turn(at(5), "4", OPENED), PollOpened(at(6), "p", "4", method="assent")]
    assert joint(*start, Counted(at(7), "p")).polls["p"].outcome == Outcome.CARRIED
    sitting = joint(*start, Voted(at(7), "p", "me-gp", "against"))
    assert sitting.take(Counted(at(8), "p")) == ["Dr Gee does not agree: take a vote by name."]
    assert sitting.take(Stopped(at(9), "p", "A vote by name")) == []
    assert sitting.polls["p"].outcome == Outcome.NOT_DECIDED


def test_acts_that_make_no_sense_are_refused():
    sitting = joint(*everybody(ALL), Turn(at(5), "4", OPENED))
    for event, words in (
        (Moved(at(6), "ghost", LEFT), "We know no seat “ghost”."),
        (Moved(at(6), "md", ARRIVED), "Dr Medical is in the room already."),
        (Moved(at(6), "lmc", LEFT), "Lou Medical is not in the room."),
        (Turn(at(6), "5", OPENED), "Item 4 is still open."),
        (Turn(at(6), "5", CLOSED), "Item 5 is not open."),
        (Turn(at(6), "4", OPENED, presiding="md"), "Lena Lay presides as Chair."),
        (Ruled(at(6), "4", "me-gp", "c", ruler="md"), "Lena Lay presides as Chair."),
        (Ruled(at(6), "4", "me-gp", "z"), "Choose a ruling."),
        (Ruled(at(6), "4", "me-lay", "c", ruler="me-lay"), "Nobody rules on their own conflict of interest."),
        (Counted(at(6), "none"), "We know no vote “none”."),
        (PollOpened(at(6), "p", "5"), "Item 5 is not open."),
    ):
        assert words in sitting.take(event)


def test_the_vice_chair_presides_and_casts_when_the_chair_is_conflicted():
    """D3-e and R-225: whoever presides holds the casting vote."""
    from tests.governance.rules.meetings.cast import AO, CFO, GP1, NURSE, VICE

    seats = [LAY, VICE, AO, CFO, NURSE, GP1]
    sitting = Sitting(PCCC, seats, items=[Item("5", "5")], chair="lay-1", vice="lay-2")
    for event in (*everybody(seats), Ruled(at(1), "5", "lay-1", "c"), Moved(at(2), "lay-1", LEFT),
                  Moved(at(2), "gp-1", LEFT), Turn(at(3), "5", OPENED)):  # fmt: skip
        assert sitting.take(event) == []
    assert sitting.items["5"].presiding == "lay-2"
    for event in vote("p", "5", {"lay-2": "for", "ao": "for", "cfo": "against", "nurse": "against"}):
        assert sitting.take(event) == []
    assert sitting.polls["p"].result.casting_open_to == ("lay-2",)
    assert sitting.take(Cast(at(20), "p", "lay-2", "for")) == []
    assert sitting.polls["p"].outcome == Outcome.CARRIED


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


def test_every_act_has_its_rule():
    from governance.rules.meetings.refusing import CHECKS

    assert {kind for kind in vars(acts).values() if isinstance(kind, type) and hasattr(kind, "at")} <= set(CHECKS)
