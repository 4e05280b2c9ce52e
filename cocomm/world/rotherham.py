"""Rotherham's committee without GPs (S3; R-221), and the meeting it holds next week. All of it is invented."""

from datetime import date, timedelta
from decimal import Decimal

from governance.actions import appoint, arrangements, committees, meetings, terms
from governance.models import CommitteeKind, User
from governance.permissions import Role

from .agendas import body, decision, london, publish, somebody
from .rotherham_people import CARL, CODE, LEAD, SEATS

NAME = "Rotherham primary care committee"
FIRST_DAY = date(2016, 4, 1)


def keep_rotherham(users, *, until):
    """Everything that happened by the end of the day `until`."""
    story = Rotherham(users)
    for at, act in story.acts():
        if at.date() <= until:
            act(at)


class Rotherham:
    def __init__(self, users):
        self.nadia = users["nadia"]
        self.seats = {}

    def acts(self):
        return [
            (london(2016, 3, 1, 11), self.agreed),
            (london(2016, 4, 1, 11), self.seated),
            (london(2016, 4, 4, 11), self.terms_in_force),
            (london(2017, 2, 27, 11), self.called),
            (london(2017, 3, 9, 11), self.agenda_out),
        ]

    def agreed(self, at):
        self.rowan = self.posted(LEAD, Role.GOVERNANCE_LEAD, at)
        carl = self.posted(CARL, Role.CHIEF_FINANCE_OFFICER, at)
        self.committee = committees.make_committee(
            body(CODE), name=NAME, kind=CommitteeKind.GP_FREE, from_on=FIRST_DAY, by=self.rowan, at=at,
            bodies={body(CODE): "Rotherham"},
        )  # fmt: skip
        given = arrangements.approve_arrangement(
            ccg=body(CODE), model="delegated", starts_on=FIRST_DAY, committee=self.committee, by=self.nadia, at=at
        )
        arrangements.sign_agreement(given, signed_on=at.date(), by=self.nadia, at=at)
        arrangements.sign_off_sum(given, amount=Decimal("31400000.00"), by=carl, at=at)

    def posted(self, who, role, at):
        appoint(person=somebody(who), role=role, body=body(CODE), position=who.title, starts_on=at.date(),
                by=None, at=at, reason="Demonstration")  # fmt: skip
        return User.objects.get(email=who.email)

    def seated(self, at):
        bodies = {each.organisation.code: each for each in self.committee.bodies.select_related("organisation")}
        for each in SEATS:
            self.seats[each.key] = committees.give_seat(
                self.committee, person=somebody(each), klass=each.klass, title=each.title, office=each.office,
                body=bodies.get(each.code), from_on=FIRST_DAY, by=self.rowan, at=at,
            )  # fmt: skip
        appoint(person=self.rowan.person, role=Role.COMMITTEE_SECRETARY, body=self.committee, starts_on=FIRST_DAY,
                by=None, at=at, reason="Demonstration")  # fmt: skip

    def terms_in_force(self, at):
        made = terms.draft_terms(
            self.committee, version="1", from_on=FIRST_DAY, pattern="rotherham", by=self.rowan, at=at
        )
        terms.activate_terms(made, agreed_by="The governing body", agreed_on=date(2016, 3, 24), by=self.rowan, at=at)
        for post, who in (("chair", "rose"), ("vice", "joss")):
            committees.put_in_office(
                self.committee, post=post, seat=self.seats[who], because="Appointed by the governing body",
                from_on=at.date(), by=self.rowan, at=at,
            )  # fmt: skip

    def called(self, at):
        starts = london(2017, 3, 22, 13)
        self.meeting = meetings.plan_meeting(
            self.committee, starts_at=starts, ends_at=starts + timedelta(hours=2), place="Oak House, Rotherham",
            joining="Anybody may come and listen.", by=self.rowan, at=at,
        )  # fmt: skip
        meetings.call_meeting(self.meeting, by=self.rowan, at=at)

    def agenda_out(self, at):
        """What PMS premiums set free is spent again, practice by practice (S3)."""
        with_advice = {
            "presenter": "Dr Gwen Ives", "author": "Chief Finance Officer", "by": self.rowan, "at": at,
            "purpose": "Decide, with the advice of its GP.",
        }  # fmt: skip
        decision(self.meeting, "Spending again what PMS premiums set free", "budget", **with_advice)
        decision(
            self.meeting, "Premises reimbursement: Millrace Surgery", "discretionary_payments",
            party="Millrace Surgery", **with_advice,
        )  # fmt: skip
        publish(self.meeting, by=self.rowan, at=at)
