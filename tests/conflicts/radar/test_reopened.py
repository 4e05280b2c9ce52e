"""Declared on Tuesday: Thursday's item is ready no longer, on every page that shows it, until it is answered."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cocomm.desk import waiting
from conflicts.actions import radar as acts
from conflicts.radar import look
from governance.access import grants_of
from governance.actions import polls, turns
from governance.actions.motions import put_motion
from governance.due_meetings import due_for_person
from governance.flows_meetings import MEETING
from governance.models import Item, Meeting, Poll
from governance.workflow import NotAllowed
from tests.conflicts.radar.conftest import FEDERATION, FERN
from tests.governance.console.floor import ALL, D3, ENGLAND, MID, NORTH_EAST

NO_LONGER, WAITS = "Ready no longer", "1 match to be ruled on or dismissed"


@pytest.fixture
def tuesday(desk, monkeypatch, client):
    """Every item is marked as ready on Monday; on Tuesday Omar becomes a director of the federation."""
    s = desk.sitting
    desk.link(FERN, FEDERATION)
    for item in s.meeting.items.all():
        item.status = Item.Status.READY
        item.save_as(by=None)
    s.meeting.status, s.meeting.called_at = Meeting.Status.CALLED, s.now
    s.meeting.save_as(by=None)
    desk.tuesday = s.now + timedelta(days=1)
    monkeypatch.setattr("jobs.clock.now", lambda: desk.tuesday)

    def page(who, name, record):
        client.force_login(getattr(s, who).user)
        answer = client.get(reverse(name, args=[record.ref]))
        assert answer.status_code == 200
        return answer.content.decode()

    desk.page = page
    return desk


def declared(desk, says="As stated"):
    at = {"code": "08000001", "at": desk.tuesday, "description": says}
    return desk.declares("omar", "Colne GP Federation Ltd", **at)


def pages(desk):
    s = desk.sitting
    return desk.page("stella", "meeting", s.meeting), desk.page("stella", "agenda-item", s.items["5"])


def test_it_reads_as_ready_until_then(tuesday):
    assert all(NO_LONGER not in each for each in pages(tuesday))


def test_agenda_and_item_say_so_and_the_agenda_cannot_be_published(tuesday):
    declared(tuesday)
    agenda, item = pages(tuesday)
    assert agenda.count(NO_LONGER) == 1 and WAITS in agenda
    assert NO_LONGER in item and "Then it is ready again by itself." in item
    s = tuesday.sitting
    against = MEETING.reasons_against("publish", s.meeting, s.stella.user, tuesday.tuesday)
    assert f"Item 5: {WAITS}." in against
    assert NO_LONGER not in tuesday.page("priya", "meeting", s.meeting), "whose interest it is, is for who looks ahead"


CANNOT, STANDS = "the agenda cannot be published", "The agenda is published and stands: before a vote can be taken"


def test_once_the_agenda_is_out_it_says_what_must_be_ruled_before_a_vote(tuesday):
    s = tuesday.sitting
    declared(tuesday)
    assert CANNOT in (item := pages(tuesday)[1]) and STANDS not in item
    s.meeting.status, s.meeting.published_at = "published", s.now
    s.meeting.save_as(by=None)
    assert STANDS in (item := pages(tuesday)[1]) and CANNOT not in item and "Then it is ready again by itself." in item


def test_who_is_ruled_out_of_it_reads_no_number(tuesday):
    declared(tuesday)
    s = tuesday.sitting
    s.ruling(s.items["5"], s.stella, choice="b")
    against = MEETING.reasons_against("publish", s.meeting, s.stella.user, tuesday.tuesday)
    assert "Item 5 is not ready any longer." in against and not any("match" in each for each in against)


def test_answered_it_is_ready_again_by_itself(tuesday):
    declared(tuesday)
    s = tuesday.sitting
    (hit,) = look([s.items["5"]], at=tuesday.tuesday)[s.items["5"]]
    acts.dismiss_match(s.items["5"], match=hit.key, words="Another federation", by=s.lena.user, at=tuesday.tuesday)
    assert all(NO_LONGER not in each for each in pages(tuesday))
    assert not [
        r for r in MEETING.reasons_against("publish", s.meeting, s.stella.user, tuesday.tuesday) if "match" in r
    ]


@pytest.mark.parametrize(("status", "says"), [("called", "1 item not ready."), ("published", "Ready no longer: ")])
def test_the_secretarys_desk_says_so(tuesday, status, says):
    s, at = tuesday.sitting, tuesday.tuesday
    s.meeting.status, s.meeting.published_at = status, at if status == "published" else None
    s.meeting.save_as(by=None)

    def due():
        grants = grants_of(s.stella.user, at)
        return [f"{each.title} {each.why}" for each in due_for_person(s.stella.person.pk, at=at, grants=grants)]

    assert not [each for each in due() if says in each]
    declared(tuesday)
    assert [each for each in due() if says in each]


@pytest.mark.parametrize(
    ("days", "title", "says"),
    [
        pytest.param(6, "Item 5, ", WAITS, id="the week ahead: a card of the item"),
        pytest.param(9, "1 match to rule on or dismiss", "1 match on item 5, Premises", id="later: a card for all"),
    ],
)
@pytest.mark.parametrize("status", ["called", "published"])
def test_one_card_tells_all_of_a_match(tuesday, monkeypatch, status, days, title, says):
    s, at = tuesday.sitting, tuesday.sitting.meeting.starts_at - timedelta(days=days)
    monkeypatch.setattr("jobs.clock.now", lambda: at)
    s.meeting.status, s.meeting.published_at = status, s.now if status == "published" else None
    s.meeting.save_as(by=None)
    declared(tuesday)
    found = [
        f"{each.title}. {each.why}" for each in waiting(grants_of(s.stella.user, at), person_id=s.stella.person.pk)
    ]
    told = [each for each in found if "match" in each or "eady no longer" in each or "5, Premises" in each]
    assert len(told) == 1 and told[0].startswith(title) and says in told[0], found
    assert "ready no longer" in told[0]
    assert any("1 item not ready" in each for each in found) is (status == "called"), (
        "that is the next step, not a match"
    )


@pytest.mark.parametrize("name", ["console", "console-sheet"])
def test_the_console_says_ready_of_no_item_for_it_does_not_ask(tuesday, name):
    """Only words that are true whatever was declared since, and where it may be seen now."""
    s = tuesday.sitting
    s.meeting.status, s.meeting.published_at = "published", s.now
    s.meeting.save_as(by=None)
    declared(tuesday)
    page = tuesday.page("stella", name, s.meeting)
    assert "5. Premises reimbursement" in page and "To be taken" in page and ">Ready" not in page
    if name == "console":
        assert "is asked when a vote is opened" in page and reverse("meeting-outlook", args=[s.meeting.ref]) in page
        assert "Omar Dunn is a director" in tuesday.page("stella", "meeting-outlook", s.meeting)


def test_what_was_never_taken_is_said_when_the_meeting_is_over(tuesday, monkeypatch):
    s, common = tuesday.sitting, {"by": tuesday.sitting.stella.user, "at": tuesday.sitting.meeting.starts_at}
    monkeypatch.setattr("jobs.clock.now", lambda: common["at"])
    s.meeting.status, s.meeting.published_at = "published", s.now
    s.meeting.save_as(by=None)
    turns.open_meeting(s.meeting, present=[getattr(s, who).seat for who in D3], **common)
    turns.close_meeting(s.meeting, **common)
    page = tuesday.page("stella", "console", s.meeting)
    assert "Not taken" in page and "To be taken" not in page and "is asked when a vote is opened" not in page


def test_the_vote_on_the_console_is_refused_with_the_match(tuesday, monkeypatch, client):
    """The server refuses, with the sentence and nothing lost (issue 4, section 3)."""
    s, common = tuesday.sitting, {"by": tuesday.sitting.stella.user, "at": tuesday.sitting.meeting.starts_at}
    monkeypatch.setattr("jobs.clock.now", lambda: common["at"])
    s.meeting.status, s.meeting.published_at = "published", s.now
    s.meeting.save_as(by=None)
    turns.open_meeting(s.meeting, present=[getattr(s, who).seat for who in D3], **common)
    turns.open_item(s.items["5"], **common)
    motion = put_motion(s.items["5"], words="That the rent be reimbursed", **common)
    declared(tuesday)
    assert "Open the vote" in tuesday.page("stella", "console", s.meeting)
    answer = client.post(reverse("console", args=[s.meeting.ref]), {"act": f"vote:{motion.ref}"})
    said = answer.content.decode()
    assert answer.status_code == 422 and not Poll.objects.exists()
    assert "Rule or dismiss: Omar Dunn is a director of Colne GP Federation Ltd" in said


def test_declared_while_the_vote_is_open_it_is_answered_before_the_count_and_before_a_tie_is_decided(tuesday):
    s, common = tuesday.sitting, {"by": tuesday.sitting.stella.user, "at": tuesday.sitting.meeting.starts_at}
    s.meeting.status, s.meeting.published_at = "published", s.now
    s.meeting.save_as(by=None)
    turns.open_meeting(s.meeting, present=[getattr(s, who).seat for who in ALL], **common)
    turns.open_item(s.items["5"], **common)
    poll = polls.open_poll(put_motion(s.items["5"], words="That the rent be reimbursed", **common), **common)
    polls.cast_votes(poll, votes={getattr(s, who).seat: "for" for who in (*MID, *NORTH_EAST)}, **common)
    polls.cast_votes(poll, votes={getattr(s, who).seat: "against" for who in ENGLAND}, **common)
    declared(tuesday)
    with pytest.raises(NotAllowed, match="Rule or dismiss: Omar Dunn is a director of Colne GP Federation Ltd"):
        polls.close_poll(poll, **common)
    answered(tuesday, common["at"])
    assert polls.close_poll(poll, **common).outcome == "tied"
    declared(tuesday, says="And of its other firm")
    with pytest.raises(NotAllowed) as refused:
        polls.give_casting_vote(poll, seat=s.miles.seat, choice="for", by=s.miles.user, at=common["at"])
    assert refused.value.reasons == [f"{WAITS}."], "whose interest it is, is not for every member"
    answered(tuesday, common["at"])
    polls.give_casting_vote(poll, seat=s.miles.seat, choice="for", by=s.miles.user, at=common["at"])


def answered(tuesday, at):
    s = tuesday.sitting
    for hit in look([s.items["5"]], at=at)[s.items["5"]]:
        acts.dismiss_match(s.items["5"], match=hit.key, words="Another federation", by=s.stella.user, at=at)
