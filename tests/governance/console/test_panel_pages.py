"""A conflicts panel through the web door: who may open what, what is shown to whom, the wall, queries (R-067)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cocomm.desk import waiting
from conflicts.actions import record_declarant
from conflicts.rules.people import Standing
from governance.access import grants_of
from governance.actions.privacy import keep_private
from governance.models import Panel, PanelMember
from governance.permissions import Role
from governance.workflow import NotAllowed
from tests.conflicts.radar.conftest import Desk
from tests.governance.bodies import someone
from tests.governance.meetings.sitting_world import SINCE

from .floor import ALL, Floor
from .panel_floor import WHY, PanelRoom
from .test_pages import AT_THE_DOOR

WAITS = "has not reported"


@pytest.fixture
def room(floor, settings, monkeypatch):
    settings.DEMO_NOW = floor.at(14, 30)
    monkeypatch.setattr("jobs.clock.now", lambda: settings.DEMO_NOW)
    return PanelRoom(floor)


@pytest.fixture
def page(client, room):
    def page(who, name, ref, **sent):
        client.force_login(room.user(who))
        address = reverse(name, args=[ref])
        answer = client.post(address, sent) if sent else client.get(address)
        return answer.status_code, answer.content.decode()

    return page


def item_of(room, number="6"):
    return room.floor.items[number].ref


def test_from_the_request_to_the_report(room, page):
    item = item_of(room)
    assert "Ask for a conflicts panel" in page("lena", "agenda-item", item)[1]
    status, said = page("lena", "panel-ask", item, ground="significance", because="")
    assert status == 422 and "Say why the matter is of great significance." in said
    assert page("lena", "panel-ask", item, ground="significance", because=WHY)[0] == 302
    panel = Panel.objects.get()
    shown = page("lena", "agenda-item", item)[1]
    assert "Not reported yet" in shown and "Ann Over, Accountable Officer, convenes the panel." in shown
    assert "Withdraw the request" in shown and "Convene the panel" not in shown
    assert "Convene the panel" in page("ann", "agenda-item", item)[1]
    for who in ("mia", "dora"):
        person = getattr(room.world, who).person.ref
        assert page("ann", "panel-member-name", panel.ref, person=person)[0] == 302
    status, said = page("ann", "panel-report", panel.ref, recommendation="accept", grounds="", instructions="",
                        typed_name="Ann Over")  # fmt: skip
    assert status == 422 and "Error" in said
    told = {"recommendation": "accept", "grounds": "Nothing was found", "instructions": "<b>Vote</b> by name"}
    assert page("ann", "panel-report", panel.ref, typed_name="Ann Over", **told)[0] == 302
    for who, name, ref in (("ann", "panel", panel.ref), ("helen", "agenda-item", item)):
        shown = page(who, name, ref)[1]
        assert "Accept: no undue influence was found" in shown
        assert "&lt;b&gt;Vote&lt;/b&gt; by name" in shown and "<b>Vote" not in shown


def test_the_history_of_the_item_tells_that_the_panel_was_asked_for_that_it_reported_and_that_it_was_withdrawn(
    room, page
):
    def history(number):
        _, _, told = page("lena", "agenda-item", item_of(room, number))[1].partition("What happened")
        return " ".join(told.partition("</ul>")[0].split())

    panel = room.ask("6")
    assert "A conflicts panel was asked for" in history("6") and "reported" not in history("6")
    room.name(panel, "mia", "dora")
    room.report(panel)
    told = history("6")
    _, _, after = told.partition("A conflicts panel was asked for")
    assert "The conflicts panel reported, Ann Over. Reject, on grounds of undue influence." in after
    assert "member was named" not in told, "who sits in it is told by its report"
    room.withdraw(room.ask("4"))
    assert "The request for a panel was withdrawn, " in history("4")


def test_who_may_open_each_page(room, page):
    panel = room.ask("6")
    room.name(panel, "mia")
    member = PanelMember.objects.get().ref
    doors = {
        "panel-ask": (item_of(room), {"stella", "lena", "noor"}),
        "panel-withdraw": (panel.ref, {"stella", "lena", "noor"}),
        "panel": (panel.ref, {"ann", "carl", "dora", "dean"}),
        "panel-member-name": (panel.ref, {"ann", "carl", "dora", "dean"}),
        "panel-member-remove": (member, {"ann", "carl", "dora", "dean"}),
        "panel-report": (panel.ref, {"ann", "carl", "dora", "dean"}),
    }
    for name, (ref, readers) in doors.items():
        for who in ("stella", "lena", "noor", "omar", "helen", "mia", "ann", "carl", "dora", "dean", "sol", "anita"):
            expected = 404 if who in ("sol", "anita") else 200 if who in readers else 403
            assert page(who, name, ref)[0] == expected, (who, name)


def test_only_the_convener_acts_and_the_next_reads_why_not(room, page):
    panel = room.ask("6")
    status, said = page("carl", "panel-report", panel.ref)
    assert status == 200 and "Ann Over, Accountable Officer, convenes the panel." in said
    assert "Write and sign the report" not in page("carl", "panel", panel.ref)[1]
    assert "Write and sign the report" in page("ann", "panel", panel.ref)[1]


def test_whose_interest_passed_it_on_is_for_those_who_see_the_radar(room, page):
    room.world.party(room.floor.item("5"))
    Desk(room.world).declares("ann", "Fernbank Surgery", code="F81001", with_kind="practice")
    panel = room.ask("5")
    words = "Ann Over has an interest in the item"
    assert words in page("carl", "panel", panel.ref)[1] and words in page("lena", "agenda-item", item_of(room, "5"))[1]
    shown = page("helen", "agenda-item", item_of(room, "5"))[1]
    assert words not in shown and "Carl Moss, Chief Finance Officer, convenes the panel." in shown
    offered = page("carl", "panel-member-name", panel.ref)[1]
    assert words in offered and f'value="{room.world.ann.person.ref}"' not in offered
    assert f'value="{room.world.mia.person.ref}"' in offered
    assert page("carl", "panel-member-name", panel.ref, person=room.world.mia.person.ref)[0] == 302
    shown = page("carl", "panel", panel.ref)[1]
    assert "nothing on the registers matches this item" in shown and "The registers know only people who" in shown


def test_members_come_from_any_body_of_the_committee_and_each_bodys_register_is_asked(room, page):
    """One CCG convenes (ADR 33); who has no interest in the item may sit in the panel, wherever they are in post."""
    world, desk = room.world, Desk(room.world)
    world.party(room.floor.items["5"])
    for who, name in (("nia", "Nia Cole"), ("neil", "Neil Ford")):
        setattr(world, who, someone(name, Role.GOVERNANCE_LEAD, world.north_east, on=SINCE))
    desk.lists["nia"] = record_declarant(
        world.nia.person, ccg=world.north_east, position="Lead", standings=[Standing.EMPLOYEE], joined_on=SINCE,
        by=world.neil.user, at=world.now,
    )  # fmt: skip
    desk.declares("nia", "Fernbank Surgery", code="F81001", with_kind="practice")
    panel = room.ask("5")
    offered = page("ann", "panel-member-name", panel.ref)[1]
    assert all(f'value="{getattr(world, who).person.ref}"' in offered for who in ("neil", "noor", "hope", "mia"))
    against = "Nia Cole has an interest in the item"
    assert against in offered and f'value="{world.nia.person.ref}"' not in offered
    with pytest.raises(NotAllowed, match=against):
        room.name(panel, "nia")
    room.name(panel, "neil", "hope")
    assert room.report(panel).status == Panel.Status.REPORTED


def test_who_is_ruled_out_of_the_item_gets_nothing_of_its_panel(room, page):
    """Ann convenes until she is admitted as a guest and ruled out: page, desk and acts are gone, Carl’s are there."""
    from governance.actions.presence import admit_guest

    floor = room.floor
    panel = room.ask("6")
    assert dues(room, "ann") and not dues(room, "carl")
    admit_guest(floor.meeting, name="Ann Over", person=room.world.ann.person, purpose="Reports", **opened(room))
    floor.rule("6", "ann")
    for name in ("panel", "panel-member-name", "panel-report"):
        status, said = page("ann", name, panel.ref)
        assert status == 403 and WHY not in said
    assert WHY not in page("ann", "agenda-item", item_of(room))[1]
    assert dues(room, "carl") and not dues(room, "ann")


def opened(room):
    room.floor.open(*ALL)
    return room.floor.when()


def dues(room, who):
    user = room.user(who)
    at = room.floor.at(14, 30)
    return [d for d in waiting(grants_of(user, at), person_id=user.person_id) if "conflicts panel" in d.title]


def test_a_private_item_is_read_by_its_convener_and_by_no_other_post(room, page):
    room.floor = Floor(room.world, meeting=room.world.meeting)  # still being planned
    item = room.floor.item("6")
    keep_private(item, ground="confidential", reason="A tender", public_words="A tender", **_reviewed(room))
    panel = room.ask("6")
    assert WHY in page("ann", "panel", panel.ref)[1]
    status, said = page("carl", "panel", panel.ref)
    assert status == 403 and WHY not in said and "A tender" in said


def _reviewed(room):
    at = room.world.now
    return {
        "reviewer": room.world.lena.person, "review_on": room.floor.at(14, 0).date() + timedelta(days=60),
        "by": room.world.mia.user, "at": at,
    }  # fmt: skip


def test_the_console_shows_it_and_offers_no_vote(room, page):
    floor = room.floor
    panel = room.ask("6")
    floor.open(*ALL)
    floor.take("6")
    floor.put("6")
    shown = page("stella", "console", floor.meeting.ref)[1]
    assert WAITS in shown and "Open the vote" not in shown
    status, said = page("stella", "console", floor.meeting.ref, act=f"vote:{floor.item('6').motions.get().ref}")
    assert WAITS in said and status != 302
    room.name(panel, "mia", "dora")
    room.report(panel)
    shown = page("stella", "console", floor.meeting.ref)[1]
    assert "Open the vote" in shown and "must be followed: NHS England is asked first." in shown


def test_choosing_it_among_the_remedies_asks_for_it(room, page):
    from governance.models import Item

    for who in ("omar", "alma"):
        room.floor.rule("5", who)
    Item.objects.filter(pk=room.floor.items["5"].pk).update(status="draft")
    sent = {"remedy": "panel", "words": "The chair asks for it"}
    assert page("stella", "agenda-item-remedy", item_of(room, "5"), **sent)[0] == 302
    assert Panel.objects.get().ground == "inquorate"
    assert (
        "A conflicts panel was asked for. The chair asks for it" in page("stella", "agenda-item", item_of(room, "5"))[1]
    )


def test_the_console_asks_at_most_fifteen_questions_with_panels_too(room, client):
    floor = room.floor
    for number in ("4", "5"):
        room.asked_and_heard(number)
    room.ask("6")
    floor.open(*ALL)
    floor.take("6")
    client.force_login(room.user("stella"))
    address = reverse("console", args=[floor.meeting.ref])
    client.get(address)  # the session is written once
    with CaptureQueriesContext(connection) as seen:
        assert WAITS in client.get(address).content.decode()
    asked = [q["sql"] for q in seen if not any(f'FROM "{name}"' in q["sql"] for name in AT_THE_DOOR)]
    assert len(asked) <= 15, "\n".join(asked)
