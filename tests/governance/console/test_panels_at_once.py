"""A conflicts panel is asked for, named, heard or taken back at the moment something else happens (R-067, ADR 33)."""

from functools import partial

import pytest

from governance import replaying
from governance.actions import deferring, in_session, panels, polls
from governance.models import Item, Meeting, Motion, Panel

from .floor import ALL, Floor
from .in_step import committed, in_step
from .panel_floor import PanelRoom

WAITS = "The conflicts panel asked for on item 6 has not reported."


class Room(PanelRoom):
    """Item 6, and a panel about it that two people are named for."""

    def __init__(self, world):
        super().__init__(Floor(world))

    def asked(self):
        panel = self.ask("6")
        self.name(panel, "mia", "dora")
        return panel

    def motion(self):
        """A decision everybody agrees to, as an act."""
        self.floor.open(*ALL)
        self.floor.take("6")
        motion = self.floor.put("6")
        return partial(polls.agree, Motion.objects.get(pk=motion.pk), **self.floor.when())

    def later(self):
        """Item 6 put off to a later meeting, as an act."""
        to = self.world.plan(self.world.essex, days=50)
        return partial(deferring.defer_item, self.floor.item("6"), because="Too soon", to=to, **self.floor.when())

    def panels(self):
        return list(Panel.objects.order_by("pk").values_list("status", flat=True))

    def holds_together(self):
        found = Meeting.objects.get(pk=self.floor.meeting.pk)
        return self.floor.read().is_whole and replaying.differences(found) == []


room = committed(Room)


@pytest.fixture
def meet(monkeypatch):
    """`meet(leading, following, hold)`: what broke, and the reasons against each."""
    return lambda *acts, hold: in_step(*acts, hold=hold, monkeypatch=monkeypatch)


def careless(monkeypatch, *modules):
    """Those modules read what they should hold."""
    for module in modules:
        monkeypatch.setattr(module, "locked", lambda record: type(record).objects.get(pk=record.pk))


ASKING, DECIDING = (panels, "item_can_still_be_taken"), (polls, "_before_the_vote")
SIGNING, NAMING = (panels, "_sign"), (panels.rules, "reasons_against_member")


def two_ask(room, meet):
    ask = partial(room.ask, "6")
    return meet(ask, ask, hold=ASKING)


@pytest.mark.postgres
@pytest.mark.slow
def test_two_ask_for_one_at_once_and_one_is_asked_for(room, meet):
    broken, led, followed = two_ask(room, meet)
    assert (broken, led) == ([], []) and "A conflicts panel has been asked for already." in followed
    assert room.panels() == ["asked"] and room.holds_together()


@pytest.mark.postgres
@pytest.mark.slow
def test_without_the_lock_the_second_breaks_off(room, meet, monkeypatch):
    careless(monkeypatch, in_session)
    broken, *_ = two_ask(room, meet)
    assert len(broken) == 1 and "one_panel_waits_for_an_item" in broken[0]


@pytest.mark.postgres
@pytest.mark.slow
def test_asked_for_as_the_committee_decides_it_is_not_decided(room, meet):
    decide = room.motion()
    broken, led, followed = meet(partial(room.ask, "6"), decide, hold=ASKING)
    assert (broken, led) == ([], []) and any(said.startswith(WAITS) for said in followed)
    assert Motion.objects.get().status == "put" and room.panels() == ["asked"] and room.holds_together()


@pytest.mark.postgres
@pytest.mark.slow
def test_decided_first_the_panel_is_asked_for_after_it(room, meet):
    decide = room.motion()
    assert meet(decide, partial(room.ask, "6"), hold=DECIDING) == ([], [], [])
    assert Motion.objects.get().status == "carried" and room.panels() == ["asked"] and room.holds_together()


@pytest.mark.postgres
@pytest.mark.slow
def test_without_the_lock_it_is_decided_while_a_panel_waits(room, meet, monkeypatch):
    decide = room.motion()
    careless(monkeypatch, in_session)
    meet(partial(room.ask, "6"), decide, hold=ASKING)
    assert Motion.objects.get().status == "carried" and room.panels() == ["asked"] and not room.holds_together()


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.parametrize("first", ["reported", "withdrawn"])
def test_reported_and_taken_back_at_once_it_is_one_of_both(room, meet, first):
    panel = room.asked()
    acts = partial(room.report, panel), partial(room.withdraw, panel)
    hold = SIGNING if first == "reported" else (panels, "note")
    broken, led, followed = meet(*(acts if first == "reported" else acts[::-1]), hold=hold)
    assert (broken, led) == ([], []) and followed
    assert room.panels() == [first] and room.holds_together()


@pytest.mark.postgres
@pytest.mark.slow
def test_who_leaves_the_panel_as_it_reports_is_in_it_still(room, meet):
    panel = room.asked()
    broken, led, followed = meet(partial(room.report, panel), partial(room.remove, panel, "dora"), hold=SIGNING)
    assert (broken, led) == ([], []) and followed and room.panels() == ["reported"]
    assert panel.members.filter(removed=False).count() == 2 and room.holds_together()


@pytest.mark.postgres
@pytest.mark.slow
def test_without_the_lock_a_panel_of_one_has_reported(room, meet, monkeypatch):
    panel = room.asked()
    careless(monkeypatch, in_session, panels)
    monkeypatch.setattr("governance.actions.workflow.locked", lambda record: type(record).objects.get(pk=record.pk))
    meet(partial(room.report, panel), partial(room.remove, panel, "dora"), hold=SIGNING)
    assert panel.members.filter(removed=False).count() == 1 and room.panels() == ["reported"]


@pytest.mark.postgres
@pytest.mark.slow
def test_one_person_named_twice_at_once_sits_in_it_once(room, meet):
    panel = room.ask("6")
    name = partial(room.name, panel, "mia")
    broken, led, followed = meet(name, name, hold=NAMING)
    assert (broken, led) == ([], []) and any("a member of the panel already" in said for said in followed)
    assert panel.members.count() == 1


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.parametrize("first", ["reported", "put off"])
def test_reported_as_the_item_is_put_off_the_report_goes_with_it_or_is_made_there(room, meet, first):
    panel = room.asked()
    acts = partial(room.report, panel), room.later()
    if first == "reported":
        assert meet(*acts, hold=SIGNING) == ([], [], [])
        assert room.panels() == ["reported", "reported"]
    else:
        broken, led, followed = meet(*acts[::-1], hold=(deferring, "carry_panels"))
        assert (broken, led) == ([], []) and "The item is on a later agenda, and its panel went with it." in followed
        assert room.panels() == ["asked", "asked"]
    assert Item.objects.get(pk=panel.item_id).deferred_to and room.holds_together()
