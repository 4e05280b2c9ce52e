"""R-130, features row 10: who may sign, who has, and what a changed text does."""

from datetime import date

import pytest

from governance.rules.signatures import Holding, Signed, missing, reasons_against, standing, void

ON = date(2015, 1, 8)
POSTS = {"ao": "Accountable Officer", "audit": "Audit Committee Chair", "director": "Area Team Director"}
HOLDINGS = [
    Holding("ao", "anita", date(2013, 4, 1), ON),
    Holding("audit", "lena", ON),
    Holding("director", "nye", date(2013, 4, 1)),
    Holding("audit", "anita", date(2013, 4, 1)),
]


def against(post, person, on=ON, signatures=(), fingerprint="now"):
    return reasons_against(
        post, person=person, on=on, posts=POSTS, holdings=HOLDINGS, signatures=signatures, fingerprint=fingerprint
    )


@pytest.mark.parametrize(
    "post, person, on, may",
    [
        pytest.param("ao", "anita", ON, True, id="last-day"),
        pytest.param("ao", "anita", date(2015, 1, 9), False, id="day-after"),
        pytest.param("audit", "lena", ON, True, id="first-day"),
        pytest.param("audit", "lena", date(2015, 1, 7), False, id="day-before"),
        pytest.param("director", "anita", ON, False, id="another-post"),
        pytest.param("cfo", "anita", ON, False, id="post-not-asked"),
    ],
)
def test_only_the_holder_on_the_day_may_sign(post, person, on, may):
    assert (against(post, person, on) == []) is may


def test_one_person_signs_once_whatever_posts_they_hold():
    (reason,) = against("audit", "anita", signatures=[Signed("ao", "anita", "now")])
    assert reason == "You have already signed this text as Accountable Officer; one person signs once"


def test_one_post_signs_once():
    (reason,) = against("audit", "lena", signatures=[Signed("audit", "former", "now")])
    assert reason == "The Audit Committee Chair has already signed this text"


def test_a_signature_on_earlier_words_neither_counts_nor_hinders():
    old = [Signed("ao", "anita", "before")]
    assert against("ao", "anita", signatures=old) == []
    assert missing(POSTS, signatures=old, fingerprint="now") == ["ao", "audit", "director"]
    assert void(old, fingerprint="now") == old and standing(old, fingerprint="now") == []


def test_all_reasons_at_once():
    signed = [Signed("director", "sol", "now"), Signed("ao", "gil", "now")]
    assert len(against("director", "gil", signatures=signed)) == 3
