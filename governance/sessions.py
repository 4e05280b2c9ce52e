"""How long a session lasts, how it was opened, and what it remembers about that.

Thirty minutes without a request, twelve hours in all, by the clock on the wall (never the
demonstration's). The moment last seen is written at most once a minute, so that reading pages
does not write to the database.
"""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout

from jobs.clock import real_time

BEGUN, SEEN = "begun", "seen"
WRITE_EVERY = 60
METHODS = {
    "password": "password",
    "password_reset": "password",
    "totp": "authenticator code",
    "webauthn": "passkey",
    "recovery_codes": "recovery code",
    "socialaccount": "single sign-on",
    "demo": "demonstration, no password",
}


def begin(request):
    """Called at sign-in, after Django has given the session a new id."""
    request.session[BEGUN] = request.session[SEEN] = int(real_time().timestamp())


def is_fresh(request):
    """Signed in so lately that asking for the password again would prove nothing more."""
    age = int(real_time().timestamp()) - request.session.get(BEGUN, 0)
    return age < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def over(session, now):
    """Why the session has ended, or an empty string."""
    if now - session.get(BEGUN, now) >= settings.SESSION_WHOLE_HOURS * 3600:
        return f"Ended after {settings.SESSION_WHOLE_HOURS} hours"
    if now - session.get(SEEN, now) >= settings.SESSION_IDLE_MINUTES * 60:
        return f"Ended after {settings.SESSION_IDLE_MINUTES} minutes without use"
    return ""


class SessionLimitsMiddleware:
    """Signs out whoever has been away too long, before the view is asked. Public pages ask nobody."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if getattr(view, "door", "") == "public" or SESSION_KEY not in request.session:
            return
        now, session = int(real_time().timestamp()), request.session
        if reason := over(session, now):
            request.session_ended = reason
            logout(request)
        elif now - session.get(SEEN, 0) >= WRITE_EVERY and request.user.is_authenticated:
            session[SEEN] = now
            session.setdefault(BEGUN, now)
            UserSession.objects.create_from_request(request)


def method_of(request):
    """How this session was opened, in words: kept with every signature."""
    return method_of_user(request, request.user)


def method_of_user(request, user):
    """The same while signing in, when the request has no user yet."""
    records = get_authentication_records(request, user)
    names = [each.get("type") if each["method"] == "mfa" else each["method"] for each in records]
    if any(each.get("passwordless") for each in records):
        names = [name for name in names if name == "webauthn"]
    return " and ".join(dict.fromkeys(METHODS.get(name, "password") for name in names)) or "password"
