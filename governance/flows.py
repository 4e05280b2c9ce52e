"""The life of an arrangement; of meetings, panels, papers and engagement events, each in a file of its own."""

from .flows_engagement import ENGAGEMENT
from .flows_meetings import ITEM, MEETING
from .flows_panels import PANEL
from .flows_papers import PAPER
from .models import Arrangement
from .permissions import Permission
from .workflow import Transition, Workflow

__all__ = ["ARRANGEMENT", "ENGAGEMENT", "ITEM", "MEETING", "PANEL", "PAPER"]
S = Arrangement.Status


def not_yet_begun(arrangement, by, at):
    """It may lapse only before it is live (R-125)."""
    return "It is already live. End it with notice instead." if arrangement.live_at(at) else None


def not_live(arrangement, by, at):
    return None if arrangement.live_at(at) else "It is not live yet. It can only lapse."


ARRANGEMENT = Workflow(
    "arrangement",
    S,
    (
        Transition(
            "lapse",
            (S.APPROVED,),
            S.LAPSED,
            Permission.ARRANGEMENT_EDIT,
            (not_yet_begun,),
            label="Record that it lapsed",
            said="The approval lapsed before the arrangement began",
        ),
        Transition(
            "end",
            (S.APPROVED,),
            S.ENDED,
            Permission.ARRANGEMENT_EDIT,
            (not_live,),
            label="End the arrangement",
            said="The arrangement ended",
        ),
    ),
)
