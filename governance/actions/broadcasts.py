"""The address of a broadcast or a recording is given, replaced and taken away (row 60)."""

from django.db import transaction

from ..access import grants_of
from ..models import Broadcast
from ..permissions import Permission
from ..rules.meetings import broadcasts as rules
from ..seating import terms_on
from ..workflow import NotAllowed, who_may
from .workflow import locked


@transaction.atomic
def put_broadcast(meeting, *, kind, address, title, captions, by, at):
    """Tell the public where the meeting is to be seen, live or recorded; one given before is replaced."""
    meeting, address = locked(meeting), address.strip()
    terms = terms_on(meeting.committee, meeting.held_on)[1]
    reasons = _reasons(meeting, by, at) + rules.faults(
        kind=kind, address=address, title=title, captions=captions, status=meeting.status,
        in_public=bool(terms and terms.in_public),
    )  # fmt: skip
    if reasons:
        raise NotAllowed(reasons)
    for before in Broadcast.objects.filter(meeting=meeting, kind=kind, removed=False):
        before.removed = True
        before.save_as(by=by, why="Replaced")
    return Broadcast(
        meeting=meeting, kind=kind, address=address, title=title, captions=captions, put_at=at, put_by=by
    ).save_as(by=by, why="Given")


@transaction.atomic
def remove_broadcast(broadcast, *, by, at):
    """The public is led there no more. What was said on the register stays in its history."""
    broadcast = locked(broadcast)
    if reasons := _reasons(broadcast.meeting, by, at):
        raise NotAllowed(reasons)
    broadcast.removed = True
    return broadcast.save_as(by=by, why="Taken away")


def _reasons(meeting, by, at):
    return [] if grants_of(by, at).may(Permission.MEETING_EDIT, meeting) else [who_may(Permission.MEETING_EDIT)]
