"""A form sent twice is done once.

`{% submission_key %}` puts a signed (random, user) key in the form; the door wraps the
view in `kept(request, view)`. The view runs in one transaction with the note of its
answer, so a crash leaves either both or neither.

- same key, same content: the first answer again (status, location, body when small);
- same key, other content: 422; still being answered: a short wait, then 409;
- an answer of 400 or more is not kept, so that the corrected form may go again with the
  same key; what the view wrote before such an answer stands, as it would without a key;
- a form without a key is simply done: the key protects those that carry it;
- an answer too long to keep is given again as a redirect to the page itself.
"""

import hashlib
import time
from datetime import timedelta

from django.core import signing
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.http import HttpResponse
from django.shortcuts import render

from . import clock
from .ids import new_ref
from .models import Submission

FIELD = "submission_key"
NOT_CONTENT = {FIELD, "csrfmiddlewaretoken"}
LEASE = timedelta(seconds=60)
PATIENCE_SECONDS = 2.0
SMALL = 64 * 1024
signer = signing.Signer(salt="jobs.submission")


class Overtaken(Exception):
    """It took longer than the lease and somebody else answered: what we did is undone."""


def new_key(request):
    return signer.sign(f"{new_ref()}{new_ref()}.{_user(request)}")


def kept(request, view):
    """The answer of `view()`, or the answer this very form got before."""
    signed = request.POST.get(FIELD) if request.method == "POST" else None
    if not signed:
        return view()
    key = _key(request, signed)
    if key is None:
        return _sorry(request, 422, "This form belongs to somebody else or was changed on its way.")
    digest, token = _digest(request), new_ref()
    until = time.monotonic() + PATIENCE_SECONDS
    while not _take(key, digest, token):
        earlier = Submission.objects.filter(key=key).first()
        if earlier is None:
            continue
        if earlier.digest != digest:
            return _sorry(request, 422, "This form was already sent with other answers.")
        if earlier.status:
            return _again(request, earlier)
        if time.monotonic() > until:
            return _sorry(request, 409, "This form is still being dealt with.")
        time.sleep(0.05)
    return _answer(request, key, token, view)


def _answer(request, key, token, view):
    mine = Submission.objects.filter(key=key, claim=token)
    try:
        with transaction.atomic():
            response = view()
            if hasattr(response, "render") and not response.is_rendered:
                response.render()
            if response.status_code < 400 and not mine.update(claim="", lease_until=None, **_note(response)):
                raise Overtaken
    except Overtaken:
        return _again(request, Submission.objects.get(key=key))
    except BaseException:
        mine.delete()
        raise
    if response.status_code >= 400:
        mine.delete()
    return response


def _take(key, digest, token):
    """Be the one who answers: by the unique key, or from one whose lease ran out."""
    claim = {"claim": token, "lease_until": Now() + LEASE}
    try:
        with transaction.atomic():
            Submission.objects.create(key=key, digest=digest, sent_at=clock.real_time(), **claim)
        return True
    except IntegrityError:
        stale = Submission.objects.filter(key=key, digest=digest, status=None, lease_until__lt=Now())
        return bool(stale.update(**claim))


def _note(response):
    """What is needed to say it again."""
    kind = response.headers.get("Content-Type", "")[:100]
    small = not response.streaming and len(response.content) <= SMALL and kind.startswith("text/")
    short = small or 300 <= response.status_code < 400
    return {
        "status": response.status_code if short else 303,
        "location": response.headers.get("Location", ""),
        "content_type": kind,
        "body": response.content.decode() if small else "",
    }


def _again(request, earlier):
    response = HttpResponse(earlier.body, status=earlier.status, content_type=earlier.content_type or None)
    if 300 <= earlier.status < 400:
        response.headers["Location"] = earlier.location or request.path
    return response


def _key(request, signed):
    try:
        random, _, user = signer.unsign(signed).partition(".")
    except signing.BadSignature:
        return None
    return random if user == _user(request) else None


def _user(request):
    return str(getattr(getattr(request, "user", None), "pk", None) or "")


def _digest(request):
    """What was sent, and where: fields in their order, and the bytes of each file."""
    seen = hashlib.sha256(f"{request.path}\n".encode())
    for name in sorted(set(request.POST) - NOT_CONTENT):
        for value in request.POST.getlist(name):
            seen.update(f"{len(name)}:{name}={len(value)}:{value}\n".encode("utf-8", "surrogatepass"))
    for name in sorted(request.FILES):
        for file in request.FILES.getlist(name):
            content = hashlib.sha256()
            for chunk in file.chunks():
                content.update(chunk)
            file.seek(0)
            seen.update(f"{name}={file.name!r}:{content.hexdigest()}\n".encode())
    return seen.hexdigest()


def _sorry(request, status, sentence):
    return render(request, "jobs/submission.html", {"sentence": sentence, "status": status}, status=status)
