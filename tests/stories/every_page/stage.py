"""The world every page is looked at in: the cast, and one case in each state, built through actions.

It is the morning of 7 January 2015. Blackpool's application is half-way; its neighbours in
Lancashire, which answer to the same office, are further on. Two years later Blackpool keeps its
registers of interests (`registers.py`). `Stage.places` names what the addresses need.
"""

import os
import time
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from applications import actions
from documents.actions import making
from documents.models import Document
from governance.actions import appoint, end_appointment, record_person
from governance.actions.organisations import register, rename
from governance.models import Appointment, Arrangement, Committee, HeldPost, Kind, Model, Organisation, User
from governance.permissions import Role
from jobs import actions as jobs
from jobs.clock import LONDON, real_time
from tests import world as source
from tests.applications import acts
from tests.stories.every_page import registers

BEGUN = datetime(2014, 12, 1, 10, 0, tzinfo=LONDON)
SENT = datetime(2015, 1, 5, 15, 40, tzinfo=LONDON)
DECIDED = datetime(2015, 1, 6, 11, 0, tzinfo=LONDON)
SINCE = date(2013, 4, 1)
LONG = "Minutes of the extraordinary meeting in common of the governing bodies of Lancashire, with all appendices"
ADDRESS = "https://registers.example.org/" + "a-very-long-path-without-a-single-space-" * 4
POSTS = (
    ("gil", Role.GOVERNANCE_LEAD, "Governance lead"),
    ("anita", Role.ACCOUNTABLE_OFFICER, "Accountable Officer"),
    ("lena", Role.AUDIT_CHAIR, "Audit Committee Chair"),
    ("cora", Role.CHIEF_FINANCE_OFFICER, "Chief Finance Officer"),
)
NEIGHBOURS = {
    "fylde": ("02M", "Fay Ellis", "Asif Khan", "Olu Adeyemi-Featherstonehaugh", "Ruth Dale"),
    "preston": ("01E", "Pia Holt", "Amos Reid", "Liv Strand", "Caleb Moss"),
    "blackburn": ("00Q", "Bea Lund", "Aled Rhys", "Lois Park", "Colm Daly"),
    "west": ("02G", "Wes Hart", "Ann Frost", "Leo Marsh", "Cleo Ward"),
}


class Stage:
    """Who may be asked for, what addresses name, and a clock that stands where it is put."""

    def __init__(self):
        self.world = source.cast()
        self.users, self.places, self._cookies = dict(self.world.users), {}, {}

    def at(self, moment):
        """It is that moment; the registers of 2017 are not there before they are asked for."""
        if moment >= registers.AT and "entry" not in self.places:
            registers.build(self)
        settings.DEMO_NOW = moment
        os.environ["DEMO_STARTED"] = str(time.time() + 10**6)

    def cookie(self, who):
        """A session of `who`, just signed in with a password as far as anybody can tell."""
        key = self._cookies.get(who)
        if not Session.objects.filter(session_key=key).exists():
            client = Client()
            client.force_login(self.users[who])
            session = client.session
            session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
            session.save()
            key = self._cookies[who] = client.cookies["sessionid"].value
        return key

    def another_saves(self, question, value):
        """Cora saves a sum while somebody else has the page open; how it reads afterwards."""
        acts.answer(self.world.application, self.world.cora, self.world.at, **{question: value})
        return f"£{Decimal(value):,.2f}"


def build():
    stage = Stage()
    stage.at(stage.world.at)
    filling(stage)
    gone(stage)
    papers(stage)
    access(stage)
    return stage


def neighbour(stage, name):
    """A CCG with people of its own in the four posts; the office is Blackpool's."""
    code, *people = NEIGHBOURS[name]
    ccg, users = Organisation.objects.get(code=code), {}
    for (key, role, title), person_name in zip(POSTS, people, strict=True):
        email = f"{person_name.split()[0].lower()}@{name}.example.org"
        person = record_person(name=person_name, email=email, password="x", by=None)
        appoint(person=person, role=role, body=ccg, position=title, starts_on=SINCE, by=None, at=BEGUN)
        users[key] = User.objects.select_related("person").get(email=email)
    stage.users[name] = users["gil"]
    stage.users |= {user.email.split("@")[0]: user for user in users.values()}
    office = {key: stage.world.users[key] for key in ("nye", "nia")}
    return SimpleNamespace(ccg=ccg, users=users | office, gil=users["gil"], nia=office["nia"], cora=users["cora"])


def opened(place, model=Model.DELEGATED, form="delegated_2015_16"):
    return actions.open_application(
        ccg=place.ccg, model=model, form=form, cycle="2015/16", starts_on=date(2015, 4, 1), by=place.gil, at=BEGUN
    )


def filling(stage):
    """Blackpool, half-way; a use of evidence; what somebody typed who was signed out meanwhile."""
    application = stage.world.application
    use = application.evidence_uses.filter(evidence__file__isnull=False).first()
    held = HeldPost.objects.create(
        user=stage.world.gil, path=f"/applications/{application.ref}/section/checklist/",
        files=[["paper", "letter.pdf"]], fields=[["comments", f"As agreed, see {ADDRESS}"]],
        kept_until=real_time() + timedelta(hours=1),
    )  # fmt: skip
    stage.places |= {"draft": application.ref, "use": use.ref, "held": held.ref}


def gone(stage):
    """Preston waits for an outcome, Fylde is approved, West Lancashire withdrew, Blackburn signed too early."""
    world, ready = stage.world, {}
    for name in ("preston", "fylde"):
        place = neighbour(stage, name)
        application = opened(place)
        if name == "fylde":
            acts.prove(
                application, "objectives", place.gil, SENT - timedelta(days=9), title=LONG, record_address=ADDRESS
            )
        ready[name] = acts.submitted(application, place, SENT)
        stage.places[name] = application.ref
        ready[name].place = place
    actions.decide(
        ready["fylde"], outcome="approve_with_conditions", by=world.nye, at=DECIDED,
        conditions="Appoint a second lay member before 1 April 2015.\n\nSend the region the committee’s first minutes.",
    )  # fmt: skip
    arrangement = Arrangement.objects.get(ccg=ready["fylde"].ccg)
    west = neighbour(stage, "west")
    withdrawn = opened(west)
    actions.withdraw(withdrawn, reason="The governing body asked for a year’s delay.", by=west.gil, at=DECIDED)
    blackburn = neighbour(stage, "blackburn")
    changed = opened(blackburn, Model.JOINT, "joint_2015_16")
    acts.ready(changed, blackburn, SENT)
    stage.places |= {"withdrawn": withdrawn.ref, "changed": changed.ref, "arrangement": arrangement.ref}
    first = changed.answers.filter(value="yes").first()
    key = next(k for k in changed.answers.values_list("question", flat=True) if k.startswith("to_"))
    assert first is not None
    acts.answer(changed, blackburn.gil, DECIDED, **{key: "North of England, a different contact"})


def made(document):
    making.make_paper(jobs.claim(document.job.ref), now=real_time)
    return Document.objects.get(pk=document.pk)


def of(ref):
    return Document.objects.filter(subject=f"application:{ref}").select_related("job").order_by("pk")


def papers(stage):
    """A paper in each state: ready, waiting, failed, and one that is true no more."""
    ready = made(of(stage.places["fylde"]).filter(kind="pro_forma").last())
    waiting = of(stage.places["preston"]).last()
    failed = of(stage.places["preston"]).exclude(pk=waiting.pk).first()
    jobs.fail(jobs.claim(failed.job.ref), error="Something went wrong while it was made. Try again.", at=DECIDED)
    changed = of(stage.places["changed"]).first()
    stage.places |= {
        "ready": ready.ref, "waiting": waiting.ref, "failed": failed.ref,
        "fingerprint": ready.fingerprint, "superseded": changed.fingerprint,
    }  # fmt: skip


def access(stage):
    """Posts, a committee, an ended appointment, and the ways in: a second factor, keys by mail."""
    world = stage.world
    committee = Committee(organisation=world.blackpool, name="Primary Care Commissioning Committee", from_on=SINCE)
    committee.save_as(by=None, why="Set up")
    post = Appointment.objects.get(person=world.anita.person)
    past = record_person(name="Petra Vance", by=None)
    old = appoint(person=past, role=Role.GP_MEMBER, body=world.blackpool, starts_on=SINCE, by=None, at=BEGUN)
    end_appointment(old, last_day=date(2014, 12, 31), by=world.gil, at=DECIDED, reason="Moved to another CCG")
    mia = world.mia
    TOTP.activate(mia, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(mia)
    data = {"name": "Laptop at work", "credential": {"clientExtensionResults": {"credProps": {"rk": True}}}}
    key = Authenticator.objects.create(user=mia, type=Authenticator.Type.WEBAUTHN, data=data)
    council = register(
        kind=Kind.LOCAL_AUTHORITY, name="Blackpool Council", kept_for=world.blackpool, by=world.gil, at=DECIDED,
        why="Its website",
    )  # fmt: skip
    rename(council, name="Blackpool Borough Council", on=date(2015, 1, 2), by=world.gil, at=DECIDED, why="Its letter")
    stage.places |= {
        "council": council.ref, "blackpool": world.blackpool.ref, "essex": world.mid_essex.ref,
        "committee": committee.ref, "anita-post": post.ref, "anita": world.anita.person.ref,
        "cora": world.cora.person.ref, "past": past.ref, "passkey": str(key.pk),
    }  # fmt: skip
