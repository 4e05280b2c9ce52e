"""The minutes as they read now: locked sentences from the acts, the clerk's words, the actions agreed (rows 54 and 57).

Nothing of the governance is stored: the same acts give the same sentences for ever.
"""

from collections import defaultdict
from dataclasses import dataclass

from . import wall
from .models import ActionPoint, Discussion, Item
from .public_meetings import is_private
from .public_rulings import keep_back
from .rules.meetings.minutes import minutes as locked_sentences
from .sitting import Proceedings


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


def draft(meeting, *, person_id=None, at=None, public_on=None):
    """The minutes for one reader: a person behind whose wall items stay, or the public on a day."""
    proceedings = Proceedings(meeting)
    if proceedings.state is None:
        return Draft(faults=tuple(proceedings.faults))
    unnamed = keep_back(proceedings) if public_on is not None else {}
    told = locked_sentences(proceedings.state, public=public_on is not None, unnamed=unnamed)
    by_item = {section.item: section.sentences for section in told.sections}
    closed = _closed(meeting, person_id, at, public_on)
    words, points = _words(meeting), _points(meeting)
    sections = []
    for ref, item in proceedings.items.items():
        if item.status == Item.Status.WITHDRAWN:
            continue
        if item.pk in closed:
            sections.append(Section(item, closed=closed[item.pk]))
            continue
        said = words.get(item.pk)
        sections.append(
            Section(
                item, by_item.get(ref) or _untaken(item), said.words if said else "", said.version if said else 0,
                tuple(points[item.pk]),
            )
        )  # fmt: skip
    return Draft(told.opening, tuple(sections), terms=proceedings.committee.terms)


def _untaken(item):
    return () if item.status in (Item.Status.DONE, Item.Status.DEFERRED) else ("The item was not taken.",)


def _closed(meeting, person_id, at, public_on):
    if public_on is None:
        kept = wall.withheld(person_id, at=at, meeting=meeting)
        return dict.fromkeys(kept, "Withheld from you by a ruling.")
    items = Item.objects.filter(meeting=meeting).prefetch_related("privacy__reviewer")
    return {item.pk: _public_words(item) for item in items if is_private(item, public_on)}


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
