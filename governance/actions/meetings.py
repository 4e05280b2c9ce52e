"""Planning, calling, changing and cancelling a meeting, and publishing its agenda. Opening it is in `presence`."""

from django.db import transaction

from jobs.clock import london

from .. import deadlines
from ..access import grants_of
from ..flows_meetings import MEETING
from ..models import Item, Meeting
from ..models.meetings import ANOTHER_TIME, ELSEWHERE
from ..permissions import Permission
from ..rules.meetings.letters import News
from ..seating import terms_on
from ..workflow import NotAllowed, who_may
from . import arrivals, in_common, letters
from .workflow import locked, move, note

S, K = Meeting.Status, Item.Kind
STANDING = (
    (K.WELCOME, "Welcome and apologies"),
    (K.DECLARATIONS, "Declarations of interest"),
    (K.MINUTES, "Minutes of the last meeting"),
    (K.ACTIONS, "Action log"),
    (K.QUESTIONS, "Questions from the public"),
)
"""What every agenda begins with."""
BEFORE_IT = (S.DRAFT, S.CALLED, S.PUBLISHED)


@transaction.atomic
def plan_meeting(
    committee, *, starts_at, ends_at, by, at, place="", joining="", title="", standing_items=True, together_with=None
):
    """A meeting in the calendar, still to be called, with the items every agenda begins with."""
    reasons = [] if grants_of(by, at).may(Permission.MEETING_EDIT, committee) else [who_may(Permission.MEETING_EDIT)]
    reasons += _times(committee, starts_at, ends_at, at)
    if together_with is not None:
        reasons += in_common.reasons_against(committee, together_with, starts_at=starts_at)
    if reasons:
        raise NotAllowed(reasons)
    meeting = Meeting(
        committee=committee, starts_at=starts_at, ends_at=ends_at, place=place, joining=joining, title=title,
        together_with=together_with, planned_at=at, planned_by=by,
    ).save_as(by=by, why="Planned")  # fmt: skip
    for number, (kind, words) in enumerate(STANDING if standing_items else (), 1):
        Item(
            meeting=meeting, kind=kind, title=words, number=str(number), position=10 * number, added_at=at, added_by=by
        ).save_as(by=by, why="Part of every agenda")
    arrivals.bring_waiting(meeting, by=by, at=at)
    return meeting


def _times(committee, starts_at, ends_at, at, meeting=None):
    found = []
    if starts_at <= at:
        found.append("It would have begun already. Give it another time.")
    if ends_at <= starts_at:
        found.append("It must end after it begins.")
    others = Meeting.objects.filter(committee=committee, starts_at__lt=ends_at, ends_at__gt=starts_at)
    others = others.exclude(status=S.CANCELLED).exclude(pk=meeting.pk if meeting else None)
    if ends_at > starts_at and (other := others.first()):
        found.append(
            f"The committee already meets then: {london(other.starts_at):%H:%M} to {london(other.ends_at):%H:%M}."
        )
    return found


@transaction.atomic
def change_meeting(meeting, *, by, at, because="", urgent_because="", **values):
    """Another time, place or title. Once it is called a reason is needed, and every calendar learns of it.

    Another day, an earlier hour or another place asks for full notice as calling did, or for a reason of its own,
    which is kept (R-226, R-228). Who reads of it is told when time or place changed, and what it was before.
    """
    meeting = locked(meeting)
    times = (values.get("starts_at", meeting.starts_at), values.get("ends_at", meeting.ends_at))
    reasons = _may_edit(meeting, by, at)
    if meeting.status not in BEFORE_IT:
        reasons.append(f"The meeting is {meeting.get_status_display().lower()}.")
    if times != (meeting.starts_at, meeting.ends_at):
        reasons += _times(meeting.committee, *times, at, meeting)
        reasons += in_common.reasons_against_moving(meeting, starts_at=times[0])
    changed = [name for name in CHANGEABLE if name in values and values[name] != getattr(meeting, name)]
    moved = meeting.status != S.DRAFT and bool({"starts_at", "ends_at", "place"} & set(changed))
    if moved and not because.strip():
        reasons.append("The meeting has been called: say why its time or place changes.")
    faults, short = _sooner(meeting, times[0], at) if moved else ((), ())
    if moved and "place" in changed and not short:
        short = _elsewhere(meeting, times[0], at)
    reasons += [*faults, *(() if urgent_because.strip() else short)]
    if reasons:
        raise NotAllowed(reasons)
    told = letters.readers_of(meeting) if moved else ()
    if short:
        note(MEETING, "move at short notice", meeting, urgent_because, by=by, at=at)
    if moved:
        _keep_former(meeting, changed, because=because, by=by, at=at)
    for name in changed:
        setattr(meeting, name, values[name])
    if changed:
        meeting.sequence += 1
        meeting.save_as(by=by, why=because or "Changed")
    if moved:
        letters.tell_of_change(meeting, told, at=at, news=News.MOVED_SOON if short else News.MOVED)
    return meeting


def _keep_former(meeting, changed, *, because, by, at):
    """What whoever read of the meeting knows of its place and time, and that it changed."""
    if "place" in changed:
        note(MEETING, ELSEWHERE, meeting, because, by=by, at=at)
        meeting.former_place = meeting.place
    if {"starts_at", "ends_at"} & set(changed):
        note(MEETING, ANOTHER_TIME, meeting, because, by=by, at=at)
        meeting.former_starts, meeting.former_ends = meeting.starts_at, meeting.ends_at


def _sooner(meeting, starts_at, at):
    """(what forbids that day, what a reason is needed for: less notice than calling it for then would ask).

    Later on its own day asks for none: whoever comes at the hour they were told of misses nothing.
    """
    to = london(starts_at).date()
    if starts_at <= at or (to == meeting.held_on and starts_at >= meeting.starts_at):
        return (), ()
    _, terms, faults = terms_on(meeting.committee, to)
    return faults, deadlines.notice_faults(meeting, terms, to=to, on=london(at).date())


def _elsewhere(meeting, starts_at, at):
    """Less notice of another place than calling it there would ask; of another day `_sooner` has asked it."""
    if london(starts_at).date() != meeting.held_on:
        return ()
    return deadlines.place_faults(meeting, terms_on(meeting.committee, meeting.held_on)[1], on=london(at).date())


CHANGEABLE = ("starts_at", "ends_at", "place", "joining", "title", "secretary_note")


@transaction.atomic
def call_meeting(meeting, *, by, at, urgent_because=""):
    """Summon the members. With less notice than the terms ask, only for a stated reason (R-226, R-228)."""
    values = {"called_at": at, "called_by": by, "sequence": locked(meeting).sequence + 1}
    urgent = bool(urgent_because.strip())
    name = "call urgently" if urgent else "call"
    meeting = move(workflow=MEETING, name=name, record=meeting, by=by, at=at, note=urgent_because, values=values)
    letters.tell(meeting, News.URGENT if urgent else News.CALLED, at=at)
    return meeting


@transaction.atomic
def publish_agenda(meeting, *, by, at):
    """The agenda is public: numbers stand from now, and later items take a suffix."""
    values = {"published_at": at, "published_by": by}
    meeting = move(workflow=MEETING, name="publish", record=meeting, by=by, at=at, values=values)
    letters.tell(meeting, News.AGENDA, at=at)
    return meeting


@transaction.atomic
def cancel_meeting(meeting, *, because, by, at):
    """It will not be held. Whoever was told of it is told that too; letters still waiting are not sent."""
    if not because.strip():
        raise NotAllowed(["Say why the meeting is cancelled."])
    meeting = locked(meeting)
    values = {"cancelled_because": because, "sequence": meeting.sequence + 1}
    known = meeting.status in letters.TOLD
    meeting = move(workflow=MEETING, name="cancel", record=meeting, by=by, at=at, note=because, values=values)
    letters.call_back(meeting, at=at)
    if known:
        letters.tell(meeting, News.CANCELLED, at=at)
    arrivals.move_on(meeting, by=by, at=at)
    return meeting


def _may_edit(meeting, by, at):
    return [] if grants_of(by, at).may(Permission.MEETING_EDIT, meeting) else [who_may(Permission.MEETING_EDIT)]
