"""What a conflicts panel asks: of whoever convenes it now, to name its members and sign its report (R-067)."""

from django.urls import reverse

from jobs.rounds import alongside, beneath, in_rounds

from . import panels
from .due import Due
from .near import near_to


@in_rounds
def due_for_person(person_id, *, at, grants, near=None):
    """Panels this person convenes now. The posts before theirs having an interest, it is on their desk by itself."""
    near = near or (yield from near_to.asks(person_id, grants=grants))
    items = near.panelled if person_id else []
    if not items:
        return []
    committees = [item.meeting.committee for item in items]
    yield from alongside(beneath(items, "panels"), beneath(committees, "bodies", "organisation"))
    found = yield from panels.convening.asks(items, at=at)
    return [
        _due(item, panel)
        for item in items
        for panel in item.panels.all()
        if panel.waits and found[item].holder and found[item].holder.person == person_id
    ]


def _due(item, panel):
    return Due(
        title=f"Convene the conflicts panel on item {item.number}, {item.meeting}",
        why=f"{panel.get_ground_display()}. Until the panel has reported nothing can be decided on the item.",
        address=reverse("panel", args=[panel.ref]),
        at=item.meeting.starts_at,
        explains="The meeting begins then.",
        body=item.meeting.committee.name,
    )
