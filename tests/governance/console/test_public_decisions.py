"""What the public reads of a decision: how it was made and how the conflict was handled (open ground 26; row 58)."""

from datetime import timedelta

from governance.actions import publishing_meetings as publishing
from governance.models import Item
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
        motion = floor.put("4", kind="exclude", ground="confidential", covers=in_private)
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
    assert (carried["bodies"], put_off["bodies"]) == ("Mid Essex, North East Essex, NHS England", "")
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
    assert any(told["decision"].startswith("That the public be excluded") for _, told in decisions())


def ruled_without_a_motion(floor):
    """Item 5 is put off after the ruling and item 7 only talked about; nothing was put on either."""
    floor.add("7", "Rents in the town", kind=Item.Kind.DISCUSSION, function="")
    floor.add("8", "List sizes", kind=Item.Kind.INFORMATION, function="")
    for number in "578":
        said = {"choice": "e", "magnitude": "trivial"} if number == "7" else {}
        floor.rule(number, "omar", **said)
    floor.open(*D3)
    floor.until(14, 15).take("5")
    floor.until(14, 20).move("omar", "left")
    floor.defer("5")
    floor.until(14, 40).move("omar", "returned")
    floor.take("7")
    floor.close("7")
    floor.finish()
    return floor.meeting.ends_at + timedelta(hours=1)


def test_a_conflict_is_told_also_where_no_motion_was_put(floor):
    """The course D3 takes: too few are left, so nothing is put. What was never reached is not told of."""
    publishing.republish_meetings(at=ruled_without_a_motion(floor))
    found = {(told["item"][0], code): told for code, told in decisions()}
    assert set(found) == {(number, code) for number in "57" for code in PARTNERS}
    put_off, talked_of = found["5", "06Q"], found["7", "06T"]
    assert (put_off["outcome"], talked_of["outcome"]) == ("Put off", "Discussed only")
    assert put_off["decision"] == "No decision was taken on “Premises reimbursement: Fernbank Surgery”"
    for words in ("Omar Dunn", "Partner in Fernbank Surgery", "Lena Ashworth", "14:20", "14:40", "put the item off"):
        assert words in put_off["conflict"], put_off["conflict"]
    assert "stayed and could take part and vote" in talked_of["conflict"]
    assert talked_of["conflict"].endswith("No vote was taken on this item.")
    assert put_off["bodies"] == "" and put_off["presided"] == "Lena Ashworth"


def test_a_conflict_in_a_private_item_is_not_told(floor):
    at = ruled_without_a_motion(floor)
    item = floor.item("5")
    item.private = True
    item.save_as(by=None)
    publishing.republish_meetings(at=at)
    assert {told["item"][0] for _, told in decisions()} == {"7"}


def test_each_keeps_one_address(floor):
    at = ruled_without_a_motion(floor)
    publishing.republish_meetings(at=at)
    before = set(Line.objects.filter(register="decisions").values_list("ref", "latest"))
    publishing.republish_meetings(at=at + timedelta(days=1))
    assert len(before) == 6 and before == set(Line.objects.filter(register="decisions").values_list("ref", "latest"))


def test_a_decision_is_found_by_its_function_and_by_the_practice_it_is_about(floor, client, monkeypatch):
    from tests.governance.meetings.test_topics import ATOM, feed_of

    floor.world.party(floor.item("4"))
    floor.open(*D3)
    floor.take("4")
    floor.vote("4", words="That the scheme begin", yes=" ".join(D3))
    floor.close("4")
    floor.finish()
    at = floor.now()
    publishing.republish_meetings(at=at)
    monkeypatch.setattr("jobs.clock.now", lambda: at)
    for place in ("/topics/function-incentive-schemes", "/practices/F81001"):
        titles = [each.findtext(f"{ATOM}title") for each in feed_of(client, place).findall(f"{ATOM}entry")]
        assert "That the scheme begin" in titles and len(titles) == 2, "the meeting and its decision, each once"
        assert "That the scheme begin" in client.get(f"{place}/").content.decode()
