"""The conflicts panels of a meeting as plain acts, read with its items: no question of their own (R-067)."""

from types import SimpleNamespace

from django.db.models import F

from jobs.clock import london

from .models import Item
from .rules.meetings import events

PLAIN = (
    "pk", "ref", "ground", "because", "asked_place", "asked_at", "convener_post", "passed", "recommendation",
    "grounds", "instructions", "reported_place", "reported_at", "withdrawn_because", "withdrawn_place", "withdrawn_at",
)  # fmt: skip
JOINED = {f"panel_{name}": F(f"panels__{name}") for name in PLAIN} | {
    "panel_convener": F("panels__convener__name"),
    "panel_member": F("panels__members__person__name"),
    "panel_gone": F("panels__members__removed"),
}


def with_panels(items):
    """Items in order, each once for every member of every panel of it."""
    return items.annotate(**JOINED).order_by("position", "pk", "panels__pk", "panels__members__pk")


def apart(rows):
    """(the items, each once; their panels with `item_id` and the `names` of who sits in them)."""
    items, panels = {}, {}
    for row in rows:
        items.setdefault(row.pk, row)
        if row.panel_pk is None:
            continue
        values = {name: getattr(row, f"panel_{name}") for name in (*PLAIN, "convener")}
        panel = panels.setdefault(row.panel_pk, SimpleNamespace(**values, item_id=row.pk, names=()))
        if row.panel_member and not row.panel_gone:
            panel.names += (row.panel_member,)
    return list(items.values()), list(panels.values())


def panels_of(meeting):
    """The panels of a meeting alone."""
    return apart(with_panels(Item.objects.filter(meeting=meeting)))[1]


def acts_of(panel, item):
    """(place, act) of everything done about one panel of the item with this reference."""
    yield panel.asked_place, events.PanelAsked(panel.asked_at, item, panel.ref, panel.ground, panel.because)
    if panel.reported_place:
        yield panel.reported_place, events.PanelReported(
            panel.reported_at, item, panel.ref, panel.recommendation, panel.grounds, panel.instructions,
            panel.convener, panel.convener_post, london(panel.reported_at).date(), panel.names,
            tuple(panel.passed.splitlines()),
        )  # fmt: skip
    if panel.withdrawn_place:
        yield (
            panel.withdrawn_place,
            events.PanelWithdrawn(panel.withdrawn_at, item, panel.ref, panel.withdrawn_because),
        )
