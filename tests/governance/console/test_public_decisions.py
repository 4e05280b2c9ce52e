"""What the public reads of a decision: how it was made and how the conflict was handled (open ground 26; row 58)."""

from datetime import timedelta

from governance.actions import publishing_meetings as publishing
from publication.models import Line

from .floor import D3

PARTNERS = {"06Q", "06T", "Q79"}


def decisions():
    lines = Line.objects.filter(register="decisions", state=Line.State.LIVE).select_related("latest__content")
    return [(line.body, line.latest.content.row["columns"]) for line in lines.order_by("pk")]


def walked(floor, *, in_private=()):
    """The D3 meeting: item 4 carried, item 5 put off after the ruling, item 6 carried."""
    floor.open(*D3)
    floor.take("4")
    floor.vote("4", words="That the scheme be adopted", yes=" ".join(D3))
    if in_private:
        motion = floor.put("4", "To exclude the public", kind="exclude", ground="confidential", covers=in_private)
        poll = floor.poll(motion)
        floor.cast(poll, yes=" ".join(D3))
        floor.count(poll)
    floor.close("4")
    floor.until(14, 15).take("5")
    floor.rule("5", "omar")
    floor.put("5")
    floor.until(14, 20).move("omar", "left")
    floor.defer("5")
    floor.until(14, 40).move("omar", "returned")
    floor.take("6")
    floor.vote("6", words="That the merger be approved", yes="lena noor fay miles hope", no="omar")
    floor.close("6")
    floor.finish()
    return floor.meeting.ends_at + timedelta(hours=1)


def test_every_partner_publishes_the_same_decisions_once_the_meeting_is_closed(floor):
    publishing.republish_meetings(at=floor.meeting.starts_at)
    assert decisions() == []
    publishing.republish_meetings(at=walked(floor))
    found = {}
    for code, told in decisions():
        found.setdefault(told["item"][0], {})[code] = told
    assert {number: set(told) for number, told in found.items()} == dict.fromkeys("456", PARTNERS)
    assert all(told["06Q"] == told["06T"] == told["Q79"] for told in found.values())
    carried, put_off, split = (found[number]["06T"] for number in "456")
    assert (carried["outcome"], put_off["outcome"], split["outcome"]) == ("Carried", "Put off", "Carried")
    assert carried["presided"] == "Lena Ashworth" and carried["terms"] == "Version 1" and carried["conflict"] == ""
    assert split["votes"] == (
        "For 9, against 1, abstained 0. NHS England has 6 votes in all, shared equally by those of its members who may "
        "vote: 2 could vote, with 3 votes each, as the reading of paragraph 14 signed on 1 April 2015 says."
    )


def test_the_conflict_is_told_in_one_paragraph(floor):
    """Who had what interest, who ruled, what they did, who decided in the end."""
    publishing.republish_meetings(at=walked(floor))
    told = next(told["conflict"] for _, told in decisions() if told["item"].startswith("5."))
    for words in ("Omar Dunn", "Partner in Fernbank Surgery", "Lena Ashworth", "14:20"):
        assert words in told, told


def test_a_decision_on_a_private_item_waits_for_its_release(floor):
    item = floor.items["6"]
    item.private = True
    item.save_as(by=None)
    publishing.republish_meetings(at=walked(floor, in_private=[item]))
    assert {told["item"][0] for _, told in decisions()} == {"4", "5"}
    assert "To exclude the public" in {told["decision"] for _, told in decisions()}
