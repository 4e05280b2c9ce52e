"""Periods of reports (R-210, R-263; H-12)."""

from datetime import date

import pytest

from governance.rules.meetings import reporting

CASES = [
    ("monthly", date(2017, 2, 28), date(2017, 2, 1), date(2017, 2, 28), "February 2017"),
    ("monthly", date(2016, 12, 31), date(2016, 12, 1), date(2016, 12, 31), "December 2016"),
    ("quarterly", date(2017, 3, 31), date(2017, 1, 1), date(2017, 3, 31), "January to March 2017"),
    ("quarterly", date(2017, 4, 1), date(2017, 4, 1), date(2017, 6, 30), "April to June 2017"),
    ("annual", date(2017, 3, 31), date(2016, 4, 1), date(2017, 3, 31), "2016/17"),
    ("annual", date(2017, 4, 1), date(2017, 4, 1), date(2018, 3, 31), "2017/18"),
]


@pytest.mark.parametrize(("kind", "on", "first", "last", "title"), CASES)
def test_the_period_of_a_day(kind, on, first, last, title):
    assert reporting.period(kind, on) == (first, last)
    assert reporting.title(kind, first, last) == title


def test_the_newest_period_that_is_over():
    assert reporting.period_over("quarterly", date(2017, 3, 14)) == (date(2016, 10, 1), date(2016, 12, 31))
    assert reporting.period_over("annual", date(2017, 4, 1))[1] == date(2017, 3, 31)


def test_a_period_that_is_not_over_is_not_reported():
    assert reporting.faults("monthly", date(2017, 3, 1), on=date(2017, 3, 31))
    assert reporting.faults("monthly", date(2017, 3, 1), on=date(2017, 4, 1)) == []


@pytest.mark.parametrize(
    ("kind", "first", "on"),
    [
        ("monthly", date(2017, 1, 1), date(2017, 2, 28)),
        ("monthly", date(2016, 12, 1), date(2017, 1, 31)),
        ("quarterly", date(2017, 1, 1), date(2017, 4, 30)),
        ("annual", date(2016, 4, 1), date(2017, 4, 30)),
    ],
)
def test_it_is_owed_by_the_end_of_the_month_after(kind, first, on):
    clock = reporting.due(kind, first, cite=" (paragraph 28)")
    assert clock.on == on and f"by {on.day} {on:%B %Y}" in clock.sentence and "(paragraph 28)" in clock.sentence
    assert reporting.lateness(kind, first, on=on) == ""
    assert reporting.lateness(kind, first, on=date(2017, 8, 1)) == f"It is late: it was due by {on.day} {on:%B %Y}."


def test_nothing_is_written_before_the_period_begins():
    assert reporting.too_early(date(2017, 3, 1), on=date(2017, 3, 1)) == []
    assert "begins on 1 March 2017" in reporting.too_early(date(2017, 3, 1), on=date(2017, 2, 28))[0]
