"""What papers ask: of one person the advice they were asked for, of the secretary what is overdue (row 46)."""

from collections import Counter

from django.urls import reverse

from jobs.clock import end_of
from jobs.prepared import prepared
from jobs.rounds import in_rounds

from . import closed, wall
from .access import Held
from .due import Due
from .models import Advice, Item, Meeting, SentQuestion
from .permissions import Permission
from .together import either

OVER = (Meeting.Status.CLOSED, Meeting.Status.CANCELLED)
ASIDE = (Item.Status.WITHDRAWN, Item.Status.DEFERRED)
DAY = "That is the day it was asked for, before the paper is final."


@in_rounds
def due_for_person(person_id, *, at, grants):
    """Questions from the public; advice on items that are neither withheld from nor closed to this person, to give
    and to chase."""
    if person_id is None:
        return []
    sent, rows = yield [_sent_in(person_id, at, grants), _advice_on(person_id, at, grants)]
    mine = [row for row in rows if row.adviser_id == person_id]
    others = [row for row in rows if row.adviser_id != person_id]
    return [*_to_look_at(sent), *_to_give(mine), *_to_chase(others)]


def _sent_in(person_id, at, grants):
    """Questions that came from a public page and wait to be accepted or refused."""
    if not grants.scopes(Permission.MEETING_EDIT):
        return None
    held = Held.values(grants, Permission.MEETING_EDIT, "organisations", "committees", "on")
    return _waiting_questions(person=person_id, at=at, **held)


@prepared
def _waiting_questions(person, at, organisations, committees, on):
    meetings = Meeting.objects.visible_to(Held(organisations, committees, on), Permission.MEETING_EDIT)
    meetings = meetings.exclude(status__in=OVER).order_by()
    rows = SentQuestion.objects.filter(state=SentQuestion.State.WAITING, meeting__in=meetings.values("pk"))
    return wall.visible_to(rows, person, at=at).select_related("meeting__committee").order_by("pk")


def _to_look_at(rows):
    """One entry a meeting."""
    for meeting, number in Counter(row.meeting for row in rows).items():
        yield Due(
            title=f"Look at {number} question{'' if number == 1 else 's'} from the public: {meeting}",
            why="Accept what may stand on the public register, or refuse it with the reason.",
            address=reverse("public-questions", args=[meeting.ref]),
            at=meeting.starts_at,
            explains="The meeting begins then.",
            body=meeting.committee.name,
        )


def _advice_on(person_id, at, grants):
    """What this person gives; and, for who keeps the papers, what is overdue."""
    kept = Held.values(grants, Permission.PAPER_EDIT, "organisations", "committees")
    return _waiting(
        person=person_id, at=at, keeps_at=kept["organisations"], keeps_in=kept["committees"],
        **closed.held_by_post(grants),
    )  # fmt: skip


@prepared
def _waiting(person, at, keeps_at, keeps_in, organisations, committees, on):
    rows = Advice.objects.filter(answered_at=None).exclude(item__meeting__status__in=OVER)
    rows = wall.visible_to(rows.exclude(item__status__in=ASIDE), person, at=at)
    rows = closed.open_to(rows, Held(organisations, committees, on), person)
    overdue = Advice.objects.visible_to(Held(keeps_at, keeps_in, on), Permission.PAPER_EDIT)
    return either(
        rows.select_related("item__meeting__committee", "adviser").order_by("due_on", "pk"),
        Advice.objects.filter(adviser=person, answered_at=None),
        overdue.filter(due_on__lt=on, answered_at=None),
    )  # fmt: skip


def _to_give(rows):
    for row in rows:
        yield Due(
            title=f"Give advice on item {row.item.number}",
            why=f"{row.asked_of} is asked about “{row.item.title}”.",
            address=reverse("advice", args=[row.ref]),
            at=end_of(row.due_on),
            explains=DAY,
            body=row.item.meeting.committee.name,
        )


def _to_chase(rows):
    """What is overdue from others."""
    for row in rows:
        asked = row.adviser or "somebody outside this service"
        yield Due(
            title=f"Chase the advice of {row.asked_of} on item {row.item.number}",
            why=f"It was asked of {asked} about “{row.item.title}” and has not been given. When it comes by letter, "
            "write it in.",
            address=reverse("advice", args=[row.ref]),
            at=end_of(row.due_on),
            explains=DAY,
            body=row.item.meeting.committee.name,
        )
