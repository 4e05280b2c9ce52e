"""Page numbers that never move: tables and properties, no file and no database."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.rules import packs
from documents.rules.packs import Part, Side, Source


def part(key, pages=1, *, number="1", side=Side.PUBLIC, late="", **more):
    given = {"heading": f"Item {number}", "title": f"Paper {key}", "source": Source.FILE, "ref": f"ref-{key}"}
    return Part(key=key, number=number, pages=pages, sha256=key * 4, side=side, late=late, **{**given, **more})


def spans(parts):
    return {p.key: p.span for p in parts}


FIRST = [part("a", 40), part("b", 1), part("c", 11), part("x", 3, side=Side.PRIVATE)]


def test_the_first_edition_counts_from_one_and_private_pages_apart():
    assert spans(packs.numbered(FIRST)) == {"a": "1–40", "b": "41", "c": "42–52", "x": "P1–P3"}


@pytest.mark.parametrize(
    ("order", "late"),
    [
        pytest.param("ab1c", {"1": "41A–41C"}, id="after page 41"),
        pytest.param("1abc", {"1": "0A–0C"}, id="before the first page"),
        pytest.param("abc1", {"1": "52A–52C"}, id="at the end"),
        pytest.param("ab12c", {"1": "41A–41C", "2": "41D–41F"}, id="two after the same page"),
    ],
)
def test_late_papers_take_letters_and_nothing_moves(order, late):
    known = {p.key: p for p in FIRST}
    before = packs.numbered(FIRST)
    parts = [known.get(key) or part(key, 3, late="Figures came on Monday.") for key in [*order, "x"]]
    after = spans(packs.numbered(parts, before=before))
    assert after == {**spans(before), **late}
    assert packs.reasons_against(parts, before=before) == []


def test_a_third_edition_goes_on_where_the_second_stopped():
    a, b, c, x = FIRST
    first = packs.numbered(FIRST)
    second = packs.numbered([a, b, part("1", 2, late="r"), c, x], before=first)
    third = packs.numbered([a, b, part("2", 26, late="r"), part("1", 2, late="r"), c, x], before=second)
    assert spans(third)["1"] == "41A–41B" and spans(third)["2"] == "41C–41AB"
    assert [p.key for p in third] == ["a", "b", "1", "2", "c", "x"]  # in the order of the pages
    assert [p.key for p in third if p.supplement] == ["1", "2"]


def test_a_late_private_paper():
    before = packs.numbered(FIRST)
    after = packs.numbered([*FIRST, part("y", 2, side=Side.PRIVATE, late="r")], before=before)
    assert spans(after)["y"] == "P3A–P3B"


def test_every_reason_at_once():
    before = packs.numbered(FIRST)
    changed = replace(FIRST[1], sha256="other")
    parts = [changed, FIRST[2], FIRST[2], FIRST[3], part("1")]
    assert packs.reasons_against(parts, before=before) == [
        "“Paper c” is in the pack twice.",
        "“Paper a” was given out as pages 1–40 and cannot be taken away.",
        "“Paper b” was given out as page 41 and cannot change. Add the new version as a late paper.",
        "Give the reason why “Paper 1” comes late.",
    ]
    assert packs.reasons_against([]) == ["There is no paper to put into the pack."]
    assert "more than 3000 pages" in packs.reasons_against([part("a", 3001)])[0]


def test_a_slip_says_the_pages_and_the_item_but_never_the_title():
    b, c = packs.numbered(FIRST)[1:3]
    assert packs.withheld_sentence(replace(c, number="7")) == "Pages 42–52 are withheld from you: item 7"
    assert packs.withheld_sentence(replace(b, number="")) == "Page 41 is withheld from you"


def test_one_name_for_one_set():
    first = packs.known_withheld(FIRST, {"c", "a", "elsewhere"})
    assert first == ["a", "c"] == packs.known_withheld(FIRST, ["a", "a", "c"])
    keys = {packs.variant_key(side, w) for side in Side for w in ([], ["a"], ["a", "c"], ["ac"])}
    assert len(keys) == 8


def test_roman_numbers_for_the_index():
    assert [packs.roman(n) for n in (1, 2, 4, 9, 14, 49)] == ["i", "ii", "iv", "ix", "xiv", "xlix"]


def test_a_plan_is_read_as_it_was_written():
    parts = packs.numbered([replace(FIRST[0], bookmarks=((0, "Summary", 0), (1, "Costs", 3))), *FIRST[1:]])
    assert packs.read(packs.written(parts)) == parts


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_edition_ever_moves_a_number_or_gives_one_twice(data):
    sides = st.sampled_from(list(Side))
    count = data.draw(st.integers(1, 5))
    parts = [part(f"k{n}", data.draw(st.integers(1, 30)), side=data.draw(sides)) for n in range(count)]
    before = packs.numbered(parts)
    for edition in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(parts)))
        late = part(f"late{edition}", data.draw(st.integers(1, 30)), side=data.draw(sides), late="r")
        parts = [*parts[:place], late, *parts[place:]]
        after = packs.numbered(parts, before=before)
        assert spans(before).items() <= spans(after).items()
        labels = [label for p in after for label in p.labels]
        assert len(labels) == len(set(labels)) == sum(p.pages for p in parts)
        before = after
