"""Locked sentences (R-064, R-209, row 54) and the public paragraph (open ground 26)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from governance.rules.meetings.conflict_story import paragraph, stories
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
    clock_time,
)
from governance.rules.meetings.minutes import attendance, minutes, of_item
from governance.rules.meetings.sitting import replay
from governance.rules.meetings.votes import without_names
from tests.governance.rules.meetings.cast import ALL, CAME, LMC, MD_DEPUTY, NEE, essex
from tests.governance.rules.meetings.test_sitting import (
    ARRIVED,
    CLOSED,
    D3,
    ITEMS,
    LEFT,
    OPENED,
    RETURNED,
    at,
    everybody,
    joint,
    vote,
)

D3_END = [Turn(at(39), "5", Turned.DEFERRED), Moved(at(40), "me-gp", RETURNED), Turn(at(41), "6", OPENED)]


def test_the_minutes_of_d3():
    """Name, interest, magnitude, item 5, ruling, left 14:20, returned 14:40; and nothing said twice in item 6."""
    sitting = joint(*D3, *D3_END)
    assert of_item(sitting, "5") == [
        "Dr Gee (GP, Mid Essex) declared an interest: Partner (a financial interest in this item).",
        "Lena Lay, the Chair, ruled that they should leave for the discussion and the decision. Reason: Own practice.",
        "Dr Gee left the room at 14:20 and returned at 14:40.",
        "The committee was not quorate for this item: Mid Essex: 1 of 2.",
        "The item was deferred at 14:39.",
    ]
    assert of_item(sitting, "4") == of_item(sitting, "6") == ["The committee was quorate for this item."]


def test_who_was_there():
    late = Moved(at(30), "ad", ARRIVED)
    events = [*everybody([*CAME[:5], MD_DEPUTY, LMC]), Moved(at(0), "me-ao", Presence.APOLOGIES)]
    sitting = joint(*events, Turn(at(5), "4", OPENED), late)
    assert attendance(sitting) == [
        "Present: Lena Lay (Chair, Lay member, Mid Essex); Dr Gee (GP, Mid Essex); "
        "Noor Lay (Vice Chair, Lay member, North East Essex); Fay Finance (Executive member, North East Essex); "
        "Dr Medical (NHS England); Ada Director (NHS England); Mae Deputy (NHS England, deputy for Dr Medical).",
        "In attendance, without a vote: Lou Medical (Local Medical Committee).",
        "Apologies: Anita Officer.",
        "Ada Director arrived at 14:30.",
    ]


def test_a_vote_by_name_with_the_deciding_vote():
    votes = {s.key: "against" if s.body == "Q79" else "for" for s in ALL}
    start = [*everybody([*ALL, LMC]), Turn(at(5), "4", OPENED)]
    sitting = joint(*start, *vote("p", "4", votes), Cast(at(14), "p", "ad", "against"), Turn(at(15), "4", CLOSED))
    assert of_item(sitting, "4") == [
        "The committee was quorate for this item.",
        "Motion: “That it be approved”",
        "For: Lena Lay, Dr Gee, Anita Officer, Noor Lay, Fay Finance, Dr Nee.",
        "Against: Dr Medical, Ada Director, Hope Primary.",
        "Present, not entitled to vote on this item: Lou Medical.",
        "For 6, against 6, abstained 0.",
        "NHS England has 6 votes in all, shared equally by those of its members who may vote: 3 could vote, with "
        "2 votes each, as the signed reading of paragraph 14 says.",
        "The votes are equal: 6 to 6.",
        "Ada Director gave the deciding vote against (paragraph 14).",
        "The motion was rejected.",
    ]


def test_comings_goings_and_a_quorum_that_changes():
    events = [
        *everybody(CAME), Turn(at(5), "4", OPENED), Moved(at(8), "hopc", LEFT), Moved(at(12), "hopc", RETURNED),
        Moved(at(13), "nee-cfo", LEFT), Turn(at(15), "4", CLOSED),
    ]  # fmt: skip
    assert of_item(joint(*events), "4") == [
        "Fay Finance left the room at 14:13.",
        "Hope Primary left the room at 14:08 and returned at 14:12.",
        "The committee was quorate for this item.",
        "From 14:08: the committee was not quorate for this item: NHS England: 1 of 2.",
        "From 14:12: the committee was quorate for this item.",
        "From 14:13: the committee was not quorate for this item: North East Essex: 1 of 2.",
    ]


def test_the_resolution_to_exclude_the_public():
    events = [*everybody(ALL), Turn(at(5), "4", OPENED)]
    motion = PollOpened(at(6), "x", "4", kind="exclude", ground="confidential", covers=("7",), method="assent")
    sitting = joint(*events, motion, Counted(at(7), "x"))
    assert of_item(sitting, "4")[1:] == [
        "It was resolved under the Public Bodies (Admission to Meetings) Act 1960 to exclude the public for item 7, "
        "because publicity would be prejudicial to the public interest, the business being confidential.",
        "Agreed without a vote; nobody dissented.",
        "The motion was carried.",
    ]


def test_the_vice_chair_presiding_and_a_stopped_vote():
    events = [
        *everybody(ALL), Ruled(at(2), "5", "me-lay", "c", ruler="nee-lay", interest="Owns the site"),
        Moved(at(3), "me-lay", LEFT), Turn(at(5), "5", OPENED), PollOpened(at(6), "p", "5", "That it be so"),
        Stopped(at(7), "p", "More advice is needed."), Turn(at(8), "5", CLOSED),
    ]  # fmt: skip
    told = of_item(joint(*events), "5")
    assert told[0] == "Noor Lay, Vice Chair, presided over this item."
    assert told[2].startswith("Noor Lay, the Vice Chair, ruled that they should leave")
    assert told[3] == "Lena Lay left the room at 14:03 and did not return."
    assert told[-1] == "The vote was stopped without a result: More advice is needed."


def conflicted(**more):
    ruled = {"interest": "Partner in Blyth’s Meadow Surgery", "magnitude": "financial",
             "reason": "The practice would receive the money", "ruler": "me-lay"} | more  # fmt: skip
    votes = {s.key: "for" for s in ALL if s.key != "me-gp"}
    return joint(
        *everybody(ALL), Turn(at(18), "5", OPENED), Ruled(at(19), "5", "me-gp", "c", **ruled),
        Moved(at(20), "me-gp", LEFT), *vote("p", "5", votes, minute=25), Turn(at(39), "5", CLOSED),
        Moved(at(40), "me-gp", RETURNED),
    )  # fmt: skip


def test_the_paragraph_answers_the_four_questions():
    (story,) = stories(conflicted(), "5")
    assert story.interest == (
        "Dr Gee (GP, Mid Essex) said that they had an interest: Partner in Blyth’s Meadow Surgery, "
        "a financial interest in this item."
    )
    assert story.ruled == (
        "Lena Lay, the Chair, ruled that they should leave for the discussion and the decision, "
        "because the practice would receive the money."
    )
    assert story.done == ("Dr Gee left the room at 14:20 and came back at 14:40, and took no part in any vote on it.")
    assert story.decided == (
        "The 8 members who could vote (Lena Lay, Anita Officer, Noor Lay, Fay Finance, Dr Nee, Dr Medical, "
        "Ada Director, Hope Primary) agreed to “That it be approved” by 11 votes to 0."
    )
    assert paragraph(conflicted(), "5") == story.paragraph


def test_the_paragraph_of_an_item_nobody_could_decide():
    assert paragraph(joint(*D3, *D3_END), "5").endswith(
        "Too few members without an interest were left to decide (Mid Essex: 1 of 2), "
        "so the committee decided nothing and put the item off."
    )


def test_no_conflict_no_paragraph():
    assert paragraph(conflicted(), "4") == "" and stories(conflicted(), "4") == []


@pytest.mark.parametrize(
    "more, withheld, hidden",
    [
        pytest.param({"public_words": "An interest in a local practice"}, (), ["Blyth", "money"], id="details-private"),
        pytest.param({}, ("me-gp",), ["Gee", "GP", "Blyth", "money", "Anita"], id="name-withheld"),
        pytest.param({"public_words": "A family interest"}, ("me-gp",), ["Gee", "Blyth", "money", "Anita"], id="both"),
    ],
)
def test_what_is_private_stays_out(more, withheld, hidden):
    """Of the paragraph and of the published minutes; and nobody is named by silence."""
    sitting = conflicted(**more)
    told = paragraph(sitting, "5", withheld=withheld)
    printed = " ".join(of_item(sitting, "5", public=True, withheld=withheld))
    for word in hidden:
        assert word not in told and word not in printed
    assert more.get("public_words", "An interest")[3:] in told or "details are not published" in told
    assert "by 11 votes to 0" in told and "14:20" in told
    if withheld:
        assert "8 members" in told and "For: 8." in printed


@pytest.mark.parametrize("whose", ["me-lay", "me-gp"])
def test_who_presided_and_ruled_is_left_out_wherever_a_name_is_withheld(whose):
    """Else the Vice Chair presiding, or silence about it in that case alone, would tell whose conflict it was."""
    ruler = "nee-lay" if whose == "me-lay" else "me-lay"
    votes = {seat.key: "for" for seat in ALL if seat.key != whose}
    sitting = joint(
        *everybody(ALL), Turn(at(18), "5", OPENED),
        Ruled(at(19), "5", whose, "c", ruler=ruler, interest="Owns the site", reason="Own site"),
        Moved(at(20), whose, LEFT), Turn(at(21), "5", OPENED), *vote("p", "5", votes, minute=25),
        Turn(at(39), "5", CLOSED),
    )  # fmt: skip
    told = of_item(sitting, "5", public=True, withheld={whose})
    assert told[0] == "The person presiding chaired this item."
    assert told[2] == "It was ruled that they should leave for the discussion and the decision."
    for words in (" ".join(told), paragraph(sitting, "5", withheld={whose})):
        assert not [name for name in ("Noor", "Lena", "Chair", "Gee") if name in words]
    whole = " ".join(of_item(sitting, "5", withheld={whose}))
    assert ("Noor Lay, Vice Chair, presided" in whole) is (whose == "me-lay"), "the signed minutes tell all"
    assert of_item(sitting, "4", public=True, withheld={whose}) == of_item(sitting, "4")


def test_a_deciding_vote_has_no_name_there():
    said = ["The votes are equal: 6 to 6.", "Ada Director gave the deciding vote for (paragraph 15)."]
    assert without_names(said) == [said[0], "The deciding vote was given for (paragraph 15)."]


def test_staying_and_speaking_are_told_apart():
    start = [*everybody(ALL), Turn(at(5), "5", OPENED)]
    stays = joint(*start, Ruled(at(6), "5", "me-gp", "e", ruler="me-lay", interest="A patient there", declared=False))
    told = paragraph(stays, "5")
    assert "did not say, but it was found, that they had an interest" in told
    assert "Dr Gee stayed and could take part and vote. No vote was taken on this item." in told
    speaks = joint(*start, Ruled(at(6), "5", "me-gp", "d", interest="All GPs"), Moved(at(9), "me-gp", LEFT))
    assert "The members present ruled that they could take part in the discussion" in paragraph(speaks, "5")
    assert "and took part in the discussion but not in any vote" in paragraph(speaks, "5")


GEE_IS_OUT = {"seat": "me-gp", "ruler": "me-lay", "interest": "Partner", "reason": "Own practice"}


def test_whoever_voted_before_they_were_ruled_out_is_not_said_to_have_kept_away():
    """R-064: what came after the vote cannot be read as what managed it."""
    start = [*everybody(ALL), Turn(at(5), "5", OPENED), *vote("p", "5", {seat.key: "for" for seat in ALL})]
    sitting = joint(*start, Ruled(at(20), "5", choice="c", **GEE_IS_OUT), Moved(at(21), "me-gp", LEFT))
    told = paragraph(sitting, "5")
    assert "Dr Gee left the room at 14:21 and did not come back, and had taken part in a vote on it before" in told
    assert "took no part in any vote" not in told
    said = "Dr Gee had taken part in a vote on this item before that ruling."
    assert said in of_item(sitting, "5")
    before = joint(*start[:-1], Ruled(at(12), "5", choice="c", **GEE_IS_OUT), Moved(at(12), "me-gp", LEFT), start[-1])
    assert "took no part in any vote on it" in paragraph(before, "5") and said not in of_item(before, "5")


def test_whoever_might_have_stayed_and_was_not_there_is_not_said_to_have_stayed():
    here = [seat for seat in ALL if seat.key != "me-gp"]
    sitting = joint(Ruled(at(0), "5", choice="e", **GEE_IS_OUT), *everybody(here), Turn(at(5), "5", OPENED))
    assert "Dr Gee was not in the room for this item." in paragraph(sitting, "5")


def test_two_people_of_one_name_are_two():
    seats = [*[each for each in ALL if each.key != "nee-gp"], replace(NEE[2], name="Dr Gee")]
    out = [
        Ruled(at(6), "5", choice="c", **GEE_IS_OUT),
        Ruled(at(7), "5", choice="c", **GEE_IS_OUT | {"seat": "nee-gp", "interest": "Director"}),
    ]
    events = [*everybody(seats), Turn(at(5), "5", OPENED), *out]
    sitting = replay(essex(), seats, events, items=ITEMS, chair="me-lay", vice="nee-lay")
    for told in (" ".join(of_item(sitting, "5")), paragraph(sitting, "5")):
        assert "Partner" in told and "Director" in told


@pytest.mark.parametrize(("then", "more"), [("e", ""), ("none", " It was lifted: It was another practice.")])
def test_a_ruling_that_held_for_a_while_stays_in_the_minutes(then, more):
    """R-064: minutes cannot leave out that somebody was ruled out, because it was ruled otherwise later."""
    other = GEE_IS_OUT | {"reason": "It was another practice"}
    sitting = joint(
        *everybody(ALL), Turn(at(5), "5", OPENED), Ruled(at(6), "5", choice="c", **GEE_IS_OUT),
        Moved(at(7), "me-gp", LEFT), Ruled(at(12), "5", choice=then, **other), Moved(at(13), "me-gp", RETURNED),
    )  # fmt: skip
    said = f"Until 14:12 it was ruled that Dr Gee should leave for the discussion and the decision.{more}"
    assert said in of_item(sitting, "5")
    assert (said in of_item(sitting, "5", public=True)) is (then == "e"), "whom nobody names now stays unnamed"
    assert said not in of_item(sitting, "5", public=True, withheld={"me-gp"})


def test_a_ruling_put_right_before_the_meeting_is_not_minuted():
    sitting = joint(
        Ruled(at(-9), "5", choice="c", **GEE_IS_OUT), Ruled(at(-8), "5", choice="e", **GEE_IS_OUT), *everybody(ALL),
        Turn(at(5), "5", OPENED),
    )  # fmt: skip
    assert "Until" not in " ".join(of_item(sitting, "5"))


def test_all_items_in_their_order_and_the_same_for_ever():
    sitting = joint(*D3, *D3_END)
    assert [section.number for section in minutes(sitting).sections] == ["4", "5", "6", "7"]
    assert minutes(sitting) == minutes(joint(*D3, *D3_END))


def test_times_are_londons():
    assert clock_time(datetime(2016, 7, 1, 13, 20, tzinfo=UTC)) == "14:20"
