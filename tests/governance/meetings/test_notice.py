"""The clocks around a meeting: R-210, R-211, R-226, R-228 and trap 6, as tables."""

from datetime import date, timedelta

import pytest

from governance.holidays import england
from governance.rules.meetings import notice
from governance.rules.meetings.notice import Count, Period

SEVEN = Period(7, Count.CALENDAR, "paragraph 21 of the terms")
CLEAR_WORKING = Period(3, Count.WORKING, "paragraph 9 of the terms")


@pytest.mark.parametrize(
    ("met", "due"),
    [
        pytest.param(date(2015, 12, 24), date(2015, 12, 31), id="trap-6 Christmas"),
        pytest.param(date(2015, 11, 26), date(2015, 12, 1), id="trap-6 Thanksgiving is no holiday here"),
        pytest.param(date(2015, 4, 2), date(2015, 4, 9), id="Easter"),
        pytest.param(date(2015, 12, 11), date(2015, 12, 16), id="Friday"),
        pytest.param(date(2015, 12, 12), date(2015, 12, 16), id="Saturday"),
        pytest.param(date(2022, 12, 23), date(2022, 12, 30), id="Christmas on a Sunday: substitute Tuesday"),
        pytest.param(date(2023, 5, 5), date(2023, 5, 11), id="coronation 8 May 2023"),
    ],
)
def test_minutes_within_three_working_days(met, due):
    deadline = notice.minutes(met, holidays=england())
    assert (deadline.on, deadline.rule) == (due, "R-210")


def test_the_sentence_names_the_holidays_passed_over():
    assert notice.minutes(date(2015, 12, 24), holidays=england()).sentence == (
        "Send the minutes and the action notes by Thursday 31 December 2015: within 3 working days after the "
        "meeting on Thursday 24 December 2015. Not counted: Friday 25 December 2015 (Christmas Day), "
        "Monday 28 December 2015 (Boxing Day)."
    )


@pytest.mark.parametrize(
    ("meeting", "period", "due"),
    [
        pytest.param(date(2015, 1, 22), notice.PAPERS, date(2015, 1, 19), id="R-226 Thursday"),
        pytest.param(date(2015, 1, 20), notice.PAPERS, date(2015, 1, 15), id="R-226 over a weekend"),
        pytest.param(date(2015, 4, 8), notice.PAPERS, date(2015, 4, 1), id="R-226 over Easter"),
        pytest.param(date(2015, 4, 8), SEVEN, date(2015, 4, 1), id="terms 7 calendar days"),
        pytest.param(date(2015, 1, 22), SEVEN, date(2015, 1, 15), id="terms 7 calendar days, plain week"),
    ],
)
def test_papers(meeting, period, due):
    deadline = notice.papers(meeting, holidays=england(), period=period)
    assert (deadline.on, deadline.rule) == (due, period.rule)


def test_public_questions_ten_days_before():
    assert notice.questions(date(2015, 1, 22), holidays=england()).on == date(2015, 1, 12)


@pytest.mark.parametrize(
    ("convened", "period", "due"),
    [
        pytest.param(None, notice.PUBLIC_NOTICE, date(2015, 1, 18), id="R-228 three clear days"),
        pytest.param(date(2015, 1, 18), notice.PUBLIC_NOTICE, date(2015, 1, 18), id="R-228 convened in time"),
        pytest.param(date(2015, 1, 20), notice.PUBLIC_NOTICE, date(2015, 1, 20), id="R-228 convened later"),
        pytest.param(None, CLEAR_WORKING, date(2015, 1, 16), id="three clear working days"),
    ],
)
def test_public_notice(convened, period, due):
    deadline = notice.public_notice(date(2015, 1, 22), holidays=england(), convened_on=convened, period=period)
    assert deadline.on == due
    assert str(due.day) in deadline.sentence and deadline.missed(due + timedelta(days=1)) and not deadline.missed(due)


def test_faults_of_a_notice_say_what_was_due():
    ask = {"holidays": england(), "papers_on": date(2015, 1, 16)}
    assert notice.notice_faults(date(2015, 1, 22), today=date(2015, 1, 18), **ask) == []
    late, first = notice.notice_faults(date(2015, 1, 22), today=date(2015, 1, 19), **ask)
    assert "Monday 19 January 2015 would be too late" in late and "by Sunday 18 January 2015" in late
    assert "first day in time is Friday 23 January 2015" in first


@pytest.mark.parametrize(
    ("begun", "reviewed", "due"),
    [
        pytest.param(date(2015, 4, 1), [], date(2015, 10, 1), id="R-211 six months"),
        pytest.param(date(2015, 8, 31), [], date(2016, 2, 29), id="R-211 R-096 leap month end"),
        pytest.param(date(2014, 8, 31), [], date(2015, 2, 28), id="R-211 R-096 month end"),
        pytest.param(date(2015, 6, 30), [], date(2015, 12, 30), id="R-211 into December"),
        pytest.param(date(2015, 4, 1), [date(2015, 9, 20)], date(2016, 4, 30), id="R-211 then April"),
        pytest.param(date(2015, 4, 1), [date(2015, 9, 20), date(2016, 3, 1)], date(2016, 4, 30), id="R-211 March"),
        pytest.param(date(2015, 4, 1), [date(2016, 4, 12)], date(2017, 4, 30), id="R-211 in April"),
        pytest.param(date(2015, 4, 1), [date(2015, 3, 1)], date(2015, 10, 1), id="R-211 a review of older terms"),
    ],
)
def test_review_of_the_terms(begun, reviewed, due):
    assert notice.terms_review(begun, reviewed=reviewed).on == due


@pytest.mark.parametrize(
    ("months", "each", "reviewed", "due"),
    [
        pytest.param(12, 4, [], date(2016, 4, 1), id="the clause says twelve months"),
        pytest.param(12, 4, [date(2016, 2, 1)], date(2016, 4, 30), id="and then each April"),
        pytest.param(6, 9, [date(2015, 9, 20)], date(2016, 9, 30), id="and then each September"),
        pytest.param(6, 12, [date(2015, 9, 20)], date(2015, 12, 31), id="and then each December"),
        pytest.param(0, 4, [], date(2016, 4, 30), id="each April from the start"),
        pytest.param(0, 6, [], date(2015, 6, 30), id="each June from the start"),
        pytest.param(12, 0, [], date(2016, 4, 1), id="once"),
        pytest.param(12, 0, [date(2016, 2, 1)], None, id="once, and done"),
        pytest.param(0, 0, [], None, id="never"),
    ],
)
def test_the_review_follows_what_the_terms_say(months, each, reviewed, due):
    found = notice.terms_review(date(2015, 4, 1), months=months, each=each, reviewed=reviewed, cite=" (paragraph 12)")
    assert (found and found.on) == due
    assert found is None or found.sentence.endswith("(paragraph 12).")


def test_a_year_without_known_holidays_is_said():
    deadline = notice.minutes(date(2035, 12, 20), holidays=england())
    assert deadline.on == date(2035, 12, 25) and "holidays of 2035 are not known" in deadline.sentence


def test_working_days_agree_with_the_package():
    from govuk_bank_holidays.bank_holidays import BankHolidays

    package = BankHolidays(use_cached_holidays=True)
    for n in range(16 * 365):
        on = date(2012, 1, 2) + timedelta(days=n)
        mine = notice.working_day(on, holidays=england())
        assert mine == package.is_work_day(on, division=package.ENGLAND_AND_WALES), on
