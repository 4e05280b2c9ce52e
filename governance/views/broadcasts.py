"""Where the broadcast and the recording of a meeting are given (row 60)."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from ..access import needs
from ..actions import broadcasts as acts
from ..forms.broadcasts import BroadcastForm
from ..forms.meetings import NothingForm
from ..models import Broadcast, Meeting
from ..permissions import Permission
from ..rules.meetings.broadcasts import WHEN, host_of
from .acting import acted, given

P, K = Permission, Broadcast.Kind
PRIVATE = "Nothing of what was taken in private may be in it: whoever has the address sees all of it."


@needs(P.MEETING_VIEW, Meeting)
def broadcasts(request, meeting):
    """What the public is told, and the page the public follows."""
    shown = {row.kind: row for row in Broadcast.objects.filter(meeting=meeting, removed=False)}
    context = {
        "meeting": meeting, "may_edit": request.grants.may(P.MEETING_EDIT, meeting),
        "kinds": [(kind, shown.get(kind), host_of(shown[kind].address) if kind in shown else "",
                   meeting.status in WHEN[kind]) for kind in K],
    }  # fmt: skip
    return render(request, "governance/meetings/broadcasts.html", context)


def _back(meeting):
    return reverse("broadcasts", args=[meeting.ref]), "Broadcast and recording"


@needs(P.MEETING_EDIT, Meeting)
def put(request, meeting, kind):
    if kind not in K:
        raise Http404("There is no such kind.")
    before = Broadcast.objects.filter(meeting=meeting, kind=kind, removed=False).first()
    names = ("address", "title", "captions")
    form = given(request, BroadcastForm, initial={name: getattr(before, name, "") for name in names})
    return acted(
        request, form,
        lambda: acts.put_broadcast(meeting, kind=kind, **form.cleaned_data, by=request.user, at=request.now),
        back=_back(meeting), caption=str(meeting), heading=K(kind).label, button="Tell the public",
        said="The public is told within a minute.", why=PRIVATE if kind == K.RECORDING else "",
    )  # fmt: skip


@needs(P.MEETING_EDIT, Broadcast)
def remove(request, broadcast):
    return acted(
        request, given(request, NothingForm),
        lambda: acts.remove_broadcast(broadcast, by=request.user, at=request.now),
        back=_back(broadcast.meeting), caption=broadcast.title, heading="Take the address away", button="Take it away",
        said="The public is led there no more.", why="The register keeps that it was given, as it does of everything.",
    )  # fmt: skip
