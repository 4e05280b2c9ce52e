"""Mid Essex sought joint commissioning with the delegated form (H-5, D6): refused with the reason, then right."""

import pytest
from playwright.sync_api import expect

from tests.applications.acts import london

from .test_blackpool import press


@pytest.mark.timeout(600)
def test_wrong_form(world, live, page, clock, as_, check_both):
    clock(london(2015, 1, 8, 10))
    as_(page, world.mia).goto(live + "/applications/")
    check_both(page, "applications")
    page.get_by_role("button", name="Start an application").click()
    check_both(page)
    page.get_by_label("Joint commissioning", exact=True).check()
    page.get_by_label("Delegated commissioning: pro forma, 2015/16").check()
    page.get_by_label("Wednesday 1 April 2015").check()
    press(page, "Start")
    said = "This form is for delegated commissioning, and the application is for joint commissioning. Use “Joint"
    expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page.get_by_label("Joint commissioning", exact=True)).to_be_checked()
    check_both(page, "wrong-form")
    page.get_by_label("Joint commissioning: pro forma, 2015/16").check()
    press(page, "Start")
    expect(page.get_by_text("The application has been started.")).to_be_visible()
    check_both(page)
