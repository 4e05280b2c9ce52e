"""Leaves and rows are RFC 8785 text: the examples of the specification, and our faster spellings of the same.

Its numbers with fractions are not among them: we refuse floats.
"""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocomm.national.entries import spelt
from documents.rules.payload import canonical
from publication.formats.jsons import _spelt

# section 3.2.2 and 3.2.4: an object, and the bytes of its canonical text
SAMPLE = '{"string": "\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/", "literals": [null, true, false]}'
BYTES = (
    "7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c22737472696e67223a22"
    "e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d"
)
# section 3.2.3: keys in the order of their UTF-16 units, not of their code points
UNSORTED = {
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\U0001f600": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis",
}
SORTED = [
    "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
    "Hebrew Letter Dalet With Dagesh",
]  # fmt: skip


def test_the_sample_of_the_specification():
    assert canonical(json.loads(SAMPLE)).encode().hex() == BYTES


def test_keys_are_sorted_as_the_specification_does():
    assert list(json.loads(canonical(UNSORTED)).values()) == SORTED


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("\b\t\n\f\r", r'"\b\t\n\f\r"'),
        ("\x00\x1f\x7f", '"\\u0000\\u001f\x7f"'),
        ("</script>\u2028", '"</script>\u2028"'),
        ([], "[]"),
        ({}, "{}"),
        (-0, "0"),
        (2**53 - 1, "9007199254740991"),
    ],
)
def test_one_spelling_of_each_value(value, text):
    assert canonical(value) == text


ROWS = st.dictionaries(
    st.from_regex(r"[a-z_]{1,8}", fullmatch=True),
    st.none() | st.booleans() | st.integers(-(2**50), 2**50) | st.text(st.characters(exclude_categories=["Cs"])),
)


@given(ROWS)
def test_the_mass_and_the_files_spell_rows_as_the_specification_does(row):
    assert spelt(row) == canonical(row) == _spelt(dict(sorted(row.items())))
