"""The conflicts panels of a meeting as rows and as plain acts, in one query (R-067)."""

from django.db.models import F

from jobs.clock import london

from .models import Panel
from .rules.meetings import events


def panels_of(meeting):
    """Panels of the items of a meeting, each with `names`: who sits in it."""
    rows = Panel.objects.filter(item__meeting=meeting).select_related("convener").order_by("pk", "members")
    found = {}
    for row in rows.annotate(member=F("members__person__name"), gone=F("members__removed")):
        panel = found.setdefault(row.pk, row)
        panel.names = (*getattr(panel, "names", ()), *([row.member] if row.member and not row.gone else ()))
    return list(found.values())


def acts_of(panel, item):
    """(place, act) of everything done about one panel of the item with this reference."""
    yield panel.asked_place, events.PanelAsked(panel.asked_at, item, panel.ref, panel.ground, panel.because)
    if panel.reported_place:
        yield panel.reported_place, events.PanelReported(
            panel.reported_at, item, panel.ref, panel.recommendation, panel.grounds, panel.instructions,
            panel.convener.name, panel.convener_post, london(panel.reported_at).date(), panel.names,
            tuple(panel.passed.splitlines()),
        )  # fmt: skip
    if panel.withdrawn_place:
        yield (
            panel.withdrawn_place,
            events.PanelWithdrawn(panel.withdrawn_at, item, panel.ref, panel.withdrawn_because),
        )
