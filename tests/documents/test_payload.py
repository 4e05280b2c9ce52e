"""The payload has one spelling and one fingerprint."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.rules import payload as payloads

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


def test_keys_are_sorted_and_spaces_gone():
    text = payloads.canonical({"b": 1, "a": ["é", None, True], "money": "1234.50"})
    assert text == '{"a":["é",null,true],"b":1,"money":"1234.50"}'
    assert payloads.fingerprint({"a": 1}) == payloads.fingerprint_of('{"a":1}')
    assert len(payloads.fingerprint({})) == 64


@pytest.mark.parametrize(
    ("value", "where"),
    [
        ({"a": {"b": [1, 2.0]}}, r"payload\.a\.b\[1\] is a float"),
        ({"a": Decimal("1.20")}, "Decimal"),
        ({"a": date(2015, 1, 9)}, "date"),
        ({"a": b"x"}, "bytes"),
        ({1: "x"}, "not text"),
        ({"a": 2**53}, "too large"),
        ({"a": "\ud800"}, "half a character"),
        ({"a": float("nan")}, "float"),
    ],
)
def test_what_cannot_be_frozen_is_refused_with_its_place(value, where):
    with pytest.raises(payloads.NotPlain, match=where):
        payloads.canonical(value)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), plain, max_size=5))
def test_reading_gives_back_what_was_written(payload):
    try:
        text = payloads.canonical(payload)
    except payloads.NotPlain:
        return
    assert payloads.read(text) == payload
    assert payloads.canonical(payloads.read(text)) == text
