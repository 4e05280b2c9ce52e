"""Committees that sit in common: one session, and each decides for itself, by its own terms and quorum (R-214)."""

from django.db import transaction

from jobs.clock import london

from ..access import grants_of
from ..models import Meeting
from ..permissions import Permission
from ..workflow import NotAllowed, who_may
from .workflow import locked

S = Meeting.Status
BEFORE_IT = (S.DRAFT, S.CALLED, S.PUBLISHED)


@transaction.atomic
def sit_in_common(meeting, *, first, by, at):
    """Join the session that begins with the meeting `first`; with None, sit by itself again."""
    meeting = locked(meeting)
    grants = grants_of(by, at)
    reasons = [] if grants.may(Permission.MEETING_EDIT, meeting) else [who_may(Permission.MEETING_EDIT)]
    if meeting.status not in BEFORE_IT:
        reasons.append(f"The meeting is {meeting.get_status_display().lower()}.")
    if first is not None:
        reasons += [] if grants.may(Permission.MEETING_VIEW, first) else ["You cannot see the other meeting."]
        reasons += reasons_against(meeting.committee, first, starts_at=meeting.starts_at, but=meeting)
        if others := _others(meeting):
            reasons.append(f"{others} sits in common with this meeting already: join the other one to this.")
    if reasons:
        raise NotAllowed(reasons)
    meeting.together_with = first
    return meeting.save_as(by=by, why=f"In common with {first.committee}"[:100] if first else "By itself")


def reasons_against(committee, first, *, starts_at, but=None):
    """Committees that sit in common meet at the same time, each deciding by itself (R-214)."""
    found = []
    if first.committee_id == committee.pk:
        found.append("A committee does not sit in common with itself.")
    if first.together_with_id:
        found.append("Name the first of the meetings that sit in common.")
    if first.status not in BEFORE_IT:
        found.append(f"The other meeting is {first.get_status_display().lower()}.")
    if first.starts_at != starts_at:
        found.append(f"Meetings in common begin together, at {london(first.starts_at):%H:%M on %-d %B %Y}.")
    theirs = Meeting.objects.filter(together_with=first, committee=committee).exclude(status=S.CANCELLED)
    if theirs.exclude(pk=but.pk if but else None).exists():
        found.append("Another meeting of this committee sits in that session already.")
    return found


def reasons_against_moving(meeting, *, starts_at):
    """Why a meeting in common does not begin at another time than the others."""
    if starts_at == meeting.starts_at:
        return []
    if meeting.together_with_id and meeting.together_with.status != S.CANCELLED:
        return [f"It sits in common with {meeting.together_with.committee}: let it sit by itself, then move it."]
    if others := _others(meeting):
        return [f"{others} sits in common with it: let that meeting sit by itself, then move this one."]
    return []


def _others(meeting):
    """The committee of another meeting that points at this one, if any."""
    found = Meeting.objects.filter(together_with=meeting).exclude(status=S.CANCELLED).select_related("committee")
    return str(found[0].committee) if found else ""
