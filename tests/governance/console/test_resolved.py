"""A carried motion to defer, refer or adjourn: one button does it, and nobody closes the item over it (R-066)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cocomm.desk import waiting
from governance.access import grants_of
from governance.actions import deferring, polls, turns
from governance.minutes_draft import draft
from governance.models import Item, Meeting, Motion, Turn
from governance.rules.meetings.motions import answers

from .floor import D3
from .test_d3 import refusal

DEFER = "That item 4 be deferred to a later meeting."
OWED = f"The committee resolved “{DEFER}” Do that; or say why it is not done, and close the item."


def carried(floor, procedure, number="4", **values):
    floor.open(*D3)
    floor.take(number)
    return resolve(floor, procedure, number, **values)


def resolve(floor, procedure, number="4", **values):
    motion = floor.put(number, "", kind="procedure", procedure=procedure, because="", **values)
    polls.agree(motion, **floor.when())
    return Motion.objects.get(pk=motion.pk)


def do(floor, motion):
    return turns.carry_out(motion, **floor.when())


def close(floor, number="4", note=""):
    return turns.close_item(floor.item(number), note=note, **floor.when())


@pytest.mark.parametrize(
    ("act", "note", "answered"),
    [("deferred", "", True), ("closed", "It went on", True), ("closed", " ", False), ("opened", "Again", False)],
)  # fmt: skip
def test_what_answers_such_a_motion(act, note, answered):
    assert answers(act, note) is answered


def test_deferred_it_is_put_off_with_the_motion_as_the_reason(floor):
    motion = carried(floor, "defer")
    do(floor, motion)
    assert floor.item("4").status == Item.Status.DEFERRED
    turn = Turn.objects.get(item=floor.item("4"), act="deferred")
    assert turn.note == f"Resolved: {DEFER}"
    assert refusal(do, floor, motion) == ["Nothing of this motion waits to be done."]


def test_referred_it_goes_to_whom_the_motion_names(floor):
    do(floor, carried(floor, "refer", refer_to="NHS England"))
    assert (floor.item("4").status, floor.item("4").for_body) == (Item.Status.DEFERRED, "NHS England")


def test_adjourned_the_item_is_put_off_and_the_meeting_closed(floor):
    do(floor, carried(floor, "adjourn"))
    assert Meeting.objects.get(pk=floor.meeting.pk).status == Meeting.Status.CLOSED
    assert floor.item("4").status == Item.Status.DEFERRED


def test_put_off_in_a_meeting_that_goes_on_is_not_adjourned(floor):
    motion = carried(floor, "adjourn")
    assert f"The committee resolved “{motion.words}” Do that" in refusal(floor.defer, "4")[0]
    close(floor, note="The members changed their minds")
    floor.take("4")
    floor.defer("4")
    floor.take("5")


def test_put_off_without_whom_it_goes_to_is_not_referred(floor):
    motion = carried(floor, "refer", refer_to="NHS England")
    for other in ("", "the audit committee"):
        said = refusal(lambda to=other: turns.defer_item(floor.item("4"), note="So", refer_to=to, **floor.when()))
        assert f"The committee resolved “{motion.words}” Do that" in said[0]
    turns.defer_item(floor.item("4"), note="Resolved", refer_to="NHS England", **floor.when())
    assert floor.item("4").for_body == "NHS England"


def test_resolved_otherwise_later_the_last_word_counts(floor):
    carried(floor, "adjourn")
    resolve(floor, "defer")
    floor.defer("4")
    assert floor.item("4").status == Item.Status.DEFERRED


def test_what_an_adjourned_meeting_did_not_take_goes_on_a_later_agenda(floor):
    later = floor.world.plan(floor.world.essex, days=60)
    by = {"to": later, "because": "The meeting was adjourned", "by": floor.by}
    motion = carried(floor, "adjourn")
    said = refusal(lambda: deferring.carry_item(floor.item("5"), **by, at=floor.now()))
    assert said == ["The item is ready: only what was put off or not taken is carried over."]
    do(floor, motion)
    for number in ("4", "5"):
        again = deferring.carry_item(floor.item(number), **by, at=floor.now())
        assert (again.meeting, floor.item(number).deferred_to) == (later, again)
    said = refusal(lambda: deferring.carry_item(floor.item("5"), **by, at=floor.now()))
    assert "on a later agenda already" in said[0]
    (section,) = (each for each in draft(floor.meeting).sections if each.item.number == "5")
    assert section.sentences == ("The item was not taken.",)


@pytest.mark.parametrize("procedure", ["defer", "refer", "adjourn"])
def test_neither_item_nor_meeting_is_closed_over_it_and_words_answer_it(floor, procedure):
    motion = carried(floor, procedure, **({"refer_to": "NHS England"} if procedure == "refer" else {}))
    assert f"The committee resolved “{motion.words}”" in " ".join(refusal(close, floor, note=" "))
    assert "Item 4 is still open." in refusal(floor.finish)
    close(floor, note="The papers came at three, and the committee went on")
    floor.finish()
    (section,) = (each for each in draft(floor.meeting).sections if each.item.number == "4")
    assert "What was resolved was not done: The papers came at three, and the committee went on." in section.sentences


def test_a_motion_lost_or_to_note_asks_for_nothing(floor):
    floor.open(*D3)
    floor.take("4")
    poll = floor.poll(floor.put("4", "", kind="procedure", procedure="defer", because=""))
    floor.cast(poll, no="lena omar noor fay miles hope")
    assert floor.count(poll).outcome == "rejected"
    resolve(floor, "note")
    close(floor)
    assert "not done" not in " ".join(draft(floor.meeting).sections[2].sentences)


def test_done_once_it_is_not_asked_for_when_the_item_is_taken_again(floor):
    do(floor, carried(floor, "defer"))
    floor.take("4")
    close(floor)
    assert floor.item("4").status == Item.Status.DONE


def test_resolved_again_it_waits_again(floor):
    do(floor, carried(floor, "defer"))
    floor.take("4")
    second = resolve(floor, "defer")
    assert refusal(close, floor) == [OWED]
    do(floor, second)


def test_the_console_leads_there_at_once_and_hides_the_other_way(floor, desk):
    motion = carried(floor, "defer")
    page = desk.get()[1]
    assert "Resolved, and still to be done" in page and f'value="resolved:{motion.ref}"' in page
    assert page.count(f'value="finish:{floor.items["4"].ref}"') == 1, "beside the words why not, and nowhere else"
    status, page = desk.press(f"finish:{floor.items['4'].ref}", because="")
    assert status == 422 and "Do that; or say why it is not done" in page
    assert desk.press(f"resolved:{motion.ref}")[0] == 302
    assert "Resolved, and still" not in desk.get()[1]
    floor.minute += 30
    floor.take("5")
    resolve(floor, "adjourn", "5")
    assert desk.press(f"finish:{floor.items['5'].ref}", because="It went on at three")[0] == 302
    assert floor.item("5").status == Item.Status.DONE


def test_the_desk_of_who_runs_the_meeting_leads_there(floor):
    def told(who):
        user = getattr(floor.world, who).user
        at = floor.now()
        return [each for each in waiting(grants_of(user, at), person_id=user.person_id) if "as resolved" in each.title]

    carried(floor, "refer", refer_to="NHS England")
    for who in ("stella", "lena", "noor"):
        (card,) = told(who)
        assert card.title == "Refer item 4 to NHS England, as resolved" and "is not done yet" in card.why
        assert card.address == reverse("console", args=[floor.meeting.ref]) + "#resolved"
        assert card.at == floor.meeting.ends_at
    assert not told("omar") and not told("sol")
    floor.rule("4", "noor")
    assert not told("noor") and told("lena"), "it is behind the wall for her"
    floor.minute += 1
    turns.defer_item(
        floor.item("4"), note="Done by hand", refer_to="NHS England", by=floor.by, at=floor.now() + timedelta(minutes=1)
    )
    assert not told("lena")
