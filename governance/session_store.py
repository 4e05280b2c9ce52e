"""Django's sessions in the database, read together with the account they belong to and what it may do.

Every signed-in page begins with all three. allauth keeps which account opened which session, so that
they are one question; a session nobody has signed in with is asked for alone. Writing is Django's own.
"""

from contextvars import ContextVar

from django.contrib.auth import get_user
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models import OuterRef, Subquery
from django.utils.functional import SimpleLazyObject

from jobs.clock import real_time
from jobs.prepared import Word, prepared

from .granted import granted_beside
from .models import User

_asking = ContextVar("session", default=None)


class SessionStore(DatabaseStore):
    account = moment = None  # the moment of the request it is read for; without one nobody's account is

    def load(self):
        asked = {"key": Word(self.session_key), "at": real_time()}
        for account in _with_account(**asked, moment=self.moment).rows() if self.moment else ():
            self.account = account
            return self._read(account.__dict__.pop("session_data"))
        return self._read(next(iter(_alone(**asked).rows()), None))

    def _read(self, data):
        if data is None:
            self._session_key = None
            return {}
        return self.decode(data)


class AccountMiddleware(AuthenticationMiddleware):
    """Django's own, which finds the account that came with the session (`governance.backend`)."""

    def process_request(self, request):
        super().process_request(request)
        request.session.moment = request.now
        request.user = SimpleLazyObject(lambda: _account_of(request))


def _account_of(request):
    token = _asking.set(request.session)
    try:
        return get_user(request)
    finally:
        _asking.reset(token)


def read_with_session(pk):
    """The account of that number, if it came with the session that is being looked at."""
    account = getattr(_asking.get(), "account", None)
    return account if account is not None and account.pk == pk else None


@prepared
def _with_account(key, at, moment):
    accounts = User.objects.select_related("person").filter(usersession__session_key=key)
    data = Session.objects.filter(session_key=OuterRef("usersession__session_key"), expire_date__gt=at)
    return accounts.annotate(session_data=Subquery(data.values("session_data")), granted=granted_beside(moment))


@prepared
def _alone(key, at):
    return Session.objects.filter(session_key=key, expire_date__gt=at).values_list("session_data", flat=True)
