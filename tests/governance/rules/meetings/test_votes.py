"""D2-a to D2-h, both readings where they differ (R-204 to R-207, R-225)."""

from dataclasses import replace
from datetime import date

import pytest

from governance.rules.meetings.patterns import ESSEX, MID, NORTH_EAST
from governance.rules.meetings.terms import Terms, compile
from governance.rules.meetings.votes import (
    Casting,
    Choice,
    Outcome,
    count,
    differing,
    holders,
    plain,
    refusals,
    weights,
)
from tests.governance.rules.meetings.cast import (
    AD,
    AD_DEPUTY,
    AO,
    CHAIR,
    GP1,
    HOPC,
    LMC,
    MD,
    MD_DEPUTY,
    ME,
    NEE,
    NHSE,
    PCCC,
    SIGNED,
    cast,
    essex,
)  # fmt: skip

FOR, AGAINST, ABSTAIN = Choice
CCGS, ALL = [*ME, *NEE], [*ME, *NEE, *NHSE]
TIE = cast(CCGS, FOR) | cast(NHSE, AGAINST)
D2F = cast(ME[:2], FOR) | cast(ME[2:], ABSTAIN) | cast(NEE[:1], FOR) | cast(NEE[1:], AGAINST) | cast(NHSE, FOR)
D2H = cast(NHSE, FOR) | cast(ME[:2], AGAINST) | cast(ME[2:], ABSTAIN) | cast(NEE, ABSTAIN)
TWO = [*CCGS, MD, HOPC]
DEPUTIES = [*CCGS, HOPC, MD_DEPUTY, AD_DEPUTY]
D2A = cast(ME, FOR) | cast(NEE, AGAINST) | cast(NHSE, FOR)
D2D = cast(CCGS, FOR) | cast([MD, HOPC], AGAINST)
D2G = cast(CCGS, FOR) | cast(DEPUTIES[6:], AGAINST)
PRESENT = {"majority_of": "members_present"}
HEADS = {"weighting": "per_head"}


@pytest.mark.parametrize(
    "readings, seats, votes, casting, totals, outcome",
    [
        pytest.param({}, ALL, D2A, None, (9, 3), "carried", id="D2-a"),
        pytest.param(HEADS, ALL, D2A, None, (9, 3), "carried", id="D2-a-heads"),
        pytest.param({}, ALL, TIE, None, (6, 6), "tied", id="D2-b-before-the-deciding-vote"),
        pytest.param({}, ALL, TIE, Casting("ad", AGAINST), (6, 6), "rejected", id="D2-b"),
        pytest.param(HEADS, ALL, TIE, Casting("md", AGAINST), (6, 6), "rejected", id="D2-b-heads"),
        pytest.param({}, ALL, TIE, Casting("md", FOR), (6, 6), "carried", id="D2-c"),
        pytest.param(HEADS, ALL, TIE, Casting("md", FOR), (6, 6), "carried", id="D2-c-heads"),
        pytest.param({}, TWO, D2D, Casting("md", AGAINST), (6, 6), "rejected", id="D2-d-bloc"),
        pytest.param(HEADS, TWO, D2D, None, (6, 4), "carried", id="D2-d-heads"),
        pytest.param({}, ALL, D2F, None, (9, 2), "carried", id="D2-f"),
        pytest.param(HEADS, ALL, D2F, None, (9, 2), "carried", id="D2-f-heads"),
        pytest.param({}, DEPUTIES, D2G, None, (6, 6), "not_decided", id="D2-g"),
        pytest.param({"deputy_decides": "yes"}, DEPUTIES, D2G, None, (6, 6), "tied", id="D2-g-yes"),
        pytest.param({}, ALL, D2H, None, (6, 2), "carried", id="D2-h-votes-cast"),
        pytest.param(PRESENT, ALL, D2H, None, (6, 2), "rejected", id="D2-h-members-present"),
        pytest.param(PRESENT | HEADS, ALL, D2H, None, (6, 2), "rejected", id="D2-h-members-present-heads"),
        pytest.param(PRESENT, ALL, TIE, Casting("ad", FOR), (6, 6), "carried", id="a-tie-of-all-present"),
        pytest.param({}, ALL, cast(ALL, ABSTAIN), None, (0, 0), "not_decided", id="everybody-abstains"),
        pytest.param({}, ALL, {}, Casting("ad", FOR), (0, 0), "not_decided", id="a-second-vote-needs-a-first"),
    ],
)  # fmt: skip
def test_joint_committee(readings, seats, votes, casting, totals, outcome):
    result = count(essex(**readings), seats, votes, casting=casting)
    assert (result.votes_for, result.votes_against) == totals
    assert result.outcome == outcome
    assert (result.casting is not None) is (casting is not None and outcome != "not_decided")


@pytest.mark.parametrize("reading, totals", [("full", (3, 6)), ("level", (3, 3))])
def test_one_ccg_alone(reading, totals):
    """D2-e, H-18: rejected under both readings; NHS England casts."""
    terms = essex(single_casting=reading)
    votes = cast(ME, FOR) | cast(NHSE, AGAINST)
    result = count(terms, ALL, votes, single_body=MID, casting=Casting("hopc", AGAINST) if reading == "level" else None)
    assert (result.votes_for, result.votes_against) == totals
    assert result.outcome == Outcome.REJECTED
    assert not {line.seat for line in result.lines} & {seat.key for seat in NEE}


def test_a_vote_of_the_other_ccg_is_refused():
    terms = essex()
    assert refusals(terms, NEE[0], single_body=MID) == [
        "North East Essex abstains: this decision is about Mid Essex alone (paragraph 15)."
    ]
    assert refusals(terms, ME[0], single_body=MID) == refusals(terms, MD, single_body=MID) == []
    result = count(terms, ALL, cast(ME, FOR) | cast(NEE, AGAINST), single_body=MID)
    assert result.votes_against == 0 and len(result.refused) == 3


def test_every_reason_not_to_vote_is_given_at_once():
    assert len(refusals(essex(), NEE[2], single_body=MID, in_room=False, ruled_out=True)) == 3
    assert refusals(essex(), LMC) == ["Lou Medical attends without a vote (paragraph 12)."]


def test_attendees_are_never_in_the_totals():
    result = count(essex(), [*ALL, LMC], cast(ALL, FOR) | {"lmc": AGAINST})
    assert result.present == 12 and result.votes_against == 0
    assert result.refused == ("The vote of lmc is not counted: not in the electorate.",)


def test_a_deputy_votes_only_while_the_member_is_away():
    assert "md-2" not in weights(essex(), [*ALL, MD_DEPUTY])
    assert weights(essex(), [*CCGS, MD_DEPUTY])["md-2"] == 6


def test_the_result_prints_the_reading_and_the_other_result():
    """D2-d and D2-h: the readings differ, so both are told (trap 4)."""
    votes = D2D
    result = count(essex(), TWO, votes, casting=Casting("md", AGAINST))
    said = "NHS England has 6 votes in all, shared equally by those of its members who may vote: 2 could vote, with"
    assert f"{said} 3 votes each, as the signed reading of paragraph 14 says." in result.sentences
    assert "Dr Medical gave the deciding vote against (paragraph 14)." in result.sentences
    told = differing(essex(), TWO, votes, casting=Casting("md", AGAINST))
    assert len(told) == 1 and told[0].endswith("the result would be: carried.")
    assert differing(essex(), ALL, D2H)[0].endswith("the result would be: rejected.")
    assert differing(essex(), ALL, D2F) == []


@pytest.mark.parametrize(
    "paragraph, readings, said",
    [
        ("14 and 15", {"weighting": "bloc"}, ", as the reading of paragraphs 14 and 15 signed on 1 April 2015 says"),
        ("", {"weighting": "bloc"}, ", as the reading of the terms of reference signed on 1 April 2015 says"),
        ("14", {}, ", by paragraph 14"),
        ("", {}, ""),
    ],
)
def test_a_reading_is_cited_by_its_paragraphs_and_its_day(paragraph, readings, said):
    """Words that leave no doubt need no reading: then the paragraph alone is named."""
    on = {"weighting": date(2015, 4, 1)}
    assert Terms(paragraphs={"votes": paragraph}, readings=readings, signed_on=on).as_read("weighting") == said


SHARED = "NHS England has 6 votes in all, shared equally by those of its members who may vote: "
PLACES = "NHS England has 6 votes in all, an equal share for each of its 3 places: "
READ = ", as the reading of paragraph 14 signed on 1 April 2015 says."


@pytest.mark.parametrize(
    "readings, seats, said",
    [
        pytest.param({}, ALL, f"{SHARED}3 could vote, with 2 votes each{READ}", id="shared-by-three"),
        pytest.param({}, [*CCGS, MD], f"{SHARED}1 could vote, with 6 votes{READ}", id="all-in-one-hand"),
        pytest.param(HEADS, ALL, f"{PLACES}3 could vote, with 2 votes each{READ}", id="each-their-share"),
        pytest.param(
            HEADS, TWO, f"{PLACES}2 could vote, with 2 votes each; the other 2 were not used{READ}", id="one-away"
        ),
    ],
)
def test_how_votes_were_weighed_is_said_in_plain_words(readings, seats, said):
    """R-207: the public reads what the reading means, which paragraph it is of and when it was signed."""
    terms = compile(ESSEX.clauses, SIGNED | readings, dict.fromkeys(SIGNED, date(2015, 4, 1)))
    (weighed,) = [each for each in count(terms, seats, D2D).sentences if each.startswith("NHS England")]
    assert weighed == said


@pytest.mark.parametrize(
    "votes, casting",
    [
        pytest.param(TIE, Casting("hopc", FOR), id="holds-no-deciding-vote"),
        pytest.param(TIE, Casting("ad", ABSTAIN), id="abstains"),
        pytest.param(D2F, Casting("ad", AGAINST), id="no-tie"),
    ],
)
def test_a_deciding_vote_that_does_not_count(votes, casting):
    result = count(essex(), ALL, votes, casting=casting)
    assert result.casting is None and "is not counted" in result.refused[0]
    assert result.outcome == (Outcome.TIED if votes is TIE else Outcome.CARRIED)


def test_holders_of_the_deciding_vote():
    assert holders(essex(), ALL) == ("md", "ad")
    assert holders(essex(), [*CCGS, MD_DEPUTY, AD]) == ("ad",)
    assert holders(essex(), ALL, single_body=NORTH_EAST) == ("md", "ad", "hopc")
    assert holders(PCCC, [CHAIR, AO], presiding="lay-1") == ("lay-1",)


def test_one_vote_each_and_the_chair_decides_a_tie():
    """R-225."""
    seats = [CHAIR, AO, GP1, replace(GP1, key="gp-3")]
    votes = cast([CHAIR, AO], FOR) | cast(seats[2:], AGAINST)
    assert count(PCCC, seats, votes, presiding="lay-1").casting_open_to == ("lay-1",)
    assert count(PCCC, seats, votes, presiding="lay-1", casting=Casting("lay-1", FOR)).outcome == Outcome.CARRIED


@pytest.mark.parametrize("number, words", [(6, "6"), ("9/2", "4.5"), ("7/3", "2 1/3"), ("1/3", "1/3"), (0, "0")])
def test_weights_as_words(number, words):
    assert plain(number) == words
