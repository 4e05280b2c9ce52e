"""A sub-group of Blackpool’s committee: what it may not decide, how its case and its minutes go up (R-068)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cocomm.desk import waiting
from governance.access import grants_of
from governance.actions import agenda, committees, deferring, meetings, minutes, reports
from governance.minutes_draft import draft
from governance.models import Committee, CommitteeKind, Item, Meeting, Paper, Privacy, Report, SeatClass
from governance.papers_minutes import text_of
from governance.permissions import Role
from governance.public_meetings import committees_told_of, told_committees
from governance.rules.meetings.clauses import Clause
from governance.workflow import NotAllowed
from tests.governance.bodies import someone
from tests.governance.meetings.sitting_world import SINCE
from tests.prepared import kept

from .floor import Floor

NAME = "Estates sub-group"
CLAUSES = (
    Clause("members", "1", {"bodies": [{"key": "00R", "name": "Blackpool", "side": "ccg", "voters": 4, "lay": 1}]}),
    Clause("officers", "2", {"from": ["lay"]}),
    Clause("votes", "3", {}),
    Clause("majority", "4", {"of": "votes_cast"}),
    Clause("deciding_vote", "5", {"offices": ["chair"]}),
    Clause("quorum", "6", {"total": 2}),
)
ITEMS = (("1", "Declarations of interest", ""), ("2", "Rent of Seaside Surgery", ""), ("3", "Dates of meetings", ""))
SEATS = (
    ("lou", SeatClass.LAY, "Lay member"), ("nell", SeatClass.EXECUTIVE, "Chief Nurse"), ("gee", SeatClass.GP, "GP"),
    ("gina", SeatClass.GP, "GP"),
)  # fmt: skip
RENT = "Owner of the building, whose rent is at stake"


class Estates:
    """The sub-group, its secretary, and its meeting ten days before the committee meets."""

    def __init__(self, world):
        self.world, self.parent = world, world.blackpool_sits()
        self.gil = {"by": world.gil.user, "at": world.now}
        self.committee = committees.make_committee(
            world.blackpool, name=NAME, kind=CommitteeKind.SUB_GROUP, from_on=SINCE, parent=self.parent,
            bodies={world.blackpool: "Blackpool"}, **self.gil,
        )  # fmt: skip
        self.secretary = someone("Sam Tye", Role.COMMITTEE_SECRETARY, self.committee, on=SINCE)
        for who, klass, title in SEATS:
            member = getattr(world, who)
            seat = committees.give_seat(
                self.committee, person=member.person, klass=klass, title=title, from_on=SINCE,
                body=self.committee.bodies.get(), **self.gil,
            )  # fmt: skip
            setattr(world, f"{who}_here", type(member)(member.user, member.person, member.post))
            getattr(world, f"{who}_here").seat = seat
        world._terms(self.committee, CLAUSES, {})
        committees.put_in_office(
            self.committee, post="chair", seat=world.lou_here.seat, because="Appointed", from_on=SINCE, **self.gil
        )
        self.floor = Floor(world, committee=self.committee, secretary=self.secretary, items=ITEMS)
        item = self.floor.items["2"]
        item.kind, item.function = Item.Kind.DISCUSSION, "discretionary_payments"
        item.save_as(by=None)

    def meets(self):
        """Gee is ruled out of the rent; then the meeting closes."""
        floor = self.floor
        floor.open("lou_here", "nell_here", "gee_here", "gina_here")
        floor.take("2")
        floor.rule("2", "gee", ruler="lou", interest=RENT)
        floor.move("gee_here", "left")
        floor.close("2")
        floor.finish()
        return Meeting.objects.get(pk=floor.meeting.pk)

    def approves(self, held=None):
        """At the next meeting of the sub-group its chair signs the minutes of the last."""
        held, at = held or self.meets(), self.floor.at(18, 0)
        record = minutes.begin_minutes(held, by=self.secretary.user, at=at)
        minutes.circulate_minutes(record, by=self.secretary.user, at=at)
        later = self.world.plan(self.committee, days=25, status=Meeting.Status.SITTING)
        record.refresh_from_db()
        _, mark = text_of(held, draft(held, at=at))
        minutes.approve_minutes(
            record, meeting=later, fingerprint=mark, typed_name="Lou Tate", method="password",
            by=self.world.lou.user, at=later.starts_at,
        )  # fmt: skip
        record.refresh_from_db()
        return record

    def plan(self, days=40, **values):
        starts = self.floor.meeting.starts_at + timedelta(days=days)
        return meetings.plan_meeting(
            self.parent, starts_at=starts, ends_at=starts + timedelta(hours=2), by=self.world.sven.user,
            at=values.pop("at", self.world.now), **values,
        )  # fmt: skip


estates = kept(Estates, on="sitting_world")


def reasons(act, *args, **values):
    with pytest.raises(NotAllowed) as refusal:
        act(*args, **values)
    return " ".join(refusal.value.reasons)


def received(minutes):
    return Item.objects.filter(minutes_of=minutes).order_by("pk")


def dues(who, at):
    found = waiting(grants_of(who.user, at), person_id=who.person.pk)
    return [due for due in found if due.title.startswith("Read the minutes of a sub-group")]


# made ---------------------------------------------------------------------------------------------


def test_a_sub_group_names_its_committee_and_the_base_keeps_it_so(estates):
    make = {"name": "Another", "from_on": SINCE, "bodies": {estates.world.blackpool: "B"}, **estates.gil}
    assert "Say for which committee" in reasons(
        committees.make_committee, estates.world.blackpool, kind="sub_group", **make
    )
    assert "Only a sub-group" in reasons(
        committees.make_committee, estates.world.blackpool, kind="audit", parent=estates.parent, **make
    )
    assert "has no seats in the" in reasons(
        committees.make_committee, estates.world.blackpool, kind="sub_group", parent=estates.world.essex, **make
    )
    for changed in ({"parent": None}, {"kind": "audit"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Committee.objects.filter(pk=estates.committee.pk).update(**changed)


def test_the_public_reads_whose_sub_group_it_is(estates):
    told = dict(told_committees(committees_told_of([estates.committee.pk]), estates.world.now.date()))
    assert told[estates.committee].kind == f"Sub-group of {estates.parent}"


# decides nothing ----------------------------------------------------------------------------------


def test_a_decision_is_stopped_before_it_is_tabled_and_the_way_on_is_said(estates):
    meeting = estates.world.plan(estates.committee, days=30)
    by = {"by": estates.secretary.user, "at": estates.world.now}
    said = reasons(agenda.add_item, meeting, kind="decision", title="Rent", function="discretionary_payments", **by)
    assert "takes no decision on primary medical services" in said and f"on an agenda of the {estates.parent}" in said
    assert agenda.add_item(meeting, kind="decision", title="Dates", function="own_business", **by).pk


@pytest.mark.parametrize("kind", ["decision", "procedure"])
def test_no_motion_on_it_is_put_in_the_meeting_either(estates, kind):
    floor = estates.floor
    floor.open("lou_here", "nell_here", "gee_here", "gina_here")
    floor.take("2")
    assert "takes no decision on primary medical services" in reasons(floor.put, "2", "That it be paid", kind=kind)


# its case goes up ---------------------------------------------------------------------------------


def test_a_case_that_was_discussed_is_referred_and_is_for_decision_there(estates):
    world = estates.world
    world.paper(estates.floor.items["2"], "The rent", body="What it costs")
    ahead = estates.plan()
    estates.meets()
    item = estates.floor.item("2")
    again = deferring.carry_item(item, to=ahead, because="Prepared", by=world.gil.user, at=estates.floor.now())
    assert (again.kind, again.function, again.meeting) == ("decision", "discretionary_payments", ahead)
    assert Paper.objects.get(item=again).title == "The rent"
    item.refresh_from_db()
    assert (item.status, item.deferred_to) == ("done", again)
    assert "on a later agenda already" in reasons(
        deferring.carry_item, item, to=ahead, because="Again", by=world.gil.user, at=estates.floor.now()
    )


def test_it_is_referred_to_no_other_committee(estates):
    estates.meets()
    elsewhere = estates.world.plan(estates.world.essex, days=60)
    said = reasons(
        deferring.carry_item, estates.floor.item("2"), to=elsewhere, because="x", by=estates.world.gil.user,
        at=estates.floor.now(),
    )  # fmt: skip
    assert "Choose a meeting of the same committee." in said


# its minutes go up --------------------------------------------------------------------------------


def test_approved_minutes_arrive_on_the_next_agenda_that_is_not_out(estates):
    estates.plan(days=70)
    out, ahead = estates.plan(days=35), estates.plan(days=50)
    Meeting.objects.filter(pk=out.pk).update(status="published", called_at=estates.world.now)
    record = estates.approves()
    item = received(record).get()
    assert (item.meeting, item.kind, item.number) == (ahead, "information", "6")
    assert item.title.startswith(f"Minutes of the {NAME}, ")


def test_with_no_meeting_planned_they_wait_for_the_next_and_move_on_when_it_is_cancelled(estates):
    record = estates.approves()
    assert not received(record).exists()
    late = record.approved_at + timedelta(days=1)
    bella = dues(estates.world.bella, late)
    assert "Plan a meeting of your committee" in bella[0].why
    first = estates.plan(days=40, at=late)
    assert received(record).get().meeting == first
    second = estates.plan(days=60, at=late)
    assert received(record).get().meeting == first
    meetings.cancel_meeting(first, because="No quorum", by=estates.world.sven.user, at=late)
    assert received(record).last().meeting == second


def test_the_lay_chair_is_told_until_the_committee_has_received_them(estates):
    ahead = estates.plan()
    record = estates.approves()
    late = record.approved_at + timedelta(hours=1)
    told = dues(estates.world.bella, late)[0]
    assert "1 conflict of interest was ruled on" in told.why and told.address == reverse(
        "agenda-item", args=[received(record).get().ref]
    )
    assert not dues(estates.world.nell, late) and not dues(estates.world.lou, late)
    item = received(record).get()
    Item.objects.filter(pk=item.pk).update(status="ready")
    Meeting.objects.filter(pk=ahead.pk).update(status="published", called_at=late)
    floor = Floor(estates.world, meeting=Meeting.objects.get(pk=ahead.pk), secretary=estates.world.sven)
    floor.open("bella", "vic", "anita", "cora", "nell")
    floor.take(item.number)
    floor.close(item.number)
    assert not dues(estates.world.bella, late)


def page(client, who, item):
    client.force_login(who.user)
    return client.get(reverse("agenda-item", args=[item.ref])).content.decode()


def test_the_item_shows_conflicts_first_and_the_wall_of_the_sub_group_holds(estates, client, monkeypatch):
    estates.plan()
    record = estates.approves()
    item = received(record).get()
    monkeypatch.setattr("jobs.clock.now", lambda: estates.floor.at(20, 0))
    shown = page(client, estates.world.bella, item)
    assert RENT in shown and "Gee Patel left the room at" in shown
    assert "Conflicts of interest in the sub-group" in shown and "Dates of meetings" in shown
    kept = page(client, estates.world.gee, item)
    assert "Withheld from you by a ruling." in kept and RENT not in kept and "Seaside" not in kept


def test_private_business_of_the_sub_group_is_for_those_who_vote_in_the_committee(estates, client, monkeypatch):
    estates.plan()
    held, item = estates.meets(), estates.floor.items["2"]
    Privacy.objects.create(
        item=item, ground="confidential", reason="x", public_words="A rent", reviewer=estates.world.lou.person,
        review_on=estates.floor.at(14, 0).date() + timedelta(days=300), decided_at=estates.world.now,
    )  # fmt: skip
    Item.objects.filter(pk=item.pk).update(private=True)
    watcher = someone("Wil Orde", Role.COMMITTEE_ATTENDEE, estates.parent, on=SINCE)
    item = received(estates.approves(held)).get()
    monkeypatch.setattr("jobs.clock.now", lambda: estates.floor.at(20, 0))
    assert RENT in page(client, estates.world.bella, item)
    kept = page(client, watcher, item)
    assert "Taken in private. A rent." in kept and RENT not in kept


def test_it_owes_no_report_unless_its_terms_ask_for_one(estates, client, monkeypatch):
    """What it did stands in its minutes, which its committee receives (R-068)."""
    held = estates.meets()
    after = held.starts_at + timedelta(days=40)
    monkeypatch.setattr("jobs.clock.now", lambda: after)
    client.force_login(estates.secretary.user)

    def page():
        return client.get(reverse("reports", args=[estates.committee.ref])).content.decode()

    said = page()
    assert "None has been written yet." in said and f'"{reverse("receipts", args=[estates.committee.ref])}"' in said
    assert "Write the" not in said and "It owes no report of its own." in said and "Engagement events" not in said
    assert f'class="nhsuk-back-link" href="{reverse("committee", args=[estates.committee.ref])}"' in said
    write = {"from_on": held.held_on, "words": "A month", "by": estates.secretary.user, "at": after}
    for kind in Report.Kind.values:
        assert "No such report is owed" in reasons(reports.write_report, estates.committee, kind=kind, **write)
    terms = estates.committee.terms.get()
    terms.clauses += [{"key": "summary", "paragraph": "7", "value": {"every": "month"}}]
    terms.save_as(by=None)
    assert page().count("Write the monthly executive summary") == 1 and "Write the annual" not in page()
    assert reports.write_report(estates.committee, kind="monthly", **write).words == "A month"
    assert "No such report is owed" in reasons(reports.write_report, estates.committee, kind="annual", **write)
