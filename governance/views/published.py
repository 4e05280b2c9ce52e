"""Files that a public register leads to: sent while their line is on show; once taken back, 410 with the ground."""

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from documents.views import send_file
from publication.door import public as public_page
from publication.models import Line

from ..models import Paper


@public_page
def published_paper(request, ref):
    """The uploaded file of a paper that is on the public register."""
    paper = Paper.objects.select_related("file").exclude(file=None).filter(ref=ref).first()
    lines = Line.objects.filter(origin__startswith=f"paper:{ref}:") if paper else Line.objects.none()
    line = lines.filter(state=Line.State.LIVE).first() or lines.select_related("latest__content").last()
    return published(request, paper and paper.file, line)


def published(request, stored, line):
    """The stored file behind a line of a register, for a minute from any cache."""
    if line is None:
        raise Http404("There is no such published file.")
    if line.state != Line.State.LIVE:
        context = {"line": line, "ground": line.latest.content.row["ground"]}
        return render(request, "governance/controlled/gone.html", context, status=410)
    response = send_file(stored, request)
    if response.status_code == 200:
        del response.headers["Cache-Control"]
        patch_cache_control(response, public=True, max_age=60)
        response.headers["ETag"] = f'"{stored.sha256[:32]}"'
    return response
