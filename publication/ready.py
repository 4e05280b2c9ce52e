"""Ready files: pages and downloads made once, served as they lie, without asking the database.

Each register of each body has a folder under DATA_DIR/public with files named by their hash
and a manifest that says what is there, for which revision, and until when it is good. A
change removes the manifest at its commit: until the job has made new files, rows are drawn.
"""

import contextlib
import json
import os
import secrets
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.templatetags.static import static
from django.utils.http import quote_etag

from jobs.clock import london
from nhsuk.words import london as said

from .formats.about import TYPES
from .shelf import MARK, Ready, stamp_of

MANIFEST = "manifest.json"
ALL = "_all"
HTML = "text/html; charset=utf-8"


def folder(register, body):
    return Path(settings.DATA_DIR) / "public" / register / (body or ALL)


def release():
    """What a built page depends on besides its rows: another release draws it anew."""
    return f"{static('css/cocomm.css')} {settings.PUBLIC_HOST} {settings.DEMO}"


def answer(request, register, body, suffix):
    """The ready file for a plain address of today, or None."""
    if request.GET:
        return None
    place = folder(register, body.upper())
    try:
        stamp = stamp_of(place / MANIFEST)
        manifest = json.loads((place / MANIFEST).read_text())
        name, digest = manifest["files"][suffix]
        good = manifest["good_until"] is None or london(request.now).date().isoformat() < manifest["good_until"]
        if not good or manifest["made_on"] > london(request.now).date().isoformat() or manifest["release"] != release():
            return None
        content = open(place / name, "rb")  # noqa: SIM115 - the response closes it
    except (OSError, ValueError, KeyError):
        return None
    kind = TYPES.get(suffix, HTML)
    if suffix == "html" and settings.DEMO_NOW:
        with content:
            return _ticked(content.read(), manifest["clock"], request)
    response = FileResponse(content, content_type=kind)
    response.headers["ETag"] = quote_etag(digest[:32])
    response.headers["X-Ready"] = "1"
    request.META[MARK] = Ready(place / name, place / MANIFEST, stamp, london(request.now).date())
    return response


def clock_words(at):
    """The demonstration's clock as the frame prints it."""
    return said(at.replace(second=0), weekday=True)


def _ticked(page, then, request):
    """A demonstration shows its clock on every page: put the present one in."""
    response = HttpResponse(page.replace(then.encode(), clock_words(request.now).encode()), content_type=HTML)
    response.headers["X-Ready"] = "1"
    return response


def write(place, pieces, suffix):
    """One file, piece by piece, under a name made of its hash: (name, hash, size)."""
    place.mkdir(parents=True, exist_ok=True)
    aside, digest, size = place / f"{secrets.token_hex(8)}.part", sha256(), 0
    try:
        with open(aside, "xb") as out:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        name = f"{digest.hexdigest()[:32]}.{suffix}"
        os.replace(aside, place / name)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return name, digest.hexdigest(), size


def show(place, manifest):
    """Put a manifest in its place: from now on its files are served."""
    aside = place / f"{secrets.token_hex(8)}.part"
    aside.write_text(json.dumps(manifest))
    os.replace(aside, place / MANIFEST)


def tidy_up(place, manifest):
    """Delete the files of older builds."""
    kept = {name for name, _ in manifest["files"].values()} | {MANIFEST}
    for old in place.iterdir():
        if old.name not in kept and not old.name.endswith(".part"):
            old.unlink(missing_ok=True)


def hide(register, body):
    """A page changed: its files are served no more."""
    with contextlib.suppress(FileNotFoundError):
        (folder(register, body) / MANIFEST).unlink()
