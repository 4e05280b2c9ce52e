"""Who presides and what may be ruled (R-061 to R-064, D3-e)."""

import pytest

from governance.rules.meetings.presiding import presides, reasons_against_ruler
from governance.rules.meetings.rulings import Magnitude, Menu, effects, reasons_against, usual, withholds
from tests.governance.rules.meetings.cast import ALL, AO, CFO, CHAIR, NURSE, PCCC, THIRD, VICE, essex

OFFICERS = {"chair": "lay-1", "vice": "lay-2"}


@pytest.mark.parametrize(
    "present, conflicted, chosen, seat, words",
    [
        ([CHAIR, VICE, AO], [], "", "lay-1", "Lay 1 presides as Chair."),
        pytest.param(
            [CHAIR, VICE, AO, CFO, NURSE], ["lay-1"], "", "lay-2",
            "The Chair has a conflict of interest in this item. Lay 2 presides as Vice Chair.", id="D3-e",
        ),
        ([VICE, AO], [], "", "lay-2", "The Chair is not in the room. Lay 2 presides as Vice Chair."),
        (
            [CHAIR, VICE, THIRD, AO], ["lay-1", "lay-2"], "", "",
            "The Chair has a conflict of interest in this item. "
            "The Vice Chair has a conflict of interest in this item. The remaining members choose who presides.",
        ),
        (
            [CHAIR, AO], ["lay-1"], "ao", "ao",
            "The Chair has a conflict of interest in this item. The Vice Chair is not in the room. "
            "The members chose Officer to preside.",
        ),
    ],
)  # fmt: skip
def test_who_presides(present, conflicted, chosen, seat, words):
    found = presides(PCCC, present, conflicted=conflicted, chosen=chosen, **OFFICERS)
    assert (found.seat, found.sentence) == (seat, words)


def test_the_members_choose_from_the_lay_members_left():
    found = presides(PCCC, [CHAIR, VICE, THIRD, AO], conflicted=["lay-1", "lay-2"], **OFFICERS)
    assert found.choose_from == ("lay-3",)
    assert presides(PCCC, [CHAIR, AO], conflicted=["lay-1"], **OFFICERS).choose_from == ("ao",)
    assert presides(PCCC, [], **OFFICERS).sentence.endswith("Nobody is left who could preside.")


def test_only_who_presides_may_rule_and_never_on_themselves():
    officers = {"chair": "me-lay", "vice": "nee-lay"}
    assert reasons_against_ruler(essex(), "me-lay", present=ALL, subject="me-gp", **officers) == []
    assert reasons_against_ruler(essex(), "md", present=ALL, subject="me-gp", **officers) == [
        "Lena Lay presides as Chair."
    ]
    assert reasons_against_ruler(essex(), "me-lay", present=ALL, subject="me-lay", **officers) == [
        "The Chair has a conflict of interest in this item. Noor Lay presides as Vice Chair."
    ]


@pytest.mark.parametrize(
    "choice, read, speak, room, vote",
    [("a", 0, 0, 0, 0), ("b", 0, 0, 0, 0), ("c", 0, 0, 0, 0), ("d", 1, 1, 1, 0), ("e", 1, 1, 1, 1)],
)
def test_what_each_ruling_leaves(choice, read, speak, room, vote):
    found = effects(choice)
    assert (found.read, found.speak, found.room, found.vote) == (read, speak, room, vote)
    assert found.barred is not bool(vote)


def test_papers_follow_the_menu_unless_the_chair_says_otherwise():
    assert effects("c", withhold=False).read and not effects("d", withhold=True).read
    assert not effects("b", withhold=False).read
    assert [withholds(choice) for choice in Menu] == [True, True, True, False, False]
    assert effects("c").gallery and not effects("c", public=False).gallery


def test_a_lifted_ruling_leaves_everything():
    assert effects("none") == effects("e")


def test_the_usual_ruling():
    """R-063."""
    assert [usual(m) for m in Magnitude] == [Menu.LEAVE, Menu.SPEAK_THEN_LEAVE, Menu.LEAVE, Menu.STAY]


def test_a_ruling_needs_interest_magnitude_and_reason():
    """R-064."""
    full = {
        "magnitude": "financial",
        "interest": "Owns the premises",
        "reason": "Own practice",
        "ruler": "a",
        "subject": "b",
    }
    assert reasons_against("c", **full) == []
    assert reasons_against("e", **full | {"reason": " "}) == [
        "The usual ruling is: Leaves for the discussion and the decision. Say why this one is different."
    ]
    assert len(reasons_against("z", magnitude="", interest="", reason="", ruler="a", subject="a")) == 4
