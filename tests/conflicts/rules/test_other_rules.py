"""Declaring, the three nothings, training, earnings, redaction: the smaller rules, example by example."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from conflicts.rules import breaches, earnings, gifts, interests, nothing, people, redaction, training
from conflicts.rules.editions import guidance

E2014, E2016, E2017 = guidance("E2014"), guidance("E2016"), guidance("E2017")
D, S = date, people.Standing
ON = D(2017, 3, 14)


def stated(**changes):
    facts = {
        "category": "financial", "kind": "directorship", "counterparty": "Breathe Well", "description": "Director",
        "from_on": D(2017, 1, 1), "aware_on": D(2017, 1, 1),
    }  # fmt: skip
    return interests.Stated(**{**facts, **changes})


def test_a_whole_interest_has_nothing_missing():
    assert interests.missing(stated(), book=E2016, on=ON) == {}


def test_everything_missing_is_said_at_once():
    found = interests.missing(interests.Stated(category="", publish=None), book=E2016, on=ON)
    assert set(found) == {"category", "counterparty", "description", "from_on", "publish"}


@pytest.mark.parametrize(("book", "category"), [(E2016, "indirect"), (E2014, "close_relationship")])
def test_an_interest_through_another_needs_the_relationship(book, category):
    assert "relationship" in interests.missing(stated(category=category), book=book, on=ON)
    assert not interests.missing(stated(category=category, relationship="Spouse"), book=book, on=ON)


def test_types_are_those_of_the_edition():
    assert "category" in interests.missing(stated(category="financial"), book=E2014, on=ON)
    assert interests.category_in(E2016, "direct_pecuniary") == "financial"
    for book in (E2014, E2016):
        assert all(c in interests.CATEGORY_WORDS for c in book.categories)


def test_no_consent_needs_a_reason_and_dates_must_be_possible():
    found = interests.missing(stated(publish=False, to_on=D(2016, 1, 1), aware_on=D(2018, 1, 1)), book=E2016, on=ON)
    assert set(found) == {"why_not", "to_on", "aware_on"}


def test_small_shareholdings_get_advice_not_a_refusal():
    assert interests.worth_declaring(stated(kind="shareholding", share_percent=5))
    assert not interests.worth_declaring(stated(kind="shareholding", share_percent=6))


def test_the_form_promises_more_than_the_law():
    clock = interests.clock(declared_on=D(2017, 3, 1), arose_on=D(2017, 1, 1), aware_on=D(2017, 2, 20), book=E2016)
    assert (clock.late, clock.late_to_form) == (0, 31)


@pytest.mark.parametrize(
    ("facts", "late", "why"),
    [
        pytest.param({}, 0, "1 April 2013, when the duty to declare began: until 29 April 2013", id="no CCGs yet"),
        pytest.param({"declared_on": D(2013, 4, 30)}, 1, "until 29 April 2013", id="the day after"),
        pytest.param({"joined_on": D(1985, 1, 1)}, 0, "1 April 2013, when the duty", id="joined before"),
        pytest.param({"ccg_opened_on": D(2013, 4, 10)}, 0, "10 April 2013, when the CCG", id="opened later"),
        pytest.param({"joined_on": D(2013, 4, 15)}, 0, "15 April 2013, when the person joined", id="joined later"),
        pytest.param({"aware_on": D(2013, 4, 20)}, 0, "20 April 2013, when the person became aware", id="aware later"),
    ],
)  # fmt: skip
def test_no_clock_runs_before_there_is_a_ccg_to_tell(facts, late, why):
    """R-012: an interest since 1985, on a register that a sheet brings in."""
    clock = interests.clock(**{"declared_on": D(2013, 4, 29), "arose_on": D(1985, 6, 1), "book": E2014} | facts)
    assert clock.late == late and why in clock.sentence and clock.late_to_form == late


@pytest.mark.parametrize(
    ("standings", "in_2016", "in_2017"),
    [
        ({S.GOVERNING_BODY}, True, True),
        ({S.COMMITTEE, S.EMPLOYEE}, True, True),
        ({S.MEMBER}, True, False),
        ({S.EMPLOYEE}, True, False),
        ({S.SENIOR}, True, True),
        ({S.ADVISORY_GROUP}, False, True),
        (set(), False, False),
    ],
)
def test_who_is_public(standings, in_2016, in_2017):
    assert bool(people.grounds_for_publishing(standings, book=E2016)) is in_2016
    assert bool(people.grounds_for_publishing(standings, book=E2017)) is in_2017


@pytest.mark.parametrize(("band", "yes"), [("8d", True), ("Band 9", True), ("VSM", True), ("8c", False), ("x", False)])
def test_senior_bands(band, yes):
    assert people.senior(band, book=E2017) is yes


def test_the_guardian_should_be_free_of_providers():
    assert people.guardian_problems(is_audit_chair=True, provider_interests=[]) == []
    assert len(people.guardian_problems(is_audit_chair=False, provider_interests=["A clinic"])) == 2


ASKED, DUE = D(2017, 2, 1), D(2017, 3, 1)


@pytest.mark.parametrize(
    ("facts", "answer", "overdue"),
    [
        ({"asked_on": None, "answered_on": None, "interests": 0}, "not_asked", False),
        ({"asked_on": ASKED, "answered_on": None, "interests": 0}, "silent", True),
        ({"asked_on": ASKED, "answered_on": ASKED, "interests": 0}, "nil", False),
        ({"asked_on": None, "answered_on": ASKED, "interests": 2}, "declared", False),
        ({"asked_on": ASKED, "answered_on": D(2016, 1, 1), "interests": 2}, "silent", True),
    ],
)
def test_three_kinds_of_nothing(facts, answer, overdue):
    found = nothing.said(**facts, due_on=DUE, on=ON)
    assert (found.answer, found.overdue) == (answer, overdue)


def test_silence_is_overdue_only_after_its_day():
    assert not nothing.said(asked_on=ASKED, answered_on=None, interests=0, due_on=DUE, on=DUE).overdue


def test_named_as_silent_only_after_fair_notice():
    assert not nothing.may_be_listed(notice_on=None, on=ON, book=E2016)
    assert not nothing.may_be_listed(notice_on=ON - timedelta(days=14), on=ON, book=E2016)
    assert nothing.may_be_listed(notice_on=ON - timedelta(days=15), on=ON, book=E2016)


def test_an_empty_register_says_which_nothing_it_is():
    said = {
        nothing.empty_register(asked=a, answered=b, from_on=ASKED, to_on=ON)
        for a, b in [(0, 0), (4, 0), (4, 3), (4, 4)]
    }
    assert len(said) == 4


@pytest.mark.parametrize(
    ("courses", "on", "gaps"),
    [
        ([], D(2018, 4, 1), 1),
        ([], D(2019, 6, 1), 1),
        ([("module-1", D(2018, 5, 1), 80)], D(2018, 6, 1), 0),
        ([("module-1", D(2018, 5, 1), 79)], D(2018, 6, 1), 1),
        ([("module-2", D(2018, 5, 1), 100)], D(2018, 6, 1), 1),
        ([("module-1", D(2018, 5, 1), 80)], D(2019, 1, 31), 0),
        ([("module-1", D(2018, 5, 1), 80)], D(2019, 2, 1), 1),
        ([("module-1", D(2019, 1, 31), 80)], D(2020, 1, 31), 0),
    ],
)
def test_training(courses, on, gaps):
    done = [training.Course(*c) for c in courses]
    assert len(training.gaps(done, {S.GOVERNING_BODY}, on=on, book=E2017)) == gaps


def test_training_is_asked_only_of_those_named_and_only_from_2017_on():
    assert training.gaps([], {S.MEMBER}, on=D(2018, 6, 1), book=E2017) == []
    assert training.gaps([], {S.GOVERNING_BODY}, on=ON, book=E2016) == []


def test_earnings_are_due_a_year_after_the_year_ends():
    assert earnings.due_on(2014, book=E2014) == D(2016, 3, 31)
    assert earnings.year_due(D(2016, 3, 30), book=E2014) is None
    assert earnings.year_due(D(2016, 3, 31), book=E2014) == 2014
    assert earnings.days_late(2014, D(2016, 4, 2), book=E2014) == 2
    assert earnings.year_in_words(2014) == "2014/15"


def test_earnings_problems_are_said_at_once():
    found = earnings.problems(year=2013, mean=0, full_time=0, part_time=0, published_on=D(2020, 1, 1), on=ON)
    assert len(found) == 4
    fine = {"year": 2014, "mean": 90000, "part_time": 2, "published_on": None, "on": ON}
    assert earnings.problems(full_time=3, **fine) == []
    assert earnings.counted(locum=True, months=6)
    assert not earnings.counted(locum=True, months=5)


def test_one_gp_alone_is_personal():
    found = earnings.problems(year=2014, mean=1, full_time=1, part_time=0, published_on=None, on=ON)
    assert "consent" in found[0]


def test_redaction_needs_ground_writing_and_guardian():
    assert len(redaction.problems(ground="shy", fields=[], asked_in_writing=False, request="")) == 4
    assert not redaction.problems(ground="harm", fields=["person"], asked_in_writing=True, request="A threat")
    assert redaction.problems(ground="harm", fields=["mitigation"], asked_in_writing=True, request="A threat")
    against = redaction.reasons_against_deciding
    assert len(against(decider=1, requester=1, is_guardian=False, advice="", reason="")) == 4
    assert not against(decider=1, requester=2, is_guardian=True, advice="Solicitor", reason="Threat")


def test_a_redaction_shows_that_it_is_one():
    row = {"person": "Somebody", "category": "Financial", "description": "Secret"}
    shown = redaction.redacted(row, fields=["person", "description"], ground="harm", review=D(2018, 3, 14))
    assert "Secret" not in str(shown)
    assert "Somebody" not in str(shown)
    assert shown["category"] == "Financial"
    assert "14 March 2018" in shown["redaction"]


def test_outcomes_of_gifts_that_need_more():
    over = gifts.advice(gifts.Offer(gifts.Kind.HOSPITALITY, Decimal(80), D(2018, 6, 1)), book=E2017)
    found = gifts.problems(advice=over, accepted=True, for_organisation=False, approved=False, reason="")
    assert len(found) == 2
    assert not gifts.problems(advice=over, accepted=False, for_organisation=False, approved=False, reason="")
    assert over.headline == "Decline, unless a senior manager approves first, and declare the offer."


def test_travel_and_old_editions():
    trip = gifts.Offer(gifts.Kind.TRAVEL, Decimal(200), D(2018, 6, 1))
    assert gifts.advice(trip, book=E2017).do == gifts.Do.ACCEPT
    lavish = gifts.Offer(gifts.Kind.TRAVEL, Decimal(200), D(2018, 6, 1), lavish=True)
    assert gifts.advice(lavish, book=E2017).needs_approval
    pens = gifts.Offer(gifts.Kind.GIFT, Decimal(30), D(2015, 6, 1), supplier=True)
    assert (gifts.advice(pens, book=E2014).do, gifts.advice(pens, book=E2014).declare) == (gifts.Do.LOCAL, True)


def test_breach_clock():
    assert breaches.investigation_due_on(ON, book=E2016) == D(2017, 3, 16)
    assert len(breaches.problems_of_report(happened_on=D(2018, 1, 1), reported_on=ON, account=" ")) == 2
