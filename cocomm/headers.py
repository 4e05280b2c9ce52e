"""The content security policy of every page, put together once.

django-csp builds it anew for each response, so that a view may ask for an exception or a nonce. Ours is one policy for
all pages; a response that asks for more is left to the library.
"""

from functools import cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings


class PolicyMiddleware(CSPMiddleware):
    def process_response(self, request, response):
        if settings.DEBUG or _asks_for_more(request, response):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, _policy())
        return response


def _asks_for_more(request, response):
    own = getattr(request, "_csp_nonce", None) is not None
    return own or any(name.startswith("_csp") for name in vars(response))


@cache
def _policy():
    return build_policy()
