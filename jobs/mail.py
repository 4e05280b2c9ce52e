"""Django's mail backend: nothing is sent from a request, everything goes to the outbox."""

from datetime import timedelta

from django.core.mail.backends.base import BaseEmailBackend

from . import clock
from .actions import post_message
from .ids import new_ref

WORTH_SENDING = timedelta(days=1)


class OutboxBackend(BaseEmailBackend):
    """Writes a `jobs.Message` for each recipient. Mail sent this way may hold secrets."""

    def send_messages(self, email_messages):
        for mail in email_messages:
            if mail.attachments:
                raise ValueError("The outbox carries letters, not attachments: send an address.")
            self._post(mail)
        return len(email_messages)

    def _post(self, mail):
        at = clock.now()
        html = [text for text, kind in getattr(mail, "alternatives", []) if kind == "text/html"]
        for to in mail.recipients():
            post_message(
                key=f"mail:{new_ref()}",
                to=to,
                subject=str(mail.subject),
                body=str(mail.body),
                html=html[0] if html else "",
                at=at,
                expires_at=at + WORTH_SENDING,
                secret=True,
            )
