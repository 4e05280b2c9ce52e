"""The pages of bodies in a real browser: wide, narrow, with an error, without scripts."""

import pytest

from governance.models import Organisation


def sign_in(page, client, live, user):
    client.force_login(user)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": str(live)}])


@pytest.mark.parametrize("screen", ["page", "noscript"])
def test_the_list_and_one_body(request, screen, live, world, client, check_page):
    page = request.getfixturevalue(screen)
    sign_in(page, client, live, world.gil)
    page.goto(live + "/organisations/?q=essex&on_day=31&on_month=3&on_year=2015")
    check_page(page, "organisations" if screen == "page" else None)
    page.get_by_role("link", name="NHS Mid Essex CCG").click()
    page.get_by_role("heading", name="NHS Mid Essex CCG").wait_for()
    check_page(page, "organisation" if screen == "page" else None)
    page.goto(live + "/organisations/?on_day=31&on_month=2&on_year=2015")
    page.get_by_text("There is a problem").wait_for()
    check_page(page)
    office = Organisation.objects.with_code("Q57")
    page.goto(f"{live}/organisations/{office.ref}/?on_day=31&on_month=3&on_year=2015")
    check_page(page)
