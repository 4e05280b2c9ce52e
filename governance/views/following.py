"""The public page of a meeting that is going on: what is being taken, since when, and what came of it (row 60)."""

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from jobs.clock import london
from publication.door import public as public_page

from ..following import followed
from ..rules.meetings.broadcasts import told

KEPT = 15
"""An owner's choice, in seconds: so long any cache answers for us, however many follow."""


@public_page
def follow(request, ref):
    """Nobody's session is read; with scripts the page looks again by itself, without them there is a link."""
    found = followed(ref, at=request.now)
    if found is None:
        raise Http404("There is no such meeting in public.")
    watch = [
        (words, row, told(row.title, row.address, row.captions))
        for words, row in (("Watch the meeting live", found.live), ("Watch the recording", found.recording))
        if row
    ]
    context = {"told": found, "meeting": found.meeting, "held": london(found.meeting.starts_at), "watch": watch,
               "pause": KEPT * 1000}  # fmt: skip
    response = render(request, "governance/public/follow.html", context)
    patch_cache_control(response, public=True, max_age=KEPT)
    return response
