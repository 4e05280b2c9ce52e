"""The radar in a browser: wide, at 360 px and without scripts; ruled on, dismissed, refused, nothing found."""

import pytest
from django.urls import reverse

from governance.actions.links import End
from tests.conflicts.radar.conftest import FEDERATION, FERN


@pytest.fixture
def sign_in(live, client):
    def run(page, someone):
        client.force_login(someone.user)
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": str(live)}])

    return run


@pytest.mark.parametrize("screen", ["page", "phone", "noscript"])
def test_rule_and_dismiss(request, screen, live, desk, sign_in, check_page):
    page, s = request.getfixturevalue(screen), desk.sitting

    def look(name):
        page.wait_for_load_state("load")
        check_page(page, f"radar-{name}-{screen}")

    sign_in(page, s.lena)
    page.goto(live + reverse("radar", args=[s.meeting.ref]))
    page.get_by_text("Nobody’s interest meets a party of any item").wait_for()
    look("empty")
    desk.link(FERN, FEDERATION)
    desk.link(
        FEDERATION, End("company", "Coastal Care Partnership of the Eastern Counties LLP", "OC300001"), kind="owner"
    )
    desk.declares("omar", "Coastal Care Partnership of the Eastern Counties LLP", code="OC300001")
    desk.declares("alma", "Fernbank surgery", kind="loyalty", category="personal")
    page.goto(live + reverse("radar", args=[s.meeting.ref]))
    page.get_by_role("heading", name="2 to be ruled on").wait_for()
    look("open")
    page.get_by_role("link", name="Omar Dunn is a director").click()
    page.get_by_role("link", name="Rule on it").click()
    page.get_by_role("heading", name="Rule on Omar Dunn").wait_for()
    page.get_by_role("button", name="Record the ruling").click()
    page.get_by_text("There is a problem").wait_for()
    look("rule-errors")
    page.get_by_label("Reason", exact=True).fill("The federation could gain")
    page.get_by_role("button", name="Record the ruling").click()
    page.get_by_text("The ruling on Omar Dunn is on record.").wait_for()
    page.get_by_role("link", name="Alma Reid has a loyalty").click()
    page.get_by_role("link", name="Dismiss it, with words").click()
    page.get_by_label("Why does this match not matter").fill("Another surgery of that name, in Kent")
    look("dismiss")
    page.get_by_role("button", name="Dismiss").click()
    page.get_by_text("Another surgery of that name, in Kent").wait_for()
    look("answered")
    page.get_by_role("link", name="Omar Dunn is a director").click()
    page.get_by_role("heading", name="Ruling on Omar Dunn").wait_for()
    look("match")
