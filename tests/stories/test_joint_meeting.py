"""D3 in the browser: a member's own practice on the agenda, from the agenda to the published minutes.

The secretary runs the console; the GP votes from their own phone; the chair signs the minutes at the next
meeting; somebody who is not signed in reads them. On a desk, on a phone, without scripts.
"""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from governance import tasks
from governance.models import Item, Meeting
from jobs import actions as jobs
from publication import tasks as publication
from tests.governance.console.floor import D3, Floor


@pytest.fixture
def floor(sitting, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    made = Floor(sitting, status=Meeting.Status.CALLED)
    made.items["6"].status = Item.Status.DRAFT
    made.items["6"].save_as(by=None)
    sitting.paper(made.items["6"], "Merger of two practices")
    return made


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
    publish_the_agenda(floor, live, clock, page, check_page)
    open_the_meeting(floor, live, clock, page)
    rule_and_refuse_the_vote(floor, clock, page, check_page)
    put_off_and_come_back(floor, clock, page)
    vote_on_item_6(floor, live, clock, page, as_, check_page, new_page if screen == "page" else None)
    write_and_circulate(floor, clock, page, check_page)
    sign_at_the_next_meeting(floor, live, clock, as_(page, floor.world.lena.user), check_page)
    read_in_public(floor, live, page, check_page)


def publish_the_agenda(floor, live, clock, page, check_page):
    """A week before, item 6 is not ready yet: the agenda cannot be published until it is."""
    clock(floor.meeting.starts_at - timedelta(days=7))
    page.goto(live + f"/meetings/{floor.meeting.ref}/")
    follow(page, "Publish the agenda")
    press(page, "Publish the agenda")
    expect(page.get_by_role("alert").first).to_contain_text("Item 6 is not ready.")
    page.goto(live + f"/agenda-items/{floor.items['6'].ref}/")
    follow(page, "Mark as ready")
    press(page, "Mark as ready")
    expect(page.get_by_text("Ready", exact=True)).to_be_visible()
    page.goto(live + f"/meetings/{floor.meeting.ref}/publish/")
    press(page, "Publish the agenda")
    expect(page.get_by_text("Agenda published", exact=True)).to_be_visible()
    check_page(page, "agenda-published")


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


def write_and_circulate(floor, clock, page, check_page):
    """The sentences are there before a word is written; the clerk writes around them and cannot change them."""
    clock(floor.at(15, 30))
    page.goto(address_of(page, f"/meetings/{floor.meeting.ref}/minutes/"))
    says(page, "Circulate by")
    press(page, "Begin the minutes")
    press(page, "Begin")
    for sentence in ("Mid Essex: 1 of 2", "14:20", "14:40", "Partner in Fernbank Surgery", "The motion was carried."):
        says(page, sentence)
    follow(page, "Write what was said under item 6")
    page.get_by_label("What was said").fill("The practices explained their plan.\n\nMembers asked about parking.")
    press(page, "Save")
    says(page, "Members asked about parking.")
    follow(page, "Add an action under item 6")
    page.get_by_label("What is to be done").fill("Tell both practices")
    page.get_by_label("Who does it").fill("Noor Khan")
    for part, value in zip(("Day", "Month", "Year"), ("20", "12", "2030"), strict=True):
        page.get_by_label(part, exact=True).fill(value)
    press(page, "Add the action")
    says(page, "Tell both practices")
    check_page(page, "minutes-draft")
    follow(page, "Circulate the minutes")
    press(page, "Circulate")
    expect(page.get_by_text("Circulated", exact=True)).to_be_visible()


def sign_at_the_next_meeting(floor, live, clock, page, check_page):
    """Lena signs what she reads, once the next meeting sits; before that there is a reason and no button."""
    address = live + f"/meetings/{floor.meeting.ref}/minutes/approve/"
    page.goto(address)
    says(page, "No later meeting has been opened yet")
    following = floor.world.plan(floor.meeting.committee, days=50, status=Meeting.Status.SITTING)
    clock(following.starts_at + timedelta(minutes=10))
    page.goto(address)
    page.get_by_role("radio").first.check()
    page.get_by_label("Type your full name to sign").fill("Lena Ashworth")
    check_page(page, "minutes-approve")
    press(page, "Approve and sign")
    says(page, "Approved at the meeting of")
    tasks.republish_touched()
    jobs.drain()
    publication.catch_up()
    jobs.drain()
    page.context.clear_cookies()


def read_in_public(floor, live, page, check_page):
    """Somebody who is nobody here finds the decision, how the conflict was handled, and the minutes."""
    day = f"{floor.meeting.held_on:%-d %B %Y}"
    page.goto(live + "/ccg/06T/registers/decisions/")
    says(page, "That the two practices merge")
    follow(page, "That the rent be reimbursed")
    says(page, "How was this conflict handled?")
    says(page, "Omar Dunn left the room at 14:20 and came back at 14:40, and took no part in any vote on it.")
    check_page(page, "public-decision")
    page.goto(live + "/ccg/06Q/registers/meetings/")
    page.get_by_role("row").filter(has_text=day).get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Mid and North East Essex joint committee, {day}")
    check_page(page, "public-meeting")
    found = page.get_by_role("link", name="Minutes (PDF)").get_attribute("href")
    answer = page.request.get(live + urlsplit(found).path)
    assert answer.status == 200 and answer.body()[:5] == b"%PDF-"
    assert not page.context.cookies(), "the public is given no cookie"


def address_of(page, path):
    at = urlsplit(page.url)
    return f"{at.scheme}://{at.netloc}{path}"
