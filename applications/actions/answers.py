"""Saving answers without losing anybody's work.

Each answer carries a version. Who saves over a version they have not seen gets both wordings
back and is asked; what they did not touch is left as the other left it.
"""

from dataclasses import dataclass

from django.db import transaction

from governance.access import grants_of
from governance.actions import locked
from governance.permissions import Permission
from governance.workflow import NotAllowed, who_may
from jobs.clock import london
from nhsuk.text import tidy

from ..editions.form import Part
from ..facts import Dossier
from ..models import Answer
from ..rules import answers as reading
from .paper import follow_words

PERMISSIONS = {
    Part.CCG: Permission.APPLICATION_ANSWER_CCG,
    Part.NHS_ENGLAND: Permission.APPLICATION_ANSWER_NHSE,
}


@dataclass(frozen=True)
class Clash:
    """Two wordings of one answer: what stands now, by whom and when, and what was typed."""

    question: str
    theirs: object
    by: str
    at: object
    version: int
    yours: object


@transaction.atomic
def save_answers(application, *, values, seen, by, at):
    """Save `values` (question → value) typed over the versions in `seen` (question → number).

    Returns the clashes; everything that does not clash is saved. Raises NotAllowed when the
    application is no longer being filled in, a question belongs to the other part or is not on
    this form, or a value is none it takes.
    """
    application = locked(application)
    values = {question: tidy(value) if isinstance(value, str) else value for question, value in values.items()}
    asked = questions_open(application, questions=values, by=by, at=at)
    if wrong := against_values(asked, values, on=london(at).date()):
        raise NotAllowed(wrong)
    rows = {row.question: row for row in application.answers.select_related("answered_by__person")}
    clashes, changed = [], []
    for question, value in values.items():
        row = rows.get(question)
        if row is None:
            if not blank(value):
                _write(Answer(application=application, question=question, version=0), value, by, at)
                changed.append(question)
        elif row.value == value or _untouched(row, seen.get(question, 0), value):
            continue
        elif row.version != seen.get(question, 0):
            clashes.append(_clash(row, value))
        else:
            _write(row, value, by, at)
            changed.append(question)
    if changed:
        follow_words(application, by=by, at=at)
    return clashes


def blank(value):
    return value in ("", None, [])


def questions_open(application, *, questions, by, at):
    """The questions with these keys, which `by` may change now. Raises NotAllowed with every reason."""
    reasons = []
    if not application.is_draft:
        reasons.append(f"This application is {application.get_status_display().lower()} and cannot be changed.")
    dossier, grants = Dossier(application, at), grants_of(by, at)
    asked = {q.key: q for q in reading.asked(dossier.edition, case=dossier.case)}
    reasons += [f"This form does not ask “{key}”." for key in questions if key not in asked]
    known = [key for key in questions if key in asked]
    for permission in sorted({PERMISSIONS[dossier.edition.part_of(key)] for key in known}):
        if not grants.may(permission, application):
            reasons.append(who_may(permission))
    if reasons:
        raise NotAllowed(reasons)
    return [asked[key] for key in known]


def against_values(questions, values, *, on):
    """What is wrong with the values, for whoever comes by another way than the form."""
    reasons = []
    for question in questions:
        value = values[question.key]
        if not question.answered:
            reasons.append(f"This form does not ask for an answer to “{question.label}”.")
        elif not blank(value) and (wrong := reading.wrong(question, value, on=on)):
            reasons.append(wrong)
    return reasons


def _untouched(row, seen, value):
    """Did they leave it as they saw it, while somebody else changed it?"""
    if row.version == seen:
        return False
    before = row.history.filter(version=seen).order_by("-history_id").first()
    return (before.value == value) if before else blank(value)


def _clash(row, value):
    return Clash(
        question=row.question,
        theirs=row.value,
        by=str(row.answered_by),
        at=row.answered_at,
        version=row.version,
        yours=value,
    )


def _write(row, value, by, at):
    row.value, row.version = value, row.version + 1
    row.answered_at, row.answered_by = at, by
    row.save_as(by=by, why="Answered")
