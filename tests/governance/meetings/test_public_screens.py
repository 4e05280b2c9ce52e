"""The public pages of a meeting, its papers and the form for questions, on a desk and on a phone, with axe."""

from datetime import timedelta

import pytest
from django.urls import reverse

from governance.models import Advice, Meeting
from publication.models import Line
from tests.governance.meetings.test_cover import WHOLE
from tests.governance.meetings.test_public import decide
from tests.governance.meetings.test_public_committee import told


@pytest.mark.parametrize("screen", ["page", "noscript"])
def test_the_public_pages_of_a_meeting(screen, request, live, sitting, settings, tmp_path, check_page):
    page = request.getfixturevalue(screen)
    settings.DATA_DIR = tmp_path
    room = sitting
    meeting = room.plan(room.essex, days=28, status=Meeting.Status.PUBLISHED, joining="Anybody may come.")
    item = room.item(meeting, "1", "Local incentive scheme", function="incentive_schemes")
    decide(room, room.item(meeting, "2", "Kestrel dispute", private=True), ground="confidential")
    cover = {key: vars(answer) for key, answer in WHOLE.items()}
    body = "# Why now\n\nThe scheme ends in June.\n\n- Renew it\n- Change it, at **£120,000** a year"
    paper = room.paper(item, "Incentive scheme: options", body=body, cover=cover, author="Alma Reid")
    Advice(
        item=item, asked_of="Finance", question="Can we pay?", answer="Yes, from the reserve.", due_on=meeting.held_on,
        asked_at=room.now - timedelta(days=2), answered_at=room.now - timedelta(days=1),
    ).save_as(by=None)  # fmt: skip
    told(room)
    of = {each.register: each for each in Line.objects.filter(body="06T").exclude(register="committees")}
    page.goto(f"{live}/entry/{of['meetings'].ref}/")
    check_page(page, f"public-meeting-{screen}")
    page.get_by_role("link", name=paper.title).click()
    page.get_by_role("heading", name="Cover sheet").wait_for()
    check_page(page, f"public-paper-{screen}")
    page.goto(f"{live}{reverse('public-ask', args=[meeting.ref])}")
    page.get_by_role("button", name="Send the question").click()
    page.get_by_text("There is a problem").wait_for()
    check_page(page, f"public-ask-errors-{screen}")
    page.get_by_label("Your question").fill("Where does the bus stop?")
    page.get_by_role("button", name="Send the question").click()
    page.get_by_text("Your question has been sent.").wait_for()
    check_page(page, f"public-ask-{screen}")
