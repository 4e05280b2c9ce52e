"""The sign-in audit: the one place that receives signals (Django's and allauth's).

Real time, never the demonstration's. Never a password, a code or a key: of a failed attempt only
the address is kept, and only when it looks like one, since people type passwords in the wrong box.
"""

from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from jobs.clock import real_time

AUTHENTICATORS = {"totp": "an authenticator app", "webauthn": "a passkey", "recovery_codes": "recovery codes"}


def record(request, outcome, *, user=None, email="", method=""):
    """Append one line to the audit."""
    from .models import SignIn

    return SignIn.objects.create(
        user=user,
        email=user.email if user else _if_an_address(email),
        outcome=outcome,
        method=method,
        address=_address(request),
        agent=(request.META.get("HTTP_USER_AGENT", "") if request else "")[:300],
        happened_at=real_time(),
    )


def _if_an_address(typed):
    try:
        validate_email(typed)
    except ValidationError:
        return ""
    return typed.lower()[:254]


def _address(request):
    from allauth.core.internal.httpkit import get_client_ip

    return get_client_ip(request) if request else None


def connect():
    """Listen. Receivers are plain functions below; `weak=False` because nothing else holds them."""
    from allauth.account import signals as account
    from allauth.mfa import signals as mfa
    from django.contrib.auth import signals as auth

    for signal, receiver in (
        (auth.user_logged_in, _signed_in),
        (auth.user_logged_out, _signed_out),
        (auth.user_login_failed, _failed),
        (mfa.authentication_failed, _second_factor_failed),
        (mfa.authenticator_added, _authenticator_added),
        (mfa.authenticator_removed, _authenticator_removed),
        (account.password_reset, _password_reset),
        (account.password_changed, _password_changed),
        (account.password_set, _password_changed),
        (account.email_changed, _email_changed),
    ):
        signal.connect(receiver, weak=False, dispatch_uid=f"governance.sign_in_log.{receiver.__name__}")


def _signed_in(request, user, **_):
    from .sessions import method_of_user

    record(request, "Signed in", user=user, method=method_of_user(request, user))


def _signed_out(request, user, **_):
    if user is not None:
        record(request, getattr(request, "session_ended", "Signed out"), user=user)


def _failed(credentials, request=None, **_):
    typed = credentials.get("email") or credentials.get("username") or ""
    record(request, "Wrong address or password", email=typed, method="password")


def _second_factor_failed(request, user, authenticator=None, **_):
    kind = AUTHENTICATORS.get(getattr(authenticator, "type", None), "code")
    record(request, "Wrong code or key", user=user, method=kind)


def _authenticator_added(request, user, authenticator, **_):
    record(request, f"Set up {AUTHENTICATORS[authenticator.type]}", user=user)


def _authenticator_removed(request, user, authenticator, **_):
    from .second_factor import KEY, is_left

    request.session.pop(KEY, None)
    if not is_left(user):  # what another browser was let in with is gone
        end_other_sessions(request, user)
    record(request, f"Removed {AUTHENTICATORS[authenticator.type]}", user=user)


def _password_reset(request, user, **_):
    """The link was in a letter to the address: following it proves the address."""
    from allauth.account.models import EmailAddress

    EmailAddress.objects.filter(user=user, email__iexact=user.email).update(verified=True)
    record(request, "Set a new password by e-mail", user=user)


def _password_changed(request, user, **_):
    record(request, "Changed the password", user=user)


def _email_changed(request, user, **_):
    record(request, "Changed the e-mail address", user=user)
