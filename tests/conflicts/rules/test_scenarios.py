"""The scenario table D4 of domain.md, case by case."""

from datetime import date
from decimal import Decimal

import pytest

from conflicts.rules import gifts, interests, people
from conflicts.rules.editions import in_force

D = date


def book(on):
    return in_force(on)


@pytest.mark.parametrize(
    ("aware", "declared", "late"),
    [
        pytest.param(D(2018, 7, 1), D(2018, 7, 29), 0, id="D4-a"),
        pytest.param(D(2018, 7, 1), D(2018, 7, 30), 1, id="D4-b"),
        pytest.param(D(2016, 3, 1), D(2019, 1, 15), 1022, id="D4-c"),
    ],
)
def test_lateness(aware, declared, late):
    clock = interests.clock(declared_on=declared, arose_on=aware, aware_on=aware, book=book(declared))
    assert clock.late == late
    assert interests.lateness_in_words(late) == ("" if not late else f"declared {late} day{'s' * (late > 1)} late")


@pytest.mark.parametrize(
    ("ended", "public", "private"),
    [
        pytest.param(D(2017, 3, 31), D(2017, 9, 30), D(2023, 3, 31), id="D4-d"),
        pytest.param(D(2017, 8, 31), D(2018, 2, 28), D(2023, 8, 31), id="D4-e"),
        pytest.param(D(2016, 2, 29), D(2016, 8, 29), D(2022, 2, 28), id="D4-f"),
        pytest.param(None, None, None, id="D4-g"),
    ],
)
def test_how_long_it_shows(ended, public, private):
    rules = book(ended or D(2017, 3, 14))
    assert interests.public_until(ended, rules) == public
    assert interests.kept_until(ended, rules) == private
    if ended:
        assert interests.on_show(on=public, ended_on=ended, book=rules)
        day_after = D.fromordinal(public.toordinal() + 1)
        assert not interests.on_show(on=day_after, ended_on=ended, book=rules)
    else:
        assert interests.on_show(on=D(2030, 1, 1), ended_on=None, book=rules)


@pytest.mark.parametrize("to_on", [None, D(2019, 5, 1)], ids=["D4-h open", "D4-h ends later"])
def test_leaving_ends_the_interest_here(to_on):
    ended = interests.ended_here(to_on, D(2018, 1, 15))
    assert ended == D(2018, 1, 15)
    assert interests.public_until(ended, book(ended)) == D(2018, 7, 15)


def test_an_interest_that_ended_before_its_holder_left_keeps_its_date():
    assert interests.ended_here(D(2017, 1, 1), D(2018, 1, 15)) == D(2017, 1, 1)


@pytest.mark.parametrize(
    ("as_at", "published"),
    [
        pytest.param(D(2017, 8, 1), False, id="D4-i E2017"),
        pytest.param(D(2017, 6, 15), True, id="D4-i E2016"),
    ],
)
def test_staff_who_do_not_decide(as_at, published):
    assert bool(people.grounds_for_publishing({people.Standing.EMPLOYEE}, book=book(as_at))) is published


def offer(value, on, *, kind=gifts.Kind.GIFT, supplier=False):
    return gifts.Offer(kind=kind, value=Decimal(value), on=on, supplier=supplier)


DO = gifts.Do
MEAL = gifts.Kind.HOSPITALITY


@pytest.mark.parametrize(
    ("made", "do", "declare"),
    [
        pytest.param(offer("12", D(2018, 5, 1), supplier=True), DO.DECLINE, True, id="D4-j"),
        pytest.param(offer("12", D(2017, 5, 1), supplier=True), DO.DECLINE, True, id="D4-k"),
        pytest.param(offer("0.50", D(2017, 5, 1), supplier=True), DO.DECLINE, True, id="D4-k any value"),
        pytest.param(offer("40", D(2018, 6, 1)), DO.ACCEPT, False, id="D4-l"),
        pytest.param(offer("60", D(2018, 6, 1)), DO.ORGANISATION, True, id="D4-m"),
        pytest.param(offer("24.99", D(2018, 6, 1), kind=MEAL), DO.ACCEPT, False, id="D4-n £24.99"),
        pytest.param(offer("25", D(2018, 6, 1), kind=MEAL), DO.ACCEPT, True, id="D4-n £25.00"),
        pytest.param(offer("75", D(2018, 6, 1), kind=MEAL), DO.ACCEPT, True, id="D4-n £75.00"),
        pytest.param(offer("75.01", D(2018, 6, 1), kind=MEAL), DO.APPROVAL, True, id="D4-n £75.01"),
    ],
)
def test_offers(made, do, declare):
    found = gifts.advice(made, book=book(made.on))
    assert (found.do, found.declare) == (do, declare)
    assert found.why
    assert found.rules
    assert found.book == book(made.on).fingerprint


@pytest.mark.parametrize(
    ("verified", "on", "overdue"),
    [
        pytest.param(D(2017, 6, 20), D(2018, 6, 20), False, id="D4-o in date"),
        pytest.param(D(2017, 6, 20), D(2018, 6, 21), True, id="D4-o overdue"),
        pytest.param(D(2016, 8, 1), D(2017, 2, 1), False, id="D4-p in date"),
        pytest.param(D(2016, 8, 1), D(2017, 2, 2), True, id="D4-p overdue"),
    ],
)
def test_refresh(verified, on, overdue):
    assert interests.overdue(verified, on=on, book=book(on)) is overdue
