"""The life of minutes: written, circulated, approved at a later meeting."""

from .minutes_draft import draft
from .models import Item, Minutes
from .permissions import Permission
from .workflow import Transition, Workflow

P, S = Permission, Minutes.Status


def no_item_is_still_open(minutes, by, at):
    """What was begun in the meeting has ended, and the acts can be judged."""
    rows = minutes.meeting.items.filter(status=Item.Status.OPEN)
    found = [f"Item {item.number} is still being taken." for item in rows.order_by("position")]
    return [*draft(minutes.meeting, at=at).faults, *found]


MINUTES = Workflow(
    "minutes",
    S,
    (
        Transition("circulate", (S.DRAFT,), S.CIRCULATED, P.MINUTES_EDIT, (no_item_is_still_open,),
                   label="Circulate the minutes", said="The draft minutes were circulated"),
        Transition("take back", (S.CIRCULATED,), S.DRAFT, P.MINUTES_EDIT,
                   label="Take back to correct", said="The minutes were taken back to be corrected"),
        Transition("approve", (S.CIRCULATED,), S.APPROVED, P.MINUTES_APPROVE,
                   label="Approve and sign", said="The minutes were approved"),
    ),
)  # fmt: skip
