"""How allauth fits this house: nobody signs up, everybody is known by one proved address.

Accounts are made by an invitation or an import (`actions.people`). Single sign-on finds an
account, never makes one.
"""

import base64

import requests
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from . import sessions, sign_in_log

TIMEOUT_SECONDS = 5


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The email address or the password is not right. Check both and try again.",
        "too_many_login_attempts": "Too many failed attempts. Wait 5 minutes, then try again, or reset your password.",
    }

    def is_open_for_signup(self, request):
        return False

    def is_safe_url(self, url):
        """Only a path of this very service; allauth would let all of ALLOWED_HOSTS pass."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def is_reauthentication_required(self, *, app, **more):
        """Whoever signed in within the last minutes need not type the password a second time."""
        return super().is_reauthentication_required(app=app, **more) and not sessions.is_fresh(self.request)

    def pre_authenticate(self, request, **credentials):
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            sign_in_log.record(request, "Refused: too many attempts", email=credentials.get("email", ""))
            raise

    def login(self, request, user):
        super().login(request, user)
        sessions.begin(request)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The authenticator's secret lies in the database encrypted, so that a stolen copy opens nothing."""

    def generate_authenticator_name(self, user, type):
        number = user.authenticator_set.filter(type=type).count() + 1
        return "My passkey" if number == 1 else f"My passkey {number}"

    def encrypt(self, text):
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _box().decrypt(encrypted_text.encode()).decode()


def _box():
    key = HKDF(hashes.SHA256(), 32, salt=None, info=b"governance.second-factor")
    return Fernet(base64.urlsafe_b64encode(key.derive(settings.SECRET_KEY.encode())))


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request, sociallogin):
        return False

    def authenticate_by_email(self, sociallogin):
        """The active account whose own address the provider says it has verified; else nobody.

        An address somebody has only asked to change to does not count: `User.email` changes
        when the link is followed.
        """
        from .models import User

        for address in _verified(sociallogin):
            user = User.objects.filter(email__iexact=address, is_active=True).first()
            if user:
                EmailAddress.objects.update_or_create(
                    user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
                )
                return user, user.email
        return None

    def get_requests_session(self):
        session = Patient()
        session.request_of_ours = self.request
        return session

    def pre_social_login(self, request, sociallogin):
        """Joining an identity to an account by hand follows the same rule as signing in with it."""
        joining = sociallogin.state.get("process") == AuthProcess.CONNECT
        if joining and request.user.email.lower() not in _verified(sociallogin):
            raise ImmediateHttpResponse(render(request, "account/signup_closed.html", status=403))


class Patient(requests.Session):
    """Talks to the provider. When it gives no answer the reader is told so, instead of a fault page."""

    request_of_ours = None

    def request(self, *args, **kwargs):
        try:
            return super().request(*args, **({"timeout": TIMEOUT_SECONDS} | kwargs))
        except requests.RequestException as problem:
            page = render(self.request_of_ours, "socialaccount/authentication_error.html", status=502)
            raise ImmediateHttpResponse(page) from problem


def _verified(sociallogin):
    return [address.email.lower() for address in sociallogin.email_addresses if address.verified]
