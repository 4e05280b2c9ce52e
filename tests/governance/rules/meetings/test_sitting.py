"""D3 walked act by act; which acts are refused, and what a vote comes to (R-065, R-215)."""

from datetime import datetime, timedelta

import pytest

from governance.rules.meetings import events as acts
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


def test_every_act_has_its_rule():
    from governance.rules.meetings.refusing import CHECKS

    assert {kind for kind in vars(acts).values() if isinstance(kind, type) and hasattr(kind, "at")} <= set(CHECKS)
