"""D3 in the browser: a member's own practice on the agenda, from opening to the vote on the next item.

The secretary runs the console; the GP votes from their own phone. On a desk, on a phone, without scripts.
"""

import pytest
from playwright.sync_api import expect

from tests.governance.console.floor import D3, Floor
from tests.governance.meetings.conftest import sitting  # noqa: F401


@pytest.fixture
def floor(sitting):  # noqa: F811
    return Floor(sitting)


def press(page, words):
    page.get_by_role("button", name=words, exact=True).click()


def follow(page, words):
    page.get_by_role("link", name=words, exact=True).click()


def says(page, words):
    expect(page.get_by_role("main")).to_contain_text(words)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("screen", ["page", "phone", "noscript"])
def test_the_premises_of_a_members_own_practice(floor, live, clock, as_, check_page, new_page, request, screen):
    page = as_(request.getfixturevalue(screen), floor.world.stella.user)
    open_the_meeting(floor, live, clock, page)
    rule_and_refuse_the_vote(floor, clock, page, check_page)
    put_off_and_come_back(floor, clock, page)
    vote_on_item_6(floor, live, clock, page, as_, check_page, new_page if screen == "page" else None)


def open_the_meeting(floor, live, clock, page):
    clock(floor.at(14, 0))
    page.goto(live + f"/meetings/{floor.meeting.ref}/")
    says(page, "5. Premises reimbursement: Fernbank Surgery")
    follow(page, "The chair’s console")
    follow(page, "Open the meeting")
    for who in D3:
        name = getattr(floor.world, who).person.name
        page.get_by_role("group", name=name).get_by_label("In the room").check()
    press(page, "Open the meeting")
    expect(page.get_by_role("heading", level=1)).to_contain_text("No item is open")


def rule_and_refuse_the_vote(floor, clock, page, check_page):
    clock(floor.at(14, 15))
    press(page, "Take item 5 from the agenda")
    expect(page.get_by_role("heading", name="Quorate for this item")).to_be_visible()
    follow(page, "Record a declaration and its ruling")
    page.get_by_label("Whose interest is it?").select_option(label="Omar Dunn")
    page.get_by_label("The interest, as it was said").fill("Partner in Fernbank Surgery")
    page.get_by_label("A financial interest in this item").check()
    page.get_by_label("Leaves for the discussion and the decision").check()
    press(page, "Record the ruling")
    expect(page.get_by_role("alert")).to_contain_text("Enter reason")
    page.get_by_label("Reason").fill("It is about their own practice")
    press(page, "Record the ruling")
    says(page, "Omar Dunn has an interest: Partner in Fernbank Surgery.")
    clock(floor.at(14, 21))
    page.get_by_label("Time, if it is not now").fill("14:20")
    press(page, "Leaves Omar Dunn")
    says(page, "Left at 14:20")
    expect(page.get_by_role("heading", name="Not quorate for this item")).to_be_visible()
    follow(page, "Put a motion")
    page.get_by_label("The motion, word for word").fill("That the rent be reimbursed")
    press(page, "Put the motion")
    says(page, "No vote can be taken now")
    says(page, "Mid Essex: 1 of 2")
    says(page, "Call Alma Reid, Accountable Officer, Mid Essex: the item would then be quorate.")
    expect(page.get_by_role("button", name="Open the vote")).to_have_count(0)
    press_by_hand(page)
    expect(page.get_by_role("alert").first).to_contain_text("Mid Essex: 1 of 2")
    check_page(page, "console-inquorate")


def press_by_hand(page):
    """The button is not there, so somebody sends what it would have sent: the server refuses."""
    page.evaluate(
        """() => { const button = document.querySelector('button[value^="withdraw:"]');
                   button.value = button.value.replace('withdraw:', 'vote:'); }"""
    )
    press(page, "Withdraw the motion")


def put_off_and_come_back(floor, clock, page):
    follow(page, "Defer or refer this item")
    expect(page.get_by_label("Why is it put off?")).to_have_value("Mid Essex: 1 of 2")
    press(page, "Defer the item")
    says(page, "Item 5 is deferred.")
    clock(floor.at(14, 40))
    press(page, "Returns Omar Dunn")
    says(page, "In since 14:40")


def vote_on_item_6(floor, live, clock, page, as_, check_page, new_page):
    press(page, "Take item 6 from the agenda")
    expect(page.get_by_role("heading", name="Quorate for this item")).to_be_visible()
    follow(page, "Put a motion")
    page.get_by_label("The motion, word for word").fill("That the two practices merge")
    press(page, "Put the motion")
    press(page, "Open the vote")
    says(page, "0 of 6 have voted")
    by_hand = list(D3)
    if new_page:
        by_hand.remove("omar")
        vote_from_my_phone(floor, live, as_(new_page(viewport={"width": 360, "height": 740}), floor.world.omar.user),
                           check_page)  # fmt: skip
        says(page, "1 of 6 have voted")  # the console learns of it by itself
    for who in by_hand:
        name = getattr(floor.world, who).person.name
        page.get_by_role("group", name=name).get_by_label("For", exact=True).check()
    check_page(page, "console-ballot")
    press(page, "Save and count")
    says(page, "Carried")
    says(page, "For: 6.")
    press(page, "Close item 6")
    press(page, "Close the meeting")
    expect(page.get_by_role("heading", level=1)).to_contain_text("The meeting is closed")


def vote_from_my_phone(floor, live, mine, check_page):
    mine.goto(live + f"/meetings/{floor.meeting.ref}/my-vote/")
    mine.get_by_label("For", exact=True).check()
    press(mine, "Record my vote")
    says(mine, "Your vote is recorded")
    check_page(mine, "my-vote")
