"""What each person on a CCG's list has said, from the dates alone: one question for a list of any length."""

from dataclasses import dataclass

from jobs.beside import beside, day_of, moment_of, rows_of
from jobs.clock import london
from jobs.prepared import prepared

from .guidance import guidance_on
from .models import Ask, Declarant, Declaration, Interest, Training
from .rules import interests as rules
from .rules import nothing, training


@dataclass(frozen=True)
class Answered:
    """What one person's answer is on a day, without what was declared."""

    ref: str
    name: str
    position: str
    standings: list
    said: nothing.Said
    gaps: list


@prepared
def people_there(ccg, on):
    """The list of a day, as `answers_of` reads it."""
    return with_facts(Declarant.objects.filter(ccg=ccg).there_on(on))


def with_facts(people):
    """Of each of them what `answers_of` reads."""
    return people.annotate(
        ends=_beside(Interest.objects.exclude(status=Interest.Status.WITHDRAWN), "to_on"),
        asked=_beside(Ask.objects.filter(answered_at=None), "asked_at", "due_on"),
        answered=_beside(Declaration.objects.all(), "number", "declared_on"),
        taken=_beside(Training.objects.all(), "module", "completed_on", "score"),
    ).values(
        "pk", "ref", "position", "standings", "left_on", "person__name", "ends", "asked", "answered", "taken"
    )  # fmt: skip


def _beside(rows, *columns):
    return beside(rows, "declarant", to="pk", columns=columns)


def answers_of(people, at):
    """What `overview.places` says of each row of `with_facts`."""
    on = london(at).date()
    book = guidance_on(on) if people else None
    return [_answer(person, on, book) for person in people]


def _answer(person, on, book):
    answered = max(rows_of(person["answered"]), default=(0, None))[1]
    asked_at, due_on = next(iter(rows_of(person["asked"])), (None, None))
    ends = [rules.ended_here(day_of(to_on), person["left_on"]) for (to_on,) in rows_of(person["ends"])]
    said = said_by(
        asked_at=moment_of(asked_at) if asked_at else None, due_on=day_of(due_on), answered_on=day_of(answered),
        going_on=sum(goes_on(end, on) for end in ends), on=on, book=book,
    )  # fmt: skip
    courses = [training.Course(module, day_of(day), score) for module, day, score in rows_of(person["taken"])]
    gaps = training.gaps(courses, person["standings"], on=on, book=book)
    return Answered(person["ref"], person["person__name"], person["position"], person["standings"], said, gaps)


def goes_on(ended_on, on):
    return not ended_on or ended_on >= on


def said_by(*, asked_at, due_on, answered_on, going_on, on, book):
    return nothing.said(
        asked_on=london(asked_at).date() if asked_at else None, answered_on=answered_on, interests=going_on,
        due_on=due_on, on=on, refresh_due_on=rules.refresh_due_on(answered_on, book) if answered_on else None,
    )  # fmt: skip
