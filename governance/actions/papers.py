"""Papers of an item: begun, written, given a file, made final, followed by a next version, withdrawn.

A final version is never edited. Making it final freezes the advice it cites and has its PDF made.
"""

from django.db import transaction

from documents import actions as documents
from documents.models import Document
from jobs.clock import london

from .. import papers as payloads
from ..access import grants_of
from ..flows_papers import PAPER, is_not_withheld, item_is_open
from ..models import Paper
from ..permissions import Permission
from ..rules.meetings import cover
from ..workflow import NotAllowed, who_may
from .agenda import look_again
from .workflow import locked, move

S = Paper.Status
WRITTEN = ("title", "author", "body")


@transaction.atomic
def start_paper(item, *, title, by, at, author=""):
    """A draft under an item; an item that was ready waits for it."""
    paper = Paper(item=locked(item), title=title, author=author, written_at=at, written_by=by)
    must_be_free(paper, by=by, at=at, reasons=[] if title.strip() else ["Give the paper a title."])
    paper.save_as(by=by, why="Begun")
    look_again(paper.item, by=by, at=at, because=f"The paper “{paper.title}” was begun")
    return paper


@transaction.atomic
def change_paper(paper, *, by, at, answers=None, **words):
    """Change the words of a draft, or answers of its cover sheet. Answers not named stay."""
    paper = _draft(paper, by, at, ["Give the paper a title."] if not words.get("title", "x").strip() else [])
    for name in WRITTEN:
        setattr(paper, name, words.get(name, getattr(paper, name)))
    if answers is not None:
        paper.cover = cover.stored({**cover.answers_of(paper.cover), **answers})
    return paper.save_as(by=by, why="Written")


@transaction.atomic
def attach_file(paper, *, upload, by, at):
    """Put a PDF behind a draft: (paper, what was taken out of the file). Raises documents' `Refused`."""
    paper = _draft(paper, by, at)
    paper.file, removed = documents.store_paper(upload, at=at)
    return paper.save_as(by=by, why=f"File {paper.file.name}"), removed


@transaction.atomic
def remove_file(paper, *, by, at):
    paper = _draft(paper, by, at)
    paper.file = None
    return paper.save_as(by=by, why="File taken out")


@transaction.atomic
def finalise_paper(paper, *, by, at, late_because="", late_allowed_by=None):
    """Make a draft final: its advice is frozen, the version before it replaced, its PDF made."""
    paper = _draft(paper, by, at)
    paper.late_because, paper.late_allowed_by = late_because.strip(), late_allowed_by if late_because.strip() else None
    paper.save_as(by=by, why="Late" if paper.late_because else "To be final")
    done = {"finalised_at": at, "finalised_by": by}
    paper = move(workflow=PAPER, name="finalise", record=paper, by=by, at=at, note=paper.late_because, values=done)
    if paper.follows_id and paper.follows.status == S.FINAL:
        note = f"Version {paper.version} replaced it"
        move(workflow=PAPER, name="replace", record=paper.follows, by=by, at=at, note=note)
        for old in documents_of(paper.follows):
            documents.supersede(old, because=note, at=at)
    for advice in paper.item.advice.filter(answered_at__isnull=False, frozen_at=None):
        advice.frozen_at, advice.frozen_by = at, by
        advice.save_as(by=by, why=f"Used in {paper.title}"[:100])
    _issue(paper, payloads.REPORT, payloads.report, by=by, at=at)
    return paper


@transaction.atomic
def new_version(paper, *, by, at):
    """A draft that begins where a final paper stands."""
    paper = locked(paper)
    reasons = [] if paper.status == S.FINAL else ["Only a final paper has a next version."]
    if Paper.objects.filter(follows=paper).exclude(status=S.WITHDRAWN).exists():
        reasons.append("Its next version has been begun already.")
    must_be_free(paper, by=by, at=at, reasons=reasons)
    for gone in Paper.objects.filter(follows=paper, status=S.WITHDRAWN):
        gone.follows = None
        gone.save_as(by=by, why="Withdrawn before it was final")
    again = Paper(
        item=paper.item, title=paper.title, author=paper.author, version=paper.version + 1, follows=paper,
        cover=paper.cover, body=paper.body, file=paper.file, written_at=at, written_by=by,
    ).save_as(by=by, why="Next version")  # fmt: skip
    look_again(paper.item, by=by, at=at, because=f"A next version of “{paper.title}” was begun")
    return again


@transaction.atomic
def withdraw_paper(paper, *, because, by, at):
    """Take a paper away; it stays on record with the reason."""
    if not because.strip():
        raise NotAllowed(["Say why the paper is withdrawn."])
    paper = move(workflow=PAPER, name="withdraw", record=paper, by=by, at=at, note=because)
    for document in documents_of(paper):
        documents.supersede(document, because=f"The paper was withdrawn: {because}"[:300], at=at)
    look_again(paper.item, by=by, at=at, because=f"The paper “{paper.title}” was withdrawn")
    return paper


@transaction.atomic
def council_paper(paper, *, by, at):
    """The council's face of a final paper, made once (row 45)."""
    paper = locked(paper)
    reasons = [] if paper.status == S.FINAL else ["Make the paper final first."]
    reasons += cover.missing_for_council(cover.answers_of(paper.cover))
    must_be_free(paper, by=by, at=at, reasons=reasons, open_item=False)
    made = documents_of(paper).filter(kind=payloads.COUNCIL_REPORT).first()
    return made or _issue(paper, payloads.COUNCIL_REPORT, payloads.council_report, by=by, at=at)


def documents_of(paper):
    """The PDFs made of a paper, with how far each is."""
    return Document.objects.filter(subject=payloads.subject_of(paper)).select_related("job").order_by("pk")


def _issue(paper, kind, payload, *, by, at):
    return documents.issue(
        kind=kind, edition=payloads.EDITION, title=paper.title, subject=payloads.subject_of(paper),
        payload=payload(paper, london(at).date()), by=str(by), at=at,
    )  # fmt: skip


def _draft(paper, by, at, reasons=()):
    paper = locked(paper)
    final = [] if paper.status == S.DRAFT else ["A final paper is not edited: begin its next version."]
    must_be_free(paper, by=by, at=at, reasons=[*reasons, *final])
    return paper


def must_be_free(record, *, by, at, reasons=(), open_item=True):
    """Who may, and in which state: all reasons at once."""
    may = grants_of(by, at).may(Permission.PAPER_EDIT, record)
    found = [*reasons] if may else [who_may(Permission.PAPER_EDIT), *reasons]
    guards = (is_not_withheld, item_is_open) if open_item else (is_not_withheld,)
    found += [said for guard in guards if (said := guard(record, by, at))]
    if found:
        raise NotAllowed(found)
