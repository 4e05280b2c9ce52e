"""D3 and D3-b to D3-f; both readings of “one of whom” (R-065, R-215, R-216, R-220, R-222)."""

from dataclasses import replace

import pytest

from governance.rules.meetings.clauses import Clause
from governance.rules.meetings.patterns import ENGLAND, MID, NORTH_EAST
from governance.rules.meetings.quorum import lines, needed, shortfalls
from governance.rules.meetings.seats import counted, eligible_officers, reasons_against_officer, uncounted
from governance.rules.meetings.terms import compile
from tests.governance.rules.meetings.cast import (
    AD,
    AD_DEPUTY,
    ALL,
    AO,
    CAME,
    CFO,
    CHAIR,
    GP1,
    GP2,
    HOPC,
    LMC,
    MD,
    MD_DEPUTY,
    ME,
    NEE,
    NHSE,
    NURSE,
    PCCC,
    PCCC_CLAUSES,
    VICE,
    essex,
)  # fmt: skip

D3 = {"chair": "me-lay", "vice": "nee-lay"}
LATER = {"chair": "lay-1", "vice": "lay-2"}
EACH = {"one_of_whom": "each"}
NO_CHAIR = "Neither the Chair nor the Vice Chair is present"


@pytest.mark.parametrize(
    "readings, present, bodies, expected",
    [
        pytest.param({}, CAME, None, [], id="D3-at-opening"),
        pytest.param({}, [s for s in CAME if s.key != "me-gp"], None, ["Mid Essex: 1 of 2"], id="D3-item-5"),
        pytest.param(EACH, CAME, None, [], id="D3-each-pair"),
        pytest.param({}, [ME[0], ME[1], NEE[1], NEE[2], MD, HOPC, AD], None, [], id="no-vice-overall"),
        pytest.param(
            EACH, [ME[0], ME[1], NEE[1], NEE[2], MD, HOPC, AD], None,
            ["North East Essex: neither the Chair nor the Vice Chair is among its members"], id="no-vice-each",
        ),
        pytest.param({}, [ME[1], ME[2], NEE[1], NEE[2], MD, HOPC], None, [NO_CHAIR], id="no-officer"),
        pytest.param({}, [*ME, *NEE, HOPC], None, ["NHS England: 1 of 2"], id="head-of-primary-care-alone"),
        pytest.param({}, [*ME, *NEE, HOPC, MD_DEPUTY], None, [], id="with-a-named-deputy"),
        pytest.param({}, [*ME, *NEE, MD, MD_DEPUTY], None, ["NHS England: 1 of 2"], id="deputy-beside-the-member"),
        pytest.param({}, [*ME, MD, HOPC], {MID, ENGLAND}, [], id="single-ccg"),
        pytest.param({}, [*NEE[1:], ME[0], MD, HOPC], {NORTH_EAST, ENGLAND}, [], id="single-ccg-chair-of-the-other"),
        pytest.param(
            EACH, [*NEE[1:], ME[0], MD, HOPC], {NORTH_EAST, ENGLAND},
            ["North East Essex: neither the Chair nor the Vice Chair is among its members"], id="single-ccg-each",
        ),
        pytest.param(
            {}, [LMC], None, ["Mid Essex: 0 of 2", "North East Essex: 0 of 2", "NHS England: 0 of 2", NO_CHAIR],
            id="attendees-never-count",
        ),
    ],
)  # fmt: skip
def test_joint_committee(readings, present, bodies, expected):
    assert shortfalls(essex(**readings), present, bodies=bodies, **D3) == expected


@pytest.mark.parametrize(
    "present, expected",
    [
        pytest.param([CHAIR, AO, CFO], ["Voting members: 3 of 4"], id="D3-b"),
        pytest.param([CHAIR, AO, CFO, NURSE], [], id="D3-c"),
        pytest.param(
            [CHAIR, AO, GP1, GP2], ["Lay and executive members: 2 of 4, more than half are needed"], id="D3-d"
        ),
        pytest.param([VICE, AO, CFO, NURSE], [], id="D3-e"),
        pytest.param([AO, CFO, NURSE, GP1], [NO_CHAIR], id="neither-officer"),
    ],
)
def test_delegated_committee(present, expected):
    assert shortfalls(PCCC, present, **LATER) == expected


def test_pattern_three_without_its_gp():
    """D3-f: one lay, one GP, one executive; the GP is recused."""
    quorum = {
        "needs": [
            {"at_least": 1, "words": "Lay members", "classes": ["lay"]},
            {"at_least": 1, "words": "GPs", "classes": ["gp"]},
            {"at_least": 1, "words": "Executive members", "classes": ["executive"]},
        ]
    }
    terms = compile((*PCCC_CLAUSES[:-1], Clause("quorum", "6", quorum)), {})
    assert shortfalls(terms, [CHAIR, AO]) == ["GPs: 0 of 1"]
    assert shortfalls(terms, [CHAIR, AO, GP1]) == []
    assert lines(terms, [CHAIR, AO])[1] == ("GPs", 0, 1)


def test_before_anybody_is_elected():
    """R-202: the item that elects the Chair does not wait for one."""
    assert shortfalls(essex(), CAME) == ["No Chair or Vice Chair has been elected"]
    assert shortfalls(essex(), CAME, electing=True) == []


def test_only_lay_members_of_the_ccgs_may_be_elected():
    assert [seat.key for seat in eligible_officers(essex(), [*ALL, LMC])] == ["me-lay", "nee-lay"]
    assert reasons_against_officer(essex(), ALL, seat=ME[0]) == []
    assert reasons_against_officer(essex(), ALL, seat=MD) == [
        "Dr Medical cannot be Chair or Vice Chair: only a voting lay member of a CCG can (paragraphs 9 and 10)."
    ]


def test_the_table_beside_the_light():
    assert lines(essex(), CAME) == [("Mid Essex", 2, 2), ("North East Essex", 2, 2), ("NHS England", 2, 2)]


def test_the_sheet_of_paper_says_all_that_a_quorum_takes():
    """R-215, R-220: the fallback on paper leaves out neither the officers nor the majority."""
    said = needed(essex())
    assert said[:3] == ["Mid Essex: at least 2", "North East Essex: at least 2", "NHS England: at least 2"]
    assert said[3] == "The Chair or the Vice Chair (paragraph 16)"
    assert "The Chair or the Vice Chair, among the members of each CCG (paragraph 16)" in needed(
        essex(one_of_whom="each")
    )
    assert needed(PCCC)[-1] == "More lay and executive members than others (paragraph 6)"


def test_nobody_counts_twice():
    """R-201: a member who is also a deputy counts in their own seat; a deputy of two members in one of them."""
    gee = replace(ME[1], person="gee")
    for_the_officer = replace(ME[2], key="me-ao-2", name=gee.name, deputy_for="me-ao", person="gee")
    present = [ME[0], gee, for_the_officer, *NEE, *NHSE]
    assert for_the_officer not in counted(present) and len(counted(present)) == 8
    assert shortfalls(essex(), [gee, for_the_officer, *NEE, *NHSE], chair="", vice="nee-lay") == ["Mid Essex: 1 of 2"]
    mae = [replace(MD_DEPUTY, person="mae"), replace(AD_DEPUTY, person="mae", name=MD_DEPUTY.name)]
    assert counted(mae) == (mae[0],)
    assert uncounted(mae[1], mae).endswith("nobody counts twice.")
