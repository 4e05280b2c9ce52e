"""What a conflicts panel asks: of whoever convenes it now, to name its members and sign its report (R-067)."""

from django.db.models import prefetch_related_objects
from django.urls import reverse

from . import panels
from .due import Due
from .near import Near


def due_for_person(person_id, *, at, grants, near=None):
    """Panels this person convenes now. The posts before theirs having an interest, it is on their desk by itself."""
    near = near or Near(person_id, grants=grants)
    items = near.panelled if person_id else []
    if not items:
        return []
    prefetch_related_objects(items, "panels", "meeting__committee__organisation", BODIES)
    found = panels.convening(items, at=at)
    return [
        _due(item, panel)
        for item in items
        for panel in item.panels.all()
        if panel.waits and found[item].holder and found[item].holder.person == person_id
    ]


BODIES = "meeting__committee__bodies__organisation"


def _due(item, panel):
    return Due(
        title=f"Convene the conflicts panel on item {item.number}, {item.meeting}",
        why=f"{panel.get_ground_display()}. Until the panel has reported nothing can be decided on the item.",
        address=reverse("panel", args=[panel.ref]),
        at=item.meeting.starts_at,
        explains="The meeting begins then.",
        body=item.meeting.committee.name,
    )
