"""The agenda of a meeting as one reader may see it: items, or the slip that is left of one withheld from them."""

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse

from jobs.clock import london
from nhsuk.tables import Column, Table

from . import checks, closed, wall
from .models import Item, Paper, Privacy
from .privacy import standing_from
from .rules.meetings.numbering import ASIDE

OUT = (Item.Status.WITHDRAWN, Item.Status.DEFERRED)
SHOWN = Q(papers__status__in=(Paper.Status.DRAFT, Paper.Status.FINAL))
NO_LONGER = "Ready no longer"
COLOURS = {
    "Not ready": "grey", "Ready": "green", NO_LONGER: "orange", "Being taken": "purple", "Taken": "white",
    "Deferred": "yellow", "Withdrawn": "red", "Withheld from you": "grey",
}  # fmt: skip
TABLE = Table(
    [
        Column("title", "Item", kind="link", href="address"),
        Column("kind", "What for"),
        Column("about", "Notes"),
        Column("papers", "Papers", kind="number"),
        Column("state", "State", kind="tag", colours=COLOURS),
    ],
    caption="Agenda", empty="There is nothing on the agenda yet.",
)  # fmt: skip


def items_of(meeting, person_id, on):
    """Items with the number of their papers, their latest privacy, and whether they are closed to this reader, posts
    apart: one query."""
    last = Privacy.objects.filter(item=OuterRef("pk")).order_by("-pk")
    return meeting.items.select_related("only_for").annotate(
        is_closed=Exists(closed.without_a_seat(person_id, on).filter(pk=OuterRef("pk"))),
        public_words=Subquery(last.values("public_words")[:1]),
        paper_count=Count("papers", filter=SHOWN),
        ground_now=Subquery(last.values("ground")[:1]),
        review_now=Subquery(last.values("review_on")[:1]),
    )


def table(meeting, person_id, *, at, reads_all=False, looks_ahead=False):
    """`reads_all`: by post (`closed.by_post`), private items too. `looks_ahead`: by post, also which items are ready
    no longer because of a match found since; that costs what the radar costs."""
    on = london(at).date()
    items = items_of(meeting, person_id, on).order_by("position", "pk")
    shown = list(wall.agenda_for(meeting, items, person_id, at=at))
    ahead = [each for each in shown if looks_ahead and isinstance(each, Item)]
    waiting = checks.reopened(ahead, at=at)
    return TABLE.render([_shown(each, on, reads_all, waiting) for each in shown])


def _shown(each, on, reads_all, waiting):
    if isinstance(each, wall.Slip):
        return _slip(each)
    if each.is_closed and not reads_all:
        return _closed(each)
    return _row(each, on, waiting.get(each.pk, 0))


def state_of(item, waiting):
    """The state as it is shown: a mark of ready stands only while no match waits."""
    return NO_LONGER if waiting and item.status == Item.Status.READY else item.get_status_display()


def _closed(item):
    """A private item as the public reads it: for observers."""
    title = f"{item.number}. {item.public_words or ''}"
    return {"title": title, "address": "", "kind": "", "about": "Taken in private", "papers": "", "state": ""}


def _row(item, on, waiting):
    aside = item.number.startswith(ASIDE)
    notes = [f"{item.only_for} alone"] if item.only_for else []
    notes += ["Private"] if standing_from(item, on).private else []
    notes += [item.presenter] if item.presenter else []
    notes += [f"{item.minutes_allowed} minutes"] if item.minutes_allowed else []
    notes += [checks.matches_waiting(waiting)[:-1]] if waiting else []
    return {
        "title": item.title if aside else f"{item.number}. {item.title}",
        "address": reverse("agenda-item", args=[item.ref]),
        "kind": item.get_kind_display(), "about": ", ".join(notes), "papers": item.paper_count or "",
        "state": state_of(item, waiting),
    }  # fmt: skip


def _slip(slip):
    title = f"{slip.number}. {slip.title}" if slip.title else f"{slip.number}."
    return {
        "title": title,
        "address": "",
        "kind": "",
        "about": slip.sentence,
        "papers": "",
        "state": "Withheld from you",
    }
