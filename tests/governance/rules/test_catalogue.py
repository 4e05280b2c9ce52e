"""The three models on a date (features row 1)."""

from datetime import date

import pytest

from governance.rules.catalogue import compared, in_force
from governance.rules.models import HEADINGS, Model

FIRST, SECOND, THIRD = date(2015, 1, 7), date(2015, 11, 26), date(2016, 11, 1)


def test_greater_involvement_has_a_survey_and_no_approval():
    model = in_force("greater_involvement", on=FIRST)
    assert (model.applies, model.survey, model.panels) == (False, True, ())
    assert "survey" in model.under("after")[0].text


def test_joint_ends_at_the_region_and_delegated_goes_to_the_committee():
    assert in_force("joint", on=FIRST).panels == ("regional",)
    assert in_force("delegated", on=FIRST).panels == ("regional", "national", "committee")
    assert [in_force(m, on=FIRST).transfers_money for m in Model] == [False, False, True]


@pytest.mark.parametrize(
    "model, on, words",
    [
        ("delegated", FIRST, "Noon on Friday 9 January 2015"),
        ("joint", FIRST, "5pm on Friday 30 January 2015"),
        ("delegated", SECOND, "6 November 2015"),
        ("joint", SECOND, "1 January or 1 April 2016"),
        ("delegated", THIRD, "5 December 2016"),
    ],
)
def test_the_dates_of_the_round(model, on, words):
    said = [s.text for s in in_force(model, on=on).under("deadline")]
    assert words in said[0]


@pytest.mark.parametrize("on", [FIRST, SECOND])
def test_every_heading_says_something_of_every_model(on):
    for title, columns in compared(on=on):
        assert title in HEADINGS.values()
        assert all(columns), title


def test_every_statement_names_its_source():
    for model in Model:
        for on in (FIRST, SECOND, THIRD):
            assert all(s.source and s.text.endswith(".") for s in in_force(model, on=on).statements)
