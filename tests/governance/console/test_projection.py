"""The time an item has, and the screen in the room: what everybody there may read, and nothing else (row 59)."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.actions import polls
from governance.rules.meetings.timing import Timer

from .floor import ALL, D3
from .test_pages import AT_THE_DOOR

TWO = datetime(2017, 3, 14, 14, 0)


@pytest.mark.parametrize(
    ("gone", "minutes", "sentence", "now", "over"),
    [
        (0, None, "Open since 14:00.", "At 14:00: 0 minutes so far.", False),
        (1, None, "Open since 14:00.", "At 14:01: 1 minute so far.", False),
        (4, 10, "Open since 14:00. 10 minutes allowed, until 14:10.", "At 14:04: 6 minutes left.", False),
        (9, 10, "Open since 14:00. 10 minutes allowed, until 14:10.", "At 14:09: 1 minute left.", False),
        (10, 10, "Open since 14:00. 10 minutes allowed, until 14:10.", "At 14:10: time is up.", True),
        (12, 10, "Open since 14:00. 10 minutes allowed, until 14:10.", "At 14:12: 2 minutes over the time allowed.",
         True),
    ],
)  # fmt: skip
def test_words_of_the_time(gone, minutes, sentence, now, over):
    timer = Timer(TWO, TWO + timedelta(minutes=gone), minutes)
    assert (timer.sentence, timer.now, timer.over) == (sentence, now, over)


def give_minutes(floor, number, minutes):
    item = floor.item(number)
    item.minutes_allowed = minutes
    item.save_as(by=None)


def test_the_console_says_the_minutes_allowed_and_since_when(floor, desk):
    give_minutes(floor, "4", 10)
    floor.open(*ALL)
    floor.until(14, 5).take("4")
    page = desk.at(14, 8).get()[1]
    assert "Open since 14:05. 10 minutes allowed, until 14:15." in page and "At 14:08: 7 minutes left." in page
    assert "cc-timer--over" not in page
    page = desk.at(14, 18).get()[1]
    assert "At 14:18: 3 minutes over the time allowed." in page and "cc-timer--over" in page


def test_taken_again_it_has_its_time_anew(floor, desk):
    floor.open(*ALL)
    floor.until(14, 5).take("4")
    floor.until(14, 9).defer("4", note="For the papers")
    floor.until(14, 30).take("4")
    assert "Open since 14:30." in desk.at(14, 31).get()[1]


def test_who_presides_anew_does_not_start_the_time_again(floor, desk):
    floor.open(*ALL)
    floor.until(14, 5).take("4")
    floor.until(14, 9).take("4", presiding=floor.seat("lena"))
    assert "Open since 14:05." in desk.at(14, 10).get()[1]


def shown(floor, desk):
    answer, page = desk.get("console-projection", floor.meeting.ref)
    assert answer.status_code == 200
    return page


def test_the_screen_in_the_room(floor, desk):
    assert "The meeting has not been opened" in shown(floor, desk)
    floor.open(*D3)
    assert "No item is open" in shown(floor, desk) and "Next: " in shown(floor, desk)
    floor.take("5")
    floor.rule("5", "omar")
    floor.put("5", "That the rent be reimbursed")
    page = shown(floor, desk)
    assert "Premises reimbursement" in page and "That the rent be reimbursed" in page
    assert "Not quorate for this item" in page and "Mid Essex: 1 of 2" in page
    assert "Omar Dunn" not in page and "Partner in Fernbank" not in page, "what is ruled stays with the chair"
    for control in ("<form", "<button", '<a href="/', "nhsuk-header"):
        assert control not in page
    floor.move("omar", "left")
    floor.move("alma", "arrived")
    poll = floor.poll(floor.item("5").motions.get())
    assert "The vote is open: 0 of" in shown(floor, desk)
    floor.cast(poll, yes="lena alma noor fay miles hope")
    floor.count(poll)
    page = shown(floor, desk)
    assert "Carried" in page and "For: 6" in page and "Fay Lund" not in page


def test_private_business_is_not_on_the_screen_in_the_room(floor, desk):
    item = floor.add("9", "A practice in difficulty", kind="discussion", private=True, purpose="To close it")
    floor.add("8", "Exclusion of the public", kind="exclusion")
    floor.open(*ALL)
    floor.take("8")
    words = {"kind": "exclude", "ground": "confidential", "covers": [item]}
    polls.agree(floor.put("8", **words), **floor.when())
    floor.close("8")
    for number in sorted(set(floor.items) - {"8", "9"}):
        floor.take(number)
        floor.close(number)
    assert "Next: item 9, in private" in shown(floor, desk)
    floor.take("9")
    floor.put("9", "That the practice close", kind="procedure")
    page = shown(floor, desk)
    assert "Item 9: taken in private" in page
    for secret in ("A practice in difficulty", "That the practice close", "withheld"):
        assert secret not in page


def test_who_opens_it_and_what_it_costs(floor, desk, as_):
    floor.open(*D3)
    floor.take("5")
    floor.rule("5", "omar")
    floor.put("5")
    shown(floor, desk)
    with CaptureQueriesContext(connection) as captured:
        shown(floor, desk)
    asked = [q["sql"] for q in captured if not any(f'FROM "{name}"' in q["sql"] for name in AT_THE_DOOR)]
    assert len(asked) <= 15, "\n".join(asked)
    address = reverse("console-projection", args=[floor.meeting.ref])
    assert as_(floor.world.omar).get(address).status_code == 403
    assert as_(floor.world.sol).get(address).status_code == 404
