"""Who convenes a conflicts panel, who may sit in it, what stops a report and a decision (R-067)."""

from datetime import date, datetime

import pytest

from governance.rules.meetings import events, panels
from governance.rules.meetings.panels import ORDER, Holder, Panelled

TITLES = dict(
    zip(
        ORDER,
        ("Accountable Officer", "Chief Finance Officer", "Director of Governance", "Director of Commissioning"),
        strict=True,
    )
)
NAMES = dict(zip(ORDER, ("Ann", "Carl", "Dora", "Dean"), strict=True))
FREE, VACANT, TIED = "free", "vacant", "tied"
AT = datetime(2017, 3, 15, 14)


def holder(post, state):
    if state == VACANT:
        return Holder(post, TITLES[post])
    return Holder(post, TITLES[post], NAMES[post], 1, (panels.INTEREST,) if state == TIED else ())


@pytest.mark.parametrize(
    "states, name, passed",
    [
        pytest.param((FREE, FREE, FREE, FREE), "Ann", (), id="R-067-officer"),
        pytest.param((TIED, FREE, FREE, FREE), "Carl",
                     ("Accountable Officer: Ann has an interest in the item.",), id="R-067-finance"),
        pytest.param((VACANT, TIED, FREE, FREE), "Dora",
                     ("Accountable Officer: the post is vacant.",
                      "Chief Finance Officer: Carl has an interest in the item."), id="R-067-governance"),
        pytest.param((TIED, VACANT, VACANT, FREE), "Dean",
                     ("Accountable Officer: Ann has an interest in the item.",
                      "Chief Finance Officer: the post is vacant.", "Director of Governance: the post is vacant."),
                     id="R-067-commissioning"),
        pytest.param((VACANT, VACANT, VACANT, TIED), None,
                     ("Accountable Officer: the post is vacant.", "Chief Finance Officer: the post is vacant.",
                      "Director of Governance: the post is vacant.",
                      "Director of Commissioning: Dean has an interest in the item."), id="R-067-nobody"),
    ],
)  # fmt: skip
def test_the_first_post_without_an_interest_convenes(states, name, passed):
    found = panels.convening([holder(post, state) for post, state in reversed(list(zip(ORDER, states, strict=True)))])
    assert (found.holder and found.holder.name) == name
    assert found.passed == passed
    assert found.sentence.startswith(f"{name}, " if name else "Nobody may convene")


def test_of_two_who_share_a_post_the_one_without_an_interest_convenes():
    ann, bo = holder(ORDER[0], TIED), Holder(ORDER[0], TITLES[ORDER[0]], "Bo", 2)
    assert panels.convening([ann, bo]).holder == bo


@pytest.mark.parametrize(
    "ground, because, shortfalls, words",
    [
        ("inquorate", "", ["Mid Essex: 1 of 2"], None),
        ("inquorate", "", [], "is quorate as things stand"),
        ("significance", "The largest contract there is", [], None),
        ("significance", "  ", ["Mid Essex: 1 of 2"], "Say why the matter is of great significance."),
        ("whim", "Because", [], "Say on which ground"),
    ],
)
def test_a_panel_needs_its_ground(ground, because, shortfalls, words):
    found = panels.reasons_against_asking(
        ground, because=because, shortfalls=shortfalls, number="5", function="contracts"
    )
    assert found == [] if words is None else words in found[0]


def test_what_decides_nothing_needs_no_panel():
    found = panels.reasons_against_asking("significance", because="x", shortfalls=[], number="1", function="")
    assert found == ["Item 1 is not for decision: it names no function."]


def test_a_report_says_it_all_and_its_members_have_no_interest():
    whole = {"recommendation": "reject", "grounds": "Pressed", "instructions": "NHS England decides"}
    assert panels.reasons_against_report(**whole, members={"Ann": [], "Bo": []}) == []
    found = panels.reasons_against_report(
        recommendation="", grounds=" ", instructions="", members={"Ann": [panels.RULED_OUT]}
    )
    assert len(found) == 5
    assert "Ann is ruled out of the item. Name somebody else." in found
    assert panels.reasons_against_member("Ann", [panels.INTEREST], already=True) == [
        "Ann has an interest in the item: the panel is of people without an interest.",
        "Ann is a member of the panel already.",
    ]


def panel(*, ground="significance", reported=False, withdrawn=""):
    asked = events.PanelAsked(AT, "5", "p", ground, "Dr Quill’s own company bids.")
    said = events.PanelReported(
        AT, "5", "p", "reject", "The bidder wrote the paper.", "Ask NHS England to decide.", "Carl Moss",
        "Chief Finance Officer", date(2017, 3, 12), ("Bo", "Cy"), ("Accountable Officer: the post is vacant.",),
    )  # fmt: skip
    return Panelled(asked, said if reported else None, withdrawn)


@pytest.mark.parametrize(
    "one, waits",
    [(panel(), True), (panel(reported=True), False), (panel(withdrawn="The bid was taken back"), False)],
    ids=["R-067-asked", "R-067-reported", "R-067-withdrawn"],
)
def test_nothing_is_decided_while_a_panel_waits(one, waits):
    found = panels.reasons_against_deciding([panel(reported=True), one], "5")
    assert bool(found) == one.waits == waits
    assert not found or "withdraw the request with a reason" in found[0]


def test_what_is_told_of_it():
    whole = " ".join(panels.told(panel(reported=True)))
    for words in ("great significance: Dr Quill’s own company bids.", "the post is vacant",
                  "Members of the panel: Bo, Cy",
                  "Carl Moss, Chief Finance Officer, convened the panel and signed its report on 12 March 2017.",
                  "rejected on grounds of undue influence: The bidder wrote the paper.",
                  "must be followed: Ask NHS England to decide."):  # fmt: skip
        assert words in whole
    public = " ".join(panels.told(panel(reported=True), public=True))
    assert "Ask NHS England to decide" in public and "Bo" not in public and "vacant" not in public


@pytest.mark.parametrize("one", [panel(), panel(reported=True), panel(withdrawn="Dr Quill has left")])
def test_where_something_is_withheld_no_name_and_no_typed_word_is_told(one):
    told = " ".join(panels.told(one, public=True, silent=True))
    assert told and not any(word in told for word in ("Quill", "Carl", "Finance", "bidder", "NHS England"))
