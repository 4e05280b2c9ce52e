"""Simulator, set-up warnings and voting power (rows 51, 106, 114; D3-f, trap 3, R-224)."""

from dataclasses import replace
from itertools import product

import pytest

from governance.rules.meetings.forecast import forecast
from governance.rules.meetings.kinds import DEFAULTS, PATTERNS, USUAL_PATTERN, Kind, deviations
from governance.rules.meetings.patterns import ENGLAND, MID, NORTH_EAST
from governance.rules.meetings.power import power
from governance.rules.meetings.seats import Klass, Seat
from governance.rules.meetings.terms import ambiguities, compile, faults
from governance.rules.meetings.votes import Casting, Choice, Outcome, count, holders
from governance.rules.meetings.warnings import structurally_inquorate, warnings
from tests.governance.rules.meetings.cast import (
    ALL,
    AO,
    CAME,
    CFO,
    CHAIR,
    GP1,
    GP2,
    HEALTHWATCH,
    MD_DEPUTY,
    ME,
    NEE,
    NHSE,
    NURSE,
    OBSERVERS,
    PCCC,
    THIRD,
    VICE,
    essex,
)  # fmt: skip

D3 = {"chair": "me-lay", "vice": "nee-lay"}


def test_d3_a_week_ahead():
    """Item 5 of D3, before anybody came: inquorate as ruled, and every remedy in its order."""
    found = forecast(essex(), CAME, ruled=["me-gp"], others=[ME[2], MD_DEPUTY], **D3)
    assert found.all_in.quorate and found.as_ruled.shortfalls == ("Mid Essex: 1 of 2",)
    assert found.as_matched is None
    assert [r.key for r in found.remedies] == ["partner_lay", "panel", "nhs_england", "defer"]
    assert found.warnings == ()


def test_a_named_deputy_comes_first():
    deputy = replace(ME[1], key="gp-2", name="Dr Other", deputy_for="me-gp")
    found = forecast(essex(), CAME, ruled=["me-gp"], others=[deputy], **D3)
    assert found.remedies[0].sentence == "Call a named deputy: Dr Other."
    assert found.remedies[0].cures is True


def test_the_vice_chair_is_asked_when_the_chair_is_out():
    found = forecast(PCCC, [CHAIR, AO, CFO, NURSE], ruled=["lay-1"], others=[VICE], chair="lay-1", vice="lay-2")
    assert [r.key for r in found.remedies][:2] == ["vice", "partner_lay"]
    assert found.remedies[0].cures is True


def test_matches_nobody_has_ruled_on_are_shown_apart():
    found = forecast(essex(), CAME, matched=["me-gp"], **D3)
    assert found.as_ruled.quorate and not found.as_matched.quorate
    assert found.remedies[-1].key == "defer"


def test_any_one_more_absent():
    found = forecast(essex(), [*CAME, ME[2]], **D3)
    assert {p.title for p in found.fragile} == {
        "Without Noor Lay", "Without Fay Finance", "Without Dr Medical", "Without Hope Primary",
    }  # fmt: skip
    assert found.remedies == ()


def test_more_than_half_of_a_board_withdrawing_is_said():
    seats = [CHAIR, AO, GP1, GP2, replace(GP1, key="gp-3")]
    found = forecast(PCCC, seats, ruled=["gp-1", "gp-2", "gp-3"], chair="lay-1")
    assert found.warnings == ("More than half of the members would withdraw: 3 of 5.",)


def test_a_single_ccg_item_counts_its_own():
    found = forecast(essex(), [*ME, *NHSE], bodies={MID, ENGLAND}, **D3)
    assert found.all_in.quorate and len(found.one_more) == 6
    assert not forecast(essex(), [*ME, *NHSE], **D3).all_in.quorate


@pytest.mark.parametrize("reading", ["bloc", "per_head"])
def test_trap_3_nhs_england_decides_alone(reading):
    found = power(essex(weighting=reading), ALL, blocs=[ENGLAND])
    assert found.bodies == {MID: 0, NORTH_EAST: 0, ENGLAND: 1}
    assert found.sentences[0] == (
        "NHS England as a bloc decides alone: it carries whatever it wants and nothing passes against it. "
        "Mid Essex and North East Essex cannot win a vote without it."
    )
    assert found.sentences[1:] == (
        "Mid Essex: 0 % of the voting power.",
        "North East Essex: 0 % of the voting power.",
        "NHS England: 100 % of the voting power.",
    )


def by_hand(terms, seats, presiding=""):
    """Every division counted one by one with the real count: slow, and independent of the sums."""
    holder = (holders(terms, seats, presiding=presiding) or ("",))[0]

    def wins(choices):
        cast = dict(zip((s.key for s in seats), choices, strict=True))
        result = count(terms, seats, cast, presiding=presiding)
        if result.outcome == Outcome.TIED:
            result = count(terms, seats, cast, presiding=presiding, casting=Casting(holder, cast[holder]))
        return result.outcome == Outcome.CARRIED

    swings = dict.fromkeys((s.key for s in seats), 0)
    for choices in product([Choice.FOR, Choice.AGAINST], repeat=len(seats)):
        for i, seat in enumerate(seats):
            if choices[i] == Choice.FOR and wins(choices):
                other = [*choices[:i], Choice.AGAINST, *choices[i + 1 :]]
                swings[seat.key] += not wins(other)
    return swings


@pytest.mark.parametrize(
    "terms, seats, presiding",
    [
        pytest.param(essex(), [ME[0], ME[1], NEE[0], *NHSE], "", id="essex-six"),
        pytest.param(essex(), [ME[0], NEE[0], NHSE[2]], "", id="nobody-holds-the-deciding-vote"),
        pytest.param(PCCC, [CHAIR, AO, CFO, GP1], "lay-1", id="chair-casts"),
    ],
)
def test_the_index_agrees_with_counting_every_division(terms, seats, presiding):
    found = power(terms, seats, presiding=presiding)
    assert {row.key: row.swings for row in found.rows} == by_hand(terms, seats, presiding)


def test_each_for_themselves():
    """Not as a bloc, the three of NHS England still hold most of it."""
    found = power(essex(), ALL)
    assert round(sum(found.bodies.values()), 9) == 1
    assert found.bodies[ENGLAND] > found.bodies[MID] == pytest.approx(found.bodies[NORTH_EAST])


def pattern_three_seats():
    return [
        Seat("lay", "Lay", "CCG", Klass.LAY), Seat("lay2", "Lay 2", "CCG", Klass.LAY),
        Seat("gp", "Dr A", "CCG", Klass.GP), Seat("gp2", "Dr B", "CCG", Klass.GP),
        Seat("ao", "Officer", "CCG", Klass.EXECUTIVE), Seat("cfo", "Finance", "CCG", Klass.EXECUTIVE),
    ]  # fmt: skip


def test_d3_f_pattern_three_is_structurally_inquorate():
    terms = compile(PATTERNS["pattern-3"].clauses, {})
    seats = pattern_three_seats()
    assert structurally_inquorate(terms, seats, chair="lay") == ["GPs: 0 of 1"]
    said = [w.sentence for w in warnings(terms, seats, chair="lay", vice="lay2")]
    assert "Inquorate whenever all GPs have a conflict of interest: GPs: 0 of 1." in said
    assert structurally_inquorate(PCCC, [CHAIR, VICE, AO, CFO, NURSE, GP1], chair="lay-1", vice="lay-2") == []


def test_essex_is_sound_but_for_the_veto():
    found = warnings(essex(), [*ALL, *OBSERVERS], **D3)
    assert [(w.key, w.grave) for w in found] == [("veto", False)]


def test_a_right_to_attend_for_which_no_seat_stands_is_told():
    """R-203: Healthwatch, the Health and Wellbeing Board and the LMC attend by right; directors are not chased."""
    said = [w.sentence for w in warnings(essex(), [*ALL, HEALTHWATCH], **D3) if w.key == "observer"]
    assert said == [
        f"The terms give {name} a right to attend (paragraph 12), and no seat stands for it: nobody there is told of "
        "meetings."
        for name in ("Health and Wellbeing Board", "Local Medical Committee")
    ]
    assert "observer" not in [w.key for w in warnings(replace(essex(), attendees=()), ALL, **D3)]


def test_every_fault_of_a_set_up_is_told():
    seats = [GP1, GP2, THIRD, replace(GP1, key="gp-3"), AO]
    found = warnings(PCCC, seats, chair="gp-1")
    assert [w.sentence for w in found] == [
        "Blackpool has 5 voting seats, the terms give it 8 (paragraph 1).",
        "Blackpool has 1 lay member, the terms ask for 3 (paragraph 1).",
        "The Chair, Dr 1, is not an eligible lay member (paragraph 2).",
        "Even with everybody present: Lay and executive members: 2 of 5, more than half are needed.",
        "Inquorate even with everybody present: Lay and executive members: 2 of 5, more than half are needed.",
        "Inquorate whenever all GPs have a conflict of interest: Voting members: 2 of 4; "
        "Neither the Chair nor the Vice Chair is present.",
        "There is no Vice Chair yet.",
    ]


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS)
def test_every_pattern_compiles(pattern):
    assert faults(pattern.clauses) == []
    assert len(ambiguities(pattern.clauses, {})) == (5 if pattern.key == "essex" else 0)
    assert pattern.notes and pattern.source


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_defaults_and_a_pattern_to_start_from(kind):
    assert DEFAULTS[kind] and USUAL_PATTERN[kind] in PATTERNS


def test_deviations_from_the_kind_are_said():
    assert deviations("joint", essex(), ALL) == []
    assert deviations("delegated", PCCC, [CHAIR]) == []
    assert deviations("gp_free", PCCC, [GP1, GP2]) == ["Usual: no GP has a vote; GPs advise (R-221). Here: 2 GPs vote."]
    said = deviations("delegated", essex(), ALL)
    assert "Usual: one vote each (R-225). Here: votes are weighted." in said and len(said) == 2
