"""Fix what is in a pack and on which pages; ask for one reader's file of it."""

from dataclasses import dataclass

import pikepdf
from django.db import transaction

from documents import outlines, vault
from documents.models import Document, Pack, PackVariant, StoredFile
from documents.rules import packs
from documents.rules import payload as payloads
from documents.rules.packs import Cut, Part, Side, Source
from documents.rules.uploads import Refused
from jobs import actions as jobs
from jobs.ids import new_ref

UNREADABLE = (pikepdf.PdfError, ValueError, TypeError, AttributeError, FileNotFoundError)


@dataclass(frozen=True)
class Wanted:
    """One paper as asked for: exactly one of `document`, `file` and `words` (a slip).

    `bookmarks` are (depth, title, page counted from 0); None takes those of the paper itself.
    """

    key: str
    title: str
    number: str = ""
    heading: str = ""
    document: Document | None = None
    file: StoredFile | None = None
    words: str = ""
    private: bool = False
    late: str = ""
    bookmarks: tuple | None = None


@transaction.atomic
def compose(*, subject, title, lines, parts, by: str, at, follows=None, demonstration=False):
    """Freeze the plan of a pack: its papers, their order and their page numbers.

    `follows` is the edition that was given out; its numbers stay. Raises `Refused` with all reasons.
    """
    before = follows.parts if follows else ()
    found, reasons = [], []
    for wanted in parts:
        try:
            found.append(_part(wanted))
        except Refused as refused:
            reasons += refused.reasons
    reasons += packs.reasons_against(found, before=before) if not reasons else []
    if reasons:
        raise Refused(reasons)
    edition = follows.edition + 1 if follows else 1
    plan = payloads.canonical(
        {
            "title": title,
            "lines": list(lines),
            "edition": edition,
            "demonstration": demonstration,
            "parts": packs.written(packs.numbered(found, before=before)),
        }
    )
    return Pack.objects.create(
        subject=subject,
        title=title,
        edition=edition,
        follows=follows,
        plan=plan,
        fingerprint=payloads.fingerprint_of(plan),
        composed_at=at,
        composed_by=str(by),
    )


@transaction.atomic
def assemble(pack, *, side=Side.PUBLIC, withheld=(), at):
    """The file of one side of a pack without the `withheld` papers: made once for each set, then shared."""
    side, withheld, key = _set(pack, side, withheld)
    Pack.objects.select_for_update().get(pk=pack.pk)  # two readers at once ask for one file
    if have := made_for(pack, side=side, withheld=withheld):
        return have
    ref = new_ref()
    job = jobs.enqueue("documents.tasks.pack", key=f"pack:{ref}", subject=f"pack:{pack.ref}", at=at)
    return PackVariant.objects.create(ref=ref, pack=pack, key=key, side=side, withheld=withheld, job=job, asked_at=at)


def discard_older(pack):
    """Remove the files of earlier packs of the same subject; their plans stay, and could make them again."""
    return _discard(PackVariant.objects.filter(pack__subject=pack.subject, pack__lt=pack.pk))


def discard_others(variant):
    """Remove the files of the same cut of a pack from which other papers are withheld: nobody is to have them now."""
    return _discard(PackVariant.objects.filter(pack=variant.pack, side=variant.side).exclude(pk=variant.pk))


@transaction.atomic
def _discard(variants):
    gone = variants.exclude(file="")
    paths = list(gone.values_list("file", flat=True))
    gone.delete()
    transaction.on_commit(lambda: [vault.remove(path) for path in paths], robust=True)
    return len(paths)


def made_for(pack, *, side=Side.PUBLIC, withheld=()):
    """The file of this set if it was asked for before; None otherwise. Nothing is made."""
    key = _set(pack, side, withheld)[2]
    return PackVariant.objects.select_related("job", "pack").filter(pack=pack, key=key).first()


def _set(pack, side, withheld):
    """The side, the keys that matter in it, and the one name of that set."""
    side = Cut(side)
    known = packs.known_withheld(packs.of_side(pack.parts, side), withheld)
    return side, known, packs.variant_key(side, known)


def _part(wanted):
    common = {
        "key": wanted.key,
        "number": wanted.number,
        "heading": wanted.heading,
        "title": wanted.title,
        "side": Side.PRIVATE if wanted.private else Side.PUBLIC,
        "late": wanted.late,
    }
    if wanted.document:
        source, (sha256, path) = Source.DOCUMENT, _made(wanted)
    elif wanted.file:
        source, (sha256, path) = Source.FILE, _clean(wanted)
    else:
        return Part(source=Source.SLIP, words=wanted.words, **common)
    pages, marks = _looked_into(path, wanted)
    ref = (wanted.document or wanted.file).ref
    return Part(source=source, ref=ref, sha256=sha256, pages=pages, bookmarks=marks, **common)


def _made(wanted):
    if not wanted.document.ready:
        failed = wanted.document.state == "failed"
        done = "could not be made: try that again first." if failed else "is still being made. Wait a moment."
        raise Refused([f"“{wanted.title}” {done}"])
    return wanted.document.sha256_sealed, wanted.document.file


def _clean(wanted):
    if wanted.file.type != "application/pdf":
        raise Refused([f"“{wanted.title}” is not a PDF, so it cannot go into the pack."])
    if sentence := WITHHELD.get(wanted.file.scan_state):
        raise Refused([f"“{wanted.title}” {sentence}"])
    return wanted.file.sha256, wanted.file.path


WITHHELD = {
    StoredFile.Scan.WAITING: "is waiting for its virus scan. Try again in a minute.",
    StoredFile.Scan.INFECTED: "holds a virus, so it cannot go into the pack.",
    StoredFile.Scan.FAILED: "could not be scanned for viruses. Ask for another scan first.",
}


def _looked_into(path, wanted):
    try:
        with pikepdf.open(vault.locate(path), access_mode=pikepdf.AccessMode.stream) as pdf:
            marks = outlines.marks(pdf) if wanted.bookmarks is None else wanted.bookmarks
            return len(pdf.pages), tuple(marks)
    except UNREADABLE:
        raise Refused([f"“{wanted.title}” cannot be read. Send the file again."]) from None
