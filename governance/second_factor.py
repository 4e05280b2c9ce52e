"""Whoever holds a post must sign in with more than a password, when the setting says so."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect

KEY = "second_factor"
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
ACCOUNT = ("account_", "mfa_", "usersessions_", "socialaccount_", "openid_connect_")


class SecondFactorMiddleware:
    """Sends people in post who have no authenticator to the page that activates one.

    Their account pages, sign-out and public pages stay open. A session that has passed is not
    asked again; removing an authenticator makes it ask, and the last one ends all others (`sign_in_log`).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not settings.MFA_REQUIRED or not request.user.is_authenticated or _always_open(request, view):
            return None
        if request.session.get(KEY) == request.user.pk or not request.grants.bodies:
            return None
        if has_second_factor(request):
            request.session[KEY] = request.user.pk
            return None
        messages.warning(
            request,
            "You hold a post, so you need a second way to prove who you are. "
            "Set up an authenticator app or a passkey to go on.",
        )
        return redirect("mfa_index")


def _always_open(request, view):
    name = request.resolver_match.url_name or ""
    return name.startswith(ACCOUNT) or getattr(view, "door", "") == "public"


def has_second_factor(request):
    """An authenticator of one's own, or a single sign-on that asks for one itself."""
    if settings.OIDC_HAS_SECOND_FACTOR and any(
        record["method"] == "socialaccount" for record in get_authentication_records(request, request.user)
    ):
        return True
    return is_left(request.user)


def is_left(user):
    """Has the account an authenticator of its own?"""
    return is_mfa_enabled(user, FACTORS)
