"""The year-end extract in a browser."""

from datetime import date

import pytest

from conflicts.actions.transparency import republish_scores
from tests.conflicts.test_year_end import LATER, filled


@pytest.fixture
def year(live, declaring_world, clock):
    clock(date(2017, 4, 20))
    return filled(declaring_world)


def test_the_score_is_public(page, live, year, check_page):
    republish_scores(at=LATER)
    page.goto(live + "/registers/transparency/")
    check_page(page, "transparency")


def sign_in(client, page, live, someone):
    client.force_login(someone.user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": str(live)}])


def test_prepared_read_signed(page, live, year, client, check_page):
    sign_in(client, page, live, year.small.gil)
    page.goto(f"{live}/conflicts/{year.small.blackpool.ref}/year-end/")
    check_page(page, "year-ends")
    page.get_by_role("radio", name="2016/17").check()
    page.get_by_role("button", name="Prepare").click()
    page.get_by_role("link", name="2016/17").click()
    check_page(page, "year-end")
    sign_in(client, page, live, year.small.audit)
    page.reload()
    page.get_by_role("button", name="Read and sign").click()
    check_page(page, "year-end-sign")
    page.get_by_role("checkbox").check()
    page.get_by_label("Type your name").fill("Ada Chair")
    page.get_by_role("button", name="Sign").click()
    page.get_by_text("Waiting to start").wait_for()
    check_page(page, "year-end-signed")
