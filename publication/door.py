"""The door of public pages: anybody, no cookie, cached for a minute, known by an ETag."""

from functools import wraps
from hashlib import sha256

from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

MINUTE = 60


def public(view):
    """Mark a view that anybody may open, and let answers be kept and compared."""

    @require_safe
    @wraps(view)
    def door(request, *args, **kwargs):
        request.is_public = True
        response = view(request, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, max_age=MINUTE)
        response.headers.setdefault("Access-Control-Allow-Origin", "*")
        if response.status_code != 200:
            return response
        if not response.streaming and not response.has_header("ETag"):
            response.headers["ETag"] = quote_etag(sha256(response.content).hexdigest()[:32])
        etag = response.headers.get("ETag")
        return get_conditional_response(request, etag=etag, response=response) if etag else response

    door.door = "public"
    return door
