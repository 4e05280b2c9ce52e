"""The life of a conflicts panel: asked for, reported, or wanted no more (R-067)."""

from . import panels
from .flows_meetings import not_walled_off
from .models import Item, Meeting, Panel
from .permissions import Permission
from .wall import person_of
from .workflow import Transition, Workflow

P, S, A, M = Permission, Panel.Status, Item.Status, Meeting.Status


def item_can_still_be_taken(panel, by, at):
    """What has been taken, withdrawn or carried over waits for no panel under its old number."""
    item = panel.item
    if item.deferred_to_id:
        return "The item is on a later agenda, and its panel went with it."
    if item.meeting.status in (M.CLOSED, M.CANCELLED):
        return f"The meeting is {item.meeting.get_status_display().lower()}. Put the item on a later agenda first."
    if item.status in (A.DONE, A.WITHDRAWN):
        return f"The item is {item.get_status_display().lower()}."
    return None


def convener_in_person(panel, by, at):
    """The first of the four posts without an interest, and nobody in their stead."""
    found = panels.convening([panel.item], at=at)[panel.item]
    if found.holder and found.holder.person == person_of(by):
        return None
    return [*found.passed, found.sentence]


def asked_for_in_person(panel, by, at):
    return not_walled_off(panel.item, by, at)


PANEL = Workflow(
    "panel",
    S,
    (
        Transition("name", (S.ASKED,), S.ASKED, P.PANEL_CONVENE, (item_can_still_be_taken, convener_in_person),
                   label="Name a member", said="A member was named"),
        Transition("remove", (S.ASKED,), S.ASKED, P.PANEL_CONVENE, (item_can_still_be_taken, convener_in_person),
                   label="Remove a member", said="A member was removed"),
        Transition("report", (S.ASKED,), S.REPORTED, P.PANEL_CONVENE, (item_can_still_be_taken, convener_in_person),
                   label="Sign the report", said="The panel reported"),
        Transition("withdraw", (S.ASKED,), S.WITHDRAWN, P.RULING_MAKE,
                   (item_can_still_be_taken, asked_for_in_person),
                   label="Withdraw the request", said="The request was withdrawn"),
    ),
)  # fmt: skip
