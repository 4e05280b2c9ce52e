"""Putting evidence behind an answer, and taking it away again."""

from django.db import transaction

from documents import actions as documents
from governance.actions import locked, record_evidence
from governance.workflow import NotAllowed

from ..models import EvidenceUse
from .answers import questions_open
from .paper import follow_words


@transaction.atomic
def bring_evidence(application, *, question, title, dated_on, by, at, upload=None, record_address="", expires_on=None):
    """Record new evidence, a file or a record kept elsewhere, and put it behind the answer.

    Nothing is stored for somebody who may not add it. Raises NotAllowed, or Refused for the file.
    """
    _takes_evidence(locked(application), question, by, at)
    stored = documents.store(upload, at=at) if upload else None
    evidence = record_evidence(
        organisation=application.ccg,
        title=title,
        dated_on=dated_on,
        expires_on=expires_on,
        file=stored,
        record_address="" if stored else record_address,
        by=by,
        at=at,
    )
    return add_evidence(application, question=question, evidence=evidence, by=by, at=at)


@transaction.atomic
def add_evidence(application, *, question, evidence, by, at):
    """Put `evidence` behind the answer to `question`. Raises NotAllowed."""
    application = locked(application)
    _takes_evidence(application, question, by, at)
    if evidence.organisation_id != application.ccg_id:
        raise NotAllowed(["This evidence belongs to another organisation."])
    if application.evidence_uses.filter(question=question, evidence=evidence, removed_at=None).exists():
        raise NotAllowed(["This evidence already stands behind this answer."])
    use = EvidenceUse(application=application, question=question, evidence=evidence, added_at=at, added_by=by).save_as(
        by=by, why="Evidence added"
    )
    follow_words(application, by=by, at=at)
    return use


@transaction.atomic
def remove_evidence(use, *, by, at):
    """Take evidence away from an answer; the evidence itself stays on record."""
    application = locked(use.application)
    use = locked(use)
    questions_open(application, questions=[use.question], by=by, at=at)
    if use.removed_at:
        raise NotAllowed(["It has already been taken away."])
    use.removed_at, use.removed_by = at, by
    use.save_as(by=by, why="Evidence taken away")
    follow_words(application, by=by, at=at)
    return use


def _takes_evidence(application, question, by, at):
    """Raise NotAllowed unless `by` may put evidence behind this answer now."""
    (asked,) = questions_open(application, questions=[question], by=by, at=at)
    if not asked.takes_evidence:
        raise NotAllowed([f"“{asked.label}” is answered without evidence."])
