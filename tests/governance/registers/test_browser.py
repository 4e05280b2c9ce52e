"""The lead's own pages of controlled documents in a browser; the public ones are in `every_page`."""

from datetime import date

import pytest

from governance import actions
from governance.permissions import Role
from jobs.clock import start_of
from tests.governance.registers.test_published import add, approve


@pytest.fixture
def small(live, small_world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    made = small_world
    made.nadia = made.appoint("Nadia Clarke", Role.NHSE_NATIONAL_OFFICER, made.nation)
    add(made)
    add(made, "2", date(2015, 1, 5))
    arrangement = approve(made, model="joint")
    at = start_of(date(2015, 4, 2))
    actions.sign_agreement(arrangement, signed_on=date(2015, 3, 20), by=made.nadia.user, at=at)
    actions.republish(at=at)
    return made


def test_the_lead_keeps_documents(page, live, small, client, check_page):
    client.force_login(small.gil.user)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": str(live)}]
    )  # fmt: skip
    page.goto(live + "/documents/")
    check_page(page, "controlled-list")
    page.get_by_role("button", name="Add a version").click()
    page.get_by_role("button", name="Add and publish").click()
    page.get_by_text("There is a problem").wait_for()
    check_page(page, "controlled-add-errors")
    page.goto(live + "/documents/")
    page.get_by_role("link", name="Withdraw").first.click()
    page.wait_for_url("**/withdraw/")
    check_page(page, "controlled-withdraw")
