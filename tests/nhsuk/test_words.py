"""Times and money as they are read aloud."""

from datetime import UTC, date, datetime

import pytest

from nhsuk.words import london, money


@pytest.mark.parametrize("value, words", [
    (datetime(2015, 1, 9, 12, tzinfo=UTC), "noon on Friday 9 January 2015"),
    (datetime(2015, 1, 9, 11, 59, 59, tzinfo=UTC), "9 January 2015 at 11:59:59am"),
    (datetime(2015, 1, 9, 14, tzinfo=UTC), "9 January 2015 at 2pm"),
    (datetime(2015, 7, 1, 11, tzinfo=UTC), "noon on Wednesday 1 July 2015"),  # summer time
    (datetime(2015, 11, 6, 23, 59, 59, tzinfo=UTC), "6 November 2015 at 11:59:59pm"),
    (datetime(2015, 7, 1, 23, 30, tzinfo=UTC), "2 July 2015 at 12:30am"),
    (datetime(2015, 1, 9, 0, 0, tzinfo=UTC), "9 January 2015"),
    (datetime(2015, 1, 9, 23, 59, 59, 999999, tzinfo=UTC), "the end of 9 January 2015"),
    (datetime(2015, 1, 9, 12, 0, 1, tzinfo=UTC), "9 January 2015 at 12:00:01pm"),
    (date(2015, 1, 9), "9 January 2015"),
    (None, ""),
])  # fmt: skip
def test_london(value, words):
    assert london(value) == words


def test_weekday():
    assert london(date(2015, 1, 9), weekday=True) == "Friday 9 January 2015"


@pytest.mark.parametrize("value, words", [
    ("1234.50", "£1,234.50"), (1200, "£1,200"), ("-5.5", "−£5.50"), (0, "£0"), (None, ""), ("0.05", "£0.05"),
])  # fmt: skip
def test_money(value, words):
    assert money(value) == words
