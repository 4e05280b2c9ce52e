"""A sub-group of the Essex joint committee: a rent review prepared, a GP ruled out, its minutes sent up (R-068)."""

from datetime import date, timedelta

from governance.actions import (
    agenda,
    appoint,
    committees,
    deferring,
    meetings,
    minutes,
    parties,
    presence,
    terms,
    turns,
)
from governance.minutes_draft import draft
from governance.models import Item, Meeting, Organisation, PartyKind
from governance.papers_minutes import text_of
from governance.permissions import Role

from .agendas import london
from .essex_people import MID

NAME = "Mid Essex estates sub-group"
FIRST_DAY = date(2017, 1, 10)
MEMBERS = ("tom", "ida", "pia")
CASE = "Rent review of Larkfield Surgery"
CLAUSES = (
    ("members", "1", {"bodies": [{"key": MID, "name": "Mid Essex", "side": "ccg", "voters": 3, "lay": 1}]}),
    ("quorum", "6", {"total": 2}),
)


class SubGroupStory:
    """`story`: the committee for which it prepares cases."""

    def __init__(self, story):
        self.story, self.seats = story, {}

    def acts(self):
        return [
            (london(2017, 1, 9, 10), self.made),
            (london(2017, 1, 30, 10), self.agenda_out),
            (london(2017, 2, 23, 10), self.met),
            (london(2017, 2, 27, 10), self.written),
            (london(2017, 3, 8, 9), self.april_planned),
            (london(2017, 3, 9, 10), self.approved),
            (london(2017, 3, 9, 12), self.referred),
        ]

    def made(self, at):
        mid, by = Organisation.objects.get(code=MID), {"by": self.story.mia, "at": at}
        self.committee = committees.make_committee(
            mid, name=NAME, kind="sub_group", from_on=FIRST_DAY, bodies={mid: "Mid Essex"},
            parent=self.story.committee, **by,
        )  # fmt: skip
        for who in MEMBERS:
            sits = self.story.seats[who]
            self.seats[who] = committees.give_seat(
                self.committee, person=sits.person, klass=sits.klass, title=sits.title, office=sits.office,
                body=self.committee.bodies.get(), from_on=FIRST_DAY, **by,
            )  # fmt: skip
        appoint(
            person=self.story.stella.person, role=Role.COMMITTEE_SECRETARY, body=self.committee, starts_on=FIRST_DAY,
            reason="Demonstration", **by,
        )  # fmt: skip
        made = terms.draft_terms(self.committee, version="1", from_on=FIRST_DAY, pattern="pattern-3", **by)
        for key, paragraph, value in CLAUSES:
            made = terms.write_clause(made, key=key, paragraph=paragraph, value=value, **by)
        made = terms.strike_clause(made, key="attendees", **by)
        terms.activate_terms(made, agreed_by="The joint committee", agreed_on=date(2017, 1, 9), **by)
        committees.put_in_office(
            self.committee, post="chair", seat=self.seats["tom"], because="Appointed by the joint committee",
            from_on=FIRST_DAY, **by,
        )  # fmt: skip

    def agenda_out(self, at):
        by = {"by": self.story.stella, "at": at}
        self.meeting = self._planned(london(2017, 2, 23, 10), by)
        self.case = agenda.add_item(
            self.meeting, kind="discussion", title=CASE, function="discretionary_payments", **by,
            purpose="Compare the rent asked with the district valuer’s figure, and say what should be paid.",
        )  # fmt: skip
        parties.name_party(self.case, kind=PartyKind.OTHER, name="Larkfield Surgery", **by)
        meetings.call_meeting(self.meeting, **by)
        self.story.rule_out(Item.objects.get(pk=self.case.pk), "ida", at, interest="Partner in Larkfield Surgery")
        self.story.publish(self.meeting, at)

    def _planned(self, starts, by):
        return meetings.plan_meeting(
            self.committee, starts_at=starts, ends_at=starts + timedelta(hours=1), place="Wren House, Chelmsford",
            standing_items=False, **by,
        )  # fmt: skip

    def met(self, at):
        self._held(self.meeting, at, out="ida")

    def _held(self, meeting, at, *, out="", signing=None):
        """Everybody comes; `out` leaves for the item and comes back; `signing` is done before the first item."""
        by, moments = self.story.stella, iter(at + timedelta(minutes=n) for n in range(30))
        turns.open_meeting(meeting, present=list(self.seats.values()), by=by, at=next(moments))
        if signing:
            signing(next(moments))
        for item in Item.objects.filter(meeting=meeting).order_by("position"):
            turns.open_item(item, by=by, at=next(moments))
            for act in ("left", "returned") if out else ():
                presence.note_presence(meeting, act=act, seat=self.seats[out], by=by, at=next(moments))
            turns.close_item(Item.objects.get(pk=item.pk), by=by, at=next(moments))
        turns.close_meeting(meeting, by=by, at=next(moments))

    def written(self, at):
        by = {"by": self.story.stella, "at": at}
        self.meeting = Meeting.objects.get(pk=self.meeting.pk)
        self.minutes = minutes.begin_minutes(self.meeting, **by)
        said = "The district valuer’s figure was compared with the rent asked. The sub-group would pay the lower one."
        minutes.write_discussion(Item.objects.get(pk=self.case.pk), words=said, version=0, **by)
        self.minutes = minutes.circulate_minutes(self.minutes, **by)
        self.short = self._planned(london(2017, 3, 9, 10), by)
        agenda.add_item(self.short, kind="minutes", title="Minutes of 23 February 2017", **by)
        meetings.call_meeting(self.short, **by)
        self.story.publish(self.short, at)

    def april_planned(self, at):
        self.april = meetings.plan_meeting(
            self.story.committee, starts_at=london(2017, 4, 19, 14), ends_at=london(2017, 4, 19, 16),
            place="Wren House, Chelmsford", by=self.story.stella, at=at,
        )  # fmt: skip

    def approved(self, at):
        def sign(moment):
            _, mark = text_of(self.meeting, draft(self.meeting, at=moment))
            minutes.approve_minutes(
                self.minutes, meeting=Meeting.objects.get(pk=self.short.pk), fingerprint=mark,
                typed_name=self.story.tom.person.name, method="password", by=self.story.tom, at=moment,
            )  # fmt: skip

        self._held(self.short, at, signing=sign)

    def referred(self, at):
        """The case goes to the joint committee’s April agenda, for decision there."""
        deferring.carry_item(
            Item.objects.get(pk=self.case.pk), to=self.april, because="The case is prepared.", by=self.story.mia, at=at
        )
