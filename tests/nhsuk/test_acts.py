"""One act for several bodies: a list, folded when it is long, and nobody's name is markup."""

import pytest

from nhsuk.acts import FEW, links

NASTY = '"><script>alert(1)</script>'


def rows(number):
    return [(f"/c/{n}/", f"Committee {n}") for n in range(number)]


def test_none_is_nothing():
    assert links("Plan a meeting of", []) == ""


@pytest.mark.parametrize("number, folded", [(1, False), (FEW, False), (FEW + 1, True), (60, True)])
def test_every_body_has_its_link_and_a_long_list_is_folded(number, folded):
    drawn = links("Plan a meeting of", rows(number))
    for href, name in rows(number):
        assert f'<a href="{href}">Plan a meeting of {name}</a>' in drawn
    assert ("<details" in drawn) is folded and drawn.count("<li>") == number
    assert (f"({number})" in drawn) is folded


@pytest.mark.parametrize("number", [1, FEW + 1])
def test_typed_text_stays_text(number):
    drawn = links(NASTY, [(f"/c/{NASTY}/", NASTY)] * number)
    assert "<script" not in drawn and drawn.count("&lt;script&gt;") >= 3 * number


def test_two_lists_of_one_length_are_not_mixed_up():
    one, other = links("End", rows(6)), links("End", [("/x/", f"Other {n}") for n in range(6)])
    assert "Committee 3" in one and "Committee 3" not in other and "Other 3" in other
