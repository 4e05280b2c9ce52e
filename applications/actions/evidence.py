"""Putting evidence behind an answer, and taking it away again."""

from django.db import transaction

from governance.actions import locked
from governance.workflow import NotAllowed

from ..models import EvidenceUse
from .answers import refuse_unless_open
from .paper import void_paper


@transaction.atomic
def add_evidence(application, *, question, evidence, by, at):
    """Put `evidence` behind the answer to `question`. Raises NotAllowed."""
    application = locked(application)
    refuse_unless_open(application, questions=[question], by=by, at=at)
    if application.evidence_uses.filter(question=question, evidence=evidence, removed_at=None).exists():
        raise NotAllowed(["This evidence already stands behind this answer."])
    use = EvidenceUse(application=application, question=question, evidence=evidence, added_at=at, added_by=by).save_as(
        by=by, why="Evidence added"
    )
    void_paper(application, at=at)
    return use


@transaction.atomic
def remove_evidence(use, *, by, at):
    """Take evidence away from an answer; the evidence itself stays on record."""
    application = locked(use.application)
    use = locked(use)
    refuse_unless_open(application, questions=[use.question], by=by, at=at)
    if use.removed_at:
        raise NotAllowed(["It has already been taken away."])
    use.removed_at, use.removed_by = at, by
    use.save_as(by=by, why="Evidence taken away")
    void_paper(application, at=at)
    return use
