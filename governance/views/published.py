"""Files that a public register leads to: sent while their line is on show; once taken back, 410 with the ground."""

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from documents.views import send_document, send_file
from publication.door import public as public_page
from publication.models import Line

from ..actions.minutes import public_paper
from ..models import Minutes, Paper
from ..redaction import version_of


@public_page
def published_paper(request, ref):
    """The file of a paper that is on the public register: the one that its line names, and no other."""
    paper = Paper.objects.filter(ref=ref).select_related("file", "public_version__file").first()
    lines = Line.objects.filter(origin__startswith=f"paper:{ref}:") if paper else Line.objects.none()
    lines = lines.select_related("latest__content")
    line = lines.filter(state=Line.State.LIVE).first() or lines.last()
    if line and line.state == Line.State.LIVE:
        return published(request, _named(paper, line), line)
    return published(request, None, line)


def _named(paper, line):
    """The stored file whose fingerprint the line gives; a paper that is withheld gives none."""
    sha256 = line.latest.content.row["columns"]["sha256"]
    version = version_of(paper)
    for stored in (paper.file, version.file if version else None):
        if stored is not None and sha256 and stored.sha256 == sha256:
            return stored
    raise Http404("There is no such published file.")


@public_page
def published_minutes(request, ref):
    """The sealed paper of approved minutes, as written for the public."""
    record = Minutes.objects.filter(ref=ref, status=Minutes.Status.APPROVED).first()
    paper = public_paper(record) if record else None
    if paper is None:
        raise Http404("There are no such minutes.")
    if not paper.ready:
        return render(request, "governance/minutes/being_made.html", {"title": paper.title}, status=503)
    return _for_everybody(send_document(paper), paper.sha256_sealed)


def published(request, stored, line):
    """The stored file behind a line of a register, for a minute from any cache."""
    if line is None:
        raise Http404("There is no such published file.")
    if line.state != Line.State.LIVE:
        context = {"line": line, "ground": line.latest.content.row["ground"]}
        return render(request, "governance/controlled/gone.html", context, status=410)
    response = send_file(stored, request)
    return _for_everybody(response, stored.sha256) if response.status_code == 200 else response


def _for_everybody(response, sha256):
    """Any cache may keep it for a minute."""
    del response.headers["Cache-Control"]
    patch_cache_control(response, public=True, max_age=60)
    response.headers["ETag"] = f'"{sha256[:32]}"'
    return response
