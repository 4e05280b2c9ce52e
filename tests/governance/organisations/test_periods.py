"""The rule that keeps periods apart, as tables and as properties."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.periods import COVERED_TO, Span, Statement, coverage, overlaps, told, value_on

D13, D14, D15, D16 = (date(year, 4, 1) for year in (2013, 2014, 2015, 2016))
DAY = timedelta(days=1)


def line(*statements):
    """Tell them in the order given, as files arrive."""
    spans, newest = [], None
    for said in statements:
        spans = told(spans, said, stated_on=newest)
        newest = max(newest or said.at, said.at)
    return spans


def shown(spans):
    return [(span.value, span.from_on, span.to_on) for span in spans]


CASES = {
    "one name holds both ways": ([Statement("A", D14)], [("A", None, None)]),
    "the same word twice": ([Statement("A", D14), Statement("A", D14)], [("A", None, None)]),
    "a change is dated when first seen": (
        [Statement("A", D14), Statement("B", D15)],
        [("A", None, D15 - DAY), ("B", D15, None)],
    ),
    "the older file second gives the same": (
        [Statement("B", D15), Statement("A", D14)],
        [("A", None, D15 - DAY), ("B", D15, None)],
    ),
    "an older file moves the change back, not the value": (
        [Statement("A", D13), Statement("B", D16), Statement("B", D15)],
        [("A", None, D15 - DAY), ("B", D15, None)],
    ),
    "a join date dates the change": (
        [Statement("A", D13, since=D13), Statement("B", D16, since=D15)],
        [("A", D13, D15 - DAY), ("B", D15, None)],
    ),
    "a newer file corrects back": (
        [Statement("A", D14, since=D13), Statement("B", D16, since=D13)],
        [("B", D13, None)],
    ),
    "an older file cannot correct forward": (
        [Statement("B", D16, since=D13), Statement("A", D14, since=D13)],
        [("B", D13, None)],
    ),
    "an older file fills before a join date": (
        [Statement("B", D16, since=D15), Statement("A", D14, since=D13)],
        [("A", D13, D15 - DAY), ("B", D15, None)],
    ),
    "left for good": ([Statement("A", D16, since=D13, until=D15)], [("A", D13, D15)]),
    "no word after leaving stays no word": (
        [Statement("A", D16, since=D13, until=D14), Statement("B", D15, since=D15)],
        [("A", D13, D14)],
    ),
    "gone without a date": (
        [Statement("A", D14, since=D13), Statement("A", D15, since=D13, gone=True)],
        [("A", D13, D15 - DAY)],
    ),
    "gone stays gone": (
        [Statement("A", D15, since=D13, gone=True), Statement("A", D16, since=D13, gone=True)],
        [("A", D13, D15 - DAY)],
    ),
    "gone and back": (
        [Statement("A", D15, since=D13, gone=True), Statement("A", D16, since=D13)],
        [("A", D13, None)],
    ),
    "Mid Essex: Essex, then East": (
        [Statement("Q57", D15 - DAY, since=D13, until=D15 - DAY), Statement("Q79", COVERED_TO, since=D15)],
        [("Q57", D13, D15 - DAY), ("Q79", D15, None)],
    ),
    "Mid Essex: a file of 2016 changes nothing": (
        [
            Statement("Q57", D15 - DAY, since=D13, until=D15 - DAY),
            Statement("Q79", COVERED_TO, since=D15),
            Statement("Q79", date(2016, 2, 26)),
        ],
        [("Q57", D13, D15 - DAY), ("Q79", D15, None)],
    ),
    "Mid Essex: a file of 2018 extends": (
        [
            Statement("Q57", D15 - DAY, since=D13, until=D15 - DAY),
            Statement("Q79", COVERED_TO, since=D15),
            Statement("Q84", date(2018, 4, 1)),
        ],
        [("Q57", D13, D15 - DAY), ("Q79", D15, date(2018, 3, 31)), ("Q84", date(2018, 4, 1), None)],
    ),
    "a corrected file of the same day wins": (
        [Statement("A", D14), Statement("B", D14)],
        [("B", None, None)],
    ),
}


@pytest.mark.parametrize(("said", "expected"), CASES.values(), ids=CASES)
def test_told(said, expected):
    assert shown(line(*said)) == expected


days = st.integers(0, 1500).map(lambda n: D13 + timedelta(days=n))


@st.composite
def statements(draw):
    at = draw(days)
    since = draw(st.none() | days.filter(lambda d: d <= at))
    until = draw(st.none() | days.filter(lambda d: (since or D13) <= d <= at))
    gone = until is None and draw(st.booleans())
    return Statement(draw(st.sampled_from("ABC")), at, since=since, until=until, gone=gone)


@given(st.lists(statements(), max_size=8))
def test_periods_never_overlap_and_vouch_within_themselves(said):
    spans = line(*said)
    assert overlaps(spans) == []
    for span in spans:
        assert (span.from_on or span.sure_from) <= span.sure_from <= span.sure_to <= (span.to_on or date.max)
    assert spans == sorted(spans, key=lambda span: span.sure_from)


@given(st.lists(statements(), max_size=8))
def test_the_last_word_again_changes_nothing(said):
    spans = line(*said)
    if said:
        newest = max(one.at for one in said)
        assert told(spans, said[-1], stated_on=newest) == spans


@given(st.lists(statements(), max_size=6), statements())
def test_an_older_file_leaves_every_vouched_day_alone(said, late):
    spans = line(*said)
    newest = max((one.at for one in said), default=None)
    if newest is None or late.at >= newest:
        return
    after = told(spans, late, stated_on=newest)
    for span in spans:
        assert value_on(after, span.sure_from) == value_on(after, span.sure_to) == span.value
    for on in (newest, newest + DAY, date.max):
        assert value_on(after, on) == value_on(spans, on)


@given(st.lists(statements(), max_size=6), statements())
def test_a_newer_file_is_believed(said, new):
    newest = max((one.at for one in said), default=None)
    if newest and new.at < newest:
        return
    spans = told(line(*said), new, stated_on=newest)
    if not new.gone:
        assert value_on(spans, min(new.at, new.until or new.at)) == new.value


@given(st.lists(days, max_size=7, unique=True), st.randoms())
def test_the_order_of_files_does_not_matter(dates, shuffle):
    said = [Statement(f"name {n}", at) for n, at in enumerate(sorted(dates))]
    mixed = said[:]
    shuffle.shuffle(mixed)
    assert line(*mixed) == line(*said)


def test_overlaps_are_named():
    a = Span("A", D13, D15, D13, D14)
    assert overlaps([a, Span("B", D15, None, D15, D15)])
    assert overlaps([Span("A", D15, D13, D13, D13)])


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2013, 3, 31), "begins on 1 April 2013"),
        (date(2013, 4, 1), None),
        (date(2017, 3, 31), None),
        (date(2017, 4, 1), "true up to 31 March 2017. What it shows for 1 April 2017"),
    ],
)
def test_coverage(on, words):
    sentence = coverage(on)
    assert sentence is None if words is None else words in sentence


def test_coverage_reaches_as_far_as_we_know():
    assert coverage(D16, known_to=D15) and not coverage(D15, known_to=D15)
