"""The pack of a meeting as one reader may have it: which papers, on which pages, and what is withheld.

`documents` makes the file and knows no meeting; here the items of the agenda become its parts, and the
paper wall becomes the keys that are left out.
"""

from dataclasses import dataclass

from django.conf import settings

from documents.actions import Wanted
from documents.models import Document, Pack
from documents.rules.packs import Side, withheld_sentence
from jobs.clock import london

from . import closed, packs_minutes, wall
from . import papers as payloads
from .models import Item, Paper
from .privacy import rows_in_force, standing_by

S = Paper.Status
OUT = (Item.Status.WITHDRAWN, Item.Status.DEFERRED)
TALKED_ABOUT = (Item.Kind.DECISION, Item.Kind.DISCUSSION, Item.Kind.INFORMATION)
BY_MOUTH = "There is no paper for this item."


@dataclass(frozen=True)
class Line:
    """One row of the index on screen: a part, or only that its pages are withheld."""

    part: object
    heading: str
    withheld: str = ""

    @property
    def title(self):
        return self.withheld or self.part.title


def subject_of(meeting):
    return f"meeting:{meeting.ref}"


def newest(meeting):
    """The pack as it stands, or None."""
    return Pack.objects.filter(subject=subject_of(meeting)).order_by("-edition", "-pk").first()


def given_out(meeting):
    """The edition whose numbers stand: any pack there is once the agenda is published."""
    return newest(meeting) if meeting.published_at else None


def title_of(meeting):
    on = meeting.held_on
    return f"Papers for {on.day} {on:%B %Y}"


def lines_of(meeting):
    starts = london(meeting.starts_at)
    when = f"{starts:%A} {starts.day} {starts:%B %Y, %H:%M}"
    return [meeting.committee.name, f"{when}, {meeting.place}" if meeting.place else when]


def has_former_front(pack, meeting):
    """Was it put together before the meeting's time or place changed? Its first page says what was so then."""
    told = pack.content
    return [told["title"], *told["lines"]] != [title_of(meeting), *lines_of(meeting)]


def parts(meeting, *, at, before=None):
    """What goes into the pack, in the order of the agenda; what the edition `before` holds stays in it."""
    items = list(meeting.items.exclude(status__in=OUT).select_related("minutes_of").order_by("position", "pk"))
    held = {part.key: part for part in before.parts} if before else {}
    gone = meeting.items.filter(status__in=OUT).select_related("minutes_of").order_by("position", "pk") if held else ()
    secret = rows_in_force(items)
    on = london(at).date()
    found = []
    for item in sorted([*items, *gone], key=lambda each: (each.position, each.pk)):
        private = item.private and standing_by(item, secret.get(item.pk), on).private
        mine = list(packs_minutes.wanted(item, private=private, held=held))
        mine += [each for paper in _papers(item) for each in _wanted(item, paper, private=private, held=held)]
        found += [*_slip(item, private=private, held=held, papers=mine), *mine]
    return found


def _papers(item):
    return item.papers.select_related("file", "late_allowed_by").order_by("pk")


def _wanted(item, paper, *, private, held):
    """A paper as its own pages and those of its file; a replaced one only where it was given out."""
    document = Document.objects.filter(subject=payloads.subject_of(paper), kind=payloads.REPORT).first()
    sources = [("paper", paper.title, {"document": document})] if document else []
    sources += [("file", _file_title(paper), {"file": paper.file})] if paper.file_id else []
    for name, title, source in sources:
        key = f"{item.ref}:{paper.ref}:{name}"
        if paper.status != S.FINAL and key not in held:
            continue
        yield Wanted(
            key=key, title=held[key].title if key in held else title, number=item.number, heading=item.title,
            private=_side(key, private, held), late=_late(paper, key, held), **source,
        )  # fmt: skip


def _slip(item, *, private, held, papers):
    """An item to be talked about without a paper has a page that says so; one given out stays."""
    key = f"{item.ref}:none"
    wanted = not papers and not held and item.kind in TALKED_ABOUT
    if key not in held and not wanted:
        return []
    return [Wanted(key=key, title="No paper", number=item.number, heading=item.title, words=BY_MOUTH,
                   private=_side(key, private, held), late=held[key].late if held else "")]  # fmt: skip


def _side(key, private, held):
    return held[key].side == Side.PRIVATE if key in held else private


def _late(paper, key, held):
    if key in held:
        return held[key].late
    if not held:
        return paper.late_because
    return paper.late_because or "It was final in time, but the pack had been made."


def _file_title(paper):
    return f"{paper.title}: {paper.file.name}"


def kept_from(meeting, person_id, *, at, grants):
    """The refs of items whose papers this reader may not have; minutes of a sub-group for what it withheld too."""
    kept = {
        *wall.withheld(person_id, at=at, meeting=meeting), *closed.in_meeting(grants, person_id, meeting),
        *packs_minutes.withheld_in(meeting, person_id, at=at),
    }  # fmt: skip
    return set(Item.objects.filter(pk__in=kept).values_list("ref", flat=True)) if kept else set()


def withheld_keys(pack, kept):
    """The parts of a pack that belong to these items."""
    return {part.key for part in pack.parts if part.key.split(":")[0] in kept}


def index(pack, side, kept):
    """The pack as a table on screen: the same papers and pages for everybody, save what is withheld."""
    lines, last = [], None
    for part in pack.parts:
        if part.side != side:
            continue
        if part.key.split(":")[0] in kept:
            lines.append(Line(part, "", withheld_sentence(part)))
            last = None
            continue
        lines.append(Line(part, part.heading if part.number != last else ""))
        last = part.number
    return lines


def demonstration():
    return bool(settings.DEMO)
