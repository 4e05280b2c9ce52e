"""A form in words: every label, answer and proof as it is reviewed, printed, signed and kept.

R-130. `printed` gives plain lists and strings, ready for the payload: what the signer reads on
the screen is what the fingerprint covers.
"""

from datetime import date
from decimal import Decimal

from applications.editions.form import Kind
from applications.rules import answers as reading

NOT_ANSWERED = "Not answered"


def day(on):
    return f"{on.day} {on:%B %Y}"


def pounds(amount):
    return f"£{Decimal(amount):,.2f}"


def spoken(question, value, *, case=None):
    """The words that stand for an answer; printed words are filled in from the case."""
    if question.kind == Kind.FIXED:
        return case.says(question.words) if case else question.words
    if value in (None, ""):
        return NOT_ANSWERED
    if question.kind == Kind.STATEMENT:
        return "Confirmed"
    if question.options:
        return dict(question.options).get(value, value)
    return in_figures(question, value)


def in_figures(question, value):
    """Sums and dates as people write them; anything else, or a wrong value, as it was typed."""
    if not reading.wrong(question, value):
        if question.kind == Kind.MONEY:
            return pounds(value)
        if question.kind == Kind.DATE:
            return day(date.fromisoformat(value))
    return value


def spoken_proof(proof):
    """Evidence in one line: its title, its date, who accepted it."""
    said = f"{proof.title}, dated {day(proof.dated_on)}"
    if proof.expires_on:
        said += f", good until {day(proof.expires_on)}"
    return f"{said}, accepted by {proof.accepted_by}" if proof.accepted_by else said


def row(question, *, value, proofs, case):
    """One line of the paper: key, label, answer, source, proofs; all of it text."""
    said = spoken(question, value, case=case)
    if question.kind == Kind.ATTACHMENT:
        said = "Attached" if proofs else "Not attached"
    return {
        "key": question.key,
        "kind": str(question.kind),
        "label": question.label,
        "words": case.says(question.words) if question.kind == Kind.STATEMENT else "",
        "answer": "" if value is None else value,
        "spoken": said,
        "source": question.source,
        "basis": str(question.basis),
        "evidence": [
            {"words": spoken_proof(p), "title": p.title, "dated_on": p.dated_on.isoformat(), "sha256": p.sha256}
            for p in proofs
        ],
    }


def printed(edition, *, answers, case, evidence=None):
    """The whole form as plain data: sections of rows, the total, and the signature blocks."""
    evidence = evidence or {}
    sections = [
        {
            "key": section.key,
            "title": section.title,
            "part": section.part.title,
            "basis": str(section.basis),
            "rows": [
                row(q, value=answers.get(q.key), proofs=evidence.get(q.key, ()), case=case) for q in section.questions
            ],
        }
        for section in reading.visible(edition, case=case)
    ]
    amount = reading.total(edition, answers=answers, case=case)
    return {
        "edition": edition.key,
        "edition_fingerprint": edition.fingerprint,
        "title": edition.title,
        "note": edition.note,
        "sections": sections,
        "total": "" if amount is None else f"{amount:.2f}",
        "total_spoken": "" if amount is None else pounds(amount),
        "signers": [
            {"post": str(s.post), "title": s.title, "statement": case.says(s.statement)}
            for s in reading.signers(edition, case=case)
        ],
    }
