"""A decision called procedure: refused, so that it passes neither the remit nor the radar by (row 17, R-060)."""

import pytest

from governance.actions import agenda, meetings, motions, polls, turns
from governance.models import Item, Motion, PartyKind
from tests.conflicts.radar.conftest import Desk

from .floor import ALL, D3, Floor
from .test_d3 import refusal

NAMED = "so what is put under it is a decision, not procedure."
ACTS = "To note, defer or refer it, to adjourn, to elect or to exclude the public, choose the motion for it."
WITHOUT = "It names whom it is about, and no function: nothing can be decided under it."
RENT = "That the rent be reimbursed"


def about(floor, number, **values):
    """An item for discussion, about a practice."""
    item = floor.add(number, "A visit to Fernbank Surgery", kind=Item.Kind.DISCUSSION, **values)
    floor.world.party(item)
    return item


def test_an_item_with_a_function_takes_no_motion_as_procedure(floor):
    floor.open(*D3)
    floor.take("4")
    assert refusal(floor.put, "4", kind="procedure") == [f"Item 4 names its function, {NAMED} {ACTS}"]
    assert not Motion.objects.exists()
    assert floor.put("4").kind == "decision"


def test_every_reason_against_the_decision_comes_with_it(floor):
    floor.add("8", "Individual GP performance", function="performance")
    about(floor, "9")
    floor.open(*D3)
    floor.take("8")
    said = refusal(floor.put, "8", " ", kind="procedure")
    assert said[0] == "Say what is put to the committee." and f"Item 8 names its function, {NAMED} {ACTS}" in said
    assert any("not among the functions" in each for each in said)
    floor.close("8")
    floor.take("9")
    assert refusal(floor.put, "9", kind="procedure") == [
        f"Item 9 names whom it is about, {NAMED} {ACTS}",
        "Item 9 is not for decision: it names no function.",
    ]


def test_a_party_removed_counts_no_more(floor):
    party = about(floor, "9").parties.get()
    party.removed = True
    party.save_as(by=None)
    floor.open(*D3)
    floor.take("9")
    assert floor.put("9", "That the report be noted", kind="procedure").status == "put"


def test_what_is_procedure_stays_so(floor):
    """Under an item without function and party; and the acts themselves, under any item."""
    shut = floor.add("10", "A practice in difficulty", kind=Item.Kind.DISCUSSION, private=True)
    floor.open(*ALL)
    floor.take("2")
    assert (
        polls.agree(floor.put("2", "That the order be changed", kind="procedure"), **floor.when()).outcome == "carried"
    )
    floor.close("2")
    floor.take("5")
    exclusion = {"kind": "exclude", "ground": "confidential", "covers": [shut]}
    assert floor.put("5", **exclusion).kind == "exclude"
    assert floor.defer("5").status == "deferred"


@pytest.fixture
def radar(floor):
    """Omar is a director of the practice item 5 is about: not yet ruled on."""
    declaring = Desk(floor.world)
    floor.world.party(floor.items["5"], "Colne GP Federation Ltd", code="08000001", kind=PartyKind.COMPANY)
    declaring.declares("omar", "Colne GP Federation Ltd", code="08000001")
    floor.open(*D3)
    floor.take("5")


def test_neither_name_takes_it_past_the_radar(floor, radar):
    both = f"Item 5 names its function and whom it is about, {NAMED} {ACTS}"
    assert refusal(floor.put, "5", RENT, kind="procedure") == [both]
    open_match = "Rule or dismiss: Omar Dunn is a director of Colne GP Federation Ltd"
    assert any(each.startswith(open_match) for each in refusal(floor.poll, floor.put("5", RENT)))


def test_one_put_before_this_was_refused_is_not_voted_on(floor, radar):
    motion = Motion(item=floor.item("5"), kind="procedure", words=RENT, put_at=floor.now(), put_by=floor.by)
    motion.save_as(by=floor.by, why="Put before the rule")
    for act in (polls.open_poll, polls.agree):
        said = refusal(act, motion, **floor.when())
        assert NAMED in said[0] and any("Rule or dismiss: Omar Dunn" in each for each in said)
    motions.withdraw_motion(motion, **floor.when())


def test_the_form_offers_it_only_where_it_may_be_put(floor, desk):
    about(floor, "9")
    floor.open(*D3)
    for number, offered in (("2", True), ("4", False), ("9", False)):
        floor.take(number)
        page = desk.get("console-motion", floor.items[number].ref)[1]
        assert ('value="other"' in page) is offered and 'value="note"' in page, number
        assert (WITHOUT in page) is (number == "9") and 'value="decision"' in page
        turns.close_item(floor.item(number), **floor.when())


def test_what_a_page_left_open_sends_comes_back_with_the_reasons(floor, desk):
    floor.open(*D3)
    floor.take("4")
    status, page = desk.send("console-motion", floor.items["4"].ref, kind="other", other_words=RENT, because="x")
    assert status == 422 and NAMED in page and RENT in page and not Motion.objects.exists()


CHOSEN = {
    "note": ({}, "That the report under item 9 be received and noted."),
    "defer": ({}, "That item 9 be deferred to a later meeting."),
    "refer": ({"refer_to": "NHS England"}, "That item 9 be referred to NHS England."),
    "adjourn": ({}, "That the meeting be adjourned."),
}


@pytest.mark.parametrize("procedure", CHOSEN)
def test_what_is_chosen_has_its_sentence_under_any_item(floor, procedure):
    """Under one with parties and no function too; whatever was typed beside it is not put."""
    about(floor, "9")
    floor.open(*D3)
    floor.take("9")
    given, sentence = CHOSEN[procedure]
    motion = floor.put("9", RENT, kind="procedure", procedure=procedure, **given)
    assert motion.words == sentence
    assert polls.agree(motion, **floor.when()).outcome == "carried"


def test_the_sentence_to_exclude_and_to_elect_is_made(floor):
    shut = floor.add("10", "A practice in difficulty", kind=Item.Kind.DISCUSSION, private=True)
    floor.open(*ALL)
    floor.take("2")
    put = floor.put("2", RENT, kind="exclude", ground="confidential", covers=[shut])
    assert put.words.startswith("That the public be excluded from the meeting for item 10, because publicity")
    elected = floor.put("2", RENT, kind="election", election_to="vice", candidate=floor.seat("noor"))
    assert elected.words == "That Noor Khan be elected Vice-chair."


def test_minutes_are_noted_as_minutes(floor):
    floor.add("11", "Minutes of the last meeting", kind=Item.Kind.MINUTES)
    floor.open(*ALL)
    floor.take("11")
    said = floor.put("11", kind="procedure", procedure="note").words
    assert said == "That the minutes under item 11 be received and noted."


def test_every_reason_against_procedure_comes_at_once(floor):
    floor.open(*D3)
    floor.take("2")
    assert refusal(floor.put, "2", kind="procedure", procedure="tabled") == [
        "Choose what is moved: to note, defer, refer, adjourn, or other procedure."
    ]
    said = refusal(floor.put, "2", kind="procedure", procedure="refer", refer_to="the press")
    assert said == ["Choose to whom the item is referred."]
    assert refusal(floor.put, "2", " ", kind="procedure", because=" ") == [
        "Say what is put to the committee.", "Say why it is procedure, and none of the motions there are for it.",
    ]  # fmt: skip


def test_other_procedure_is_put_with_its_reason_by_the_page(floor, desk):
    floor.open(*D3)
    floor.take("2")
    ref = floor.items["2"].ref
    typed = {"kind": "other", "other_words": "That item 6 be taken next", "because": "Its presenter has to leave"}
    assert desk.send("console-motion", ref, **typed)[0] == 302
    held = Motion.objects.get()
    assert (held.kind, held.procedure, held.words) == ("procedure", "other", typed["other_words"])
    assert "Put as procedure, because: Its presenter has to leave" in desk.get("console", floor.meeting.ref)[1]


def test_only_who_may_hold_the_post_is_offered(floor, desk):
    floor.open(*D3)
    floor.take("2")
    page = desk.get("console-motion", floor.items["2"].ref)[1]
    offered = page.split('name="candidate"')[1].split("</select>")[0]
    assert "Noor" in offered and "Omar" not in offered and "Omar" in page


def test_the_item_page_says_early_that_a_function_is_missing(floor, desk):
    world, now = floor.world, {"by": floor.by, "at": floor.world.now}
    early = Floor(world, meeting=world.plan(world.essex, days=30))
    item = about(early, "9", status=Item.Status.DRAFT)
    world.paper(item, "Of the visit")
    agenda.ready_item(item, **now)
    meetings.call_meeting(early.meeting, **now)

    def page(item=item):
        return desk.get("agenda-item", item.ref)[1]

    assert WITHOUT in page() and "Give it the function it falls under" in page()
    meetings.publish_agenda(early.meeting, **now)
    assert WITHOUT in page() and "Give it the function it falls under" not in page(), "its agenda is published"
    assert WITHOUT not in page(floor.items["5"])
