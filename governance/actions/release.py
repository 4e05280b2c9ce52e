"""Before private business becomes public: passages that stay withheld, and how each paper is published (row 115)."""

from django.db import transaction

from documents import actions as documents
from jobs.clock import london

from .. import redaction
from ..models import Passage, PublicVersion
from ..privacy import rows_in_force, standing
from ..rules.meetings import redaction as rules
from ..workflow import NotAllowed
from .privacy import who_keeps_it
from .workflow import locked

C = PublicVersion.Choice
TOO_LATE = "The item is public already: what the public has read is not taken back."
NEVER = "The item was never private: it is published as it stands."


@transaction.atomic
def mark_passage(item, *, words, because, by, at):
    """Withhold these words wherever they stand in what the public comes to read of the item."""
    item = locked(item)
    marked = redaction.passages_of(item)
    texts = [said for _, said in redaction.texts_of(item)] + [paper.body for paper in redaction.papers_of(item)]
    reasons = _while_private(item, by, at)
    reasons += rules.faults_of_passage(words, because=because, texts=texts, marked=marked)
    if reasons:
        raise NotAllowed(reasons)
    passage = Passage(item=item, words=words.strip(), because=because, marked_at=at, marked_by=by)
    return passage.save_as(by=by, why="Marked")


@transaction.atomic
def unmark_passage(passage, *, by, at):
    """The words need not be withheld after all."""
    passage = locked(passage)
    reasons = _while_private(passage.item, by, at)
    if passage.removed:
        reasons.append("The mark is taken away already.")
    if reasons:
        raise NotAllowed(reasons)
    passage.removed = True
    return passage.save_as(by=by, why="Mark taken away")


@transaction.atomic
def say_version(paper, *, choice, because, by, at, upload=None):
    """How a paper of private business is published: (what is said, what was taken out of the file).

    While it is withheld somebody may still say so after the item became public; what is out stays out.
    """
    paper = locked(paper)
    before = redaction.version_of(paper)
    kept = before.file if before and choice == C.REDACTED else None
    reasons = who_keeps_it(paper.item, by=by, at=at) + _too_late_for(paper, before, at)
    reasons += rules.faults_of_version(choice, because=because, has_file=bool(upload or kept))
    if reasons:
        raise NotAllowed(reasons)
    version, removed = before or PublicVersion(paper=paper), []
    if choice == C.REDACTED and upload:
        try:
            kept, removed = documents.store_paper(upload, at=at)
        except documents.Refused as refused:
            raise NotAllowed(refused.reasons) from refused
    version.choice, version.because, version.file = choice, because, kept
    version.said_at, version.said_by = at, by
    return version.save_as(by=by, why=version.get_choice_display()), removed


def _while_private(item, by, at):
    row = rows_in_force([item]).get(item.pk)
    reasons = who_keeps_it(item, by=by, at=at)
    if row is None:
        return [*reasons, NEVER]
    return reasons if standing(row, london(at).date()).private else [*reasons, TOO_LATE]


def _too_late_for(paper, before, at):
    row = rows_in_force([paper.item]).get(paper.item_id)
    if row is None:
        return [NEVER]
    if paper.status not in redaction.GIVEN_OUT:
        return ["Only a final paper is published."]
    out = before is not None and before.choice != C.WITHHELD
    return [TOO_LATE] if out and not standing(row, london(at).date()).private else []
