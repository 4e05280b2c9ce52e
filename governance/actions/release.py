"""Before private business becomes public: passages that stay withheld, and how each paper is published (row 115)."""

from django.db import transaction

from documents import actions as documents
from jobs.clock import london

from .. import redaction
from ..models import Passage, PublicTexts, PublicVersion
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
    reasons = _while_unread(item, by, at)
    reasons += rules.faults_of_passage(words, because=because, texts=texts, marked=marked)
    if reasons:
        raise NotAllowed(reasons)
    passage = Passage(item=item, words=words.strip(), because=because, marked_at=at, marked_by=by)
    return passage.save_as(by=by, why="Marked")


@transaction.atomic
def unmark_passage(passage, *, by, at):
    """The words need not be withheld after all."""
    passage = locked(passage)
    reasons = _while_unread(passage.item, by, at)
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


@transaction.atomic
def say_texts(item, *, because, by, at):
    """The public may read title, minutes and decisions of the item as they stand now, save the marked passages.

    Until then a neutral line stands in their place, also after the item became public.
    """
    item = locked(item)
    reasons = _while_unread(item, by, at)
    if not because.strip():
        reasons.append("Say why the public may read them as they stand, or without the marked words.")
    if reasons:
        raise NotAllowed(reasons)
    said = PublicTexts.objects.filter(item=item).first() or PublicTexts(item=item)
    said.because, said.removed, said.said_at, said.said_by = because, False, at, by
    return said.save_as(by=by, why="May be read")


@transaction.atomic
def unsay_texts(item, *, by, at):
    """The word is taken back, while the item is private and nobody outside has read it."""
    item = locked(item)
    reasons = _while_private(item, by, at)
    said = redaction.word_of(item)
    if said is None:
        reasons.append("Nobody has said that the texts may be read.")
    if reasons:
        raise NotAllowed(reasons)
    said.removed = True
    return said.save_as(by=by, why="Taken back")


def _while_private(item, by, at):
    row = rows_in_force([item]).get(item.pk)
    reasons = who_keeps_it(item, by=by, at=at)
    if row is None:
        return [*reasons, NEVER]
    return reasons if standing(row, london(at).date()).private else [*reasons, TOO_LATE]


def _while_unread(item, by, at):
    """As long as it is private, or its texts wait: nothing of them is out."""
    return who_keeps_it(item, by=by, at=at) if redaction.unspoken([item.pk]) else _while_private(item, by, at)


def _too_late_for(paper, before, at):
    row = rows_in_force([paper.item]).get(paper.item_id)
    if row is None:
        return [NEVER]
    if paper.status not in redaction.GIVEN_OUT:
        return ["Only a final paper is published."]
    out = before is not None and before.choice != C.WITHHELD
    return [TOO_LATE] if out and not standing(row, london(at).date()).private else []
