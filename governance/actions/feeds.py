"""Give somebody the secret address of their own calendar, take it back, and know it again."""

import hashlib
import secrets

from django.db import transaction

from ..models.feeds import CalendarKey
from ..models.people import User


@transaction.atomic
def make_calendar_key(owner, *, by, at):
    """A new key, told once; an older one opens nothing from now on."""
    User.objects.select_for_update().get(pk=owner.pk)
    revoke_calendar_key(owner, by=by, at=at)
    key = secrets.token_urlsafe(32)
    CalendarKey.objects.create(owner=owner, digest=digest_of(key), made_at=at, made_by=by)
    return key


def revoke_calendar_key(owner, *, by, at):
    """End the key in force; False when there is none."""
    return bool(CalendarKey.objects.filter(owner=owner, revoked_at=None).update(revoked_at=at, revoked_by=by))


def owner_of(key):
    """The account whose calendar a key opens; None when it is revoked, unknown, or the account is closed."""
    kept = CalendarKey.objects.filter(digest=digest_of(key), revoked_at=None, owner__is_active=True)
    found = kept.select_related("owner__person").first()
    return found and found.owner


def digest_of(key):
    return hashlib.sha256(key.encode()).hexdigest()
