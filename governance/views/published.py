"""Files that a public register leads to: sent while their line is on show; once taken back, 410 with the ground."""

from django.http import Http404
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from documents.models import Document
from documents.views import send_document, send_file, send_pack
from publication.door import public as public_page
from publication.models import Line

from .. import papers as prints
from ..actions.minutes import public_paper
from ..actions.public_packs import public_pack
from ..models import Meeting, Minutes, Paper
from ..public_agenda import was_private
from ..redaction import version_of


@public_page
def published_paper(request, ref):
    """The file of a paper that is on the public register: the one that its line names, and no other."""
    paper = Paper.objects.filter(ref=ref).select_related("file", "public_version__file").first()
    line = _line_of(paper)
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
def published_report(request, ref):
    """Our own sealed print of a paper on the public register, with its cover sheet; of none that was ever private."""
    paper = Paper.objects.filter(ref=ref).select_related("item").prefetch_related("item__privacy").first()
    line = _line_of(paper)
    if line is None or (line.state == Line.State.LIVE and was_private(paper.item)):
        raise Http404("There is no such published paper.")
    if line.state != Line.State.LIVE:
        return _gone(request, line)
    made = Document.objects.filter(subject=prints.subject_of(paper), kind=prints.REPORT).select_related("job").last()
    if made is None:
        raise Http404("There is no such published paper.")
    return _made(request, made, made.title, made.sha256_sealed, send_document)


@public_page
def published_pack(request, ref):
    """All public papers of a meeting as one file, as things stand at this moment; a slip for what is not public."""
    meeting = Meeting.objects.filter(ref=ref).first()
    pack, variant = public_pack(meeting, at=request.now) if meeting else (None, None)
    if pack is None:
        raise Http404("There is no such pack.")
    return _made(request, variant, pack.title, variant.sha256 if variant else "", send_pack)


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
        return _gone(request, line)
    response = send_file(stored, request)
    return _for_everybody(response, stored.sha256) if response.status_code == 200 else response


def _line_of(paper):
    """The line of a paper on the register: one on show, or else the last."""
    lines = Line.objects.filter(origin__startswith=f"paper:{paper.ref}:") if paper else Line.objects.none()
    lines = lines.select_related("latest__content")
    return lines.filter(state=Line.State.LIVE).first() or lines.last()


def _gone(request, line):
    context = {"line": line, "ground": line.latest.content.row["ground"]}
    return render(request, "governance/controlled/gone.html", context, status=410)


def _made(request, made, title, sha256, send):
    """A file that a job makes: itself for everybody, or a page that says to come back."""
    if made is None or not made.ready:
        response = render(request, "governance/public/being_made.html", {"title": title}, status=503)
        response.headers["Retry-After"], response.headers["Cache-Control"] = "30", "no-store"
        return response
    return _for_everybody(send(made), sha256)


def _for_everybody(response, sha256):
    """Any cache may keep it for a minute."""
    del response.headers["Cache-Control"]
    patch_cache_control(response, public=True, max_age=60)
    response.headers["ETag"] = f'"{sha256[:32]}"'
    return response
