"""Everybody who will be in the room is matched: deputies, those with a right to attend, guests; and may be ruled on."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conflicts import radar
from conflicts.actions import radar as acts
from conflicts.models import MatchAnswer
from governance import prospects
from governance.actions import presence
from governance.models import Guest, Ruling
from governance.permissions import Role
from governance.workflow import NotAllowed
from tests.conflicts.radar.conftest import FEDERATION, FERN
from tests.governance.bodies import someone

REGISTERED = "That is known of somebody of this name on the register"


@pytest.fixture
def room(desk):
    """`room.admit("Eve Expert")` lets somebody into the meeting, for item 5 unless told otherwise."""
    s = desk.sitting

    def admit(name="", number="5", **values):
        given = {"purpose": "To explain the figures", "item": s.items[number] if number else None} | values
        return presence.admit_guest(s.meeting, name=name, by=s.stella.user, at=desk.at, **given)

    desk.admit = admit
    return desk


def told(desk, number="5"):
    return [(h.person.name, h.match.strength.label, h.guest, h.match.path) for h in desk.hits(number)]


@pytest.mark.parametrize("who", ["mae", "helen"])
def test_a_deputy_and_a_right_to_attend_count_like_a_member(desk, who):
    desk.declares(who, "Fernbank Surgery", code="F81001", kind="practice_role", with_kind="practice")
    name = getattr(desk.sitting, who).person.name
    assert told(desk) == [(name, "By identifier", False, f"{name} has a role in Fernbank Surgery.")]


def test_a_guest_with_a_record_by_what_they_declared(room):
    s = room.sitting
    room.declares("gil", "Colne GP Federation Ltd", code="08000001")
    room.link(FERN, FEDERATION)
    assert room.hits() == []
    room.admit(person=s.gil.person, number="4")
    assert room.hits() == [], "admitted for item 4 alone"
    room.admit(person=s.gil.person)
    path = f"{s.gil.person} is a director of Colne GP Federation Ltd, of which Fernbank Surgery is a member."
    assert told(room) == [(s.gil.person.name, "By identifier", True, path)]


def test_a_guest_of_the_whole_meeting_meets_every_item(room):
    s = room.sitting
    room.declares("gil", "Fernbank Surgery", code="F81001")
    s.party(s.items["6"])
    room.admit(person=s.gil.person, number=None)
    assert [len(room.hits(number)) for number in ("4", "5", "6")] == [0, 1, 1]


def test_a_guest_without_a_record_by_name_alone(room):
    """Whatever is known of somebody of that name is the weakest match, whichever identifier the register has."""
    room.sitting.eve = someone("Dr Eve Expert", Role.GOVERNANCE_LEAD, room.sitting.mid)
    room.declares("eve", "Fernbank Surgery", code="F81001")
    guest = room.admit("Eve Expert")
    assert guest.person.name == "Eve Expert" and guest.person != room.sitting.eve.person
    ((name, strength, is_guest, path),) = told(room)
    assert (name, strength, is_guest) == ("Eve Expert", "By name only", True)
    assert path.startswith("Eve Expert is a director of Fernbank Surgery. ") and REGISTERED in path
    room.admit("Eve Expertise", number="5")
    assert len(room.hits()) == 1


@pytest.mark.parametrize("words", [{"position": "Partner, Fernbank Surgery"}, {"purpose": "For Fernbank Surgery"}])
def test_a_guest_by_the_words_they_are_introduced_with(room, words):
    room.admit("Una Known", **words)
    assert told(room) == [
        ("Una Known", "By name only", True,
         "Una Known is admitted as a guest with words that name Fernbank Surgery. Only the names agree."),
    ]  # fmt: skip


def test_a_guest_who_is_a_party_of_the_item(room):
    room.sitting.party(room.sitting.items["4"], "Vic Vendor", code="", kind="person")
    room.admit("Vic Vendor", number="4")
    assert [path for *_, path in told(room, "4")] == ["Vic Vendor is a party to this item. Only the names agree."]


def test_the_same_acts_rule_and_dismiss(room):
    s = room.sitting
    room.admit("Una Known", position="Fernbank Surgery")
    (hit,) = room.hits()
    assert prospects.look(s.meeting, [s.items["5"]], at=room.at)[s.items["5"]].open_matches
    acts.dismiss_match(s.items["5"], match=hit.key, words="Speaks for the landlord", by=s.lena.user, at=room.at)
    assert [h.state for h in room.hits()] == ["dismissed"] and MatchAnswer.objects.get().person == hit.person
    acts.rule_on_match(
        s.items["5"], match=hit.key, interest=hit.match.path, magnitude="financial", choice="c", reason="Paid by them",
        ruled_as="chair", ruler=s.lena.person, by=s.lena.user, at=room.at,
    )  # fmt: skip
    assert [h.state for h in room.hits()] == ["ruled"] and Ruling.objects.get().person == hit.person


def test_somebody_never_admitted_cannot_be_ruled_on(room):
    room.declares("gil", "Fernbank Surgery", code="F81001")
    room.admit(person=room.sitting.gil.person)
    (hit,) = room.hits()
    Guest.objects.get().delete()
    with pytest.raises(NotAllowed, match="no longer there"):
        acts.dismiss_match(room.sitting.items["5"], match=hit.key, words="x", by=room.sitting.lena.user, at=room.at)


def test_a_member_is_no_guest(room):
    with pytest.raises(NotAllowed, match="has a seat in this committee"):
        room.admit(person=room.sitting.omar.person)


def test_the_page_shows_the_guest_to_the_chair(room, client):
    room.admit("Una Known", position="Fernbank Surgery")
    client.force_login(room.sitting.lena.user)
    words = client.get(reverse("radar", args=[room.sitting.meeting.ref])).content.decode()
    assert "with words that name Fernbank Surgery" in words and ">\n  Guest\n</strong>" in words
    (hit,) = room.hits()
    match = client.get(hit.address)
    assert match.status_code == 200 and "is introduced with words that name" in match.content.decode()


def test_guests_cost_one_question_more_however_many(room):
    def asked():
        items = list(room.sitting.meeting.items.select_related("meeting"))
        with CaptureQueriesContext(connection) as captured:
            radar.look(items, at=room.at)
        return len(captured)

    room.declares("omar", "Elsewhere Ltd", code="09000001")
    none = asked()
    room.admit("Una Known", position="Fernbank Surgery")
    one = asked()
    for number in range(8):
        room.admit(f"Guest {number}", number="4", position="Fernbank Surgery")
    room.declares("gil", "Fernbank Surgery", code="F81001")
    room.admit(person=room.sitting.gil.person, number=None)
    assert (none, one, asked()) == (7, 8, 8)
