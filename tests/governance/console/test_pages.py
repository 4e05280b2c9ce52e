"""The console through the web door: each button, refusals with all reasons, who may open it, queries."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.actions import motions, polls, rulings
from governance.models import Guest, Meeting, Motion, Poll, Ruling, Turn, Vote

from .floor import ALL, D3
from .test_d3 import refusal

AT_THE_DOOR = ("django_session", "governance_user", "governance_appointment", "governance_person")


def test_the_d3_meeting_through_the_door(floor, desk):
    assert "Open the meeting" in desk.get()[1]
    there = {floor.seat(who).ref: "present" for who in D3}
    there |= {floor.seat("ada").ref: "apologies"} | {
        floor.seat(who).ref: "away" for who in ("alma", "priya", "helen", "mae")
    }
    assert desk.send("console-open", floor.meeting.ref, **there)[0] == 302
    assert desk.press(f"take:{floor.items['5'].ref}")[0] == 302
    page = desk.get()[1]
    assert "Quorate for this item" in page and "Mid Essex: 2 of 2" in page and "Apologies" in page
    said = {
        "person": floor.world.omar.person.ref, "interest": "Partner in the practice", "declared": "yes",
        "magnitude": "financial", "choice": "c", "reason": "It is their own practice", "withhold": "usual",
        "ruled_as": "chair",
    }  # fmt: skip
    item = floor.items["5"].ref
    status, page = desk.send("console-ruling", item, **(said | {"choice": "e", "reason": " "}))
    assert status == 422 and "Partner in the practice" in page
    assert desk.send("console-ruling", item, **said)[0] == 302
    assert Ruling.objects.get().ruler == floor.world.lena.person
    assert desk.send("console-motion", item, kind="decision", words="That it be reimbursed")[0] == 302
    motion = Motion.objects.get()
    page = desk.get()[1]
    assert "Not quorate for this item" in page and "Must be out of the room for the vote" in page
    assert "Call Alma Reid, Accountable Officer, Mid Essex: the item would then be quorate." in page
    assert "Omar Dunn has an interest: Partner in the practice." in page
    assert "Open the vote" not in page
    status, page = desk.at(14, 19).press(f"vote:{motion.ref}")
    assert status == 422 and "Mid Essex: 1 of 2" in page and "This cannot be done now" in page
    assert desk.press(f"move:left:{floor.seat('omar').ref}", when="half past")[0] == 422
    assert desk.at(14, 21).press(f"move:left:{floor.seat('omar').ref}", when="14.20")[0] == 302
    assert "Left at 14:20" in desk.get()[1]
    assert "Mid Essex: 1 of 2" in desk.get("console-put-off", item)[1]
    assert desk.send("console-put-off", item, note="Mid Essex: 1 of 2")[0] == 302
    assert Turn.objects.last().act == "deferred"
    assert desk.at(14, 40).press(f"move:returned:{floor.seat('omar').ref}")[0] == 302
    assert desk.press(f"take:{floor.items['6'].ref}")[0] == 302
    assert desk.send("console-motion", floor.items["6"].ref, kind="decision", words="That they merge")[0] == 302
    motion = Motion.objects.get(words="That they merge")
    assert desk.press(f"vote:{motion.ref}")[0] == 302
    poll = Poll.objects.get()
    votes = {f"vote-{floor.seat(who).ref}": "for" for who in D3}
    assert desk.press(f"votes:{poll.ref}", **votes)[0] == 302
    assert "6 of 6 have voted" in desk.get()[1]
    assert desk.press(f"count:{poll.ref}", **votes)[0] == 302
    assert Vote.objects.count() == 6, "what was said already is not written twice"
    page = desk.get()[1]
    assert "Carried" in page and "For: 6." in page and "Absent: 3." in page
    assert desk.press(f"finish:{floor.items['6'].ref}")[0] == 302
    assert desk.press("close:")[0] == 302
    assert Meeting.objects.get(pk=floor.meeting.pk).status == "closed"


def test_votes_refused_stay_as_typed(floor, desk):
    floor.open(*ALL, "mae")
    floor.take("4")
    poll = floor.poll(floor.put("4"))
    desk.at(14, 30)
    votes = {f"vote-{floor.seat('lena').ref}": "against", f"vote-{floor.seat('mae').ref}": "for"}
    status, page = desk.press(f"votes:{poll.ref}", **votes)
    assert status == 422 and "Mae Long is a deputy, and the member is in the room." in page
    assert f'name="vote-{floor.seat("lena").ref}" value="against" checked' in page
    assert not Vote.objects.exists()


def test_a_tie_waits_for_the_deciding_vote(floor, desk):
    floor.open(*ALL)
    floor.take("4")
    count = floor.vote("4", yes="lena omar alma noor fay priya", no="miles ada hope")
    page = desk.at(14, 30).get()[1]
    assert "The deciding vote may be given by: Miles Hart, Ada Quinn." in page
    answer = {"seat": floor.seat("ada").ref, "choice": "against"}
    assert desk.send("console-deciding-vote", count.poll.ref, **answer)[0] == 302
    assert Motion.objects.get().status == "rejected"
    status, page = desk.send("console-deciding-vote", count.poll.ref, **answer)
    assert status == 422 or "There is no tie to decide" in page


def test_guests_are_admitted_and_a_vote_may_be_stopped(floor, desk):
    floor.open(*ALL)
    floor.take("4")
    poll = floor.poll(floor.put("4"))
    desk.at(14, 30)
    status, page = desk.send("console-guest", floor.meeting.ref, purpose="To explain")
    assert status == 422 and "Choose a person, or enter a name" in page and floor.world.gil.person.name not in page
    assert "Mia Lowe" in page, "she has a post at a body of the committee"
    assert desk.send("console-guest", floor.meeting.ref, name="Eve Expert", purpose="To explain")[0] == 302
    assert desk.press(f"move:arrived:{Guest.objects.get().ref}")[0] == 302
    assert "Guest: To explain" in desk.get()[1]
    assert desk.send("console-stop", poll.ref, because="")[0] == 422
    assert desk.send("console-stop", poll.ref, because="Wrong words")[0] == 302
    assert Motion.objects.get().status == "put"


def test_my_vote_is_mine_and_may_change_until_the_count(floor, as_, desk):
    floor.open(*D3)
    floor.take("4")
    address = reverse("my-vote", args=[floor.meeting.ref])
    desk.at(14, 30)
    omar = as_(floor.world.omar)
    assert "Nothing is being voted on now" in omar.get(address).content.decode()
    poll = floor.poll(floor.put("4"))
    mine = {"poll": poll.ref}
    assert omar.post(address, mine | {"choice": "against"}).status_code == 302
    assert omar.post(address, mine | {"choice": "for"}).status_code == 302
    assert list(poll.votes.values_list("choice", flat=True)) == ["against", "for"]
    assert "Your vote is recorded" in omar.get(address).content.decode()
    ada = as_(floor.world.ada)
    assert "Ada Quinn is not in the room." in ada.get(address).content.decode()
    assert ada.post(address, mine | {"choice": "for"}).status_code == 422


def test_a_page_left_open_does_not_answer_another_vote(floor, as_, desk):
    floor.open(*D3)
    floor.take("4")
    first = floor.poll(floor.put("4"))
    address = reverse("my-vote", args=[floor.meeting.ref])
    omar = as_(floor.world.omar)
    assert first.ref in omar.get(address).content.decode()
    polls.stop_poll(first, because="Wrong words", **floor.when())
    second = floor.poll(floor.put("4", "That it be refused"))
    desk.at(14, 30)
    for stale in ({"poll": first.ref}, {}):
        answer = omar.post(address, {"choice": "for"} | stale)
        page = answer.content.decode()
        assert answer.status_code == 422 and "Another one is open now" in page and second.ref in page
    assert not Vote.objects.exists()


def test_a_console_left_open_does_not_take_back_a_members_change(floor, desk):
    """Two tabs: what the clerk's page showed and nobody touched is not said again over a later voice."""
    floor.open(*D3)
    floor.take("4")
    poll = floor.poll(floor.put("4"))
    seat = floor.seat("omar")
    floor.cast(poll, yes="omar")
    desk.at(14, 30)
    page = desk.get()[1]
    assert f'name="was-{seat.ref}" value="for"' in page
    polls.cast_vote(poll, seat=seat, choice="against", by=floor.world.omar.user, at=floor.at(14, 30))
    shown = {f"was-{seat.ref}": "for", f"vote-{seat.ref}": "for"}
    assert desk.press(f"votes:{poll.ref}", **shown, **{f"vote-{floor.seat('lena').ref}": "for"})[0] == 302
    assert dict(poll.votes.order_by("pk").values_list("seat__ref", "choice")) == {
        seat.ref: "against", floor.seat("lena").ref: "for",
    }  # fmt: skip
    assert desk.press(f"votes:{poll.ref}", **(shown | {f"vote-{seat.ref}": "abstain"}))[0] == 302
    assert poll.votes.order_by("pk").last().choice == "abstain", "what the clerk did change is written"


def test_a_chair_ruled_out_takes_no_vote_on_it_from_elsewhere(floor, as_, desk):
    """Out of the room, with the console open: neither motion, vote nor count, nor a ruling about oneself."""
    floor.open(*ALL)
    floor.take("5")
    motion = floor.put("5")
    lena, by = floor.world.lena, {"by": floor.world.lena.user, "at": floor.at(14, 20)}
    mine = {"item": floor.item("5"), "person": lena.person, "interest": "Landlord", "magnitude": "financial",
            "reason": "Her house", "ruled_as": "vice", "ruler": floor.world.noor.person}  # fmt: skip
    assert refusal(rulings.rule, choice="c", **mine, **by) == ["A ruling about you is written down by somebody else."]
    floor.rule("5", "lena", ruler="noor", ruled_as="vice")
    floor.move("lena", "left")
    desk.client = as_(lena)
    desk.at(14, 30)
    no = "Lena Ashworth is ruled out of this item. Somebody else takes the vote."
    assert no in desk.press(f"vote:{motion.ref}")[1]
    assert refusal(motions.put_motion, floor.item("5"), words="Another", **by) == [no]
    poll = floor.poll(motion)
    assert no in desk.press(f"votes:{poll.ref}", **{f"vote-{floor.seat('omar').ref}": "for"})[1]
    assert refusal(polls.stop_poll, poll, because="I say so", **by) == [no]
    floor.cast(poll, yes="omar alma noor fay miles")
    assert no in desk.press(f"count:{poll.ref}")[1]
    assert floor.count(poll).outcome == "carried"
    lift = {"item": floor.item("5"), "person": lena.person, "reason": "Sold", "ruled_as": "vice"}
    against = refusal(rulings.lift_ruling, **lift, ruler=floor.world.noor.person, **by)
    assert against == ["A ruling about you is written down by somebody else."]


def test_who_is_ruled_out_reads_neither_which_body_is_short_nor_who_else_is_out(floor, as_, desk):
    floor.open(*D3)
    floor.take("5")
    motion = floor.put("5")
    floor.rule("5", "omar")
    short = ("Mid Essex: 1 of 2", "Omar Dunn is ruled out of this item and is still in the room.")
    desk.at(14, 30)
    assert all(each in desk.press(f"vote:{motion.ref}")[1] for each in short), "whoever runs the meeting does"
    floor.rule("5", "lena", choice="b", ruler="noor", ruled_as="vice")
    floor.move("lena", "left")
    desk.client = as_(floor.world.lena)
    for page in (desk.press(f"vote:{motion.ref}")[1], desk.get()[1]):
        assert not any(each in page for each in (*short, "Must be out of the room"))
    said = refusal(polls.open_poll, motion, by=floor.world.lena.user, at=floor.at(14, 30))
    assert said == ["Lena Ashworth is ruled out of this item. Somebody else takes the vote."]


def test_who_may_open_it(floor, as_):
    addresses = [reverse(name, args=[floor.meeting.ref]) for name in ("console", "console-open", "console-sheet")]
    for address in addresses:
        assert as_(floor.world.sol).get(address).status_code == 404
        assert as_(floor.world.omar).get(address).status_code == 403
        assert as_(floor.world.lena).get(address).status_code == 200
    assert as_(floor.world.sol).get(reverse("my-vote", args=[floor.meeting.ref])).status_code == 404


def test_the_sheet_has_the_same_numbers(floor, desk):
    page = desk.get("console-sheet", floor.meeting.ref)[1]
    assert "5. Premises reimbursement: Fernbank Surgery" in page
    assert "Mid Essex: at least 2" in page and "Lena Ashworth" in page


def test_the_console_asks_at_most_fifteen_questions(floor, desk):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            answer = desk.client.get(desk.address)
        assert answer.status_code == 200
        return [q["sql"] for q in captured if not any(f'FROM "{name}"' in q["sql"] for name in AT_THE_DOOR)]

    floor.open(*D3)
    floor.take("4")
    floor.put("4")
    desk.at(14, 30)
    asked()
    few = asked()
    floor.rule("4", "fay", choice="e", reason="Small")
    floor.vote("4", yes=" ".join(D3))
    floor.close("4")
    floor.take("5")
    floor.rule("5", "omar")
    floor.put("5")
    many = asked()
    assert len(many) == len(few) <= 15, "\n".join(many)


def test_the_paper_wall_stands_in_the_room_too(floor, as_, desk):
    """A member ruled out of a private item reads neither its title nor its motion, on any page of the meeting."""
    item = floor.add("9", "A practice in difficulty", kind="discussion", private=True, purpose="To close it")
    floor.add("8", "Exclusion of the public", kind="exclusion")
    floor.rule("9", "noor", choice="b")
    floor.open(*ALL)
    floor.take("8")
    words = {"kind": "exclude", "ground": "confidential", "covers": [item]}
    polls.agree(floor.put("8", **words), **floor.when())
    floor.close("8")
    floor.take("9")
    floor.move("noor", "left")
    poll = floor.poll(floor.put("9", "That it be closed at Easter", kind="procedure"))
    desk.at(14, 50)
    noor = as_(floor.world.noor)
    ref = floor.meeting.ref
    for name, of in (
        ("console", ref), ("console-sheet", ref), ("my-vote", ref), ("console-motion", item.ref),
        ("console-stop", poll.ref), ("console-put-off", item.ref), ("console-ruling", item.ref),
    ):  # fmt: skip
        page = noor.get(reverse(name, args=[of])).content.decode()
        for secret in ("A practice in difficulty", "closed at Easter", "To close it"):
            assert secret not in page, f"{name} says {secret}"
    assert "A practice in difficulty" in as_(floor.world.stella).get(desk.address).content.decode()
