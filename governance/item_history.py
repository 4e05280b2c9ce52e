"""What happened to an item of business: the acts on it and on its conflicts panels, oldest first."""

from . import prospects
from .flows_meetings import ITEM
from .models import Panel, StatusChange

NOTED = {
    "add late": "It was added to the published agenda", "ask panel": "A conflicts panel was asked for",
    prospects.NO_REMEDY: "The remedy for the quorum was withdrawn",
}  # fmt: skip
OF_A_PANEL = {"report": "The conflicts panel reported", "withdraw": "The request for a panel was withdrawn"}
"""Who was named for it is told by its report."""


def history(item, panels):
    """(act, what it was, its words) of everything done about the item and `panels`, the panels it has."""
    about = {panel.pk: panel for panel in panels}
    rows = [(act, None) for act in StatusChange.objects.about(item).select_related("moved_by__person")]
    if about:
        acts = StatusChange.objects.about_many("governance", "panel", about).filter(transition__in=OF_A_PANEL)
        rows += [(act, about[act.object_id]) for act in acts.select_related("moved_by__person")]
    rows.sort(key=lambda row: (row[0].moved_at, row[0].pk))
    return [(act, _said(act, panel), _words(act, panel)) for act, panel in rows]


def _said(act, panel):
    if panel:
        return OF_A_PANEL[act.transition]
    known = {row.name: row.said for row in ITEM.transitions} | NOTED
    return known.get(act.transition) or act.transition


def _words(act, panel):
    if panel and panel.status == Panel.Status.REPORTED:
        return f"{panel.get_recommendation_display()}."
    return act.note
