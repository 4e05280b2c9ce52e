"""The life of an engagement event: planned, announced, held with its report, or called off (R-263)."""

from jobs.clock import london

from .models import EngagementEvent
from .permissions import Permission
from .rules.meetings import engagement as rules
from .workflow import Transition, Workflow

P, S = Permission, EngagementEvent.Status


def complete(event, by, at):
    return rules.missing(title=event.title, place=event.place, invited=event.invited)


def still_to_come(event, by, at):
    return rules.over(event.held_on, on=london(at).date())


def its_day_has_come(event, by, at):
    return rules.too_early(event.held_on, on=london(at).date())


ENGAGEMENT = Workflow(
    "engagement",
    S,
    (
        Transition("announce", (S.PLANNED,), S.ANNOUNCED, P.MINUTES_EDIT, (complete, still_to_come),
                   label="Announce it", said="The event was announced"),
        Transition("report", (S.PLANNED, S.ANNOUNCED, S.HELD), S.HELD, P.MINUTES_EDIT, (complete, its_day_has_come),
                   label="Write down what came of it", said="The report of the event was given"),
        Transition("call off", (S.PLANNED, S.ANNOUNCED), S.CALLED_OFF, P.MINUTES_EDIT,
                   label="Call it off", said="The event was called off"),
    ),
)  # fmt: skip
