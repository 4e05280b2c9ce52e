"""What a form asks of this case, what is still wrong or missing, and how far along it is.

R-121, R-130 to R-133. Answers are a plain `{key: value}` of strings; evidence is `{key: [Proof]}`.
The same declaration that draws the form is read here, so no check can be forgotten in one place.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from applications.editions.form import LONGEST, Kind, Part

MONEY = re.compile(r"\d{1,12}(\.\d{1,2})?")
ASK = {
    Kind.YES_NO: "Answer yes or no",
    Kind.CHOICE: "Choose one",
    Kind.LEVEL: "Choose a level",
    Kind.MONEY: "Enter a sum in pounds",
    Kind.DATE: "Enter a date",
    Kind.ATTACHMENT: "Attach a document",
    Kind.STATEMENT: "Confirm",
}


@dataclass(frozen=True)
class Progress:
    """How far one section is: questions done, of how many, and the labels of the rest."""

    key: str
    title: str
    part: Part
    done: int
    of: int
    missing: tuple[str, ...]

    @property
    def complete(self):
        return not self.missing


def visible(edition, *, case, part=None):
    """The sections and questions this case is asked (R-131, R-132)."""
    return tuple(
        replace(section, questions=tuple(q for q in section.questions if case.opens(q.only_if)))
        for section in edition.sections
        if case.opens(section.only_if) and part in (None, section.part)
    )


def signers(edition, *, case):
    """The posts that sign this case's form; the finance officer only when money moves (R-154)."""
    return tuple(s for s in edition.signers if case.opens(s.only_if))


def asked(edition, *, case, part=None):
    return [q for section in visible(edition, case=case, part=part) for q in section.questions]


def settled(question, value):
    """A typed value as it is kept: trimmed text, money as "1234.50", dates as ISO, nothing as ""."""
    if isinstance(value, date):
        return value.isoformat()
    text = "" if value is None else str(value).strip()
    if question.kind == Kind.MONEY:
        bare = re.sub(r"[£,\s]", "", text)
        return f"{Decimal(bare):.2f}" if MONEY.fullmatch(bare) else text
    return text


def wrong(question, value, *, on=None):
    """What is wrong with a value that is there; an empty string when it may be kept."""
    if question.options and value not in dict(question.options):
        return f"{question.label}: choose one of the answers offered"
    if question.kind == Kind.STATEMENT and value != "yes":
        return f"{question.label}: confirm the statement or leave it"
    if question.kind == Kind.MONEY and not MONEY.fullmatch(value):
        return f"{question.label}: enter pounds and pence in figures, such as 1234.50"
    if question.kind == Kind.DATE:
        return wrong_date(question, value, on)
    longest = LONGEST.get(question.kind)
    if longest and len(value) > longest:
        return f"{question.label}: shorten to {longest} characters; there are {len(value)}"
    return ""


def wrong_date(question, value, on):
    try:
        given = date.fromisoformat(value)
    except ValueError:
        return f"{question.label}: enter a day, month and year that exist"
    if on and given > on:
        return f"{question.label}: the date must not be in the future"
    return ""


def unproven(question, *, value, proofs, on=None):
    """Why the evidence behind an answer is not enough (features row 9); empty when it is.

    Every "yes" on the checklist and every attachment needs a piece of evidence still in date.
    """
    attached = question.kind == Kind.ATTACHMENT
    if not attached and not (question.needs_evidence and value == "yes"):
        return ""
    if not proofs:
        return f"{ASK[Kind.ATTACHMENT]}: {question.label}" if attached else f"Add evidence: {question.label}"
    if on and all(proof.expired(on) for proof in proofs):
        return f"Add evidence that is still in date: {question.label}"
    return ""


def problem(question, *, value, proofs, on=None):
    """The first thing wrong with one question, as a sentence; empty when it is done."""
    if not question.answered:
        return unproven(question, value=value, proofs=proofs, on=on)
    if value in (None, ""):
        ask = ASK.get(question.kind, "Fill in")
        return f"{ask}: {question.label}" if question.required else ""
    return wrong(question, value, on=on) or unproven(question, value=value, proofs=proofs, on=on)


def problems(edition, *, answers, case, evidence=None, on=None, part=None):
    """Everything still wrong or missing, by question: {key: sentence}; empty when complete."""
    evidence = evidence or {}
    found = (
        (q.key, problem(q, value=answers.get(q.key), proofs=evidence.get(q.key, ()), on=on))
        for q in asked(edition, case=case, part=part)
    )
    return {key: sentence for key, sentence in found if sentence}


def progress(edition, *, answers, case, evidence=None, on=None, part=None):
    """Section by section, how many questions are done and which are not."""
    open_ones = problems(edition, answers=answers, case=case, evidence=evidence, on=on, part=part)
    rows = []
    for section in visible(edition, case=case, part=part):
        needed = [q for q in section.questions if q.kind != Kind.FIXED and (q.required or q.key in open_ones)]
        missing = tuple(q.label for q in needed if q.key in open_ones)
        done = len(needed) - len(missing)
        rows.append(Progress(section.key, section.title, section.part, done, len(needed), missing))
    return rows


def total(edition, *, answers, case):
    """The sum of the budget lines filled in so far (R-152); None when no money moves."""
    lines = [q for q in asked(edition, case=case) if q.adds_up]
    if not lines:
        return None
    given = (answers.get(q.key) or "" for q in lines)
    return sum((Decimal(value) for value in given if MONEY.fullmatch(value)), Decimal("0.00"))


def carried_over(edition, *, answers, into):
    """The CCG's answers that fit another form: same key, same kind, still an answer offered there.

    For copying into a new cycle, or into a joint form after "not recommended" (R-124). What NHS
    England said, and what was confirmed, is said and confirmed anew.
    """
    old = {q.key: q.kind for q in edition.questions if q.kind != Kind.STATEMENT}
    return {
        q.key: answers[q.key]
        for q in into.questions
        if old.get(q.key) == q.kind
        and into.part_of(q.key) == Part.CCG
        and answers.get(q.key)
        and not wrong(q, answers[q.key])
    }
