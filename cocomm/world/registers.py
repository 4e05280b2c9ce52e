"""Registers of three seed CCGs, each in another state, all under invented people.

Blackpool: complete, with a late interest, its breach, an interest to publish and an offer to approve.
Leicester City: a nil return, and somebody asked, told, and silent.
Mid Essex: an old spreadsheet taken in, half reviewed; nobody asked yet.

Each act has its day; only those up to `until` happen, so that the same story serves any clock.
"""

from datetime import date, datetime, time
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from conflicts import actions
from conflicts.models import Breach, Declarant, Interest
from conflicts.rules.interests import Stated
from conflicts.rules.people import Standing as S
from documents.actions import store
from governance.actions import appoint
from governance.permissions import Role
from jobs.clock import LONDON

from .cast import BLACKPOOL, LEICESTER, MID_ESSEX, bodies

OLD_SHEET = """NHS Mid Essex CCG: register of interests,,,,,,
Name,Position,Declared interest,Type of interest,,Date of interest,
,,,Financial interests,Non-financial personal,From,To
Dr Ida Quill,GP member,"1. Partner, Larkfield Surgery 2. Director, Estuary Out of Hours CIC",x,,1/4/04,ongoing
Tom Abara,Lay member,"Trustee, Marsh Hospice",,x,Mar 2012,
June Pike,Practice manager member,Nil,,,,
Col Verity,Secondary care doctor,Consultant at a hospital outside the area,x,,31/2/15,
"""


def keep_registers(users, *, until):
    """Everything that happened by the end of the day `until`. Idempotent only on an empty set of registers."""
    story = Story(users, bodies())
    for on, act in sorted(story.acts(), key=lambda pair: pair[0]):
        if on <= until:
            act(datetime.combine(on, time(10), tzinfo=LONDON))


class Story:
    def __init__(self, users, places):
        self.users, self.places = users, places

    def acts(self):
        return [
            (date(2016, 9, 1), self.guardian),
            (date(2016, 10, 3), self.blackpool_list),
            (date(2016, 10, 10), self.blackpool_answers),
            (date(2016, 10, 17), self.blackpool_review),
            (date(2016, 11, 21), self.pens),
            (date(2017, 1, 9), self.leicester),
            (date(2017, 1, 16), self.mid_essex),
            (date(2017, 1, 23), self.mid_essex_review),
            (date(2017, 2, 8), self.leicester_notice),
            (date(2017, 2, 20), self.late),
            (date(2017, 2, 23), lambda at: actions.list_the_silent(at=at)),
            (date(2017, 3, 1), self.breach),
            (date(2017, 3, 8), self.lesson),
            (date(2017, 3, 10), self.spouse),
            (date(2017, 3, 13), self.dinner),
        ]

    # --- the people ---------------------------------------------------------------
    def declarant(self, who):
        return Declarant.objects.get(person=self.users[who].person)

    def on_the_list(self, who, code, position, standings, at, by):
        return actions.record_declarant(
            self.users[who].person, ccg=self.places[code], position=position, standings=standings,
            joined_on=date(2013, 4, 1), by=self.users[by], at=at,
        )  # fmt: skip

    def declares(self, who, at, *added, before=None):
        return actions.answer(
            self.declarant(who), typed_name=self.users[who].person.name, associates="no", added=added,
            facts=[{"first_declared_on": before} for _ in added], by=self.users[who], at=at,
        )  # fmt: skip

    # --- Blackpool -----------------------------------------------------------------
    def guardian(self, at):
        appoint(
            person=self.users["lena"].person, role=Role.CONFLICTS_GUARDIAN, body=self.places[BLACKPOOL],
            starts_on=at.date(), by=None, at=at, reason="Demonstration",
        )  # fmt: skip

    def blackpool_list(self, at):
        for who, position, standings in (
            ("anita", "Accountable Officer", [S.GOVERNING_BODY, S.EMPLOYEE, S.SENIOR]),
            ("cora", "Chief Finance Officer", [S.GOVERNING_BODY, S.EMPLOYEE, S.SENIOR]),
            ("lena", "Lay member", [S.GOVERNING_BODY, S.COMMITTEE]),
            ("gee", "GP member", [S.GOVERNING_BODY, S.MEMBER]),
            ("gil", "Head of Governance", [S.EMPLOYEE]),
        ):
            self.on_the_list(who, BLACKPOOL, position, standings, at, "gil")
        actions.ask_everybody(self.places[BLACKPOOL], by=self.users["gil"], at=at)

    def blackpool_answers(self, at):
        for who in ("anita", "cora", "gil"):
            self.declares(who, at)
        practice = Stated("financial", "practice_role", "Fern House Surgery", "GP partner", from_on=date(2004, 8, 1))
        shared = Stated(
            "financial", "gp_class", "All general practices",
            "The interest every GP has in matters that affect all practices", from_on=date(2004, 8, 1),
        )  # fmt: skip
        self.declares("gee", at, practice, shared, before=date(2013, 4, 8))
        trustee = Stated("personal", "charity", "Fylde Carers Trust", "Trustee, unpaid", from_on=date(2015, 5, 1))
        self.declares("lena", at, trustee, before=date(2015, 5, 11))

    def blackpool_review(self, at):
        for interest in Interest.objects.filter(declarant__ccg=self.places[BLACKPOOL], status="declared"):
            self.publish(interest, "Leaves the room when a contract with this body is decided.", "anita", "gil", at)

    def publish(self, interest, mitigation, reviewer, publisher, at):
        interest = actions.agree(interest, mitigation=mitigation, by=self.users[reviewer], at=at)
        actions.publish_interest(interest, by=self.users[publisher], at=at)

    def pens(self, at):
        gift = actions.record_gift(
            ccg=self.places[BLACKPOOL], declarant=self.declarant("gee"), kind="gift", giver="Tidewater Health Ltd",
            giver_business="Community clinics", supplier=True, value=Decimal(12), offered_on=at.date(),
            description="A set of pens", accepted=False, by=self.users["gee"], at=at,
        )  # fmt: skip
        actions.publish_gift(gift, by=self.users["gil"], at=at)
        row = actions.record_sponsorship(
            ccg=self.places[BLACKPOOL], what="event", sponsor="Northshore Pharma plc", value=Decimal(850),
            description="Study afternoon on asthma care", from_on=at.date(), arranged_by="Coast Medical Events",
            involvement="A stand outside the room; no say in the programme.", by=self.users["gil"], at=at,
        )  # fmt: skip
        actions.publish_sponsorship(row, by=self.users["gil"], at=at)

    def late(self, at):
        since = date(2016, 12, 1)
        self.declares(
            "gee", at,
            Stated(
                "financial", "directorship", "Tidewater Health Ltd", "Director, paid", from_on=since, aware_on=since
            ),
        )  # fmt: skip
        interest = Interest.objects.get(declarant=self.declarant("gee"), counterparty="Tidewater Health Ltd")
        self.publish(interest, "Takes no part in decisions on community clinics.", "anita", "gil", at)

    def breach(self, at):
        gee = self.declarant("gee")
        breach = actions.report_breach(
            ccg=self.places[BLACKPOOL], kind="late", happened_on=date(2016, 12, 30), concerns=gee,
            account="Dr Patel joined Tidewater Health’s board on 1 December and told us on 20 February.",
            by=self.users["gil"], at=at,
        )  # fmt: skip
        actions.take_up(breach, by=self.users["lena"], at=at)

    def lesson(self, at):
        breach = Breach.objects.get(ccg=self.places[BLACKPOOL])
        lena = self.users["lena"]
        breach = actions.conclude(
            breach, findings="Dr Patel believed that the yearly form was soon enough.",
            nature="A member took up a directorship and declared it after the 28 days had passed.",
            outcome="The interest was declared; no decision had been taken on the matter meanwhile.",
            lesson="People remember the yearly form and forget that 28 days run from each change.",
            actions="The reminder that is sent before each meeting now says so.", by=lena, at=at,
        )  # fmt: skip
        breach = actions.tell_nhs_england(breach, told_on=at.date(), by=lena, at=at)
        actions.publish_breach(breach, by=lena, at=at)

    def spouse(self, at):
        """Declared in time and agreed; it waits for Gil to put it on the public register."""
        since = date(2017, 3, 1)
        self.declares(
            "cora", at,
            Stated(
                "indirect", "ownership", "Harbour Audit LLP", "My husband has become a partner", from_on=since,
                aware_on=since, relationship="Spouse",
            ),
        )  # fmt: skip
        interest = Interest.objects.get(declarant=self.declarant("cora"), counterparty="Harbour Audit LLP")
        words = "Takes no part in choosing or judging auditors."
        actions.agree(interest, mitigation=words, by=self.users["anita"], at=at)

    def dinner(self, at):
        actions.record_gift(
            ccg=self.places[BLACKPOOL], declarant=self.declarant("lena"), kind="hospitality",
            giver="Northshore Pharma plc", value=Decimal(60), offered_on=at.date(), description="Dinner after a talk",
            accepted=True, reason="Asked to speak for lay members", by=self.users["lena"], at=at,
        )  # fmt: skip

    # --- Leicester City ------------------------------------------------------------
    def leicester(self, at):
        sol = self.users["sol"]
        self.on_the_list("sol", LEICESTER, "Governance lead", [S.EMPLOYEE, S.COMMITTEE], at, "sol")
        for name, position, standings in (
            ("Tess Okafor", "Lay member", [S.GOVERNING_BODY]),
            ("Dr Ravi Menon", "GP member", [S.GOVERNING_BODY, S.MEMBER]),
        ):
            actions.list_somebody(
                self.places[LEICESTER], name=name, email=f"{name.split()[-1].lower()}@example.org",
                position=position, standings=standings, joined_on=date(2014, 4, 1), by=sol, at=at,
            )  # fmt: skip
        self.declares("sol", at)
        menon = Declarant.objects.get(person__name="Dr Ravi Menon")
        actions.ask(menon, reason="refresh", by=sol, at=at)

    def leicester_notice(self, at):
        asks = Declarant.objects.get(person__name="Dr Ravi Menon").asks
        actions.give_notice(asks.get(answered_at=None), by=self.users["sol"], at=at)

    # --- Mid Essex -----------------------------------------------------------------
    def mid_essex(self, at):
        from conflicts.reading import table_of

        content, mia = OLD_SHEET.encode(), self.users["mia"]
        name, table = table_of("register.csv", content)
        sheet = actions.read_sheet(
            ccg=self.places[MID_ESSEX], file=store(SimpleUploadedFile("register.csv", content), at=at), sheet=name,
            name="register.csv", table=table, as_at=date(2016, 12, 31), by=mia, at=at,
        )  # fmt: skip
        actions.take_in(sheet, by=mia, at=at)

    def mid_essex_review(self, at):
        interest = Interest.objects.filter(declarant__ccg=self.places[MID_ESSEX]).order_by("pk").first()
        self.publish(interest, "Leaves the room when core contracts are decided.", "mia", "mia", at)
