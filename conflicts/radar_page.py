"""The radar page of a meeting as one reader may see it: by item, what is open, what was said and what was not."""

from dataclasses import dataclass, field

from governance.models import Item, Ruling
from governance.wall import Slip, slip, withheld
from jobs.clock import london

from .guidance import guidance_by_day
from .models import Declarant
from .radar import look
from .radar_due import spoken_open
from .rules.radar_answers import overdue_words
from .rules.radar_chain import ties


@dataclass
class Row:
    """One item; or its `slip`, where the reader was ruled out of it, and what they know: their own interest."""

    item: Item
    hits: list = field(default_factory=list)
    slip: Slip | None = None
    own: list = field(default_factory=list)

    @property
    def open(self):
        return sum(hit.open for hit in self.hits)

    @property
    def pictured(self):
        return [(hit, ties(hit.match)) for hit in self.hits]


@dataclass
class Spoken:
    """An interest said in this meeting that has no line on the register."""

    ruling: Ruling
    words: str
    listed: bool


@dataclass
class Page:
    rows: list
    spoken: list

    @property
    def open(self):
        return sum(row.open for row in self.rows)

    @property
    def total(self):
        return sum(len(row.hits) for row in self.rows)

    @property
    def answered(self):
        return self.total - self.open

    @property
    def found(self):
        return [row for row in self.rows if row.hits or row.slip]

    @property
    def clear(self):
        return [row.item for row in self.rows if not row.hits and not row.slip]

    @property
    def quiet(self):
        """Registered, on an item taken, and not declared there: the chair should know (open ground 27)."""
        return [hit for row in self.rows for hit in row.hits if hit.unspoken]


def page_of(meeting, *, reader, at):
    """What the reader may see of the radar over this meeting: behind the paper wall, the slip alone."""
    items = list(meeting.items.on_the_agenda().prefetch_related("parties"))
    for item in items:
        item.meeting = meeting
    kept = withheld(reader, at=at, meeting=meeting)
    rows = []
    for item, hits in look(items, at=at).items():
        if item.pk not in kept:
            rows.append(Row(item, hits))
        elif left := slip(item, kept[item.pk], meeting):
            own = sorted({h.match.held.body.name for h in hits if h.person.pk == reader and h.match.declared})
            rows.append(Row(item, slip=left, own=own))
    return Page(rows, _spoken(meeting, kept, at))


def _spoken(meeting, walled, at):
    rulings = [r for r in spoken_open().filter(item__meeting=meeting) if r.item_id not in walled]
    listed = set(
        Declarant.objects.filter(person__in={r.person_id for r in rulings}, left_on=None)
        .values_list("person", flat=True)
    ) if rulings else set()  # fmt: skip
    said = [(ruling, london(ruling.ruled_at).date()) for ruling in rulings]
    books, on = guidance_by_day(day for _, day in said), london(at).date()
    return [
        Spoken(ruling, overdue_words(day, on=on, book=books[day]), ruling.person_id in listed) for ruling, day in said
    ]
