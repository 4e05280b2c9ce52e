"""What happens at the door to somebody who is not signed in.

A reader is sent to sign in and comes back. A form whose session ended is held for an hour: its
signed submission key says whose it was, and only they are shown it again after signing in.
"""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from jobs import submissions
from jobs.clock import real_time

KEPT = timedelta(hours=1)
MOST_PER_PERSON = 10
MOST_BYTES = 1024 * 1024
OURS = {submissions.FIELD, "csrfmiddlewaretoken"}
SECRET = re.compile(r"password|passwd|secret|otp|passcode|credential", re.IGNORECASE)
DATE_PART = re.compile(r"_(day|month|year)$")
NEVER = ("/account/", "/demo/", "/held/")


def hold_or_sign_in(request):
    """The door's answer to a stranger: hold what they typed if it is theirs, then ask who they are."""
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    if held := hold(request):
        return redirect_to_login(reverse("held", args=[held.ref]))
    return redirect_to_login(_page_before(request))


def hold(request):
    """Keep a form that came after its session ended, or None when it may not be kept."""
    from .models import HeldPost

    user = _owner(request)
    fields = [(name, value) for name in request.POST if name not in OURS for value in request.POST.getlist(name)]
    if user is None or not _may_be_kept(request, fields):
        return None
    at = real_time()
    HeldPost.objects.filter(kept_until__lte=at).delete()
    if HeldPost.objects.visible_to(user, at).count() >= MOST_PER_PERSON:
        return None
    files = [(name, each.name) for name in request.FILES for each in request.FILES.getlist(name)]
    return HeldPost.objects.create(
        user=user, path=request.get_full_path(), fields=fields, files=files, kept_until=at + KEPT
    )


def _owner(request):
    """The account the form was written for, by its signed key; None when nobody vouches for it."""
    from .models import User

    try:
        signed = submissions.signer.unsign(request.POST.get(submissions.FIELD, ""))
    except BadSignature:
        return None
    number = signed.rpartition(".")[2]
    return User.objects.filter(pk=number, is_active=True).first() if number.isdigit() else None


def _may_be_kept(request, fields):
    size = sum(len(name) + len(value) for name, value in fields)
    return (
        request.method == "POST"
        and len(request.get_full_path()) <= 500
        and size <= MOST_BYTES
        and not request.path.startswith(NEVER)
        and not any(SECRET.search(name) for name, _ in fields)
    )


def _page_before(request):
    """The page the form was on, if it is ours: an address that only takes forms cannot be read."""
    page = request.META.get("HTTP_REFERER", "")
    if page and url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure()):
        parts = urlsplit(page)
        return parts.path + (f"?{parts.query}" if parts.query else "")
    return request.get_full_path()


def as_read(fields):
    """What was typed as pairs of words: the three boxes of a date are one, empty boxes are left out."""
    found = {}
    for name, value in fields:
        stem = DATE_PART.sub("", name)
        if value:
            found.setdefault(stem, []).append(value)
        if stem != name:
            found[stem] = [" ".join(found.get(stem, []))] if found.get(stem) else []
    return [(words_for(name), value) for name, values in found.items() for value in values]


def words_for(name):
    """A field's name as people may read it: `starts_on` is “Starts on”."""
    return re.sub(r"[-_\s]+", " ", name).strip().capitalize()
