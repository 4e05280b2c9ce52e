"""What meetings ask of one person: the chair a week ahead, the secretary by each clock, the reviewer of a private item.

Behind the wall for this person means: not counted, not named. The number of questions to the
database grows with the committees one chairs, never with what is on their agendas.
"""

from collections import Counter
from datetime import timedelta

from django.urls import reverse

from jobs.clock import end_of, london

from . import agendas, checks, deadlines, privacy, prospects, wall
from .due import Due
from .models import Item, Meeting, Privacy
from .permissions import Permission
from .seating import terms_for

S = Meeting.Status
AHEAD, PLANNED, LOOK_AGAIN = timedelta(days=8), timedelta(days=31), timedelta(days=14)
COMING = 3
MOST = 4
"""Nobody chairs more committees in a week than this; more would make the desk slow."""


def due_for_person(person_id, *, at, grants):
    """Everything about meetings that waits for this person."""
    if person_id is None:
        return []
    return [
        *_for_the_chair(person_id, at, grants),
        *_for_the_secretary(person_id, at, grants),
        *_for_the_reviewer(person_id, at),
    ]


def coming_for(grants):
    """The next meetings of the committees in which one holds a post: nothing to do, but to know of."""
    committees = [pk for kind, pk in grants.scopes(Permission.MEETING_VIEW) if kind == "committee"]
    if not committees:
        return []
    known = Meeting.objects.filter(committee__in=committees, status__in=(S.CALLED, S.PUBLISHED, S.SITTING))
    return list(known.filter(ends_at__gte=grants.at).select_related("committee").order_by("starts_at", "pk")[:COMING])


def _for_the_chair(person_id, at, grants):
    """A week ahead: every decision that will not be quorate, every match still to be ruled on."""
    if not grants.scopes(Permission.RULING_MAKE):
        return
    rows = Meeting.objects.visible_to(grants, Permission.RULING_MAKE).filter(
        status__in=(S.DRAFT, S.CALLED, S.PUBLISHED), starts_at__gt=at, starts_at__lte=at + AHEAD
    )
    for meeting in rows.select_related("committee").order_by("starts_at")[:MOST]:
        items = wall.visible_to(meeting.items.exclude(status__in=agendas.OUT), person_id, at=at, path="")
        items = items.select_related("meeting__committee", "only_for__organisation").order_by("position")
        for item, found in prospects.look(meeting, items, at=at).items():
            if why := _why(found):
                yield Due(
                    title=f"Item {item.number}, {item.title}",
                    why=" ".join(why),
                    address=reverse("agenda-item", args=[item.ref]),
                    at=meeting.starts_at,
                    explains="The meeting begins then.",
                    body=meeting.committee.name,
                )


def _why(found):
    open_ = len(found.open_matches)
    said = [checks.matches_waiting(open_)] if open_ else []
    if not found.remedy or found.faults:
        said += found.reasons
    return said


def _for_the_secretary(person_id, at, grants):
    """The next step of each meeting in the coming month, by the clock its terms set: for who keeps its papers."""
    if not grants.scopes(Permission.PAPER_EDIT):
        return
    rows = Meeting.objects.visible_to(grants, Permission.PAPER_EDIT).filter(
        status__in=(S.DRAFT, S.CALLED, S.PUBLISHED), starts_at__gt=at, starts_at__lte=at + PLANNED
    )
    meetings = list(rows.select_related("committee").order_by("starts_at"))
    terms, not_ready = terms_for(meetings), _not_ready(meetings, person_id, at)
    for meeting in meetings:
        waiting = not_ready.get(meeting.pk, 0)
        if meeting.status == S.PUBLISHED:
            yield from _reopened(meeting, waiting)
            continue
        clocks = {each.what: each for each in deadlines.of(meeting, terms.get(meeting.pk))}
        calling = meeting.status == S.DRAFT
        clock = clocks["Public notice" if calling else "Papers"]
        yield Due(
            title=f"{'Call the meeting' if calling else 'Publish the agenda'}: {meeting}",
            why=f"{waiting} item{'' if waiting == 1 else 's'} not ready." if waiting else "Every item is ready.",
            address=reverse("meeting", args=[meeting.ref]),
            at=end_of(clock.on),
            explains=clock.sentence,
            body=meeting.committee.name,
        )


def _reopened(meeting, number):
    """A published agenda whose items an interest declared since has opened again (open ground 1)."""
    if number:
        yield Due(
            title=f"Ready no longer: {meeting}",
            why=f"{number} item{'s meet' if number > 1 else ' meets'} an interest found since the agenda was published."
            " Have the chair rule on the matches, or dismiss them.",
            address=reverse("meeting", args=[meeting.ref]),
            at=meeting.starts_at,
            explains="The meeting begins then.",
            body=meeting.committee.name,
        )


def _not_ready(meetings, person_id, at):
    """{meeting: items that are not ready, or no longer}; of those that this person may see."""
    rows = wall.visible_to(Item.objects.filter(meeting__in=meetings), person_id, at=at, path="")
    rows = list(rows.filter(status__in=(Item.Status.DRAFT, Item.Status.READY)).select_related("meeting"))
    waiting = checks.reopened(rows, at=at)
    return Counter(row.meeting_id for row in rows if row.status == Item.Status.DRAFT or row.pk in waiting)


def _for_the_reviewer(person_id, at):
    """Private items this person is to look at again: a fortnight before they lapse."""
    on = london(at).date()
    mine = Privacy.objects.filter(reviewer=person_id, review_on__gte=on, review_on__lte=on + LOOK_AGAIN)
    items = wall.visible_to(Item.objects.filter(pk__in=mine.values("item")), person_id, at=at, path="")
    items = list(items.select_related("meeting__committee"))
    for pk, row in privacy.rows_in_force(items).items() if items else ():
        item = next(each for each in items if each.pk == pk)
        if row.reviewer_id == person_id and row.ground and row.review_on <= on + LOOK_AGAIN:
            yield Due(
                title=f"Look again: item {item.number} of {item.meeting}",
                why="It is private. Renew the ground, or release it; if nobody does, it becomes public by itself.",
                address=reverse("agenda-item", args=[item.ref]),
                at=end_of(row.review_on),
                explains=privacy.standing(row, on).sentence,
                body=item.meeting.committee.name,
            )
