"""Name and address of whoever sent a question go when nobody has to write to them any more; the question stays."""

from django.db import transaction
from django.db.models import Q

from jobs.actions import cancel_messages, dispose
from jobs.clock import london, start_of
from jobs.models import Message

from ..models import SentQuestion
from ..rules.meetings.notice import ASKER_MONTHS, held_before

AUTHORITY = f"Kept for {ASKER_MONTHS} months after the meeting, as the page says on which the question is asked."
GROUND = "The time for keeping it is over"
AT_ONCE = 500


def forget_askers(*, at):
    """Clear name and address of every question to a meeting long over, and its letters; says of how many."""
    rows = SentQuestion.objects.exclude(Q(name="") & Q(email=""))
    rows = rows.filter(meeting__starts_at__lt=start_of(held_before(london(at).date()))).order_by("pk")
    gone = 0
    while some := list(rows.values_list("pk", flat=True)[:AT_ONCE]):
        for pk in some:
            gone += _forget(pk, at=at)
    return gone


@transaction.atomic
def _forget(pk, *, at):
    sent = SentQuestion.objects.select_for_update().get(pk=pk)
    if not (sent.name or sent.email):
        return 0
    leave = {"reason": GROUND, "authority": AUTHORITY, "by": "System", "at": at}
    prefix = f"sent-question:{sent.ref}:"
    cancel_messages(key_prefix=prefix, at=at)
    for letter in Message.objects.filter(key__startswith=prefix):
        dispose(letter, **leave)
        letter.delete()
    dispose(sent, **leave)
    sent.name = sent.email = ""
    sent.save(update_fields=["name", "email"])
    return 1
