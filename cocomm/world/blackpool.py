"""NHS Blackpool CCG applies for delegated commissioning, due noon Friday 9 January 2015 (S0 2.1, D5).

That it applied is recorded (S0 2.1). Every answer, figure, name and date below is invented, the
outcome too; the months follow the timetable of that year (S2 l.239-260).
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from applications import papers
from applications.actions import add_evidence, decide, open_application, save_answers, sign_application, submit
from applications.editions.form import Part
from applications.facts import Dossier
from applications.models import Application
from documents import actions as documents
from governance.actions import record_evidence, sign_agreement, sign_off_sum
from governance.models import Arrangement, Model, Organisation, User
from jobs.clock import LONDON, now

from .cast import PEOPLE

BEGUN = datetime(2014, 11, 20, 10, 30, tzinfo=LONDON)
NOTE = "Demonstration: not a record of this body.\n\n"

CCG_ANSWERS = {
    "to_region": "North of England, regional primary care team",
    "objectives": "yes",
    "constitution": "yes",
    "governance": "yes",
    "conflicts": "yes",
    "ig_toolkit": "yes",
    "ig_level": "2",
    "constitution_only": "yes",
    "agreed": "yes",
    "attestation": "yes",
}
SUMS = {
    "contract": ("14250000.00", "Actual value of present GMS, PMS and APMS contracts"),
    "enhanced": ("1310500.00", "Sign-up for 2014/15"),
    "qof": ("2475300.00", "Aspiration for 2014/15"),
    "premises": ("2980750.00", "Actual costs, one scheme in the pipeline, share of the central pot"),
    "other": ("640200.00", "Share of the area team’s budgets, by registered patients"),
}
LAST_SECTION = "premises", "other"
"""Two budget lines are left open for whoever tries the demonstration."""

EVIDENCE = {
    "objectives": ("Primary care strategy: objectives and benefits", date(2014, 12, 2), "file"),
    "constitution": ("Letter of the region approving the constitution", date(2014, 12, 17), "file"),
    "governance": ("Terms of reference of the delegated committee, draft 3", date(2014, 12, 9), "file"),
    "conflicts": ("Conflicts of interest policy, version 5", date(2014, 12, 18), "file"),
    "ig_toolkit": ("Information Governance Toolkit, level 2 report", date(2014, 10, 31), "file"),
    "governance_structure": ("Proposed governance structure", date(2014, 12, 9), "file"),
    "constitution_amendment": ("Clauses of the constitution as they will read", date(2014, 12, 9), "record"),
}
NHSE_ANSWERS = {
    "assurance_quarter": "Quarter 2 of 2014/15",
    "well_led": "G",
    "finance": "G",
    "performance": "LA",
    "planning": "G",
    "concern": "no",
    "comments": "Performance against the four-hour standard is being followed up separately.",
}
ACCEPTANCE = dict.fromkeys(
    ("accept_objectives", "accept_constitution", "accept_governance", "accept_conflicts", "accept_ig_toolkit"),
    "yes",
)


def cast():
    names = [member.email for member in PEOPLE]
    return {user.email.split("@")[0]: user for user in User.objects.filter(email__in=names)}


def begin_blackpool(users):
    """The application as it stands on 7 January: NHS England's acceptance and two sums are open."""
    gil = users["gil"]
    ccg = Organisation.objects.get(code="00R")
    application = open_application(
        ccg=ccg,
        model=Model.DELEGATED,
        form="delegated_2015_16",
        cycle="2015/16",
        starts_on=date(2015, 4, 1),
        by=gil,
        at=BEGUN,
    )
    prove(application, by=gil, at=datetime(2014, 12, 19, 15, 5, tzinfo=LONDON))
    answer(application, CCG_ANSWERS, by=gil, at=datetime(2014, 12, 22, 11, 40, tzinfo=LONDON))
    early = {key: pair for key, pair in SUMS.items() if key not in LAST_SECTION}
    answer(application, budget(early), by=users["cora"], at=datetime(2015, 1, 5, 16, 20, tzinfo=LONDON))
    answer(application, NHSE_ANSWERS, by=users["nia"], at=datetime(2015, 1, 6, 9, 15, tzinfo=LONDON))
    return application


def budget(lines):
    answers = {f"{key}_sum": amount for key, (amount, _) in lines.items()}
    return answers | {f"{key}_method": method for key, (_, method) in lines.items()}


def answer(application, values, *, by, at):
    """Save over whatever stands, as somebody does who has just opened the page."""
    seen = dict(application.answers.values_list("question", "version"))
    clashes = save_answers(application, values=values, seen=seen, by=by, at=at)
    assert not clashes, clashes


def prove(application, *, by, at):
    for question, (title, dated_on, kind) in EVIDENCE.items():
        kept = {"record_address": "Governing body papers, 9 December 2014, item 7"}
        if kind == "file":
            name = f"{question.replace('_', '-')}.txt"
            file = SimpleUploadedFile(name, f"{NOTE}{title}\n".encode(), "text/plain")
            kept = {"file": documents.store(file, at=at)}
        evidence = record_evidence(organisation=application.ccg, title=title, dated_on=dated_on, by=by, at=at, **kept)
        add_evidence(application, question=question, evidence=evidence, by=by, at=at)


def complete(application, users, *, at):
    """Answer what is still open, on both sides."""
    answer(application, budget({key: SUMS[key] for key in LAST_SECTION}), by=users["cora"], at=at)
    answer(application, ACCEPTANCE, by=users["nia"], at=at)


SIGNERS = {
    "accountable-officer": "anita",
    "audit-committee-chair": "lena",
    "chief-finance-officer": "cora",
    "nhs-england-director": "nye",
}


def sign_all(application, users, *, at):
    """Every post signs, a minute apart; with the last the paper is made."""
    for minute, post in enumerate(Dossier(application, at).posts):
        when = at + timedelta(minutes=minute)
        signer = users[SIGNERS[post]]
        mark = papers.fingerprint(papers.text_of(Dossier(application, when)))
        sign_application(
            application,
            post=post,
            typed_name=signer.person.name,
            confirmed=True,
            fingerprint=mark,
            method="password",
            by=signer,
            at=when,
        )
    application.refresh_from_db()


def carry_blackpool(*, at=None):
    """Complete, sign and submit unless that is done; returns the sealed form's document, which the worker makes."""
    users, at = cast(), at or now()
    application = the_application()
    if application.is_draft:
        if any(Dossier(application, at).problems(part) for part in Part):
            complete(application, users, at=at)
        sign_all(application, users, at=at)
        submit(application, by=users["gil"], at=at + timedelta(minutes=len(SIGNERS)))
        application.refresh_from_db()
    return application.document


TOTAL = sum(Decimal(amount) for amount, _ in SUMS.values())


def the_application():
    return Application.objects.get(ccg__code="00R", cycle="2015/16")


def keep_blackpool(users, *, until):
    """The application and what came of it, up to the end of the day `until`."""
    begin_blackpool(users)
    for at, act in LATER:
        if at.date() <= until:
            act(users, at)


def _approved(users, at):
    decide(the_application(), outcome="approve", by=users["nye"], at=at)


def _agreed(users, at):
    sign_agreement(
        Arrangement.objects.get(ccg__code="00R"), signed_on=at.date(), by=users["nye"], at=at,
        terminates_contracts=False, handles_complaints=False,
    )  # fmt: skip


def _signed_off(users, at):
    sign_off_sum(Arrangement.objects.get(ccg__code="00R"), amount=TOTAL, by=users["cora"], at=at)


LATER = (
    (datetime(2015, 1, 8, 14, 5, tzinfo=LONDON), lambda users, at: carry_blackpool(at=at)),
    (datetime(2015, 2, 18, 16, 30, tzinfo=LONDON), _approved),
    (datetime(2015, 3, 19, 11, 0, tzinfo=LONDON), _agreed),
    (datetime(2015, 3, 26, 9, 45, tzinfo=LONDON), _signed_off),
)
