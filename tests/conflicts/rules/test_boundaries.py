"""Properties at the edges: 28 days, month ends, £6, £10, £25, £50, £75, twelve months of gifts."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from conflicts.rules import gifts, interests
from conflicts.rules.dates import add_months
from conflicts.rules.editions import Edition, guidance, in_force

days = st.dates(date(2013, 3, 1), date(2022, 6, 30))
pence = st.decimals("0.01", "500", places=2)
E2017, E2016 = guidance("E2017"), guidance("E2016")
IN_2018, IN_2016 = date(2018, 6, 1), date(2016, 7, 1)


@given(days.filter(lambda on: on >= E2017.duty_from), st.integers(0, 2000))
def test_late_by_exactly_the_days_past_twenty_eight(aware, after):
    declared = aware + timedelta(days=after)
    clock = interests.clock(declared_on=declared, arose_on=aware, aware_on=aware, book=in_force(declared))
    assert clock.late == max(0, after - 28)
    assert (clock.late == 0) == (declared <= clock.due_on)


@given(days, days, st.integers(0, 60))
def test_nobody_is_late_before_they_join(arose, joined, after):
    declared = max(arose, joined) + timedelta(days=after)
    clock = interests.clock(declared_on=declared, arose_on=arose, joined_on=joined, book=E2017)
    assert clock.starts_on == max(arose, joined, E2017.duty_from)
    assert clock.late == max(0, after - 28)


@given(days, st.integers(-240, 240))
def test_months_clamp_and_never_overflow(on, months):
    moved = add_months(on, months)
    assert (moved.year * 12 + moved.month) - (on.year * 12 + on.month) == months
    assert moved.day == on.day or (moved.day < on.day and (moved + timedelta(days=1)).day == 1)


@given(days)
def test_public_ends_long_before_private(ended):
    book = in_force(ended)
    assert ended < interests.public_until(ended, book) < interests.kept_until(ended, book)


@given(pence)
def test_supplier_gifts(value):
    new = gifts.advice(gifts.Offer(gifts.Kind.GIFT, value, IN_2018, supplier=True), book=E2017)
    old = gifts.advice(gifts.Offer(gifts.Kind.GIFT, value, IN_2016, supplier=True), book=E2016)
    assert (new.do == gifts.Do.ACCEPT) == (value <= 6)
    assert new.declare == (value > 6)
    assert (old.do, old.declare) == (gifts.Do.DECLINE, True)


@given(pence)
def test_other_gifts(value):
    new = gifts.advice(gifts.Offer(gifts.Kind.GIFT, value, IN_2018), book=E2017)
    old = gifts.advice(gifts.Offer(gifts.Kind.GIFT, value, IN_2016), book=E2016)
    assert (new.do == gifts.Do.ORGANISATION) == new.declare == (value >= 50)
    assert old.declare == (value >= 10)


@given(pence)
def test_hospitality(value):
    new = gifts.advice(gifts.Offer(gifts.Kind.HOSPITALITY, value, IN_2018), book=E2017)
    old = gifts.advice(gifts.Offer(gifts.Kind.HOSPITALITY, value, IN_2016), book=E2016)
    assert new.declare == old.declare == (value >= 25)
    assert new.needs_approval == (value > 75)
    assert old.needs_approval == (value >= 25)


@given(pence, st.sampled_from(list(Edition)))
def test_cash_is_always_declined(value, edition):
    found = gifts.advice(gifts.Offer(gifts.Kind.CASH, value, IN_2018), book=guidance(edition))
    assert (found.do, found.declare) == (gifts.Do.DECLINE, True)


@given(st.lists(st.tuples(st.integers(0, 800), st.decimals("0.01", "49.99", places=2)), max_size=8), pence)
def test_small_gifts_add_up_over_twelve_months(earlier, value):
    before = [(IN_2018 - timedelta(days=ago), worth) for ago, worth in earlier]
    counted = sum((worth for ago, worth in earlier if ago < 365), Decimal(0))
    found = gifts.advice(gifts.Offer(gifts.Kind.GIFT, value, IN_2018), book=E2017, earlier=before)
    assert found.declare == (value >= 50 or counted + value > 50)
    assert (found.do == gifts.Do.ORGANISATION) == found.declare


def test_exactly_fifty_together_is_not_over_fifty():
    made = gifts.Offer(gifts.Kind.GIFT, Decimal(25), IN_2018)
    assert not gifts.advice(made, book=E2017, earlier=[(date(2018, 1, 1), Decimal(25))]).declare
    assert gifts.advice(made, book=E2017, earlier=[(date(2018, 1, 1), Decimal("25.01"))]).declare


def test_a_gift_twelve_months_ago_to_the_day_no_longer_counts():
    earlier = [(date(2017, 6, 1), Decimal(40))]
    assert gifts.given_lately(earlier, on=IN_2018, months=12) == 0
    assert gifts.given_lately(earlier, on=date(2018, 5, 31), months=12) == 40
