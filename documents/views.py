"""The public page `/verify/`, and how other floors send a paper or a file behind their own door."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from jobs import clock

from . import actions, vault, verification
from .forms import FileForm, FingerprintForm
from .models import StoredFile

WITHHELD = {
    StoredFile.Scan.WAITING: "This file is waiting for its virus scan. Try again in a minute.",
    StoredFile.Scan.INFECTED: "A virus was found in this file, so it is not sent to anybody.",
    StoredFile.Scan.FAILED: "The virus scan of this file did not work, so it is not sent. "
    "Ask for another scan, or try again later.",
}


@csrf_exempt  # nothing is changed or kept, and nobody is signed in here
@cache_control(no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request):
    """Say whether a file or a fingerprint is one of our papers."""
    request.is_public = True
    if request.method == "POST":
        return _about_file(request)
    asked = "fingerprint" in request.GET
    form = FingerprintForm(request.GET if asked else None)
    if asked and form.is_valid():
        return _answer(request, verification.by_digest(form.cleaned_data["fingerprint"]))
    return _ask(request, fingerprint_form=form, status=422 if asked else 200)


verify.door = "public"


def _about_file(request):
    stream = verification.Streamed(settings.UPLOAD_LIMIT_MB * 2**20, request)
    request.upload_handlers = [stream]
    form = FileForm(request.POST, request.FILES)
    if stream.too_large:
        form.errors.clear()
        form.add_error(
            "file",
            f"The file is larger than {settings.UPLOAD_LIMIT_MB} MB, so it is not one of our papers. "
            "You can ask with its fingerprint instead.",
        )
    if stream.too_large or not form.is_valid():
        return _ask(request, file_form=form, status=422)
    with form.cleaned_data["file"].file:
        return _answer(request, verification.by_file(form.cleaned_data["file"]))


def _ask(request, *, file_form=None, fingerprint_form=None, status):
    forms = {"file_form": file_form or FileForm(), "fingerprint_form": fingerprint_form or FingerprintForm()}
    shown = any(form.is_bound and form.errors for form in forms.values())
    return render(request, "documents/verify.html", {**forms, "errors_shown": shown}, status=status)


def _answer(request, answer):
    return render(request, "documents/answer.html", {"answer": answer, "document": answer.document})


def send_document(document):
    """The sealed paper, for the view of its record: never inline, never cached."""
    if not document.file:
        raise Http404("This paper is not ready.")
    return _sent(document.file, name=document.file_name, kind="application/pdf")


def send_pack(variant):
    """One file of a pack, for the view of its record, which alone knows who may have it."""
    if not variant.file:
        raise Http404("This pack is not ready.")
    return _sent(variant.file, name=variant.file_name, kind="application/pdf")


def send_file(stored, request=None):
    """A stored file, for the view of its record; or why it is withheld."""
    if stored.scan_state == StoredFile.Scan.NOT_SCANNED and settings.CLAMAV_URL:
        actions.rescan(stored, at=clock.now())
    if stored.scan_state in WITHHELD:
        return _withheld(stored, WITHHELD[stored.scan_state], request)
    return _sent(stored.path, name=stored.name, kind=stored.type)


def _sent(path, *, name, kind):
    try:
        content = open(vault.locate(path), "rb")  # noqa: SIM115 - the response closes it
    except FileNotFoundError:
        raise Http404("The file is missing from the store.") from None
    response = FileResponse(content, as_attachment=True, filename=name, content_type=kind)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _withheld(stored, sentence, request):
    if request is None:
        return HttpResponse(sentence, status=409, content_type="text/plain; charset=utf-8")
    return render(request, "documents/withheld.html", {"stored": stored, "sentence": sentence}, status=409)


def watched(request, response, document):
    """Let a page that shows `documents/progress.html` renew itself for readers without scripts.

    `progress_head.html` leads those readers to `?watch=1`; there the answer says when to look again.
    """
    if "watch" in request.GET and document.state in ("queued", "working"):
        response.headers["Refresh"] = "3"
    return response
