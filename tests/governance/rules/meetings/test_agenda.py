"""What a committee may decide, how items are numbered, and how long one stays private. No database."""

from datetime import date

import pytest

from governance.rules.meetings import numbering, privacy, remit
from governance.rules.meetings.remit import CCG, OWN, Given

ON = date(2017, 3, 14)
ESSEX = ("contracts", "termination", "mergers", "strategy")
JOINT = (Given("Mid Essex", "joint"), Given("North East Essex", "joint"))
BLACKPOOL = (Given("Blackpool", "delegated"),)


@pytest.mark.parametrize(
    ("function", "kind", "given", "named", "said"),
    [
        pytest.param("contracts", "joint", JOINT, ESSEX, [], id="R-100 joint"),
        pytest.param("contracts", "delegated", BLACKPOOL, (), [], id="R-100 delegated"),
        pytest.param("strategy", "joint", JOINT, ESSEX, [], id="R-142 named in the terms"),
        pytest.param("strategy", "delegated", BLACKPOOL, (), ["not given by this agreement"], id="R-142 not named"),
        pytest.param("budget", "joint", JOINT, ESSEX, ["not among the functions"], id="the terms are narrower"),
        pytest.param("termination", "joint", JOINT, ESSEX, [], id="R-112 joint"),
        pytest.param("termination", "delegated", BLACKPOOL, (), ["not given"], id="R-112 H-4 silent"),
        pytest.param(
            "termination", "delegated", (Given("Blackpool", "delegated", {"termination": True}),), (), [],
            id="R-112 H-4 given",
        ),
        pytest.param(
            "termination", "joint", (Given("Mid Essex", "joint", {"termination": False}),), ESSEX, ["not given"],
            id="the agreement outranks the terms",
        ),
        pytest.param("individual_performance", "delegated", BLACKPOOL, (), ["reserved"], id="R-108 reserved"),
        pytest.param(
            "contracts", "joint", (Given("Mid Essex", "greater_involvement"),), (), ["NHS England decides"],
            id="greater",
        ),
        pytest.param(
            "contracts", "delegated", (Given("Blackpool", waiting=("It starts on 1 April 2017.",)),), (),
            ["no co-commissioning arrangement is live on 14 March 2017. It starts on 1 April 2017."],
            id="approved is not live",
        ),
        pytest.param("contracts", "delegated", (), (), ["nothing is delegated"], id="no CCG"),
        pytest.param(OWN, "joint", (), (), [], id="own business"),
        pytest.param(CCG, "delegated", BLACKPOOL, (), ["does not decide"], id="other business of the CCG"),
        pytest.param(CCG, "governing_body", (), (), [], id="a governing body"),
        pytest.param("", "joint", JOINT, (), ["Choose which function"], id="none named"),
    ],
)  # fmt: skip
def test_an_item_outside_the_remit_is_stopped_with_reasons(function, kind, given, named, said):
    reasons = remit.reasons_against(function, kind=kind, given=given, on=ON, named=named)
    assert len(reasons) == len(said), reasons
    assert all(words in reason for words, reason in zip(said, reasons, strict=True))


def test_every_body_without_the_function_is_named():
    given = (Given("Mid Essex", "joint"), Given("North East Essex"))
    assert remit.reasons_against("contracts", kind="joint", given=given, on=ON) == [
        "North East Essex: no co-commissioning arrangement is live on 14 March 2017. It has no arrangement."
    ]


@pytest.mark.parametrize(
    ("after", "taken", "number"),
    [
        ("7", ["7"], "7A"),
        ("7", ["7", "7A"], "7B"),
        ("7A", ["7", "7A"], "7B"),
        ("7", ["7", *(f"7{letter}" for letter in numbering.LETTERS)], "7AA"),
        ("", ["1"], "0A"),
    ],
)
def test_items_added_late_take_a_suffix(after, taken, number):
    assert numbering.suffixed(after, taken) == number


def test_numbers_sort_as_they_are_read():
    assert sorted(["10", "7AA", "8", "7B", "7", "7Z", "7A"], key=numbering.order_of) == [
        "7", "7A", "7B", "7Z", "7AA", "8", "10"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "private", "said"),
    [
        (date(2017, 3, 14), True, "Lena looks again by 31 March 2017; else it is public."),
        (date(2017, 3, 31), True, "The business is confidential."),
        (date(2017, 4, 1), False, "It has been public since 1 April 2017: nobody renewed the ground."),
    ],
)
def test_a_private_item_lapses_the_day_after_its_review(on, private, said):
    found = privacy.standing(ground="confidential", review_on=date(2017, 3, 31), reviewer="Lena", on=on)
    assert found.private is private
    assert said in found.sentence


def test_a_released_item_is_public():
    found = privacy.standing(ground="", review_on=None, on=ON, released_on=date(2017, 3, 1))
    assert (found.private, found.sentence) == (False, "It is public since 1 March 2017.")


def test_making_an_item_private_wants_ground_reason_words_reviewer_and_date_at_once():
    found = privacy.faults(ground="", reason=" ", reviewer=None, review_on=None, public_words="", on=ON)
    assert len(found) == 5


@pytest.mark.parametrize(
    ("review_on", "said"),
    [(date(2017, 3, 13), "has passed"), (date(2018, 3, 16), "within a year: by 15 March 2018")],
)
def test_the_next_look_is_neither_past_nor_more_than_a_year_away(review_on, said):
    found = privacy.faults(
        ground="confidential", reason="Prices", reviewer="Lena", review_on=review_on, public_words="A tender", on=ON
    )
    assert len(found) == 1 and said in found[0]
