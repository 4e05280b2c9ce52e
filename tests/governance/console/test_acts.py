"""What the verbs of a meeting refuse, with all reasons, and what they write."""

from datetime import timedelta

import pytest

from governance.access import grants_of
from governance.actions import motions, polls, presence, turns
from governance.models import Guest, Item, Meeting, Officer, Poll, Ruling, StatusChange
from governance.permissions import Permission
from governance.replaying import differences
from governance.rules.meetings.minutes import of_item
from governance.workflow import NotAllowed

from .floor import ALL, D3, Floor
from .test_d3 import refusal

YES = " ".join(D3)


def test_only_whoever_runs_it_opens_a_published_meeting(floor):
    at = floor.meeting.starts_at
    reasons = refusal(turns.open_meeting, floor.meeting, by=floor.world.omar.user, at=at)
    assert reasons == ["Only the Governance lead, the Chair, the Vice-chair or the Secretary may do this."]
    floor.open("lena", "omar", "noor")
    said = StatusChange.objects.about(floor.meeting).get(transition="open").note
    assert said == "Not quorate at the opening: North East Essex: 1 of 2; NHS England: 0 of 2."
    assert "The meeting is in session." in refusal(turns.open_meeting, floor.meeting, by=floor.by, at=at)


def test_a_draft_meeting_cannot_be_opened(sitting):
    floor = Floor(sitting)
    floor.meeting = sitting.meeting
    assert "The meeting is being planned." in refusal(floor.open)


def test_times_are_as_seen_and_never_before_what_was_decided(floor):
    floor.open(*D3)
    floor.take("4")
    floor.until(14, 30)
    assert refusal(floor.move, "omar", "left", when=floor.at(14, 45)) == ["It is 14:30: 14:45 is still to come."]
    assert floor.move("omar", "left", when=floor.at(14, 20)).happened_at == floor.at(14, 20)
    assert refusal(floor.move, "omar", "left") == ["Omar Dunn is not in the room."]
    assert refusal(floor.move, "omar", "returned", when=floor.at(14, 10)) == [
        "14:10 lies before what was recorded at 14:20."
    ]
    floor.until(14, 35).close("4")
    assert refusal(floor.move, "omar", "returned", when=floor.at(14, 31)) == [
        "14:31 lies before what was recorded at 14:35."
    ]


def test_who_is_told_of_later_was_not_at_the_opening_as_it_was_recorded(floor):
    """Opened at twenty seconds past; somebody there at the time is written down afterwards, by the minute."""
    floor.open("lena", "omar", at=floor.meeting.starts_at + timedelta(minutes=3, seconds=20))
    floor.until(14, 6)
    for who in ("noor", "fay", "alma", "priya", "miles", "ada", "hope"):
        floor.move(who, "arrived", when=floor.at(14, 3))
    said = StatusChange.objects.about(floor.meeting).get(transition="open").note
    assert said.startswith("Not quorate at the opening") and differences(Meeting.objects.get(pk=floor.meeting.pk)) == []


def test_told_out_of_order_the_quorum_reads_in_the_order_of_the_clock(floor):
    floor.open(*D3)
    floor.take("5")
    floor.until(14, 30).move("fay", "left", when=floor.at(14, 20))
    floor.move("omar", "left", when=floor.at(14, 10))
    floor.move("omar", "returned", when=floor.at(14, 25))
    (_, full), *later = floor.read().state.open_item.quorum
    assert full == [] and later == [
        (floor.at(14, 10), ["Mid Essex: 1 of 2"]),
        (floor.at(14, 20), ["Mid Essex: 1 of 2", "North East Essex: 1 of 2"]),
        (floor.at(14, 25), ["North East Essex: 1 of 2"]),
    ]


def test_an_act_never_stands_before_the_one_it_follows(floor):
    """Two people press at once: the one who waited for the lock is written at the later time."""
    floor.open(*D3)
    floor.until(14, 30).take("4")
    late = presence.note_presence(floor.meeting, act="left", seat=floor.seat("omar"), by=floor.by, at=floor.at(14, 29))
    assert late.happened_at == floor.at(14, 30)
    assert list(floor.read().places) == list(range(1, 9))


def test_a_ruling_days_before_needs_the_one_who_presides_and_a_reason(floor):
    ruling = floor.rule("5", "omar", choice="b", interest_ref="int-1", matched="match-1", withhold=False)
    assert ruling.withhold, "who may have no papers has none whatever was ticked"
    assert (ruling.interest_ref, ruling.matched) == ("int-1", "match-1")
    assert refusal(floor.rule, "5", "omar", ruler="noor") == ["Lena Ashworth presides as Chair."]
    assert refusal(floor.rule, "5", "omar", interest="", reason="", choice="e", magnitude="financial") == [
        "Say what the interest is, as it was declared.",
        "The usual ruling is: Leaves for the discussion and the decision. Say why this one is different.",
    ]
    assert refusal(floor.rule, "5", "gil") == ["Gil Marsh has no seat in this committee on that day."]
    assert "Only the" in refusal(
        lambda: floor.__class__.rule(_as(floor, floor.world.omar), "5", "omar")
    )[0]  # fmt: skip


def _as(floor, who):
    other = object.__new__(type(floor))
    other.__dict__ = {**floor.__dict__, "by": who.user}
    return other


def test_a_lifted_ruling_counts_no_more(floor):
    from governance.actions import rulings

    floor.rule("5", "omar")
    common = {"item": floor.item("5"), "person": floor.world.omar.person, "ruled_as": "chair"}
    rulings.lift_ruling(**common, reason="Sold the share", ruler=floor.world.lena.person, **floor.when())
    floor.open(*D3)
    floor.take("5")
    assert floor.vote("5", yes=YES).outcome == "carried"
    with pytest.raises(NotAllowed, match="There is no ruling about Omar Dunn"):
        rulings.lift_ruling(**common, reason="Again", ruler=floor.world.lena.person, **floor.when())
    assert list(Ruling.objects.in_force().values_list("choice", flat=True)) == ["none"]


def test_a_member_votes_for_their_own_seat_only(floor):
    floor.open(*D3)
    floor.take("4")
    poll = floor.poll(floor.put("4"))
    omar = {"by": floor.world.omar.user, "at": floor.now()}
    assert polls.cast_vote(poll, seat=floor.seat("omar"), choice="for", **omar).seat == floor.seat("omar")
    with pytest.raises(NotAllowed, match="may do this"):
        polls.cast_vote(poll, seat=floor.seat("lena"), choice="for", **omar)
    with pytest.raises(NotAllowed, match="Ada Quinn is not in the room"):
        floor.cast(poll, yes="ada")
    with pytest.raises(NotAllowed, match="may do this"):
        polls.close_poll(poll, **omar)


def test_nothing_outside_the_delegation_is_voted_on(floor):
    floor.add("8", "Individual GP performance", function="performance")
    floor.open(*D3)
    floor.take("8")
    said = refusal(floor.put, "8")
    assert any("not among the functions" in each for each in said)
    floor.close("8")
    floor.take("2")
    assert refusal(floor.put, "2") == ["Item 2 is not for decision: it names no function."]
    assert floor.put("2", kind="procedure").status == "put"


def test_a_poll_stops_with_a_reason_and_the_motion_may_be_put_again(floor):
    floor.open(*D3)
    floor.take("4")
    motion = floor.put("4")
    poll = floor.poll(motion)
    floor.cast(poll, no=YES)
    assert refusal(floor.close, "4") == ["A vote on this item is still open. Count it or stop it first."]
    assert refusal(floor.finish)[0] == "Item 4 is still open."
    assert refusal(polls.stop_poll, poll, because="", **floor.when()) == ["Say why the vote is stopped."]
    polls.stop_poll(poll, because="The words were read out wrongly", **floor.when())
    assert floor.motion(motion.pk).status == "put"
    assert polls.agree(motion, **floor.when()).outcome == "carried"
    assert Poll.objects.filter(motion=motion).values_list("method", flat=True).last() == "assent"
    assert refusal(motions.withdraw_motion, motion, **floor.when()) == [
        "It has been voted on, or is being voted on."
    ]  # fmt: skip
    assert not floor.read().state.refused


def test_elections_return_only_a_lay_member_and_make_the_officer(floor):
    vice = Officer.objects.get(committee=floor.world.essex, post="vice")
    vice.to_on = floor.meeting.held_on - timedelta(days=1)
    vice.save_as(by=None)
    floor.add("3", "Election of the chair", kind=Item.Kind.ELECTION)
    floor.open(*ALL)
    floor.take("3")
    election = {"kind": "election", "election_to": "chair"}
    assert refusal(floor.put, "3", candidate=floor.seat("omar"), **election) == [
        "Omar Dunn cannot be Chair or Vice Chair: only a voting lay member of a CCG can (paragraphs 9 and 10)."
    ]
    assert refusal(floor.put, "3", candidate=None, **election) == ["Name the member who is proposed."]
    count = polls.agree(floor.put("3", candidate=floor.seat("noor"), **election), **floor.when())
    assert count.outcome == "carried"
    chairs = Officer.objects.filter(committee=floor.world.essex, post="chair").order_by("pk")
    assert [(c.seat, c.to_on) for c in chairs] == [
        (floor.seat("lena"), floor.meeting.held_on),
        (floor.seat("noor"), None),
    ]
    assert chairs[1].because.startswith("Elected at the meeting of")
    grants = grants_of(floor.world.noor.user, floor.now())
    assert grants.may(Permission.MINUTES_APPROVE, floor.meeting)
    floor.close("3")
    assert floor.read().state.chair == floor.seat("noor").ref and not floor.read().state.refused


def test_the_public_is_excluded_by_resolution_with_its_ground(floor):
    private = floor.add("9", "A practice in difficulty", function="contracts", private=True)
    floor.add("8", "Exclusion of the public", kind=Item.Kind.EXCLUSION)
    floor.open(*D3)
    closed = "The committee has not resolved to exclude the public for this item (paragraph 18)."
    assert refusal(floor.take, "9") == [closed]
    floor.take("8")
    assert refusal(floor.put, "8", kind="exclude") == [
        "Choose the ground on which the public is excluded.",
        "Say which items are to be taken in private.",
    ]
    motion = floor.put("8", kind="exclude", ground="confidential", covers=[private])
    assert polls.agree(motion, **floor.when()).outcome == "carried"
    floor.close("8")
    assert floor.take("9").status == "open"
    assert not floor.read().state.refused


def test_guests_come_and_go_with_their_times(floor):
    floor.open(*D3)
    guest = Guest(meeting=floor.meeting, name="Eve Expert", purpose="Item 4", admitted_at=floor.now())
    guest.save_as(by=floor.by)
    come = {"guest": guest, "by": floor.by}
    presence.note_presence(floor.meeting, act="arrived", at=floor.now(), **come)
    assert list(floor.read().guests_in) == [guest.pk]
    assert refusal(presence.note_presence, floor.meeting, act="arrived", at=floor.now(), **come) == [
        "Eve Expert is in the room already."
    ]
    presence.note_presence(floor.meeting, act="departed", at=floor.now(), **come)
    assert not floor.read().guests_in


def test_no_vote_while_a_guest_ruled_out_is_in_the_room(floor):
    floor.open(*D3)
    guest = presence.admit_guest(floor.meeting, name="Eve Expert", purpose="Item 4", item=floor.item("4"),
                                 **floor.when())  # fmt: skip
    presence.note_presence(floor.meeting, act="arrived", guest=guest, **floor.when())
    floor.world.eve = guest
    floor.take("4")
    floor.rule("4", "eve", interest="Paid by a bidder")
    motion = floor.put("4")
    assert refusal(floor.poll, motion) == ["Eve Expert is ruled out of this item and is still in the room."]
    presence.note_presence(floor.meeting, act="departed", guest=guest, **floor.when())
    poll = floor.poll(motion)
    floor.cast(poll, yes=" ".join(D3))
    presence.note_presence(floor.meeting, act="returned", guest=guest, **floor.when())
    assert refusal(floor.count, poll) == ["Eve Expert is ruled out of this item and is still in the room."]
    presence.note_presence(floor.meeting, act="left", guest=guest, **floor.when())
    count = floor.count(poll)
    assert count.outcome == "carried" and guest.ref not in {row["seat"] for row in count.electorate}
    (story,) = [s for s in of_item(floor.read().state, floor.item("4").ref) if "Paid by a bidder" in s]
    assert story.startswith("Eve Expert (In attendance) declared an interest")
    assert differences(Meeting.objects.get(pk=floor.meeting.pk)) == []


def test_apologies_may_come_before_the_day(floor):
    early = floor.meeting.starts_at - timedelta(days=2)
    seat = floor.seat("ada")
    presence.note_presence(floor.meeting, act="apologies", seat=seat, by=floor.by, at=early)
    assert refusal(presence.note_presence, floor.meeting, act="arrived", seat=seat, by=floor.by, at=early) == [
        "The meeting is agenda published."
    ]
    assert floor.read().state.apologies == [seat.ref]


def test_without_terms_nothing_can_be_judged(floor):
    floor.world.terms.to_on = floor.meeting.held_on - timedelta(days=1)
    floor.world.terms.save_as(by=None)
    assert "has no terms of reference in force" in refusal(floor.open)[0]
    assert Meeting.objects.get(pk=floor.meeting.pk).status == "published"


def test_reading_a_meeting_costs_the_same_at_any_size(floor, django_assert_max_num_queries):
    floor.open(*ALL)
    for number in ("4", "5", "6"):
        floor.take(number)
        floor.vote(number, yes=" ".join(ALL))
        floor.close(number)
    meeting = Meeting.objects.select_related("committee__organisation").get(pk=floor.meeting.pk)
    with django_assert_max_num_queries(11):
        from governance.sitting import Proceedings

        assert len(Proceedings(meeting).places) == 9 + 3 * (2 + 1 + 9 + 1)
