"""The paper wall: who is ruled out of an item loses its papers, hits, counts, alerts, feeds and exports.

Everything that shows an item, a paper or words about them asks here, from `Ruling` alone; why somebody is
ruled out is no matter of ours. The latest ruling about a person and an item speaks (R-061 to R-064).
"""

from dataclasses import dataclass
from functools import wraps

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import render

from .models import Meeting, Ruling, Seat
from .rules.meetings.rulings import Menu

M = Meeting.Status
AGENDA_IS_PUBLIC = (M.PUBLISHED, M.SITTING, M.CLOSED)
KEEPING = (Menu.NOT_ATTEND, Menu.NO_PAPERS)
WITHHOLDS = Q(withhold=True) | Q(choice__in=KEEPING)


@dataclass(frozen=True)
class Slip:
    """All that is left of an item for somebody ruled out of it. The title only where the public reads it too."""

    ref: str
    number: str
    title: str
    sentence: str


def person_of(user):
    """The person behind an account; None for nobody."""
    return getattr(user, "person_id", None)


def rulings_withholding(person_id, *, at):
    """The rulings in force that keep items from this person."""
    then = Ruling.objects.filter(person=person_id, ruled_at__lte=at)
    later = then.filter(item=OuterRef("item"), pk__gt=OuterRef("pk")).order_by()
    return then.filter(WITHHOLDS).filter(~Exists(later)).order_by()


def visible_to(rows, person_id, *, at, path="item"):
    """Rows that are not behind the wall for this person. `path` leads to the item; "" for items themselves."""
    if person_id is None:
        return rows
    about = OuterRef(f"{path}_id" if path and "__" not in path else f"{path}__pk" if path else "pk")
    return rows.exclude(Exists(rulings_withholding(person_id, at=at).filter(item=about)))


def withheld(person_id, *, at, meeting=None):
    """{item id: ruling} of what is kept from this person, in one meeting or anywhere: one query."""
    if person_id is None:
        return {}
    rows = rulings_withholding(person_id, at=at).select_related("ruler")
    return {row.item_id: row for row in (rows.filter(item__meeting=meeting) if meeting else rows)}


def withheld_among(rulings, person_id, *, at):
    """The same from rulings already read, oldest first: ids of the items kept from this person."""
    mine = {r.item_id: r for r in rulings if person_id is not None and r.person_id == person_id and r.ruled_at <= at}
    return {pk for pk, r in mine.items() if r.withhold or r.choice in KEEPING}


def is_withheld(item, person_id, *, at):
    return person_id is not None and rulings_withholding(person_id, at=at).filter(item=item).exists()


def ruled_out_earlier(item):
    """{person: item} of whoever was last ruled out of this business on an earlier agenda, sits now, and waits
    for a ruling on this item: what was withheld stays so until the chair speaks again."""
    earlier, before = [], item
    while before := before.came_from.select_related("meeting").first():
        earlier.append(before)
    if not earlier:
        return {}
    seated = Seat.objects.on(item.meeting.held_on).filter(committee=item.meeting.committee_id).order_by()
    ruled = Ruling.objects.filter(item=item).order_by().values("person")
    rows = Ruling.objects.filter(item__in=earlier, person__in=seated.values("person")).exclude(person__in=ruled)
    last = {row.person: row for row in rows.select_related("person", "item__meeting").order_by("pk")}
    return {person: row.item for person, row in last.items() if row.withhold or row.choice in KEEPING}


def item_of(record):
    """The item a record is about: itself, its own, or that of its motion."""
    return getattr(getattr(record, "motion", record), "item", record)


def slip(item, ruling, meeting):
    """What may still be said of an item, or None: before the agenda is public, nothing."""
    if meeting.status not in AGENDA_IS_PUBLIC:
        return None
    by = f"{ruling.ruler}, " if ruling.ruler else ""
    sentence = f"Item {item.number}: withheld from you by ruling of {by}{ruling.get_ruled_as_display().lower()}."
    return Slip(item.ref, item.number, "" if item.private else item.title, sentence)


def agenda_for(meeting, items, person_id, *, at):
    """The items of a meeting as this person may see them: an item itself, or its slip; others are left out."""
    kept = withheld(person_id, at=at, meeting=meeting)
    for item in items:
        if item.pk not in kept:
            yield item
        elif left := slip(item, kept[item.pk], meeting):
            yield left


def walled(view):
    """Inside `@needs(…, Item)`, or a model about one: who is ruled out of the item gets the slip, or nothing."""

    @wraps(view)
    def guarded(request, record, **kwargs):
        item = item_of(record)
        kept = rulings_withholding(person_of(request.user), at=request.now).filter(item=item)
        ruling = kept.select_related("ruler").first()
        if ruling is None:
            return view(request, record, **kwargs)
        left = slip(item, ruling, item.meeting)
        if left is None:
            raise Http404
        context = {"slip": left, "meeting": item.meeting}
        return render(request, "governance/meetings/withheld.html", context, status=403)

    return guarded
