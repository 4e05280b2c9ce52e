"""An administrator sees every figure with its source and may replace the unverified ones; verdicts keep their book."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from conflicts.guidance import guidance_on
from conflicts.models import Gift
from governance.models import Figure
from governance.permissions import Role
from tests.conflicts.conftest import AT, ON
from tests.conflicts.test_gifts import offer


@pytest.fixture
def officer(ccg):
    return ccg.small.appoint("Nadia Clarke", Role.NHSE_NATIONAL_OFFICER, ccg.small.nation)


def test_the_figures_are_shown_with_their_sources(officer, as_):
    page = as_(officer).get(reverse("figures")).content.decode()
    assert "South Norfolk CCG policy" in page
    assert "R-034" in page


def test_an_unverified_figure_is_replaced_and_the_verdict_keeps_its_book(ccg, officer, as_, clock):
    clock(ON)
    before = guidance_on(ON)
    address = reverse("figure", args=["conflicts", "E2016", "meal_to"])
    response = as_(officer).post(address, {"value": "60", "source": "The guidance, paragraph 70"})
    assert response.status_code == 302
    assert Figure.objects.get().value == "60"
    after = guidance_on(ON)
    assert (before.meal_to, after.meal_to) == (Decimal(75), Decimal(60))
    gift = offer(ccg, kind="hospitality", value=Decimal(70), reason="To speak")
    assert (gift.status, gift.book) == (Gift.Status.APPROVAL, after.fingerprint)
    assert "Over £60" in gift.advice


def test_a_figure_its_source_states_is_not_offered(officer, as_):
    address = reverse("figure", args=["conflicts", "E2016", "days_to_declare"])
    assert as_(officer).get(address).status_code == 404


def test_figures_of_one_edition_leave_the_past_alone(ccg, officer, as_, clock):
    clock(ON)
    as_(officer).post(
        reverse("figure", args=["conflicts", "E2016", "meal_to"]), {"value": "60", "source": "Paragraph 70"}
    )
    assert guidance_on(date(2018, 1, 1)).meal_to == Decimal(75)
    assert AT.date() == ON
