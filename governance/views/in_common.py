"""Committees in common: one page for the session, and on it each committee by itself (R-214)."""

from django.shortcuts import render
from django.urls import reverse

from jobs.clock import london

from .. import agendas, wall
from ..access import needs
from ..actions.in_common import sit_in_common
from ..forms.meetings import InCommonForm
from ..models import Meeting
from ..permissions import Permission
from ..public_meetings import quorum_in_words
from ..rules.meetings import quorum
from ..seating import terms_on
from ..sitting import Proceedings
from .acting import acted, given
from .meetings import COLOURS, SESSIONS, reads_all, sessions

P, S = Permission, Meeting.Status


@needs(P.MEETING_VIEW, Meeting)
def in_common(request, meeting):
    """Each agenda as this reader may see it, and each committee's own quorum; of others only that they sit."""
    session = Meeting.objects.in_common_with(meeting).exclude(status=S.CANCELLED)
    seen = set(session.visible_to(request.grants, P.MEETING_VIEW).values_list("pk", flat=True))
    session = list(session.for_door())
    context = {
        "meeting": meeting, "starts": london(meeting.starts_at),
        "parts": [_part(request, each) for each in session if each.pk in seen],
        "others": [each.committee for each in session if each.pk not in seen and each.status != S.DRAFT],
        "alone": len(session) < 2, "may_edit": request.grants.may(P.MEETING_EDIT, meeting),
    }  # fmt: skip
    return render(request, "governance/meetings/in_common.html", context)


def _part(request, meeting):
    state = meeting.get_status_display()
    return {
        "meeting": meeting, "state": state, "tag": f"nhsuk-tag--{COLOURS[state]}",
        "quorum": _quorum(meeting, wall.person_of(request.user), at=request.now),
        "agenda": agendas.table(
            meeting, wall.person_of(request.user), at=request.now, reads_all=reads_all(request.grants, meeting)
        ),
        "may_run": request.grants.may(P.MEETING_RUN, meeting) and meeting.status in (S.PUBLISHED, S.SITTING),
    }  # fmt: skip


def _quorum(meeting, reader, *, at):
    """What its own terms ask for; while it sits, whether those of its members in the room are enough (R-215).

    Who is ruled out of the item being taken does not read which body is short: it tells who else left for it.
    """
    terms, faults = terms_on(meeting.committee, meeting.held_on)[1:]
    if terms is None:
        return " ".join(faults)
    asked = f"It needs {quorum_in_words(terms)}."
    if meeting.status != S.SITTING:
        return asked
    read = Proceedings.looked_at(meeting)
    state, kept = read.state, wall.withheld_among(read.rulings, reader, at=at)
    out = bool(read.open_item and read.open_item.pk in kept)
    here = [seat for key, seat in state.seats.items() if key in state.room]
    short = quorum.shortfalls(state.terms, here, chair=state.chair, vice=state.vice)
    now = "Quorate now, with those in the room."
    if short:
        now = "Not quorate now." if out else f"Not quorate now: {'; '.join(short)}."
    return f"{now} {asked}"


@needs(P.MEETING_EDIT, Meeting)
def sit(request, meeting):
    """Choose the session it joins, among the meetings that begin at the same time."""
    rows = sessions(request).filter(starts_at=meeting.starts_at).exclude(committee=meeting.committee_id)
    meetings = list(rows[:SESSIONS])
    starts = london(meeting.starts_at)
    reasons = [] if meetings or meeting.together_with_id else [
        "No meeting of another committee that you can see begins at that time. Plan it for "
        f"{starts:%H:%M} on {starts.day} {starts:%B %Y}, or have its secretary join it to this one."
    ]  # fmt: skip
    now = meeting.together_with.ref if meeting.together_with_id else ""
    form = given(request, InCommonForm, meetings=meetings, initial={"first": now})
    return acted(
        request, form, lambda: sit_in_common(meeting, **form.values, by=request.user, at=request.now),
        back=(reverse("meeting-in-common", args=[meeting.ref]), "In common"), caption=str(meeting),
        heading="Sit in common with another committee", button="Save", said="It is recorded.",
        why="The committees sit in one session and begin together. Each keeps its own agenda, quorum, votes and "
        "minutes, and decides for itself.",
        reasons=reasons,
    )  # fmt: skip
