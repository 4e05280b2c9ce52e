"""A delegated and a joint case with every question answered, to be broken one answer at a time."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from applications.editions import for_cycle
from applications.editions.form import Case, Kind, Proof
from applications.rules import answers as reading
from applications.rules.cycles import in_force
from applications.rules.submission import Facts
from governance.rules.models import Model
from governance.rules.signatures import Signed

LONDON = ZoneInfo("Europe/London")
TEXT = "fingerprint of the present words"
GOOD = {
    Kind.YES_NO: "yes",
    Kind.TEXT: "Some words",
    Kind.LONG_TEXT: "More words",
    Kind.MONEY: "1000.50",
    Kind.DATE: "2014-11-20",
    Kind.STATEMENT: "yes",
    Kind.LEVEL: "G",
}


def london(*when):
    return datetime(*when, tzinfo=LONDON)


def case_of(model, cycle="2015/16", **more):
    start = in_force(cycle).starts(model)[-1]
    known = {
        "ccg": "NHS Blackpool Clinical Commissioning Group",
        "office": "Lancashire",
        "director": "Area Team Director",
        "start_on": start,
    }
    return Case(model=Model(model), cycle=cycle, **known | more)


def good_answers(edition, case):
    answers = {}
    for q in reading.asked(edition, case=case):
        if q.answered:
            answers[q.key] = q.choices[-1][0] if q.choices else (q.gate or (GOOD[q.kind],))[0]
    return answers


def good_evidence(edition, case):
    proof = Proof("Paper", date(2014, 12, 1), accepted_by="Nye Bevington")
    asked = reading.asked(edition, case=case)
    return {q.key: [proof] for q in asked if q.needs_evidence or q.kind == Kind.ATTACHMENT}


def signed_by_all(edition, case, fingerprint=TEXT):
    return tuple(
        Signed(post=s.post, person=f"person of {s.post}", fingerprint=fingerprint)
        for s in reading.signers(edition, case=case)
    )


def whole(model=Model.DELEGATED, cycle="2015/16", at=None, **more):
    """Facts of an application nothing speaks against."""
    case, edition = case_of(model, cycle), for_cycle(cycle, model)
    facts = Facts(
        edition=edition,
        cycle=in_force(cycle),
        case=case,
        answers=good_answers(edition, case),
        evidence=good_evidence(edition, case),
        signatures=signed_by_all(edition, case),
        fingerprint=TEXT,
        at=at or london(2015, 1, 8, 10),
    )
    return replace(facts, **more)


def answering(facts, **answers):
    return replace(facts, answers={**facts.answers, **answers})


def without(facts, *keys):
    return replace(facts, answers={k: v for k, v in facts.answers.items() if k not in keys})
