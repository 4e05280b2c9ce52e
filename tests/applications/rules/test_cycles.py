"""D5: cut-offs to the second in London time; the books behind them; the way back."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.rules import cycles, plan
from governance.rules.figures import Basis

from .cases import london

CASES = [
    pytest.param("delegated", london(2015, 1, 9, 11, 59, 59), 0, id="D5-a"),
    pytest.param("delegated", london(2015, 1, 9, 12, 0, 0), 0, id="D5-b"),
    pytest.param("delegated", london(2015, 1, 9, 12, 0, 1), 1, id="D5-c"),
    pytest.param("delegated", london(2015, 1, 9, 12, 0, 0, 999_999), 0, id="D5-b-part-of-a-second"),
    pytest.param("joint", london(2015, 1, 30, 16, 59), 0, id="D5-e"),
    pytest.param("joint", london(2015, 1, 30, 17, 0, 0), 0, id="D5-f-on-the-hour"),
    pytest.param("joint", london(2015, 1, 30, 17, 0, 1), 1, id="D5-f"),
]


@pytest.mark.parametrize("model, at, seconds", CASES)
def test_a_bid_is_late_by_this_many_seconds(model, at, seconds):
    cutoff = cycles.in_force("2015/16").closes(model)
    assert cycles.late_by(cutoff, at) == timedelta(seconds=seconds)
    assert cycles.timing(cutoff, at=at).in_time is (seconds == 0)


def amendment(only):
    return cycles.in_force("2015/16").amendment_closes("joint", only_cocommissioning=only)


@pytest.mark.parametrize(
    "cutoff, at, in_time",
    [
        pytest.param(amendment(False), london(2015, 1, 9, 9), False, id="D5-g"),
        pytest.param(amendment(False), london(2015, 1, 6, 23, 59, 59), True, id="D5-g-last-second"),
        pytest.param(amendment(True), london(2015, 1, 30, 10), True, id="D5-h"),
        pytest.param(cycles.moment(date(2015, 7, 1), time(17)), datetime(2015, 7, 1, 16, tzinfo=UTC), True, id="D5-i"),
        pytest.param(
            cycles.moment(date(2015, 7, 1), time(17)),
            datetime(2015, 7, 1, 16, 0, 1, tzinfo=UTC),
            False,
            id="D5-i-a-second-later",
        ),
        pytest.param(cycles.window_closes(date(2015, 11, 1)), london(2015, 11, 1, 23, 30), True, id="D5-j"),
        pytest.param(cycles.window_closes(date(2015, 11, 1)), london(2015, 11, 2, 0, 0, 0), False, id="D5-j-next-day"),
    ],
)
def test_constitution_windows_and_summer_time(cutoff, at, in_time):
    assert cycles.timing(cutoff, at=at).in_time is in_time


@given(st.integers(-(10**6), 10**6), st.integers(0, 999_999))
def test_late_begins_one_whole_second_after_the_cut_off(offset, micro):
    cutoff = cycles.in_force("2015/16").closes("delegated")
    at = (cutoff.astimezone(UTC) + timedelta(seconds=offset)).replace(microsecond=micro)
    assert cycles.late_by(cutoff, at) == timedelta(seconds=max(offset, 0))


@given(st.dates(date(2013, 4, 1), date(2021, 12, 31)))
def test_the_next_window_is_never_past_and_at_most_seven_months_off(on):
    closes = cycles.window_closes(on).date()
    assert timedelta(0) <= closes - on < timedelta(days=215)
    assert (closes.month, closes.day) in cycles.WINDOWS


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        cycles.late_by(cycles.in_force("2015/16").closes("joint"), datetime(2015, 1, 30, 12))


def test_two_london_times_are_compared_as_instants_when_clocks_go_back():
    first = datetime(2015, 10, 25, 1, 30, tzinfo=cycles.LONDON, fold=0)
    second = datetime(2015, 10, 25, 1, 15, tzinfo=cycles.LONDON, fold=1)
    assert cycles.late_by(first, second) == timedelta(minutes=45)


@pytest.mark.parametrize(
    "key, model, words",
    [
        ("2015/16", "delegated", "noon on Friday 9 January 2015"),
        ("2015/16", "joint", "5pm on Friday 30 January 2015"),
        ("2016/17", "delegated", "23:59:59 on Friday 6 November 2015"),
        ("2017/18", "delegated", "23:59:59 on Monday 5 December 2016"),
    ],
)
def test_cut_offs_in_words(key, model, words):
    assert cycles.spoken_cutoff(cycles.in_force(key).closes(model)) == words


def test_joint_2016_17_has_no_national_closing_date():
    cycle = cycles.in_force("2016/17")
    assert cycle.closes("joint") is None
    assert cycles.timing(None, at=london(2015, 12, 31, 12)).in_time
    assert cycle.starts("joint") == (date(2016, 1, 1), date(2016, 4, 1))


def test_the_sentence_says_how_late():
    cutoff = cycles.in_force("2015/16").closes("delegated")
    said = cycles.timing(cutoff, at=london(2015, 1, 11, 13, 0, 1)).sentence
    assert said == (
        "Late by 2 days 1 hour 1 second: arrived at 13:00:01 on Sunday 11 January 2015, "
        "closed at noon on Friday 9 January 2015."
    )


def test_an_unverified_hour_may_be_set_and_shows_in_the_fingerprint():
    plain, told = (cycles.in_force("2016/17", figures=f) for f in (None, {"delegated_time": "17:00"}))
    assert told.closes("delegated") == london(2015, 11, 6, 17)
    assert told.cited["delegated_time"].changed
    assert told.fingerprint != plain.fingerprint


@pytest.mark.parametrize(
    "key, figures, why",
    [
        ("2015/16", {"delegated_time": "17:00"}, "stated by its source"),
        ("2016/17", {"delegated_on": "2015-11-09"}, "stated by its source"),
        ("2016/17", {"delegated_time": "tea time"}, "is not"),
        ("2016/17", {"colour": "blue"}, "no figure called"),
    ],
)
def test_only_unverified_figures_may_be_replaced(key, figures, why):
    with pytest.raises(ValueError, match=why):
        cycles.in_force(key, figures=figures)


@pytest.mark.parametrize(
    "on, key",
    [
        (date(2014, 11, 10), "2015/16"),
        (date(2015, 3, 31), "2015/16"),
        (date(2015, 4, 1), "2016/17"),
        (date(2016, 12, 5), "2017/18"),
    ],
)
def test_the_cycle_in_force_on_a_day(on, key):
    assert cycles.in_force(on).key == key


def test_before_next_steps_no_cycle_was_running():
    with pytest.raises(LookupError, match="9 November 2014"):
        cycles.in_force(date(2014, 11, 9))


ROUTES = [(key, model) for key in cycles.CYCLES for model in cycles.in_force(key).models]


@pytest.mark.parametrize("key, model", ROUTES)
def test_every_step_of_the_plan_explains_itself_in_order(key, model):
    steps = plan.backward(cycles.in_force(key), model=model)
    days = [s.on for s in steps if s.on]
    assert days == sorted(days)
    assert all(s.why and s.rule and s.source and s.words for s in steps)
    assert len({s.key for s in steps}) == len(steps)


def test_the_plan_goes_back_eight_and_six_weeks():
    steps = {s.key: s for s in plan.backward(cycles.in_force("2016/17"), model="delegated")}
    assert steps["talk"].on == date(2015, 9, 11)
    assert steps["talk_latest"].on == date(2015, 9, 25)
    assert steps["close"].basis == Basis.UNVERIFIED
    assert steps["outcome"].on == date(2015, 12, 31)
