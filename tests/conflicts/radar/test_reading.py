"""The radar over a real agenda: who is read, by which identifiers, in how many queries; the socket."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conflicts import actions, radar
from conflicts.rules.people import Standing
from conflicts.rules.radar_answers import State
from governance import checks
from governance.actions.links import End
from governance.models import Item, PartyKind
from tests.conflicts.radar.conftest import FEDERATION, FERN

CHECK = "conflicts.checks.radar"


def test_direct_one_step_and_two_steps(desk):
    s = desk.sitting
    desk.declares("omar", "Fernbank Surgery", code="f81 001", kind="practice_role", with_kind="practice")
    desk.declares("alma", "Colne GP Federation Ltd", code="8000001")
    desk.declares("lena", "Coastal Care LLP", code="OC300001")
    desk.link(FERN, FEDERATION)
    desk.link(FEDERATION, End("company", "Coastal Care LLP", "OC300001"), kind="owner")
    found = [(h.person, h.match.steps, h.match.path) for h in desk.hits()]
    assert found == [
        (s.omar.person, 0, "Omar Dunn has a role in Fernbank Surgery."),
        (s.alma.person, 1,
         "Alma Reid is a director of Colne GP Federation Ltd, of which Fernbank Surgery is a member."),
        (s.lena.person, 2,
         "Lena Ashworth is a director of Coastal Care LLP, which is owned by Colne GP Federation Ltd, "
         "of which Fernbank Surgery is a member."),
    ]  # fmt: skip
    assert {h.state for h in desk.hits()} == {State.OPEN}


def test_what_was_not_declared_is_found_too(desk):
    s = desk.sitting
    desk.listed("omar", Standing.MEMBER, practice=s.fernbank)
    desk.link(End("person", "", person=s.fay.person), FEDERATION, kind="director")
    desk.link(FERN, FEDERATION)
    paths = [h.match.path for h in desk.hits()]
    assert paths == [
        "Omar Dunn is listed as a GP of Fernbank Surgery.",
        "Fay Lund is a director of Colne GP Federation Ltd, of which Fernbank Surgery is a member.",
    ]
    assert not any(h.match.declared for h in desk.hits())


def test_all_gps_for_an_item_that_affects_all_practices(desk):
    s = desk.sitting
    s.party(s.items["4"], "All practices", code="", kind=PartyKind.CLASS)
    desk.listed("fay", Standing.MEMBER)
    assert {h.person for h in desk.hits("4")} == {s.omar.person, s.priya.person, s.fay.person}


@pytest.mark.parametrize("change", ["ended", "withdrawn", "party removed", "seat ended", "link ended"])
def test_what_is_over_does_not_count(desk, change):
    s = desk.sitting
    interest = desk.declares("omar", "Colne GP Federation Ltd", code="08000001")
    link = desk.link(FERN, FEDERATION)
    assert len(desk.hits()) == 1
    if change == "ended":
        actions.correct_interest(interest, to_on=desk.today, by=s.mia.user, at=desk.at)
    elif change == "withdrawn":
        actions.withdraw(interest, because="By mistake", by=s.mia.user, at=desk.at)
    elif change == "party removed":
        party = s.items["5"].parties.get()
        party.removed = True
        party.save_as(by=None)
    elif change == "seat ended":
        s.omar.seat.to_on = desk.today
        s.omar.seat.save_as(by=None)
    else:
        link.to_on = desk.today
        link.save_as(by=None)
    assert desk.hits() == []


def test_withheld_from_the_public_is_not_withheld_here(desk):
    interest = desk.declares("omar", "Fernbank Surgery", code="F81001", publish=False, why_not="A threat")
    actions.ask_redaction(
        interest, ground="harm", fields=["counterparty"], request="A threat", by=desk.sitting.omar.user, at=desk.at
    )
    assert [h.person for h in desk.hits()] == [desk.sitting.omar.person]


def test_declared_on_tuesday_reopens_thursday(desk, settings):
    """Open ground 1: a federation directorship declared late re-opens the item that names the federation."""
    settings.AGENDA_ITEM_CHECKS = [CHECK]
    item = desk.sitting.items["5"]
    desk.link(FERN, FEDERATION)
    assert checks.reasons_against_ready(item, at=desk.at) == []
    desk.declares("omar", "Colne GP Federation Ltd", code="08000001", at=desk.at + timedelta(days=1))
    (reason,) = checks.reasons_against_ready(item, at=desk.at + timedelta(days=1))
    assert reason == (
        "Rule or dismiss: Omar Dunn is a director of Colne GP Federation Ltd, of which Fernbank Surgery is a member."
    )
    (concern,) = checks.concerns([item], at=desk.at)[item]
    assert (concern.person, concern.strength, concern.ruled) == (desk.sitting.omar.person, "By identifier", False)


def queries(items, at):
    with CaptureQueriesContext(connection) as captured:
        radar.look(items, at=at)
    return len(captured)


def test_the_number_of_queries_does_not_grow(desk):
    s = desk.sitting
    desk.declares("fay", "Company 1", code="09000001")
    before = queries(list(s.meeting.items.select_related("meeting")[:1]), desk.at)
    for who in ("omar", "alma", "lena"):
        for n in range(4):
            desk.declares(who, f"Company {n} of {who}", code=f"0900000{n}")
    for n in range(8, 38):
        s.party(
            s.item(s.meeting, str(n), f"Item {n}"), f"Company {n % 4} of omar", code=f"0900000{n % 4}", kind="company"
        )
    desk.link(FERN, FEDERATION)
    many = list(s.meeting.items.select_related("meeting"))
    found = radar.look(many, at=desk.at)
    assert sum(map(len, found.values())) >= 30
    assert queries(many, desk.at) == before == 7
    assert queries(list(Item.objects.filter(meeting=s.meeting)), desk.at) == 8  # the meetings, when they are not loaded
