"""Ragged registers: merged headers, dates of every kind, nil in many words, two interests in one cell."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflicts.rules import ragged
from conflicts.rules.columns import guess
from conflicts.rules.editions import guidance
from conflicts.rules.importing import read

E2016 = guidance("E2016")
ON = date(2017, 3, 14)
D = date


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("31/3/17", D(2017, 3, 31), D(2017, 3, 31)),
        ("31/03/2017", D(2017, 3, 31), D(2017, 3, 31)),
        ("31.3.17", D(2017, 3, 31), D(2017, 3, 31)),
        ("31-3-2017", D(2017, 3, 31), D(2017, 3, 31)),
        ("31 3 17", D(2017, 3, 31), D(2017, 3, 31)),
        ("2017-03-31", D(2017, 3, 31), D(2017, 3, 31)),
        ("2017-03-31T00:00:00", D(2017, 3, 31), D(2017, 3, 31)),
        ("31st March 2017", D(2017, 3, 31), D(2017, 3, 31)),
        ("31 of March, 2017", D(2017, 3, 31), D(2017, 3, 31)),
        ("31-Mar-17", D(2017, 3, 31), D(2017, 3, 31)),
        ("March 31, 2017", D(2017, 3, 31), D(2017, 3, 31)),
        ("42825", D(2017, 3, 31), D(2017, 3, 31)),
        (42825, D(2017, 3, 31), D(2017, 3, 31)),
        (datetime(2017, 3, 31, 9), D(2017, 3, 31), D(2017, 3, 31)),
        ("Mar 2017", D(2017, 3, 1), D(2017, 3, 31)),
        ("Mar-17", D(2017, 3, 1), D(2017, 3, 31)),
        ("Sept 2016", D(2016, 9, 1), D(2016, 9, 30)),
        ("02/2016", D(2016, 2, 1), D(2016, 2, 29)),
        ("2016", D(2016, 1, 1), D(2016, 12, 31)),
        ("since 1998", D(1998, 1, 1), D(1998, 12, 31)),
        ("1/4/98", D(1998, 4, 1), D(1998, 4, 1)),
        ("ongoing", None, None),
        ("Present", None, None),
        ("-", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_dates(cell, first, last):
    assert ragged.read_date(cell) == first
    assert ragged.read_date(cell, last=True) == last


@pytest.mark.parametrize("cell", ["31/2/17", "3/31/17", "soon", "March", "12/13/14/15", "99999", "0/1/17"])
def test_unreadable_dates(cell):
    with pytest.raises(ragged.Unreadable, match="“"):
        ragged.read_date(cell)


@given(st.dates(D(1970, 1, 1), D(2069, 12, 31)), st.sampled_from(["%d/%m/%y", "%d.%m.%Y", "%d %B %Y", "%d-%b-%y"]))
def test_every_date_comes_back(on, shape):
    assert ragged.read_date(on.strftime(shape)) == on


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader(text):
    with suppress(ragged.Unreadable):
        ragged.read_date(text)
    ragged.several(text)
    ragged.nothing(text)


@pytest.mark.parametrize(
    "cell", ["nil", "Nil.", "NONE", "Nothing to declare", "No interests declared", "N/A", "nil return"]
)
def test_nothings(cell):
    assert ragged.nothing(cell)


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Partner, Fernbank Surgery", ["Partner, Fernbank Surgery"]),
        ("1. Partner 2. Director", ["Partner", "Director"]),
        ("1) Partner\n2) Director", ["Partner", "Director"]),
        ("• Partner\n• Director", ["Partner", "Director"]),
        ("Partner\nDirector", ["Partner", "Director"]),
        ("Partner; Director", ["Partner", "Director"]),
        ("(a) Partner\n(b) Director", ["Partner", "Director"]),
        ("Holds 2.5% of shares", ["Holds 2.5% of shares"]),
        ("", []),
    ],
)
def test_several_in_one_cell(cell, parts):
    assert ragged.several(cell) == parts


TWO = "1. Partner, Fernbank Surgery 2. Director, Breathe Well"
MERGED = [
    ["Any CCG: register of interests", None, None, None, None, None, None, None, None],
    ["Updated March 2017"],
    ["Name", "Current position", "Declared interest", "Type of interest", None, None, "Date of interest", None,
     "Action taken to mitigate"],
    [None, None, None, "Financial interests", "Non-financial professional", "Non-financial personal", "From", "To"],
    ["Anita Rao", "Accountable Officer", "Nil", "", "", "", "", "", ""],
    ["Dr Gee Patel", "GP member", TWO, "x", "", "", "1/4/98\nMar 2016", "ongoing", "Leaves the room"],
    ["", "", "Trustee, a hospice", "", "", "yes", "31/3/17", "31/2/18", ""],
    ["Name", "Current position", "Declared interest", "Financial interests", "", "", "From", "To", ""],
    ["Lena Ashworth", "Lay member", "Trustee, a hospice", "", "", "yes", "2015", "Feb 2016", ""],
    ["Lena Ashworth", "Lay member", "Trustee,  a Hospice", "", "", "yes", "2015", "Feb 2016", ""],
    ["Note: older interests are kept for six years."],
]  # fmt: skip


def test_merged_headers_are_understood():
    found = guess(MERGED)
    assert found.header_rows == 4
    assert [found.columns[i] for i in sorted(found.columns)] == [
        "person", "position", "description", "financial", "professional", "personal", "from_on", "to_on", "mitigation",
    ]  # fmt: skip
    assert found.problems == []
    assert ("Date of interest From", "From") in found.shown()


def test_a_ragged_register_is_read():
    reading = read(MERGED, book=E2016, on=ON)
    assert [(r.line, r.person, r.nil) for r in reading.rows] == [
        (5, "Anita Rao", True),
        (6, "Dr Gee Patel", False),
        (6, "Dr Gee Patel", False),
        (9, "Lena Ashworth", False),
    ]
    partner, director = reading.rows[1:3]
    assert (partner.description, partner.from_on, partner.to_on) == ("Partner, Fernbank Surgery", D(1998, 4, 1), None)
    assert (director.description, director.from_on) == ("Director, Breathe Well", D(2016, 3, 1))
    assert any("“Mar 2016” read as 2016-03-01" in note for note in director.notes)
    assert director.category == "financial"
    lena = reading.rows[3]
    assert (lena.from_on, lena.to_on, lena.category) == (D(2015, 1, 1), D(2016, 2, 29), "personal")


def test_errors_and_repeats_carry_their_line():
    reading = read(MERGED, book=E2016, on=ON)
    assert [(p.line, p.column) for p in reading.problems] == [(7, "To")]
    assert "31/2/18" in reading.problems[0].sentence
    assert [(row.line, of) for row, of in reading.again] == [(10, 9)]


def test_a_name_is_carried_down_and_said():
    table = [["Name", "Interest", "From"], ["A B", "One", "2015"], ["", "Two", "2016"]]
    rows = read(table, book=E2016, on=ON).rows
    assert rows[1].person == "A B"
    assert any("carried down" in note for note in rows[1].notes)


def test_surname_and_forename_make_a_name():
    table = [["Surname", "Forename", "Job title", "Details of interest"], ["Rao", "Anita", "AO", "Trustee"]]
    assert read(table, book=E2016, on=ON).rows[0].person == "Anita Rao"


def test_rows_we_hold_already_are_recognised():
    table = [["Name", "Interest", "From"], ["A B", "One", "2015"]]
    first = read(table, book=E2016, on=ON)
    second = read(table, book=E2016, on=ON, known=[r.key for r in first.rows])
    assert (second.rows, len(second.again)) == ([], 1)


def test_without_a_name_column_nothing_is_read():
    reading = read([["Colour", "Size"], ["red", "4"]], book=E2016, on=ON)
    assert reading.rows == []
    assert len(reading.problems) == 2


def test_the_mapping_may_be_overruled():
    table = [["Who", "What"], ["A B", "Trustee of a hospice"]]
    reading = read(table, book=E2016, on=ON, columns={0: "person", 1: "description"}, header_rows=1)
    assert reading.rows[0].description == "Trustee of a hospice"


def test_types_in_words_and_old_types_under_a_new_edition():
    table = [
        ["Name", "Type of interest", "Interest"],
        ["A B", "Direct pecuniary", "One"],
        ["C D", "Non-financial professional", "Two"],
        ["E F", "Odd", "Three"],
    ]
    rows = read(table, book=E2016, on=ON).rows
    assert [r.category for r in rows] == ["financial", "professional", ""]
    assert any("taken as Financial" in n for n in rows[0].notes)


cells = st.one_of(st.none(), st.text(max_size=20), st.integers(), st.dates())


@given(st.lists(st.lists(cells, max_size=6), max_size=8))
def test_no_table_breaks_the_reader(table):
    read(table, book=E2016, on=ON)
    read([["Name", "Position", "Interest", "Type", "From", "To"], *table], book=E2016, on=ON)
