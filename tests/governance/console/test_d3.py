"""D3 on the database, act by act: quorum after recusal (R-065, R-215, R-224)."""

import pytest

from governance.models import CommitteeKind, Participation, SeatClass, Vote
from governance.permissions import Role
from governance.rules.meetings.patterns_found import THIRD
from governance.workflow import NotAllowed
from tests.governance.bodies import someone
from tests.governance.meetings.sitting_world import SINCE

from .floor import D3, Floor

ITEM = (("5", "Premises reimbursement", "discretionary_payments"),)
CASES = {
    "D3-b": ("bella anita cora gee gina", "gee gina", ["Voting members: 3 of 4"]),
    "D3-c": ("bella anita cora nell gee gina", "gee gina", []),
    "D3-d": ("bella anita gee gina", "", ["Lay and executive members: 2 of 4, more than half are needed"]),
    "D3-e": ("bella vic anita cora nell", "bella", []),
}


def refusal(call, *args, **kwargs):
    with pytest.raises(NotAllowed) as refused:
        call(*args, **kwargs)
    return refused.value.reasons


def test_d3_the_premises_of_a_members_own_practice(floor):
    """D3: inquorate for item 5 only, remedy, return at 14:40, items 4 and 6 carried."""
    floor.open(*D3)
    note = floor.read().meeting
    assert (note.status, floor.read().state.room) == ("sitting", {floor.seat(who).ref for who in D3})
    floor.take("4")
    assert floor.vote("4", yes=" ".join(D3)).outcome == "carried"
    floor.close("4")
    floor.until(14, 15).take("5")
    ruling = floor.rule("5", "omar")
    assert (ruling.default, ruling.withhold, ruling.ruled_as) == ("c", True, "chair")
    motion = floor.put("5")
    assert refusal(floor.poll, motion) == [
        "Mid Essex: 1 of 2",
        "Omar Dunn is ruled out of this item and is still in the room.",
    ]
    floor.until(14, 20).move("omar", "left")
    assert refusal(floor.poll, motion) == ["Mid Essex: 1 of 2"]
    assert refusal(floor.defer, "5", note=" ") == ["Say why the item is put off."]
    assert floor.defer("5").status == "deferred"
    floor.until(14, 40).move("omar", "returned")
    floor.take("6")
    count = floor.vote("6", yes=" ".join(D3))
    assert count.outcome == "carried"
    floor.close("6")
    assert floor.finish().status == "closed"
    state = floor.read().state
    assert not state.refused
    stays = [(s.from_at, s.to_at) for s in state.stays if s.seat == floor.seat("omar").ref]
    assert stays == [(floor.at(14, 0), floor.at(14, 20)), (floor.at(14, 40), None)]
    assert state.items[floor.items["5"].ref].deferred and not Vote.objects.filter(poll__motion=motion)


@pytest.fixture
def pccc(sitting):
    sitting.blackpool_sits()
    return Floor(sitting, committee=sitting.blackpool_committee, secretary=sitting.sven, items=ITEM)


@pytest.mark.parametrize("case", CASES)
def test_d3_the_committee_of_eight(pccc, case):
    present, recused, short = CASES[case]
    pccc.open(*present.split())
    pccc.take("5")
    for who in recused.split():
        by_chair = who != "bella"
        pccc.rule("5", who, ruler="bella" if by_chair else "vic", ruled_as="chair" if by_chair else "vice")
        pccc.move(who, "left")
    voting = [who for who in present.split() if who not in recused.split()]
    motion = pccc.put("5")
    if short:
        assert refusal(pccc.poll, motion) == short
        return
    poll = pccc.poll(motion)
    pccc.cast(poll, yes=" ".join(voting))
    count = pccc.count(poll)
    assert count.outcome == "carried"
    assert {row["name"] for row in count.electorate if row["state"] == "recused"} == {
        getattr(pccc.world, who).person.name for who in recused.split()
    }


def test_d3_e_the_vice_chair_presides_and_rules(pccc):
    """D3-e: a chair with a conflict neither rules nor presides; the vice-chair does (R-061)."""
    pccc.open("bella", "vic", "anita", "cora", "nell")
    pccc.take("5")
    vice_presides = "The Chair has a conflict of interest in this item. Vic Orme presides as Vice Chair."
    assert refusal(pccc.rule, "5", "bella", ruler="bella") == [
        "Nobody rules on their own conflict of interest.",
        vice_presides,
    ]
    assert refusal(pccc.rule, "5", "bella", ruler="anita", ruled_as="vice") == [vice_presides]
    pccc.rule("5", "bella", ruler="vic", ruled_as="vice")
    pccc.move("bella", "left")
    turn = pccc.take("5")
    state = pccc.read().state
    assert turn.status == "open" and state.items[pccc.items["5"].ref].presiding == pccc.seat("vic").ref
    pccc.rule("5", "vic", ruler=None, ruled_as="members")
    pccc.move("vic", "left")
    assert refusal(pccc.rule, "5", "cora", ruler="vic", ruled_as="vice", choice="e") != []
    pccc.move("bella", "returned")


def test_both_conflicted_the_members_choose(pccc):
    """R-061: chair and vice-chair both ruled out; the members choose a lay member."""
    pccc.open("bella", "vic", "lou", "anita", "cora", "nell")
    pccc.take("5")
    pccc.rule("5", "bella", ruler="vic", ruled_as="vice")
    pccc.rule("5", "vic", ruler=None, ruled_as="members")
    for who in ("bella", "vic"):
        pccc.move(who, "left")
    motion = pccc.put("5")
    assert any("Neither the Chair nor the Vice Chair is present" in said for said in refusal(pccc.poll, motion))
    pccc.take("5", presiding=pccc.seat("lou"), chosen_by_members=True)
    taken = pccc.read().state.items[pccc.items["5"].ref]
    assert taken.presiding == pccc.seat("lou").ref
    assert "The members chose Lou Tate" in pccc.read().state.presiding(
        pccc.items["5"].ref, chosen=taken.presiding
    ).sentence  # fmt: skip


def test_d3_f_pattern_three_is_never_quorate_without_its_gp(sitting):
    """D3-f, R-224: one lay, one GP, one executive; with the GP ruled out no vote is ever possible."""
    home = sitting.leicester
    committee = sitting._committee("Leicester City committee", CommitteeKind.DELEGATED, home)
    sitting._bodies(committee, {home: "Leicester City"})
    C = SeatClass
    sitting._seats(committee, (
        ("una", "Una Lay", "04C", C.LAY, "", "Lay member", Role.COMMITTEE_CHAIR),
        ("gus", "Gus Doc", "04C", C.GP, "", "GP", Role.COMMITTEE_MEMBER),
        ("eli", "Eli Exec", "04C", C.EXECUTIVE, "", "Director", Role.COMMITTEE_MEMBER),
    ))  # fmt: skip
    sitting._terms(committee, THIRD.clauses, {}, pattern="pattern-3")
    sitting._officers(chair=sitting.una)
    secretary = someone("Sam Clerk", Role.COMMITTEE_SECRETARY, committee, on=SINCE)
    floor = Floor(sitting, committee=committee, secretary=secretary, items=(("5", "Premises", ""),))
    floor.open("una", "gus", "eli")
    floor.take("5")
    floor.rule("5", "gus", ruler="una")
    floor.move("gus", "left")
    motion = floor.put("5", kind="procedure")
    assert refusal(floor.poll, motion) == ["GPs: 0 of 1"]
    assert Participation.objects.filter(meeting=floor.meeting).count() == 4
