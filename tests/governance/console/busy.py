"""One person with every post there is, and work of every kind that waits for them, walked through the verbs.

The floor's meeting sits; it is the day of that meeting. `busy(floor, size)` makes `size` of each.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from applications.actions import open_application
from conflicts import actions as conflicts
from conflicts.models import Ask
from conflicts.rules.interests import Stated
from conflicts.rules.people import Standing
from governance.actions import action_points, advice, appoint, asking, engagement, minutes, panels, polls, privacy
from governance.actions.presence import admit_guest
from governance.models import Arrangement, Kind, Meeting
from governance.permissions import Role
from jobs.clock import london, start_of
from tests.conflicts.radar.conftest import Desk
from tests.governance.bodies import body, someone
from tests.governance.meetings.sitting_world import SINCE

from .floor import D3, Floor

CARDS = (
    "Sign off the sum", "Record that the agreement", "as resolved", "Convene the conflicts panel", "Item 6, ",
    "Call the meeting", "Look again: item", "Say what the public reads", "Circulate the minutes", "Approve the minutes",
    "Write to them", "Give advice", "Chase the advice", "from the public", "Issue the", "Write down what came of",
    "Review an interest", "Publish an interest", "Approve or refuse", "Take up a reported",
    "Decide on withholding", "Declare your interests", "A question about", "Training on", "Fill in the",
    "Review what one of your people", "Put on the register what you declared", "on the list of people who declare",
    "to rule on or dismiss",
)  # fmt: skip


class Every:
    """Pat has every post: at two CCGs, their office, the region, the nation, and the joint committee."""

    def __init__(self, world):
        self.world = world
        pat = world.pat = someone("Pat Every", None, world.mid)
        places = {"regional": body("East", Kind.REGION, "Y55"), "national": world.nation}
        for role in Role:
            first, second, third, *_ = *role.value.split("-"), ""
            office = places.get(third, world.england) if (first, second) == ("nhs", "england") else world.mid
            at = world.essex if first == "committee" else office
            appoint(person=pat.person, role=role, body=at, starts_on=SINCE, by=None, at=start_of(SINCE))
        appoint(
            person=pat.person, role=Role.LAY_MEMBER, body=world.blackpool, starts_on=SINCE, by=None, at=start_of(SINCE)
        )


def busy(floor, size):
    """Pat's work, on the floor's day; returns Pat and the moment."""
    world = floor.world
    Every(world)
    made = Work(floor, size)
    made.resolved()
    made.after_meetings()
    made.ahead()
    made.of_conflicts()
    made.of_arrangements()
    return world.pat, made.at


class Work:
    def __init__(self, floor, size):
        self.floor, self.world, self.size = floor, floor.world, size
        self.pat, self.desk = floor.world.pat, Desk(floor.world)
        self.stella = {"by": self.world.stella.user, "at": self.world.now}

    @property
    def at(self):
        return self.floor.at(18, 0)

    @property
    def now(self):
        return {"by": self.world.stella.user, "at": self.at}

    def each(self):
        return range(self.size)

    def resolved(self):
        """The meeting sits, and has carried what nobody has done."""
        floor = self.floor
        floor.open(*D3)
        floor.take("4")
        motion = floor.put("4", "", kind="procedure", procedure="refer", refer_to="NHS England", because="")
        polls.agree(motion, **floor.when())
        floor.rule("5", "alma", declared_by_person=True, interest="Owns the building")
        admit_guest(floor.meeting, person=self.pat.person, name="Pat Every", purpose="Advice", **floor.when())
        for number in self.each():
            floor.add(f"9{number}", "Another", function="contracts")
            floor.rule(f"9{number}", "pat", declared_by_person=True, interest=f"Shares in company {number}")

    def after_meetings(self):
        """Minutes to write and to approve, actions, events without a report; reports are owed by themselves."""
        on = london(self.at).date()
        for number in self.each():
            self._held(-40 - 7 * number)
            record = minutes.begin_minutes(self._held(-70 - 7 * number), **self.now)
            minutes.circulate_minutes(record, **self.now)
            engagement.plan_event(
                self.world.essex, title=f"Seeing a GP {number}", held_on=on - timedelta(days=number + 1),
                place="The library", invited="Patients", **self.stella,
            )  # fmt: skip

    def _held(self, days):
        meeting = self.world.plan(self.world.essex, days=days, status=Meeting.Status.PUBLISHED)
        self.world.item(meeting, "1", "Premises", status="ready")
        past = Floor(self.world, meeting=meeting)
        past.open(*D3)
        past.take("1")
        past.close("1")
        past.finish()
        action_points.set_action(
            past.item("1"), words="Write to them", due_on=meeting.held_on + timedelta(days=9), owner=self.pat.person,
            **self.now,
        )  # fmt: skip
        return Meeting.objects.get(pk=meeting.pk)

    def ahead(self):
        """Meetings near by, with guests, matches, advice, panels and private business."""
        self.desk.declares("omar", "Fernbank Surgery", code="F81001", with_kind="practice")
        for number in self.each():
            meeting = self.world.plan(self.world.essex, days=23 + number, hour=9)
            items = self.world._d3_items(meeting)
            for who in (self.world.omar, self.world.alma):
                self.world.ruling(items["6"], who)
            admit_guest(meeting, name=f"Visitor Dunn {number}", position="Adviser", purpose="Rents", **self.now)
            self._about(items, number)
            later = self.world.plan(self.world.essex, days=40 + number, hour=9)
            self.world._d3_items(later)
            out = self.world.plan(
                self.world.essex, days=31 + number, status=Meeting.Status.PUBLISHED, called_at=self.world.now
            )
            asking.send_question(
                out, question="Why is it closed?", name="A neighbour", email="n@example.org", at=self.world.now
            )

    def _about(self, items, number):
        panels.ask_panel(items["4"], ground="significance", because="The largest of the year", **self.now)
        privacy.keep_private(
            items["7"], ground="confidential", reason="Prices", public_words="A tender", reviewer=self.pat.person,
            review_on=london(self.at).date() + timedelta(days=9), **self.now,
        )  # fmt: skip
        self.world.paper(items["7"], f"Prices {number}")
        given = {"question": "Can we?", **self.stella}
        advice.ask_advice(items["5"], asked_of="Legal", adviser=self.pat.person, due_on=london(self.at).date(), **given)
        advice.ask_advice(items["5"], asked_of="Estates", due_on=london(self.world.now).date(), **given)

    def of_conflicts(self):
        world, mia = self.world, {"by": self.world.mia.user, "at": self.at}
        mine = conflicts.record_declarant(
            self.pat.person, ccg=world.mid, position="All of them", standings=[Standing.GOVERNING_BODY],
            joined_on=SINCE, practice=None, **mia,
        )  # fmt: skip
        self._theirs()
        for number in self.each():
            agreed = self.desk.declares("omar", f"Agreed {number} Ltd")
            conflicts.agree(agreed, mitigation="Leaves the room", **mia)
            conflicts.ask_redaction(
                self.desk.declares("omar", f"Threat {number} Ltd"), ground="harm", fields=["counterparty"],
                request="A threat", **mia,
            )  # fmt: skip
            conflicts.record_gift(
                ccg=world.mid, declarant=self.desk.lists["omar"], kind="hospitality", giver=f"Giver {number}",
                value=Decimal(80), offered_on=london(self.at).date(), description="Dinner", accepted=True,
                reason="To speak", by=world.omar.user, at=self.at,
            )  # fmt: skip
            conflicts.report_breach(
                ccg=world.mid, kind="late", happened_on=date(2017, 3, 1), account="Late",
                concerns=self.desk.lists["omar"], **mia,
            )  # fmt: skip
            self.desk.lists["pat"] = mine
            sent = self.desk.declares("pat", f"Question {number} Ltd")
            conflicts.send_back(sent, question="Which company?", **mia)
        conflicts.ask(mine, reason=Ask.Reason.REFRESH, **mia)

    def _theirs(self):
        """Pat manages Gee at Blackpool, where others keep the registers."""
        world = self.world
        gee = conflicts.record_declarant(
            world.gee.person, ccg=world.blackpool, position="GP", standings=[Standing.MEMBER], joined_on=SINCE,
            manager=self.pat.person, by=world.gil.user, at=self.at,
        )  # fmt: skip
        facts = Stated(
            category="financial", kind="directorship", counterparty="", description="Director",
            from_on=london(self.at).date(), aware_on=london(self.at).date(),
        )  # fmt: skip
        added = [replace(facts, counterparty=f"Company {number}") for number in self.each()]
        conflicts.answer(
            gee, typed_name=gee.person.name, associates="no", added=added, by=world.gee.user, at=self.at
        )  # fmt: skip

    def of_arrangements(self):
        row = Arrangement.objects.get(ccg=self.world.mid)
        row.model, row.agreement_signed_on, row.agreement_at, row.agreement_by = "delegated", None, None, None
        row.save_as(by=None, why="Test")
        for number in self.each():
            cycle = ("2015/16", "2016/17", "2017/18")[number]
            open_application(
                ccg=self.world.mid, model="delegated", form=f"delegated_{cycle.replace('/', '_')}", cycle=cycle,
                starts_on=date(2015 + number, 4, 1), by=self.world.mia.user, at=self.at,
            )  # fmt: skip
