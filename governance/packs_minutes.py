"""The minutes of a sub-group in the pack of its committee (R-068): the public's print, and the whole apart.

The whole stands among the private papers, for those who vote in the committee or run it, where it says more
than the print for the public. What was given out stays, though a later print has taken its place since.
"""

from documents.actions import Wanted
from documents.models import Document

from . import wall
from .models import Item, Minutes
from .papers_minutes import public_subject

PRINT, WHOLE = "minutes", "whole"
LATE = "It was not in the pack before."
TOLD = ("opening", "sections")


def wanted(item, *, private, held):
    """The parts of the pack that an item brings as minutes; none of another item."""
    if item.minutes_of_id is None:
        return
    for name, document in _given_out(item, held) or _now(item.minutes_of):
        key = f"{item.ref}:{document.ref}:{name}"
        old = held.get(key)
        yield Wanted(
            key=key, title="Minutes" if name == PRINT else "Minutes, the whole", number=item.number,
            heading=item.title, document=document, private=private or name == WHOLE,
            late=old.late if old else LATE if held else "",
        )  # fmt: skip


def is_one(key):
    return key.rsplit(":", 1)[-1] in (PRINT, WHOLE)


def _given_out(item, held):
    keys = [key.split(":") for key in held if key.startswith(f"{item.ref}:") and is_one(key)]
    there = {document.ref: document for document in Document.objects.filter(ref__in=[ref for _, ref, _ in keys])}
    return [(name, there[ref]) for _, ref, name in keys if ref in there]


def _now(minutes):
    """The print for the public and, where it says less than they do, the whole minutes."""
    prints = [document for _, document in public_prints([minutes.pk])]
    whole = Document.objects.filter(ref=minutes.document).first()
    if whole and not any(_words(document) == _words(whole) for document in prints):
        return [*((PRINT, document) for document in prints), (WHOLE, whole)]
    return [(PRINT, document) for document in prints]


def _words(document):
    return [document.content[name] for name in TOLD]


def public_prints(pks):
    """(id of the minutes, the public's print of them as it stands): two queries."""
    about = {public_subject(row): row.pk for row in Minutes.objects.filter(pk__in=pks, status=Minutes.Status.APPROVED)}
    rows = Document.objects.filter(subject__in=about, superseded_at=None).order_by("pk") if about else ()
    return [(about[document.subject], document) for document in rows]


def withheld_in(meeting, person_id, *, at):
    """Ids of the items that bring minutes of a meeting in which something was withheld from this person (R-062 b)."""
    if person_id is None:
        return set()
    out = wall.rulings_withholding(person_id, at=at).values("item__meeting")
    rows = Item.objects.filter(meeting=meeting, minutes_of__meeting__in=out)
    return set(rows.order_by().values_list("pk", flat=True))
