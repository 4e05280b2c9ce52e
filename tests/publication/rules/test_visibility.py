"""Who is on show: D4-d, e, g, h, i, two times, and what looks through time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publication.rules import visibility
from publication.rules.visibility import Version, months_after

SIX = 6


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def line(*changes):
    return [Version(number, **change) for number, change in enumerate(changes, start=1)]


def on(day, versions, *, known="2030-01-01", today=None, audiences=None):
    day = date.fromisoformat(day)
    return visibility.shown(
        versions,
        as_at=day,
        known_at=at(known),
        today=date.fromisoformat(today) if today else day,
        months=SIX,
        audiences=audiences,
    )


def interest(**change):
    return {"kind": "add", "known_from": at("2015-01-10"), "valid_from": date(2015, 1, 1), "content": "v1", **change}


ENDS = [
    pytest.param(date(2017, 3, 31), "2017-09-30", "2017-10-01", id="D4-d"),
    pytest.param(date(2017, 8, 31), "2018-02-28", "2018-03-01", id="D4-e"),
    pytest.param(date(2018, 1, 15), "2018-07-15", "2018-07-16", id="D4-h"),
]


@pytest.mark.parametrize(("ended", "last", "after"), ENDS)
def test_an_ended_interest_is_public_six_months(ended, last, after):
    versions = line(interest(valid_to=ended))
    assert on(last, versions)
    assert on(after, versions) is None


@pytest.mark.parametrize(("ended", "last", "after"), ENDS)
def test_once_its_time_is_over_no_earlier_date_shows_it(ended, last, after):
    versions = line(interest(), interest(kind="correct", valid_to=ended, known_from=at("2018-01-20")))
    assert on("2016-01-01", versions, today=last)
    assert on("2016-01-01", versions, today=after) is None
    assert on("2016-01-01", versions, known="2016-01-01", today=after) is None


@pytest.mark.parametrize("day", ["2015-01-01", "2017-10-01", "2099-12-31"], ids=lambda d: f"D4-g-{d}")
def test_an_open_interest_is_always_public(day):
    assert on(day, line(interest()), today="2099-12-31")


def test_months_are_clamped_to_the_end_of_the_month():
    assert months_after(date(2017, 8, 31), 6) == date(2018, 2, 28)
    assert months_after(date(2015, 8, 31), 6) == date(2016, 2, 29)
    assert months_after(date(2016, 2, 29), 72) == date(2022, 2, 28), "D4-f"
    assert months_after(date(2016, 12, 15), 1) == date(2017, 1, 15)


def test_staff_outside_the_class_of_the_date_asked_are_not_shown():
    """D4-i: recorded, not published under E2017, published on a date under E2016."""
    versions = line(interest(audience="staff"))
    assert on("2017-08-01", versions, audiences=("decision-maker",)) is None
    assert on("2017-06-01", versions, audiences=("decision-maker", "staff"), today="2017-08-01")


def test_january_recorded_in_may_is_absent_from_the_march_view():
    versions = line(interest(known_from=at("2017-05-03"), valid_from=date(2017, 1, 5)))
    assert on("2017-03-31", versions, known="2017-03-31", today="2017-06-01") is None
    assert on("2017-03-31", versions, known="2017-05-04", today="2017-06-01")
    assert on("2017-01-04", versions, today="2017-06-01") is None


def test_each_view_shows_the_words_known_then():
    versions = line(interest(), interest(kind="correct", known_from=at("2017-02-01"), content="v2"))
    assert on("2016-06-01", versions, known="2017-01-31").content == "v1"
    assert on("2016-06-01", versions, known="2017-02-01").content == "v2"


@pytest.mark.parametrize("kind", ["withdraw", "erase"])
def test_withdrawal_and_erasure_govern_every_date(kind):
    versions = line(interest(), {"kind": kind, "known_from": at("2017-02-01")})
    for day in ("2015-06-01", "2017-01-31", "2018-01-01"):
        assert on(day, versions, known=day, today="2018-01-01") is None


def test_a_redaction_replaces_all_earlier_words():
    versions = line(
        interest(content="secret"),
        interest(kind="redact", known_from=at("2017-02-01"), content="[redacted]"),
        interest(kind="correct", known_from=at("2017-03-01"), content="later"),
    )
    assert on("2016-01-01", versions, known="2016-01-01").content == "[redacted]"
    assert on("2017-02-15", versions, known="2017-02-15").content == "[redacted]"
    assert on("2017-02-15", versions, known="2017-03-15").content == "later"


def test_two_versions_of_one_instant_are_one_line_the_later_number_wins():
    moment = at("2016-01-01")
    versions = line(interest(known_from=moment), interest(kind="correct", known_from=moment, content="v2"))
    assert on("2016-06-01", versions).content == "v2"


def test_nothing_published_shows_nothing():
    assert on("2016-01-01", []) is None


KINDS = st.sampled_from(["correct", "redact", "withdraw", "expire", "erase"])
DAYS = st.dates(date(2015, 1, 1), date(2019, 1, 1))


@st.composite
def histories(draw):
    moments = sorted(draw(st.lists(DAYS, min_size=1, max_size=6)))
    kinds = ["add", *draw(st.lists(KINDS, min_size=len(moments) - 1, max_size=len(moments) - 1))]
    versions = []
    for number, (moment, kind) in enumerate(zip(moments, kinds, strict=True), start=1):
        start = draw(DAYS)
        end = draw(st.none() | st.integers(0, 900).map(lambda n, start=start: start + timedelta(days=n)))
        versions.append(Version(number, kind, at(moment.isoformat()), start, end, "", f"words {number}"))
    return versions


@given(histories(), DAYS, DAYS, DAYS, DAYS)
def test_hidden_now_is_hidden_for_every_pair_of_dates(versions, as_at, known, today, later):
    """Time travel never shows what the public may no longer see, and never un-hides it."""
    if visibility.reasons_hidden(versions, today=today, months=SIX):
        assert visibility.shown(versions, as_at=as_at, known_at=at(str(known)), today=today, months=SIX) is None
        assert visibility.reasons_hidden(versions, today=max(today, later), months=SIX)


@given(histories(), DAYS, DAYS)
def test_words_before_a_redaction_are_never_shown(versions, as_at, known):
    seen = visibility.shown(versions, as_at=as_at, known_at=at(str(known)), today=date(2015, 1, 1), months=SIX)
    veil = max((v.number for v in versions if v.kind == "redact"), default=0)
    if seen:
        assert int(seen.content.split()[1]) >= veil


@given(st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), max_size=5), DAYS)
def test_a_build_is_good_until_the_next_day_anything_changes(periods, day):
    """No date between now and then gives another answer for any line."""
    good_until = visibility.next_change(periods, on=day, months=SIX)
    assert good_until is None or good_until > day
    end = good_until or day + timedelta(days=1500)

    def answers(asked):
        return [
            bool(
                visibility.shown(
                    [Version(1, "add", at("2000-01-01"), start, stop)],
                    as_at=asked,
                    known_at=at("2030-01-01"),
                    today=asked,
                    months=SIX,
                )
            )
            for start, stop in periods
        ]

    between = {day + timedelta(days=n) for n in (1, 30, 181, 400, 1400)} | {end - timedelta(days=1)}
    for asked in between:
        if day <= asked < end:
            assert answers(asked) == answers(day)
