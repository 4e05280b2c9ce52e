"""One second after noon: refused with the reason, let in by a named national officer, marked late for ever."""

import pytest
from playwright.sync_api import expect

from tests.applications import acts
from tests.applications.acts import CUTOFF, london

from .test_blackpool import case, follow, press


@pytest.mark.timeout(600)
def test_too_late(world, live, new_page, clock, as_, check_both):
    acts.ready(world.application, world, london(2015, 1, 9, 11, 55))
    clock(CUTOFF)
    gil, nadia = as_(new_page(), world.gil), as_(new_page(), world.nadia)
    gil.goto(live + f"/applications/{world.application.ref}/submit/")

    # the page was opened in time; the form arrives one second late
    clock(london(2015, 1, 9, 12, 0, 1))
    press(gil, "Submit to NHS England")
    expect(gil.get_by_role("alert")).to_contain_text("Late by 1 second")
    expect(gil.get_by_role("alert")).to_contain_text("A named national NHS England officer")
    check_both(gil, "too-late")

    case(nadia, live, world)
    follow(nadia, "Accept it although late")
    press(nadia, "Accept although late")
    expect(nadia.get_by_role("alert")).to_be_visible()
    check_both(nadia)
    nadia.get_by_label("Reason").fill("The national mailbox was down from 11:40")
    press(nadia, "Accept although late")
    expect(nadia.get_by_text("The national mailbox was down from 11:40").first).to_be_visible()

    clock(london(2015, 1, 9, 14))
    gil.goto(live + f"/applications/{world.application.ref}/submit/")
    press(gil, "Submit to NHS England")
    expect(gil.get_by_role("heading", name="Application submitted, late")).to_be_visible()
    expect(gil.get_by_text("Nadia Clarke").first).to_be_visible()
    check_both(gil)
    clock(london(2016, 6, 1))
    case(gil, live, world)
    expect(gil.get_by_text("Late", exact=True)).to_be_visible()
