"""R-100 to R-112: who may decide what under each model, and what no agreement can give."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.figures import Basis
from governance.rules.functions import CATALOGUE, FUNCTIONS, VARIABLE, Level, level, outside, table
from governance.rules.models import Model

ON = date(2015, 4, 1)
N, T, J, C = Level
TABLE = [
    ("R-100", "contracts", T, J, C),
    ("R-101", "enhanced_services", T, J, C),
    ("R-102", "incentive_schemes", T, J, C),
    ("R-103", "new_practices", T, J, C),
    ("R-103-mergers", "mergers", T, J, C),
    ("R-104", "discretionary_payments", T, J, C),
    ("R-105", "budget", N, J, C),
    ("R-106", "complaints", N, J, C),
    ("R-107", "performance", T, J, C),
    ("R-108", "individual_performance", N, N, N),
    ("R-109", "payments_and_lists", N, N, N),
    ("R-110", "national_terms", N, N, N),
    ("R-111", "other_primary_care", T, T, T),
    ("R-112", "termination", N, J, N),
    ("R-146", "capital", N, N, N),
    ("R-142", "estates", T, T, T),
]


@pytest.mark.parametrize("key, levels", [pytest.param(k, v, id=i) for i, k, *v in TABLE])
def test_the_level_of_a_function_under_each_model(key, levels):
    assert [level(key, model=m, on=ON) for m in Model] == levels


@pytest.mark.parametrize("key, levels", [pytest.param(k, v, id=i) for i, k, *v in TABLE])
def test_outside_is_empty_exactly_where_the_body_decides(key, levels):
    for model, found in zip(Model, levels, strict=True):
        assert (outside(key, model=model, on=ON) == []) is (found in (J, C))


@pytest.mark.parametrize(
    "key, model, given, found",
    [
        pytest.param("termination", "delegated", True, C, id="H-4-given"),
        pytest.param("termination", "delegated", False, N, id="H-4-kept"),
        pytest.param("termination", "delegated", None, N, id="H-4-silent"),
        pytest.param("termination", "joint", None, J, id="H-4-joint"),
        pytest.param("complaints", "delegated", None, C, id="H-14-silent"),
        pytest.param("complaints", "delegated", False, N, id="H-14-kept"),
        pytest.param("complaints", "joint", False, N, id="H-14-joint-kept"),
        pytest.param("estates", "joint", True, J, id="R-142-given"),
        pytest.param("complaints", "greater_involvement", True, N, id="greater-involvement-never"),
    ],
)
def test_what_an_agreement_may_vary(key, model, given, found):
    assert level(key, model=model, on=ON, variations={key: given}) == found


@given(
    st.sampled_from([f.key for f in CATALOGUE if f.reserved]),
    st.sampled_from(list(Model)),
    st.dictionaries(st.sampled_from(VARIABLE), st.one_of(st.none(), st.booleans())),
    st.dates(date(2013, 4, 1), date(2022, 6, 30)),
)
def test_nothing_opens_a_reserved_function(key, model, variations, on):
    (reason,) = outside(key, model=model, on=on, variations=variations)
    assert "reserved to NHS England" in reason


@given(st.sampled_from(list(FUNCTIONS)), st.dates(date(2014, 1, 1), date(2015, 3, 31)))
def test_before_april_2015_nobody_decides(key, on):
    assert all(outside(key, model=m, on=on) for m in Model)


@pytest.mark.parametrize(
    "key, model, on, words",
    [
        ("individual_performance", "delegated", ON, "reserved to NHS England under every model (R-108)"),
        ("mergers", "greater_involvement", ON, "under greater involvement NHS England decides"),
        ("mergers", "delegated", date(2015, 3, 31), "does not start before 1 April 2015"),
        ("termination", "delegated", ON, "not given by this agreement"),
        ("other_primary_care", "delegated", ON, "may be discussed"),
    ],
)
def test_the_reason_says_why(key, model, on, words):
    (reason,) = outside(key, model=model, on=on)
    assert words in reason


def test_no_agreement_varies_a_fixed_function():
    with pytest.raises(ValueError, match="mergers"):
        level("mergers", model="delegated", on=ON, variations={"mergers": False})


def test_every_function_is_cited_and_the_table_shows_them_all():
    assert all(f.rule and f.source for f in CATALOGUE)
    assert all(f.reserved for f in CATALOGUE if f.basis == Basis.UNVERIFIED)
    assert len(table(on=ON)) == len(FUNCTIONS) == len(CATALOGUE)
    assert "branch" not in " ".join(f.title for f in CATALOGUE)
