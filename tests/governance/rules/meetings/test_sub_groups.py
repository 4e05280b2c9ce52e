"""A sub-group prepares cases and decides none; to which committee it may belong; what the lay chair is told (R-068)."""

from datetime import date

import pytest

from governance.rules.functions import FUNCTIONS
from governance.rules.meetings.remit import CCG, OWN, Given, reasons_against
from governance.rules.meetings.sub_groups import reasons_against_parent, told_of_minutes

ON = date(2017, 3, 15)
GIVEN = (Given("Blackpool", "delegated"),)
WAY_ON = (
    "A sub-group prepares cases and takes no decision on primary medical services. "
    "Discuss the case here, then put it on an agenda of the Primary care committee."
)


@pytest.mark.parametrize("function", sorted(FUNCTIONS))
def test_it_decides_no_primary_medical_function_whatever_is_delegated(function):
    found = reasons_against(function, kind="sub_group", given=GIVEN, on=ON, parent="Primary care committee")
    assert found == [WAY_ON]


@pytest.mark.parametrize(
    "function, words",
    [(OWN, None), (CCG, "does not decide on the CCG’s other business"), ("", "Choose which function")],
)
def test_it_decides_its_own_business_and_nothing_else(function, words):
    found = reasons_against(function, kind="sub_group", given=GIVEN, on=ON, parent="Primary care committee")
    assert found == [] if words is None else words in found[0]


@pytest.mark.parametrize(
    "kind, parent, shares, words",
    [
        ("sub_group", "delegated", True, []),
        ("sub_group", "joint", True, []),
        ("sub_group", "", False, ["Say for which committee the sub-group prepares cases."]),
        ("sub_group", "audit", True, ["Audit does not commission primary care: choose a committee that does."]),
        ("sub_group", "sub_group", True, ["Audit does not commission primary care: choose a committee that does."]),
        ("sub_group", "gp_free", False, ["The body that keeps the sub-group has no seats in the Audit."]),
        ("delegated", "", False, []),
        ("delegated", "joint", True, ["Only a sub-group belongs to another committee."]),
    ],
)
def test_to_which_committee_it_belongs(kind, parent, shares, words):
    assert reasons_against_parent(kind, name="Audit", parent=parent, shares_a_body=shares) == words


@pytest.mark.parametrize(
    "conflicts, words", [(0, "No conflict"), (1, "1 conflict of interest was"), (2, "2 conflicts of interest were")]
)
def test_what_the_lay_chair_is_told(conflicts, words):
    assert words in told_of_minutes("Estates sub-group", "3 March 2017", conflicts)
