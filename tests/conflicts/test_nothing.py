"""Nil statements: said for a period that is over and empty, once, and taken back when an entry comes after all."""

from datetime import date
from decimal import Decimal

import pytest

from conflicts import actions
from governance.workflow import NotAllowed
from publication.models import Line
from tests.conflicts.conftest import AT, ON, later

PERIOD = {"from_on": date(2016, 10, 1), "to_on": date(2016, 12, 31)}


def stated(ccg, *, by=None, **changes):
    facts = {"register": "gifts", **PERIOD, **changes}
    return actions.state_nothing(ccg.small.blackpool, by=(by or ccg.small.gil).user, at=AT, **facts)


def nil_lines():
    return Line.objects.filter(category="nil", state="live")


def gift(ccg, on):
    return actions.record_gift(
        ccg=ccg.small.blackpool, declarant=ccg.gee, kind="gift", giver="A", value=Decimal(12), offered_on=on,
        description="Pens", supplier=True, accepted=False, by=ccg.small.gee.user, at=AT,
    )  # fmt: skip


def test_it_says_the_period(ccg):
    stated(ccg)
    words = nil_lines().get().latest.content.row["columns"]["statement"]
    assert words == "No gift or hospitality was recorded from 1 October 2016 to 31 December 2016."


def test_all_that_stands_against_it(ccg):
    gift(ccg, date(2016, 11, 1))
    with pytest.raises(NotAllowed) as refusal:
        stated(ccg, to_on=date(2017, 6, 30))
    assert len(refusal.value.reasons) == 2
    with pytest.raises(NotAllowed, match="end before"):
        stated(ccg, from_on=ON, to_on=date(2017, 1, 1))


def test_once_and_only_by_whoever_publishes(ccg):
    stated(ccg)
    with pytest.raises(NotAllowed, match="already"):
        stated(ccg)
    with pytest.raises(NotAllowed):
        stated(ccg, register="breaches", by=ccg.small.anita)
    assert stated(ccg, register="breaches")


def test_an_entry_that_comes_after_all_takes_it_back(ccg):
    stated(ccg)
    outside = actions.publish_gift(gift(ccg, date(2017, 1, 10)), by=ccg.small.gil.user, at=later(1))
    assert outside.published_at
    assert nil_lines().exists()
    actions.publish_gift(gift(ccg, date(2016, 12, 31)), by=ccg.small.gil.user, at=later(1))
    assert not nil_lines().exists()
