"""Offers recorded with the advice of their day; approval by a senior; nothing private published."""

from datetime import date
from decimal import Decimal

import pytest

from conflicts import actions
from conflicts.models import Gift
from governance.workflow import NotAllowed
from publication.models import Line
from tests.conflicts.conftest import AT, ON, later

IN_2018 = later(445)  # 2 June 2018, under E2017


def offer(ccg, *, at=AT, by=None, declarant=True, **changes):
    facts = {
        "kind": "gift", "giver": "A patient group", "value": Decimal(20), "offered_on": ON,
        "description": "A book", "accepted": True,
    }  # fmt: skip
    return actions.record_gift(
        ccg=ccg.small.blackpool, declarant=ccg.gee if declarant else None, by=(by or ccg.small.gee).user, at=at,
        **{**facts, **changes},
    )  # fmt: skip


def test_the_advice_is_that_of_the_day_of_the_offer(ccg):
    early = offer(ccg, value=Decimal(12), at=IN_2018)
    late = offer(ccg, value=Decimal(12), at=IN_2018, offered_on=date(2018, 6, 1))
    assert (early.edition, early.must_declare) == ("E2016", True)
    assert (late.edition, late.must_declare) == ("E2017", False)
    assert "under £50" in late.advice


def test_small_gifts_of_one_giver_add_up(ccg):
    for month in (1, 2):
        offer(ccg, at=IN_2018, offered_on=date(2018, month, 1), value=Decimal(24))
    with pytest.raises(NotAllowed, match="on behalf of the organisation"):
        offer(ccg, at=IN_2018, offered_on=date(2018, 6, 1), value=Decimal(10))
    third = offer(ccg, at=IN_2018, offered_on=date(2018, 6, 1), value=Decimal(10), for_organisation=True)
    assert third.together == Decimal(58)
    other = offer(ccg, at=IN_2018, offered_on=date(2018, 6, 1), value=Decimal(10), giver="Another")
    assert other.together == Decimal(10)


def test_against_the_advice_needs_a_reason(ccg):
    with pytest.raises(NotAllowed, match="Say why"):
        offer(ccg, supplier=True)
    assert offer(ccg, supplier=True, reason="It arrived by post").accepted


def test_over_the_limit_a_senior_approves_but_never_their_own(ccg):
    dinner = offer(ccg, kind="hospitality", value=Decimal(80), reason="To speak")
    assert dinner.status == Gift.Status.APPROVAL
    for someone in (ccg.small.gil, ccg.small.gee):
        with pytest.raises(NotAllowed):
            actions.decide_gift(dinner, approve=True, reason="Yes", by=someone.user, at=AT)
    with pytest.raises(NotAllowed):
        actions.publish_gift(dinner, by=ccg.small.gil.user, at=AT)
    approved = actions.decide_gift(dinner, approve=True, reason="Speaks for the CCG", by=ccg.small.anita.user, at=AT)
    published = actions.publish_gift(approved, by=ccg.small.gil.user, at=AT)
    row = Line.objects.get(origin=published.origin).latest.content.row["columns"]
    assert row["approved"] == "Approved by a senior manager"
    assert row["value"] == "80.00"


def test_no_senior_approves_their_own(ccg):
    anita = ccg.on_the_list(ccg.small.anita, "governing_body")
    gift = actions.record_gift(
        ccg=ccg.small.blackpool, declarant=anita, kind="hospitality", giver="A", value=Decimal(90), offered_on=ON,
        description="Dinner", accepted=True, reason="To speak", by=ccg.small.anita.user, at=AT,
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="about you"):
        actions.decide_gift(gift, approve=True, reason="Fine", by=ccg.small.anita.user, at=AT)


def test_an_early_offer_is_recorded_not_published(ccg):
    gift = offer(ccg, offered_on=date(2015, 6, 1), value=Decimal(40))
    assert gift.advised == "local"
    with pytest.raises(NotAllowed, match="not published"):
        actions.publish_gift(gift, by=ccg.small.gil.user, at=AT)


def test_the_ccg_itself_receives_too(ccg):
    with pytest.raises(NotAllowed):
        offer(ccg, declarant=False)
    gift = offer(ccg, declarant=False, by=ccg.small.gil, value=Decimal(40))
    assert gift.recipient == "Blackpool CCG"


def test_sponsorship_says_what_the_sponsor_had_a_say_in(ccg):
    facts = {
        "ccg": ccg.small.blackpool, "what": "event", "sponsor": "Tidewater", "description": "A study day",
        "value": Decimal(900), "from_on": ON, "by": ccg.small.gil.user, "at": AT, "arranged_by": "An agency",
    }  # fmt: skip
    with pytest.raises(NotAllowed, match="None"):
        actions.record_sponsorship(involvement=" ", **facts)
    row = actions.record_sponsorship(involvement="None", **facts)
    actions.publish_sponsorship(row, by=ccg.small.gil.user, at=AT)
    with pytest.raises(NotAllowed, match="already"):
        actions.publish_sponsorship(row, by=ccg.small.gil.user, at=AT)
    said = Line.objects.get(origin=row.origin).latest.content.row["columns"]
    assert said["arranged_by"] == "An agency"


def test_earnings_of_one_gp_need_consent(ccg):
    from governance.models import Kind
    from tests.governance.bodies import body

    practice = body("Fernbank Surgery", Kind.PRACTICE, "F81999")
    facts = {
        "ccg": ccg.small.blackpool, "practice": practice, "year": 2014, "mean": Decimal(90000), "full_time": 1,
        "part_time": 0, "by": ccg.small.gil.user, "at": AT,
    }  # fmt: skip
    with pytest.raises(NotAllowed, match="consent"):
        actions.record_earning(**facts)
    row = actions.record_earning(consent=True, **facts)
    with pytest.raises(NotAllowed, match="already"):
        actions.record_earning(consent=True, **facts)
    actions.publish_earning(row, by=ccg.small.gil.user, at=AT)
    said = Line.objects.get(origin=row.origin).latest.content.row["columns"]
    assert (said["year"], said["mean"]) == ("2014/15", "90000.00")


def test_a_course_is_recorded_once(ccg):
    facts = {"module": "module-1", "completed_on": ON, "by": ccg.small.gee.user, "at": AT}
    actions.record_training(ccg.gee, score=90, **facts)
    with pytest.raises(NotAllowed, match="already"):
        actions.record_training(ccg.gee, score=95, **facts)
    with pytest.raises(NotAllowed):
        actions.record_training(ccg.lena, **facts)
