"""A conflicts panel from the request to the report, through the verbs; what it stops and what it does not (R-067)."""

import pytest

from governance import prospects
from governance.actions import deferring, presence
from governance.minutes_draft import draft
from governance.models import Item, Meeting, Panel, Signature, StatusChange
from governance.public_decisions import told_decisions
from governance.public_meetings import meetings_told_of
from governance.replaying import differences
from governance.workflow import NotAllowed
from tests.conflicts.radar.conftest import Desk

from .floor import ALL
from .panel_floor import PanelRoom


@pytest.fixture
def room(floor):
    return PanelRoom(floor)


def reasons(act, *args, **values):
    with pytest.raises(NotAllowed) as refusal:
        act(*args, **values)
    return " ".join(refusal.value.reasons)


def declares(room, who, counterparty="Fernbank Surgery"):
    Desk(room.world).declares(who, counterparty, code="F81001", with_kind="practice")


# asked for ------------------------------------------------------------------------------------------


def test_it_is_asked_for_by_who_presides_or_keeps_the_agenda(room):
    for who in ("mia", "omar", "ann"):
        assert "Only the" in reasons(room.ask, "6", by=room.user(who))
    assert "great significance" in reasons(room.ask, "6", because=" ")
    panel = room.ask("6")
    assert (panel.status, panel.ground) == ("asked", "significance")
    assert "asked for already" in reasons(room.ask, "6")


def test_a_quorum_that_stands_is_no_ground_and_one_that_falls_is_a_remedy_on_record(room):
    assert "is quorate as things stand" in reasons(room.ask, "5", ground="inquorate", because="")
    for who in ("omar", "alma"):
        room.floor.rule("5", who)
    panel = room.ask("5", ground="inquorate", because="")
    assert "Mid Essex: 1 of 2" in panel.because
    item = room.floor.item("5")
    assert prospects.reasons_inquorate(item, at=room.floor.now()) == []
    room.withdraw(panel)
    assert "not be quorate" in prospects.reasons_inquorate(item, at=room.floor.now())[0]


def test_who_is_ruled_out_of_the_item_asks_for_nothing(room):
    world = room.world
    room.floor.rule("6", "lena", ruler="noor", ruled_as="vice")
    assert "withheld from you" in reasons(room.ask, "6", by=world.lena.user)


# convened -------------------------------------------------------------------------------------------


def test_the_convener_follows_the_order_past_vacancies_and_interests(floor):
    room = PanelRoom(floor, but=("ann",))
    room.world.party(room.floor.item("5"))
    declares(room, "carl")
    panel = room.ask("5")
    said = reasons(room.name, panel, "mia", by="carl")
    assert "Accountable Officer: the post is vacant." in said
    assert "Chief Finance Officer: Carl Moss has an interest in the item." in said
    assert "Dora Vale, Director of Governance, convenes the panel." in said
    room.name(panel, "mia", "dean", by="dora")
    panel = room.report(panel, by="dora")
    assert (panel.convener.name, panel.convener_post) == ("Dora Vale", "Director of Governance")
    assert panel.passed.count("\n") == 1


def test_a_ruling_passes_it_on_as_well_and_staying_does_not(room):
    guest = presence.admit_guest  # the officer has no seat: they come as a guest, and are ruled on as one
    room.floor.open(*ALL)
    guest(room.floor.meeting, name="Ann Over", person=room.world.ann.person, purpose="Reports", **room.floor.when())
    panel = room.ask("6")
    room.floor.rule("6", "ann", choice="e", magnitude="trivial")
    room.name(panel, "mia", by="ann")
    room.floor.rule("6", "ann", choice="c")
    assert "Ann Over is ruled out of the item." in reasons(room.name, panel, "dora", by="ann")
    room.name(panel, "dora", by="carl")


def test_members_have_no_interest_in_the_item_and_whoever_gets_one_is_replaced(room):
    room.world.party(room.floor.item("5"))
    panel = room.ask("5")
    declares(room, "dean")
    assert "Dean Holt has an interest in the item" in reasons(room.name, panel, "dean")
    room.name(panel, "mia", "dora")
    assert "a member of the panel already" in reasons(room.name, panel, "mia")
    declares(room, "dora")
    assert "Dora Vale has an interest in the item. Name somebody else." in reasons(room.report, panel)
    room.remove(panel, "dora")
    assert "at least 2 members" in reasons(room.report, panel)
    room.name(panel, "lena")
    assert room.report(panel).status == "reported"


# reported -------------------------------------------------------------------------------------------


def test_the_convener_signs_in_person_and_by_name(room):
    panel = room.ask("6")
    room.name(panel, "mia", "dora")
    assert "Ann Over, Accountable Officer, convenes the panel." in reasons(room.report, panel, by="carl")
    assert "Only the" in reasons(room.report, panel, by="mia")
    assert "Type your name as it is recorded" in reasons(room.report, panel, typed_name="Somebody Else")
    assert "how the committee must handle" in reasons(room.report, panel, instructions=" ")
    panel = room.report(panel)
    signature = Signature.objects.about(panel).get()
    assert (signature.person, signature.post) == (room.world.ann.person, "accountable-officer")
    assert "NHS England is asked first" in signature.text.payload
    assert "not possible" in reasons(room.report, panel)


def test_nothing_is_decided_while_it_waits_and_everything_else_goes_on(room):
    floor = room.floor
    panel = room.ask("6")
    floor.open(*ALL)
    floor.take("4")
    floor.vote("4", yes="lena noor fay miles ada hope omar alma priya")
    floor.close("4")
    floor.take("6")
    motion = floor.put("6")
    assert "conflicts panel asked for on item 6 has not reported" in reasons(floor.poll, motion)
    assert "has not reported" in reasons(floor.poll, motion, method="assent")
    room.name(panel, "mia", "dora")
    room.report(panel)
    poll = floor.poll(motion)
    floor.cast(poll, yes="lena noor fay miles ada hope omar alma priya")
    assert floor.count(poll).outcome == "carried"  # the panel said “reject”: it decides nothing
    floor.close("6")
    floor.finish()
    assert differences(Meeting.objects.get(pk=floor.meeting.pk)) == []


def test_withdrawn_with_a_reason_it_stops_nothing(room):
    floor = room.floor
    panel = room.ask("6")
    assert "Say why" in reasons(room.withdraw, panel, because=" ")
    room.withdraw(panel)
    floor.open(*ALL)
    floor.take("6")
    assert floor.vote("6", yes="lena noor fay miles ada hope omar alma priya").outcome == "carried"
    assert "Say why" not in reasons(room.withdraw, panel)


def test_it_is_not_asked_for_over_an_open_vote(room):
    floor = room.floor
    floor.open(*ALL)
    floor.take("6")
    poll = floor.poll(floor.put("6"))
    assert "A vote on this item is open" in reasons(room.ask, "6")
    floor.cast(poll, yes="lena noor fay miles ada hope omar alma priya")
    floor.count(poll)
    floor.close("6")
    assert "The item is taken." in reasons(room.ask, "6")


# carried over ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("heard", [False, True], ids=["waits", "reported"])
def test_an_item_put_off_takes_its_panel_along(room, heard):
    world, floor = room.world, room.floor
    panel = room.asked_and_heard("6") if heard else room.ask("6")
    later = world.plan(world.essex, days=50)
    again = deferring.defer_item(floor.item("6"), because="Too early", to=later, **floor.when()).deferred_to
    copy = Panel.objects.get(item=again)
    assert (copy.status, copy.carried_from, copy.because) == (panel.status, panel, panel.because)
    assert [m.person for m in copy.members.all()] == [m.person for m in panel.members.all()]
    assert "panel went with it" in reasons(room.withdraw, panel)
    later.refresh_from_db()
    taken = next(t for t in floor.__class__(world, meeting=later).read().state.items.values() if t.panels)
    assert [p.waits for p in taken.panels.values()] == [not heard]


# told -----------------------------------------------------------------------------------------------


def public_paragraph(room, number="6"):
    rows = meetings_told_of(Meeting.objects.filter(pk=room.floor.meeting.pk))
    return next(told.conflict for _, told in told_decisions(rows, room.floor.at(18, 0).date())
                if told.item.startswith(f"{number}."))  # fmt: skip


def decided(room, number="6"):
    floor = room.floor
    floor.take(number)
    floor.vote(number, yes="lena noor fay miles ada hope alma priya")
    floor.close(number)
    floor.finish()


def test_minutes_and_public_tell_it(room):
    room.asked_and_heard("6")
    room.floor.open(*ALL)
    decided(room)
    section = next(s for s in draft(room.floor.meeting).sections if s.item.number == "6")
    said = " ".join(section.sentences)
    assert "Ann Over, Accountable Officer, convened the panel" in said
    assert (
        "must be followed: NHS England is asked first." in said and "Members of the panel: Mia Lowe, Dora Vale." in said
    )
    public = public_paragraph(room)
    assert "must be followed: NHS England is asked first." in public and "Mia Lowe" not in public
    assert public.endswith("to 0.") and "The 9 members who could vote" in public


def test_where_a_name_is_withheld_the_public_reads_no_word_of_it(room, settings):
    room.asked_and_heard("6")
    room.floor.open(*ALL)
    room.floor.take("6")
    room.floor.rule("6", "omar")
    room.floor.move("omar", "left")
    room.floor.close("6")
    decided(room)
    settings.PUBLIC_RULING_CHECKS = [f"{__name__}.everything_is_withheld"]
    public = public_paragraph(room)
    assert "rejected on grounds of undue influence." in public
    assert not any(word in public for word in ("Ann Over", "Accountable", "NHS England is asked", "bidder", "Omar"))


def everything_is_withheld(rulings):
    return {ruling.pk: "name" for ruling in rulings}


def test_the_public_hears_also_of_an_item_on_which_nothing_was_decided(room):
    room.ask("6")
    room.floor.open(*ALL)
    room.floor.take("6")
    room.floor.defer("6", note="The panel has not reported")
    room.floor.finish()
    assert "The panel has not reported, so nothing can be decided" in public_paragraph(room)


# replayed -------------------------------------------------------------------------------------------


def test_a_decision_the_panel_should_have_stopped_is_named_by_the_replay(room):
    floor = room.floor
    panel = room.asked_and_heard("6")
    floor.open(*ALL)
    decided(room)
    meeting = Meeting.objects.get(pk=floor.meeting.pk)
    assert differences(meeting) == []
    Panel.objects.filter(pk=panel.pk).update(status="asked", reported_place=None, reported_at=None)
    found = " ".join(differences(meeting))
    assert "pollopened: the terms did not allow this act" in found and "has not reported" in found
    assert "conflicts panel" in found and "changed since the meeting was closed" in found


def test_every_step_is_on_record(room):
    panel = room.asked_and_heard("6")
    assert list(StatusChange.objects.about(panel).values_list("transition", flat=True)) == ["name", "name", "report"]
    said = StatusChange.objects.about(Item.objects.get(pk=panel.item_id)).values_list("transition", flat=True)
    assert "ask panel" in said
