"""D2 on the database, act by act: weighted votes of the joint committee (R-204 to R-207; H-18)."""

import pytest

from governance.models import Count, Reading
from governance.workflow import NotAllowed

from .floor import ALL, ENGLAND, MID, NORTH_EAST

ME, NEE, NHSE = (" ".join(names) for names in (MID, NORTH_EAST, ENGLAND))
CCGS = f"{ME} {NEE}"


def read_as(floor, **choices):
    for clause, choice in choices.items():
        reading = Reading.objects.get(terms=floor.world.terms, clause=clause)
        reading.choice = choice
        reading.save_as(by=None)


def totals(count):
    return count.lines[-1]["for"], count.lines[-1]["against"]


@pytest.fixture
def taken(floor):
    def run(*, present=ALL, number="4", **readings):
        read_as(floor, **readings)
        floor.open(*present)
        floor.take(number)
        return floor

    return run


CASES = {
    "D2-a bloc": (ALL, {"yes": f"{ME} {NHSE}", "no": NEE}, {}, ("9", "3"), "", "carried"),
    "D2-a per head": (ALL, {"yes": f"{ME} {NHSE}", "no": NEE}, {"weighting": "per_head"}, ("9", "3"), "", "carried"),
    "D2-b": (ALL, {"yes": CCGS, "no": NHSE}, {}, ("6", "6"), "against", "rejected"),
    "D2-c": (ALL, {"yes": CCGS, "no": NHSE}, {}, ("6", "6"), "for", "carried"),
    "D2-d bloc": (ALL[:-1], {"yes": CCGS, "no": "miles ada"}, {}, ("6", "6"), "against", "rejected"),
    "D2-d per head": (ALL[:-1], {"yes": CCGS, "no": "miles ada"}, {"weighting": "per_head"}, ("6", "4"), "", "carried"),
    "D2-f": (
        ALL, {"yes": f"lena omar noor {NHSE}", "no": "fay priya", "abstain": "alma"}, {}, ("9", "2"), "", "carried",
    ),
    "D2-h votes cast": (
        ALL, {"yes": NHSE, "no": "lena omar", "abstain": f"alma {NEE}"}, {}, ("6", "2"), "", "carried",
    ),
    "D2-h members present": (
        ALL, {"yes": NHSE, "no": "lena omar", "abstain": f"alma {NEE}"}, {"majority_of": "members_present"},
        ("6", "2"), "", "rejected",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_weighted_votes(taken, case):
    present, votes, readings, sums, deciding, outcome = CASES[case]
    floor = taken(present=present, **readings)
    count = floor.vote("4", **votes)
    assert totals(count) == sums
    if deciding:
        assert count.outcome == "tied" and floor.motion(count.poll.motion_id).status == "tied"
        count = floor.decide(count, "ada", deciding)
        casting = count.poll.casting
        assert casting.seat == floor.seat("ada") and "paragraph 14" in casting.authority
        assert "deputy decides" in casting.authority, "the reading that was signed is said"
        assert any("Ada Quinn gave the deciding vote" in sentence for sentence in count.sentences)
    assert count.outcome == outcome == floor.motion(count.poll.motion_id).status
    assert any("votes" in said and "reading" in said for said in count.sentences), "the reading used is printed"
    assert not floor.read().state.refused, "what was recorded replays"


def test_d2_e_a_matter_of_one_ccg(taken, floor):
    """D2-e: Mid Essex 3 for, NHS England 3 against; a North East Essex vote is refused."""
    floor.only_for("4", floor.world.mid)
    taken()
    poll = floor.poll(floor.put("4"))
    with pytest.raises(NotAllowed) as refused:
        floor.cast(poll, yes="noor")
    assert refused.value.reasons == [
        "North East Essex abstains: this decision is about Mid Essex alone (paragraph 15)."
    ]  # fmt: skip
    floor.cast(poll, yes=ME, no=NHSE)
    count = floor.count(poll)
    assert (totals(count), count.outcome) == (("3", "6"), "rejected")
    states = {row["name"]: (row["state"], row["why"]) for row in count.electorate}
    assert states["Noor Khan"][0] == "not_entitled" and "Mid Essex alone" in states["Noor Khan"][1]


def test_d2_g_nobody_present_holds_the_deciding_vote(floor):
    """D2-g: Head of Primary Care and two named deputies; a deputy does not hold the deciding vote."""
    floor.world._deputy("dot", "Dot Lamb", stands_in_for=floor.world.ada)
    floor.open(*MID, *NORTH_EAST, "hope", "mae", "dot")
    floor.take("4")
    count = floor.vote("4", yes=CCGS, no="hope mae dot")
    assert (totals(count), count.outcome) == (("6", "6"), "not_decided")
    with pytest.raises(NotAllowed, match="There is no tie to decide"):
        floor.decide(count, "mae", "for")
    assert floor.defer("4", "Nobody present holds the deciding vote").status == "deferred"


def test_nobody_without_a_vote_appears_in_the_totals(taken):
    """R-203: Healthwatch may come and speak; a deputy does not vote while the member sits."""
    floor = taken(present=(*ALL, "helen", "mae"))
    poll = floor.poll(floor.put("4"))
    with pytest.raises(NotAllowed) as refused:
        floor.cast(poll, yes="helen mae")
    assert refused.value.reasons == [
        "Helen Frost attends without a vote (paragraph 12).",
        "Mae Long is a deputy, and the member is in the room.",
    ]
    floor.cast(poll, yes=CCGS, no=NHSE)
    states = {row["name"]: row["state"] for row in floor.count(poll).electorate}
    assert states["Helen Frost"] == states["Mae Long"] == "not_entitled"


def test_a_later_vote_replaces_the_earlier_until_the_count(taken):
    floor = taken()
    poll = floor.poll(floor.put("4"))
    floor.cast(poll, yes=f"{CCGS} {NHSE}")
    floor.cast(poll, no=NHSE)
    assert floor.count(poll).outcome == "tied"
    assert poll.votes.count() == 12, "nothing is overwritten"
    with pytest.raises(NotAllowed, match="This vote is closed"):
        floor.cast(poll, yes="ada")
    assert Count.objects.count() == 1
