"""The outbox. A letter is written with the business change and sent once.

The key says what the letter is for, so that writing it again does nothing. Delivery is
claimed by one UPDATE. When a worker dies between handing a letter over and saying so it
is sent again with the same Message-ID, which mail systems treat as the same letter.
"""

import logging
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from .. import clock
from ..ids import new_ref
from ..models import Message
from ..statements import insert_once, update_returning
from ..wake import wake
from .disposals import dispose

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=120)
MOST_ATTEMPTS = 8


def post_message(*, key, to, subject, body, at, expires_at=None, html="", secret=False):
    """Put a letter in the outbox. A `secret` one loses its words once it is sent."""
    message = Message(
        key=key,
        to=to,
        subject=" ".join(subject.split())[:200],
        body=body,
        html=html,
        secret=secret,
        created_at=at,
        expires_at=expires_at,
        woken_at=clock.real_time(),
    )
    if not insert_once(message, unique="key"):
        return Message.objects.get(key=key)
    transaction.on_commit(partial(wake, "jobs.tasks.deliver", message.ref), robust=True)
    return message


def cancel_messages(*, key_prefix, at=None):
    """The answer came: letters that still wait under this key are not sent."""
    waiting = Message.objects.filter(state=Message.State.WAITING, key__startswith=key_prefix)
    return waiting.update(state=Message.State.CANCELLED, settled_at=at)


def deliver(ref, *, at):
    """Send one letter, if it still waits. True when it left."""
    if Message.objects.filter(ref=ref, state=Message.State.WAITING, expires_at__lt=at).update(
        state=Message.State.EXPIRED, settled_at=at
    ):
        return False
    free = Q(state=Message.State.WAITING) | Q(state=Message.State.SENDING, lease_until__lt=Now())
    token = new_ref()
    taken = update_returning(
        Message.objects.filter(free, ref=ref),
        state=Message.State.SENDING,
        claim=token,
        lease_until=Now() + LEASE,
        attempts=F("attempts") + 1,
    )
    if not taken:
        return False
    (message,) = taken
    try:
        _letter(message).send()
    except Exception as problem:
        _put_back(message, token, problem, at)
        return False
    with transaction.atomic():
        mine = Message.objects.filter(ref=ref, claim=token, state=Message.State.SENDING)
        sent = mine.update(state=Message.State.SENT, lease_until=None, settled_at=at, error="")
        if sent and message.secret:
            _forget(message, at)
    return bool(sent)


def _letter(message):
    letter = EmailMultiAlternatives(
        subject=message.subject,
        body=message.body,
        to=[message.to],
        headers={"Message-ID": f"<{message.ref}@{settings.PUBLIC_HOST.split(':')[0]}>"},
        connection=get_connection(settings.OUTGOING_EMAIL_BACKEND),
    )
    if message.html:
        letter.attach_alternative(message.html, "text/html")
    return letter


def _put_back(message, token, problem, at):
    """Not taken: wait for the sweep, or give up after several attempts."""
    log.warning("letter %s not sent: %s", message.ref, problem)
    mine = Message.objects.filter(ref=message.ref, claim=token, state=Message.State.SENDING)
    again = message.attempts < MOST_ATTEMPTS
    mine.update(
        state=Message.State.WAITING if again else Message.State.FAILED,
        claim="",
        lease_until=None,
        woken_at=clock.real_time(),
        settled_at=None if again else at,
        error=str(problem)[:500],
    )


def _forget(message, at):
    dispose(
        message,
        reason="It held a sign-in secret, and it has been sent.",
        authority="outbox",
        by="the outbox",
        at=at,
    )
    Message.objects.filter(pk=message.pk).update(body="", html="")
