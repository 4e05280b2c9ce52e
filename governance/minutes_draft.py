"""The minutes as they read now: locked sentences from the acts, the clerk's words, the actions agreed (rows 54 and 57).

Nothing of the governance is stored: the same acts give the same sentences for ever.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from . import closed, wall
from .models import ActionPoint, Discussion, Item
from .public_agenda import is_private
from .public_rulings import keep_back
from .redaction import minutes_wait, passages_in, with_word
from .rules.meetings.minutes import minutes as locked_sentences
from .rules.meetings.numbering import ASIDE
from .rules.meetings.redaction import redact
from .sitting import Proceedings

WITHHELD = "Withheld from you by a ruling."


@dataclass(frozen=True)
class Section:
    """One item. `closed` says in one sentence why nothing more is told: taken in private, or withheld."""

    item: Item
    sentences: tuple = ()
    words: str = ""
    version: int = 0
    actions: tuple = ()
    closed: str = ""

    @property
    def heading(self):
        return f"{self.item.number}. {self.item.title}" if not self.closed else f"Item {self.item.number}"


@dataclass(frozen=True)
class Draft:
    opening: tuple = ()
    sections: tuple = ()
    faults: tuple = ()
    terms: object = None

    @property
    def whole(self):
        """Nothing is kept from this reader."""
        return not any(section.closed for section in self.sections)

    @property
    def closed_as_private(self):
        """Private business is kept from this reader, and nothing else is."""
        said = [section.closed for section in self.sections if section.closed]
        return bool(said) and WITHHELD not in said


def draft(meeting, *, person_id=None, at=None, public_on=None, grants=None):
    """The minutes for one reader: a person behind whose wall items stay, or the public on a day.

    `grants`: what that person may do; without them it is the whole, as the chair signs it.
    """
    proceedings = Proceedings(meeting)
    if proceedings.state is None:
        return Draft(faults=tuple(proceedings.faults))
    unnamed = keep_back(proceedings) if public_on is not None else {}
    told = locked_sentences(proceedings.state, public=public_on is not None, unnamed=unnamed)
    by_item = {section.item: section.sentences for section in told.sections}
    kept = _closed(meeting, person_id, at, public_on, grants)
    words, points = _words(meeting), _points(meeting)
    secret = passages_in(meeting) if public_on is not None else {}
    sections = []
    for ref, item in proceedings.items.items():
        if item.status == Item.Status.WITHDRAWN or item.number.startswith(ASIDE):
            continue
        if item.pk in kept:
            sections.append(Section(item, closed=kept[item.pk]))
            continue
        said = words.get(item.pk)
        section = Section(
            item, by_item.get(ref) or _untaken(item), said.words if said else "", said.version if said else 0,
            tuple(points[item.pk]),
        )  # fmt: skip
        sections.append(_without(section, secret[item.pk]) if item.pk in secret else section)
    return Draft(told.opening, tuple(sections), terms=proceedings.committee.terms)


def _without(section, passages):
    """The section as the public reads it: without the passages that are withheld."""
    section.item.title = redact(section.item.title, passages)
    for point in section.actions:
        point.words = redact(point.words, passages)
    sentences = tuple(redact(sentence, passages) for sentence in section.sentences)
    return replace(section, sentences=sentences, words=redact(section.words, passages))


def _untaken(item):
    return () if item.status in (Item.Status.DONE, Item.Status.DEFERRED) else ("The item was not taken.",)


def _closed(meeting, person_id, at, public_on, grants):
    items = Item.objects.filter(meeting=meeting).prefetch_related("privacy__reviewer")
    if public_on is not None:
        items = with_word(items).prefetch_related("passages")
        return {item.pk: _public_words(item) for item in items if is_private(item, public_on) or minutes_wait(item)}
    kept = dict.fromkeys(wall.withheld(person_id, at=at, meeting=meeting), WITHHELD)
    secret = closed.in_meeting(grants, person_id, meeting) if grants else ()
    return {item.pk: _public_words(item) for item in items.filter(pk__in=secret)} | kept if secret else kept


def _public_words(item):
    last = list(item.privacy.all())[-1:]
    about = f" {last[0].public_words.rstrip('.')}." if last and last[0].public_words else ""
    return f"Taken in private.{about}"


def _words(meeting):
    return {row.item_id: row for row in Discussion.objects.filter(item__meeting=meeting)}


def _points(meeting):
    found = defaultdict(list)
    for point in ActionPoint.objects.filter(item__meeting=meeting).select_related("owner").order_by("pk"):
        found[point.item_id].append(point)
    return found
