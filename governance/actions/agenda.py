"""The agenda of a meeting: items added, changed, moved, readied, withdrawn, deferred; numbers stand once published."""

from django.db import transaction

from ..access import grants_of
from ..flows_meetings import ITEM, agenda_is_open, not_walled_off
from ..models import Item, Meeting
from ..permissions import Permission
from ..remits import reasons_outside
from ..rules.meetings import numbering
from ..rules.meetings.letters import News
from ..workflow import NotAllowed, who_may
from . import letters
from .workflow import locked, move, note

S, M = Item.Status, Meeting.Status
OUT = (S.WITHDRAWN, S.DEFERRED)
FREE = ("presenter", "minutes_allowed", "for_body")
SUBSTANCE = ("title", "purpose", "kind", "function", "only_for")
NUMBERED = (M.PUBLISHED, M.SITTING, M.CLOSED)
STANDS = (
    "The agenda is published: its title, what is asked, its kind, function and whose matter it is stand. "
    "If it is to be another matter, withdraw it and add a late one: both give their reason."
)


@transaction.atomic
def add_item(meeting, *, kind, title, by, at, after=None, late_because="", **values):
    """An item on the agenda, after the item `after` or at the end.

    A decision outside the delegation is stopped here, with the reasons; once the agenda is
    published an item is late: it says why and takes a suffix.
    """
    meeting = locked(meeting)
    item = Item(meeting=meeting, kind=kind, title=title, added_at=at, added_by=by, **values)
    late = meeting.status in NUMBERED
    reasons = _may_add(item, by, at) + _fits(item)
    if late and not late_because.strip():
        reasons.append("The agenda is published: say why this item cannot wait.")
    if reasons:
        raise NotAllowed(reasons)
    rows = list(Item.objects.filter(meeting=meeting))
    place = _place(rows, after)
    item.number = numbering.suffixed(_stem(rows, place), [r.number for r in rows]) if late else _spare(rows)
    item.position = 1 + max((row.position for row in rows), default=0)
    item.save_as(by=by, why=late_because or "Added")
    rows.insert(place, item)
    _settle(rows, renumber=not late, by=by)
    if late:
        note(ITEM, "add late", item, late_because, by=by, at=at)
    if meeting.status == M.PUBLISHED:
        letters.tell(meeting, News.LATE_ITEM, at=at, once=item.ref)
    return item


def _may_add(item, by, at):
    reasons = [] if grants_of(by, at).may(Permission.MEETING_EDIT, item) else [who_may(Permission.MEETING_EDIT)]
    if item.meeting.status == M.SITTING:
        reasons.append("The meeting is in session: what is not on its agenda goes on a later one.")
    elif item.meeting.status in (M.CLOSED, M.CANCELLED):
        reasons.append(f"The meeting is {item.meeting.get_status_display().lower()}.")
    return reasons


def _fits(item):
    """Why the item cannot stand on this committee's agenda as it is."""
    meeting, reasons = item.meeting, []
    if not item.title.strip():
        reasons.append("Give the item a title.")
    if item.only_for and item.only_for.committee_id != meeting.committee_id:
        reasons.append(f"{item.only_for} does not sit in this committee.")
    if item.kind == Item.Kind.DECISION:
        reasons += reasons_outside(meeting.committee, item.function, on=meeting.held_on, only_for=item.only_for)
    return reasons


@transaction.atomic
def change_item(item, *, by, at, **values):
    """Change what an item says. One that was ready has to be looked at again; a published one keeps its substance."""
    item = locked(item)
    changed = [name for name in (*FREE, *SUBSTANCE) if name in values and values[name] != getattr(item, name)]
    reasons = reasons_against_change(item, by=by, at=at)
    if item.meeting.status in NUMBERED and set(changed) & set(SUBSTANCE):
        reasons.append(STANDS)
    for name in changed:
        setattr(item, name, values[name])
    if reasons := reasons + _fits(item):
        raise NotAllowed(reasons)
    if not changed:
        return item
    item.save_as(by=by, why="Changed")
    return look_again(item, by=by, at=at, because="It was changed")


def look_again(item, *, by, at, because):
    """An item that was ready and has changed is not ready any more, unless its agenda is out."""
    if item.status != S.READY or item.meeting.status in NUMBERED:
        return item
    return move(workflow=ITEM, name="reopen", record=item, by=by, at=at, note=because,
                values={"ready_at": None, "ready_by": None})  # fmt: skip


def reasons_against_change(item, *, by, at):
    reasons = [] if grants_of(by, at).may(Permission.MEETING_EDIT, item) else [who_may(Permission.MEETING_EDIT)]
    reasons += [said for said in (not_walled_off(item, by, at), agenda_is_open(item, by, at)) if said]
    if item.status in (S.DONE, *OUT):
        reasons.append(f"The item is {item.get_status_display().lower()}.")
    return reasons


@transaction.atomic
def move_item(item, *, after, by, at):
    """Put the item after another, or first (None). Only while the agenda is being planned."""
    item = locked(item)
    reasons = reasons_against_change(item, by=by, at=at)
    if item.meeting.status in NUMBERED:
        reasons.append("The agenda is published: its order and its numbers stand.")
    if after is not None and (after.meeting_id != item.meeting_id or after.pk == item.pk):
        reasons.append("Choose another item of this meeting.")
    if reasons:
        raise NotAllowed(reasons)
    rows = [row for row in Item.objects.filter(meeting=item.meeting_id) if row.pk != item.pk]
    rows.insert(_place(rows, after, first=after is None), item)
    _settle(rows, renumber=True, by=by)
    return Item.objects.get(pk=item.pk)


def ready_item(item, *, by, at):
    return move(workflow=ITEM, name="ready", record=item, by=by, at=at, values={"ready_at": at, "ready_by": by})


def reopen_item(item, *, because="", by, at):
    return move(workflow=ITEM, name="reopen", record=item, by=by, at=at, note=because,
                values={"ready_at": None, "ready_by": None})  # fmt: skip


def record_remedy(item, *, remedy, words, by, at):
    """What will be done about a quorum that the rulings break: one of the lawful remedies, in words (R-066, R-067)."""
    if not words.strip():
        raise NotAllowed(["Say what has been arranged."])
    return move(workflow=ITEM, name="remedy", record=item, by=by, at=at, note=f"{remedy} {words}")


@transaction.atomic
def withdraw_item(item, *, because, by, at):
    """Take an item off. While the agenda is planned its number goes to the next; once published the number stands."""
    if not because.strip():
        raise NotAllowed(["Say why the item is withdrawn."])
    item = move(workflow=ITEM, name="withdraw", record=item, by=by, at=at, note=because)
    return close_ranks(item, by=by)


# Order and numbers ----------------------------------------------------------------------------------


def _place(rows, after, *, first=False):
    """Where in the list an item goes: after another, first, or at the end."""
    if first:
        return 0
    return next((n for n, row in enumerate(rows, 1) if after is not None and row.pk == after.pk), len(rows))


def _stem(rows, place):
    stand = [row.number for row in rows[:place] if not row.number.startswith(numbering.ASIDE)]
    return stand[-1] if stand else ""


def _spare(rows):
    """A number nobody has, until the agenda is put in order."""
    return f"n{len(rows) + 1}"[:8]


def _settle(rows, *, renumber, by):
    """Write positions, and while the agenda is planned numbers too, saving only the rows that change."""
    wanted = _numbers(rows) if renumber else {row.pk: row.number for row in rows}
    moved = [row for row in rows if row.number != wanted[row.pk]]
    for n, row in enumerate(moved):
        row.number = f"~{n}"
        row.save_as(by=by, why="Renumbered")
    for n, row in enumerate(rows, 1):
        if row in moved or row.position != 10 * n:
            row.number, row.position = wanted[row.pk], 10 * n
            row.save_as(by=by, why="Put in order")


def _numbers(rows):
    """1, 2, 3 for what is to be taken; what is withdrawn or deferred stands aside under its own."""
    live = [row for row in rows if row.status not in OUT]
    aside = [row for row in rows if row.status in OUT]
    found = dict(zip((row.pk for row in live), numbering.in_order(len(live)), strict=True))
    return found | {row.pk: f"{numbering.ASIDE}{n}" for n, row in enumerate(aside, 1)}


def close_ranks(item, *, by):
    if item.meeting.status in NUMBERED:
        return item
    _settle(list(Item.objects.filter(meeting=item.meeting_id)), renumber=True, by=by)
    return Item.objects.get(pk=item.pk)
