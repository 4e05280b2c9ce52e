"""Sitting committees: the Mid and North East Essex joint committee, and Blackpool with its eight voters (D2, D3).

`sitting.lena.user`, `.person`, `.seat`; `sitting.essex`, `sitting.blackpool_committee`, their `terms`;
`sitting.meeting`, ten days ahead, with the items of D3; `sitting.sol` is a stranger who must see nothing.
"""

from datetime import date, datetime, time, timedelta

from governance.models import (
    Arrangement,
    Committee,
    CommitteeBody,
    CommitteeKind,
    Item,
    ItemParty,
    Kind,
    Meeting,
    Model,
    Officer,
    Paper,
    PartyKind,
    Reading,
    Ruling,
    Seat,
    SeatClass,
    TermsOfReference,
)
from governance.permissions import Role
from governance.rules.meetings.clauses import Clause
from governance.rules.meetings.patterns import ESSEX
from jobs.clock import LONDON, london, start_of
from tests.governance.bodies import SmallWorld, body, someone

SINCE = date(2015, 4, 1)
SIGNED = {
    "weighting": "bloc",
    "majority_of": "votes_cast",
    "deputy_decides": "no",
    "one_of_whom": "overall",
    "single_casting": "full",
}
C, R = SeatClass, Role
MEMBER, ATTENDEE = R.COMMITTEE_MEMBER, R.COMMITTEE_ATTENDEE
# who, name, body, class, office, title, role
ESSEX_SEATS = (
    ("lena", "Lena Ashworth", "06Q", C.LAY, "", "Lay member", R.COMMITTEE_CHAIR),
    ("omar", "Omar Dunn", "06Q", C.GP, "", "GP", MEMBER),
    ("alma", "Alma Reid", "06Q", C.EXECUTIVE, "accountable_officer", "Accountable Officer", MEMBER),
    ("noor", "Noor Khan", "06T", C.LAY, "", "Lay member", R.COMMITTEE_VICE),
    ("fay", "Fay Lund", "06T", C.EXECUTIVE, "chief_finance_officer", "Chief Finance Officer", MEMBER),
    ("priya", "Priya Nair", "06T", C.GP, "", "GP", MEMBER),
    ("miles", "Miles Hart", "Q79", C.NHS_ENGLAND, "medical_director", "Medical Director", MEMBER),
    ("ada", "Ada Quinn", "Q79", C.NHS_ENGLAND, "area_director", "Area Director", MEMBER),
    ("hope", "Hope Bell", "Q79", C.NHS_ENGLAND, "head_of_primary_care", "Head of Primary Care", MEMBER),
    ("helen", "Helen Frost", "", C.ATTENDEE, "healthwatch", "Healthwatch", ATTENDEE),
)
BLACKPOOL_SEATS = (
    ("bella", "Bella Stone", "00R", C.LAY, "", "Lay member", R.COMMITTEE_CHAIR),
    ("vic", "Vic Orme", "00R", C.LAY, "", "Lay member", R.COMMITTEE_VICE),
    ("lou", "Lou Tate", "00R", C.LAY, "", "Lay member", MEMBER),
    ("anita", "Anita Rao", "00R", C.EXECUTIVE, "accountable_officer", "Accountable Officer", MEMBER),
    ("cora", "Cora Finch", "00R", C.EXECUTIVE, "chief_finance_officer", "Chief Finance Officer", MEMBER),
    ("nell", "Nell Grant", "00R", C.EXECUTIVE, "chief_nurse", "Chief Nurse", MEMBER),
    ("gee", "Gee Patel", "00R", C.GP, "", "GP", MEMBER),
    ("gina", "Gina Walsh", "00R", C.GP, "", "GP", MEMBER),
)
BLACKPOOL_CLAUSES = (
    Clause("members", "1", {"bodies": [{"key": "00R", "name": "Blackpool", "side": "ccg", "voters": 8, "lay": 3}]}),
    Clause("officers", "2", {"from": ["lay"]}),
    Clause("votes", "3", {}),
    Clause("majority", "4", {"of": "votes_cast"}),
    Clause("deciding_vote", "5", {"offices": ["chair"]}),
    Clause("quorum", "6", {"total": 4, "officer": True, "lay_executive": True}),
)
"""D3-b: quorum four with Chair or Vice Chair, lay and executive majority."""


class SittingWorld(SmallWorld):
    """Everybody of the small world, and the two committees with their people, terms and a planned meeting."""

    def __init__(self):
        super().__init__()
        self.mid = body("NHS Mid Essex CCG", code="06Q")
        self.north_east = body("NHS North East Essex CCG", code="06T")
        self.england = body("NHS England Midlands and East (East)", Kind.LOCAL_OFFICE, "Q79")
        self.fernbank = body("Fernbank Surgery", Kind.PRACTICE, "F81001")
        self.mia = someone("Mia Lowe", R.GOVERNANCE_LEAD, self.mid)
        self.essex = self._committee("Mid and North East Essex joint committee", CommitteeKind.JOINT, self.mid)
        self._bodies(self.essex, {self.mid: "Mid Essex", self.north_east: "North East Essex",
                                  self.england: "NHS England"})  # fmt: skip
        self._seats(self.essex, ESSEX_SEATS)
        self._deputy("mae", "Mae Long", stands_in_for=self.miles)
        self.stella = someone("Stella Moss", R.COMMITTEE_SECRETARY, self.essex, on=SINCE)
        self.terms = self._terms(self.essex, ESSEX.clauses, SIGNED, pattern="essex")
        self._officers(chair=self.lena, vice=self.noor)
        self._arrangement(self.mid, Model.JOINT, self.essex)
        self._arrangement(self.north_east, Model.JOINT, self.essex)
        self.meeting = self.plan(self.essex)
        self.items = self._d3_items(self.meeting)

    def blackpool_sits(self):
        """Blackpool's committee of eight voters, built for the tests that need it."""
        self.blackpool_committee = self._committee(
            "Blackpool primary care commissioning committee", CommitteeKind.DELEGATED, self.blackpool
        )
        self._bodies(self.blackpool_committee, {self.blackpool: "Blackpool"})
        self._seats(self.blackpool_committee, BLACKPOOL_SEATS)
        self.sven = someone("Sven Dahl", R.COMMITTEE_SECRETARY, self.blackpool_committee, on=SINCE)
        self.blackpool_terms = self._terms(self.blackpool_committee, BLACKPOOL_CLAUSES, {})
        self._officers(chair=self.bella, vice=self.vic)
        self._arrangement(self.blackpool, Model.DELEGATED, self.blackpool_committee)
        return self.blackpool_committee

    # Building blocks, for tests that want another meeting, item, paper or ruling ------------------------

    def plan(self, committee, *, days=10, hour=14, status=Meeting.Status.DRAFT, **values):
        """A meeting so many days from now, two hours from `hour` o'clock; a negative number lies in the past."""
        on = london(self.now).date() + timedelta(days=days)
        starts = datetime.combine(on, time(hour), LONDON)
        marks = dict.fromkeys(_marks(status), self.now)
        values = {"place": "Wren House, Chelmsford", "planned_at": self.now - timedelta(days=30)} | marks | values
        return Meeting(
            committee=committee, status=status, starts_at=starts, ends_at=starts + timedelta(hours=2), **values
        ).save_as(by=None, why="Test")

    def item(self, meeting, number, title, *, kind=Item.Kind.DECISION, function="contracts", **values):
        position = 10 * (1 + Item.objects.filter(meeting=meeting).count())
        function = function if kind == Item.Kind.DECISION else values.pop("tag", "")
        return Item(
            meeting=meeting, number=number, position=position, title=title, kind=kind, function=function,
            added_at=self.now, **values,
        ).save_as(by=None, why="Test")  # fmt: skip

    def party(self, item, name="Fernbank Surgery", *, code="F81001", kind=PartyKind.PRACTICE, **values):
        return ItemParty(item=item, name=name, code=code, kind=kind, named_at=self.now, **values).save_as(by=None)

    def paper(self, item, title, *, body="", status=Paper.Status.FINAL, **values):
        final = {"finalised_at": self.now} if status == Paper.Status.FINAL else {}
        return Paper(
            item=item, title=title, body=body, status=status, written_at=self.now, **final, **values
        ).save_as(by=None, why="Test")  # fmt: skip

    def ruling(self, item, who, *, choice="c", withhold=True, magnitude="financial", **values):
        """A ruling of the chair that stands before the meeting; by itself it puts up the paper wall."""
        return Ruling.objects.create(
            item=item, person=who.person, choice=choice, default=choice, magnitude=magnitude, withhold=withhold,
            interest=values.pop("interest", f"{who.person.name} is a partner in the practice."),
            reason=values.pop("reason", "The item is about their own practice."),
            ruled_as=values.pop("ruled_as", Ruling.RuledAs.CHAIR),
            ruler=self.lena.person, ruled_at=values.pop("at", self.now), ruled_by=self.lena.user,
            place=1 + Ruling.objects.filter(item__meeting=item.meeting).count(), **values,
        )  # fmt: skip

    # How it is made ------------------------------------------------------------------------------------

    def _committee(self, name, kind, home):
        return Committee(name=name, kind=kind, organisation=home, from_on=SINCE).save_as(by=None, why="Test")

    def _bodies(self, committee, names):
        for organisation, name in names.items():
            CommitteeBody(committee=committee, organisation=organisation, name=name, from_on=SINCE).save_as(by=None)

    def _seats(self, committee, rows):
        bodies = {b.organisation.code: b for b in committee.bodies.select_related("organisation")}
        for who, name, code, klass, office, title, role in rows:
            known = getattr(self, who, None)
            member = known or someone(name, role, committee, on=SINCE)
            if known:
                member.post = _appointed(known.person, role, committee)
            member.seat = Seat(
                committee=committee, body=bodies.get(code), person=member.person, klass=klass, office=office,
                title=title, voting=klass != C.ATTENDEE, right_to_attend=klass == C.ATTENDEE,
                appointment=member.post, from_on=SINCE, seated_at=start_of(SINCE),
            ).save_as(by=None, why="Test")  # fmt: skip
            setattr(self, who, member)

    def _deputy(self, who, name, *, stands_in_for):
        of = stands_in_for.seat
        member = someone(name, MEMBER, of.committee, on=SINCE)
        member.seat = Seat(
            committee=of.committee, body=of.body, person=member.person, klass=of.klass, office=of.office,
            title=f"Deputy {of.title}", deputy_for=of, appointment=member.post, from_on=SINCE,
            seated_at=start_of(SINCE),
        ).save_as(by=None, why="Test")  # fmt: skip
        setattr(self, who, member)

    def _officers(self, **held):
        for post, member in held.items():
            Officer(
                committee=member.seat.committee, post=post, seat=member.seat, from_on=SINCE, made_at=start_of(SINCE),
                because="Elected at the first meeting", appointment=member.post,
            ).save_as(by=None, why="Test")  # fmt: skip

    def _terms(self, committee, clauses, readings, *, pattern=""):
        rows = [{"key": c.key, "paragraph": c.paragraph, "value": dict(c.value)} for c in clauses]
        at = start_of(SINCE)
        terms = TermsOfReference(
            committee=committee, version="1", pattern=pattern, status=TermsOfReference.Status.IN_FORCE, clauses=rows,
            from_on=SINCE, drafted_at=at, activated_at=at, agreed_by="The governing bodies", agreed_on=SINCE,
        ).save_as(by=None, why="Test")  # fmt: skip
        for clause, choice in readings.items():
            Reading(
                terms=terms, clause=clause, choice=choice, because="Agreed with all bodies", read_at=at,
                read_by=self.gil.user,
            ).save_as(by=None, why="Test")  # fmt: skip
        return terms

    def _arrangement(self, ccg, model, committee):
        at, user = start_of(SINCE), self.gil.user
        transfer = {"sum_signed_off": "1000000.00", "sum_at": at, "sum_by": user} if model == Model.DELEGATED else {}
        Arrangement(
            ccg=ccg, model=model, committee=committee, starts_on=SINCE, approved_at=at, approved_by=user,
            agreement_signed_on=SINCE, agreement_at=at, agreement_by=user, **transfer,
        ).save_as(by=None, why="Test")  # fmt: skip

    def _d3_items(self, meeting):
        """Items 1 to 7; item 5 is about the practice of Mid Essex's GP."""
        K = Item.Kind
        rows = (
            ("1", "Welcome and apologies", K.WELCOME, ""),
            ("2", "Declarations of interest", K.DECLARATIONS, ""),
            ("3", "Minutes of the last meeting", K.MINUTES, ""),
            ("4", "Local incentive scheme 2017/18", K.DECISION, "incentive_schemes"),
            ("5", "Premises reimbursement: Fernbank Surgery", K.DECISION, "discretionary_payments"),
            ("6", "Merger of two practices in Colchester", K.DECISION, "mergers"),
            ("7", "Finance report", K.INFORMATION, ""),
        )
        items = {n: self.item(meeting, n, title, kind=kind, function=tag) for n, title, kind, tag in rows}
        self.party(items["5"])
        return items


def _marks(status):
    """Which moments a meeting in this state must have."""
    order = ("called", "published", "sitting", "closed")
    reached = order[: order.index(status) + 1] if status in order else ()
    names = {"called": "called_at", "published": "published_at", "sitting": "opened_at", "closed": "closed_at"}
    return [names[each] for each in reached]


def _appointed(person, role, committee):
    from governance.actions import appoint

    return appoint(person=person, role=role, body=committee, starts_on=SINCE, by=None, at=start_of(SINCE))
