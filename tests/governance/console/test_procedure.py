"""A decision called procedure: refused, so that it passes neither the remit nor the radar by (row 17, R-060)."""

import pytest

from governance.actions import motions, polls, turns
from governance.models import Item, Motion, PartyKind
from tests.conflicts.radar.conftest import Desk

from .floor import ALL, D3
from .test_d3 import refusal
from .test_pages import desk  # noqa: F401

NAMED = "so what is put under it is a decision, not procedure."
ACTS = "To put the item off, to choose who presides, to elect or to exclude the public, use the act for it."
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
    exclusion = {"kind": "exclude", "ground": "confidential", "covers": [shut], "words": "That the public be excluded"}
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


def test_the_form_offers_it_only_where_it_may_be_put(floor, desk):  # noqa: F811
    about(floor, "9")
    floor.open(*D3)
    for number, offered in (("2", True), ("4", False), ("9", False)):
        floor.take(number)
        page = desk.get("console-motion", floor.items[number].ref)[1]
        assert ('value="procedure"' in page) is offered, number
        assert (NAMED in page) is not offered and 'value="decision"' in page
        turns.close_item(floor.item(number), **floor.when())


def test_what_a_page_left_open_sends_comes_back_with_the_reasons(floor, desk):  # noqa: F811
    floor.open(*D3)
    floor.take("4")
    status, page = desk.send("console-motion", floor.items["4"].ref, kind="procedure", words=RENT)
    assert status == 422 and NAMED in page and RENT in page and not Motion.objects.exists()
