"""Blackpool's registers on 14 March 2017: declared, asked, with the guardian, published, withheld, taken in."""

from datetime import date, datetime
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from conflicts import actions
from conflicts.models import Ask
from conflicts.rules.interests import Stated
from conflicts.rules.people import Standing as S
from conflicts.rules.year_end import years_over
from documents.actions import store
from governance.actions import add_version, appoint, organisations, publishing
from governance.actions.links import End, keep_link
from governance.models import Arrangement, Kind
from governance.permissions import Role
from jobs.clock import LONDON
from publication import actions as publication
from publication.models import Line

ON = date(2017, 3, 14)
AT = datetime(2017, 3, 14, 10, 0, tzinfo=LONDON)
CSV = b"Name,Interest,Type,From\nNed Novak,Trustee,Financial,Mar 2016\n,Director,,31/2/17\n"


def build(stage):
    from tests.stories.every_page import committee

    world, ccg = stage.world, stage.world.blackpool
    appoint(person=world.lena.person, role=Role.CONFLICTS_GUARDIAN, body=ccg, starts_on=ON, by=None, at=AT)
    on_list = {
        "gee": listed(stage, "gee", "GP member", S.GOVERNING_BODY, S.MEMBER),
        "lena": listed(stage, "lena", "Lay member", S.GOVERNING_BODY),
        "cora": listed(stage, "cora", "Chief Finance Officer", S.SENIOR),
        "gil": listed(stage, "gil", "Head of Governance", S.EMPLOYEE),
    }
    actions.name_manager(on_list["gee"], manager_name=world.lena.person.name, by=world.gil, at=AT)
    actions.ask(on_list["cora"], reason=Ask.Reason.REFRESH, by=world.gil, at=AT)
    stage.places |= {f"{name}-list": declarant.ref for name, declarant in on_list.items()}
    interests(stage, on_list)
    past_keeping(stage, on_list)
    offers(stage, on_list)
    breaches(stage, on_list)
    sheet(stage)
    documents(stage)
    ties(stage)
    committee.build(stage)
    publishing.republish([ccg.pk, *Arrangement.objects.values_list("ccg", flat=True)], at=AT)
    publication.sequence(at=AT)
    extract = actions.prepare_year_end(ccg, year=years_over(ON)[0], by=world.gil, at=AT)
    line = Line.objects.filter(body=ccg.code, register="interests").order_by("pk").last()
    stage.places |= {"entry": line.ref, "00R": ccg.code, "interests": "interests", "extract": extract.ref}


def listed(stage, who, position, *standings):
    return actions.record_declarant(
        stage.users[who].person, ccg=stage.world.blackpool, position=position, standings=standings,
        joined_on=date(2013, 4, 1), by=stage.world.gil, at=AT,
    )  # fmt: skip


def declared(stage, declarant, counterparty, **more):
    facts = {
        "category": "financial", "kind": "directorship", "counterparty": counterparty,
        "description": "Director, unpaid, of a company that offers community clinics in three towns",
        "from_on": date(2017, 2, 1), "aware_on": date(2017, 2, 1),
    }  # fmt: skip
    user = declarant.person.user
    actions.answer(
        declarant, typed_name=declarant.person.name, associates="no", added=[Stated(**facts | more)], by=user, at=AT
    )
    return declarant.interests.order_by("pk").last()


def interests(stage, on_list):
    """One to be reviewed, one with the guardian, one on the public register with a request to withhold."""
    gee, world = on_list["gee"], stage.world
    new = declared(stage, gee, "Tidewater Health Ltd")
    asked = actions.consult(
        declared(stage, gee, "Fernbank Federation of General Practice in the North West Community Interest Company"),
        question="Does this go beyond the practice?", by=world.gil, at=AT,
    )  # fmt: skip
    public = actions.agree(
        declared(stage, gee, "Seaside Diagnostics LLP"), mitigation="Leaves the room when diagnostics are decided",
        by=world.anita, at=AT,
    )  # fmt: skip
    public = actions.publish_interest(public, by=world.gil, at=AT)
    redaction = actions.ask_redaction(
        public, ground="harm", fields=["counterparty"], request="A patient made threats there.", by=world.gee, at=AT
    )
    mine = declared(stage, on_list["lena"], "Coast Hospice, trustee")
    stage.places |= {
        "new": new.ref, "asked": asked.ref, "public": public.ref, "redaction": redaction.ref, "lena-own": mine.ref,
    }  # fmt: skip


def past_keeping(stage, on_list):
    """Two interests that were over more than six years ago: one is proposed for disposal."""
    times = {"from_on": date(2009, 1, 1), "aware_on": date(2009, 1, 1), "to_on": date(2010, 12, 31)}
    old, proposed = (declared(stage, on_list["gil"], name, **times) for name in ("Bay Consulting", "Pier Advice LLP"))
    made = actions.propose_disposal(stage.world.blackpool, keys=[f"interest:{proposed.ref}"], by=stage.world.gil, at=AT)
    stage.places |= {"long-ago": old.ref, "disposal": made.ref}


def offers(stage, on_list):
    world, ccg = stage.world, stage.world.blackpool
    gift = actions.record_gift(
        ccg=ccg, declarant=on_list["gee"], kind="hospitality", giver="Tidewater Health Ltd", value=Decimal(80),
        offered_on=ON, description="Dinner before a conference", accepted=True, reason="To speak", by=world.gee, at=AT,
    )  # fmt: skip
    paid = actions.record_sponsorship(
        ccg=ccg, what="event", sponsor="Harbour Pharma plc", description="Stand at the practice managers’ day",
        value=Decimal(450), from_on=ON, involvement="None in what was said", by=world.gil, at=AT,
    )  # fmt: skip
    practice = organisations.register(
        kind=Kind.PRACTICE, name="Fernbank Surgery", code="P81999", parent=ccg, opened_on=date(2013, 4, 1), by=None,
        at=AT,
    )  # fmt: skip
    earning = actions.record_earning(
        ccg=ccg, practice=practice, year=2015, mean=Decimal(98700), full_time=3, part_time=2, by=world.gil, at=AT
    )
    stage.places |= {"gift": gift.ref, "paid": paid.ref, "earning": earning.ref}


def breaches(stage, on_list):
    """One just reported; one concluded, whose public text still names the practice."""
    world, ccg = stage.world, stage.world.blackpool
    known = {"ccg": ccg, "happened_on": date(2017, 3, 1), "by": world.gil, "at": AT}
    new = actions.report_breach(kind="late", account="A declaration came in thirteen days late.", **known)
    done = actions.report_breach(kind="late", account="Gee was late", concerns=on_list["gee"], **known)
    actions.take_up(done, by=world.gil, at=AT)
    actions.conclude(
        done, findings="Gee forgot", nature="Dr Patel of Fernbank Surgery was late.", outcome="Reminded",
        lesson="Ask on joining", actions="", by=world.gil, at=AT,
    )  # fmt: skip
    stage.places |= {"breach": new.ref, "concluded": done.ref}


def sheet(stage):
    """An old register, read and not taken in: one line can be read, one cannot."""
    file = store(SimpleUploadedFile("register.csv", CSV), at=AT)
    table = [line.split(",") for line in CSV.decode().splitlines()]
    read = actions.read_sheet(
        ccg=stage.world.blackpool, file=file, name="register.csv", as_at=date(2017, 1, 31), table=table,
        by=stage.world.gil, at=AT,
    )  # fmt: skip
    stage.places["sheet"] = read.ref


def documents(stage):
    """The policy on conflicts of interest in force: inside and on the public register."""
    policy = add_version(
        stage.world.blackpool, kind="conflicts-policy", title="Conflicts of interest policy", version="5",
        from_on=date(2016, 12, 1), approved_by_body="Governing body", approved_on=date(2016, 11, 8),
        upload=SimpleUploadedFile("policy.txt", b"Declare early, declare often.\n"), by=stage.world.gil, at=AT,
    )  # fmt: skip
    stage.places["policy"] = policy.ref


def ties(stage):
    """Who stands behind whom: a practice in a federation, a director of it."""
    fern = End("practice", "Fernbank Surgery", "P81999")
    federation = End("company", "Fernbank Federation of General Practice in the North West CIC", "08000001")
    facts = {"kept_for": stage.world.blackpool, "from_on": date(2014, 4, 1), "by": stage.world.gil, "at": AT}
    tie = keep_link(kind="member", one=fern, other=federation, source="Its annual return, 3 March 2016", **facts)
    keep_link(
        kind="director", one=End("person", "", person=stage.world.gee.person), other=federation,
        source="Companies House, read on 1 March 2017", **facts,
    )  # fmt: skip
    stage.places["tie"] = tie.ref
