"""The agenda of a meeting as one reader may see it: items, or the slip that is left of one withheld from them."""

from django.db.models import Count, OuterRef, Q, Subquery
from django.urls import reverse

from jobs.clock import london
from nhsuk.tables import Column, Table

from . import wall
from .models import Item, Paper, Privacy
from .privacy import standing_from

OUT = (Item.Status.WITHDRAWN, Item.Status.DEFERRED)
SHOWN = Q(papers__status__in=(Paper.Status.DRAFT, Paper.Status.FINAL))
COLOURS = {"Not ready": "grey", "Ready": "green", "Being taken": "purple", "Taken": "white", "Deferred": "yellow",
           "Withdrawn": "red", "Withheld from you": "grey"}  # fmt: skip
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


def items_of(meeting):
    """Items in order with the number of their papers and their latest privacy: one query."""
    last = Privacy.objects.filter(item=OuterRef("pk")).order_by("-pk")
    return meeting.items.select_related("only_for").annotate(
        paper_count=Count("papers", filter=SHOWN),
        ground_now=Subquery(last.values("ground")[:1]),
        review_now=Subquery(last.values("review_on")[:1]),
    )


def table(meeting, person_id, *, at):
    on = london(at).date()
    items = items_of(meeting).order_by("position", "pk")
    shown = wall.agenda_for(meeting, items, person_id, at=at)
    return TABLE.render([_slip(each) if isinstance(each, wall.Slip) else _row(each, on) for each in shown])


def _row(item, on):
    aside = item.status in OUT and not item.number[:1].isdigit()
    notes = [f"{item.only_for} alone"] if item.only_for else []
    notes += ["Private"] if standing_from(item, on).private else []
    notes += [item.presenter] if item.presenter else []
    notes += [f"{item.minutes_allowed} minutes"] if item.minutes_allowed else []
    return {
        "title": item.title if aside else f"{item.number}. {item.title}",
        "address": reverse("agenda-item", args=[item.ref]),
        "kind": item.get_kind_display(), "about": ", ".join(notes), "papers": item.paper_count or "",
        "state": item.get_status_display(),
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
