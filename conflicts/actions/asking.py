"""Asking people to declare, reminding them, and the fair notice before silence is named.

Letters go by the outbox under the ask's own key: never twice, and never after the answer, because
an answer cancels those still waiting and both hold the same row.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from governance.actions import locked
from governance.permissions import Permission
from governance.workflow import NotAllowed
from jobs import actions as jobs
from jobs.clock import end_of, london

from ..guidance import guidance_on
from ..models import Ask, Declarant
from ..rules import interests, people
from ..rules.dates import spoken
from .publishing import republish_nothing
from .who import demand

REMIND_BEFORE = timedelta(days=7)
LETTERS_KEPT = timedelta(days=60)


@transaction.atomic
def ask(declarant, *, reason, by, at):
    """Ask one person to declare. Asking somebody who is asked already changes nothing.

    `by` None is the nightly task.
    """
    declarant = locked(declarant)
    if by is not None:
        demand(Permission.CONFLICT_EDIT, declarant, by=by, at=at)
    if declarant.left_on:
        raise NotAllowed([f"{declarant.person.name} left on {spoken(declarant.left_on)}."])
    if open_ask := declarant.asks.filter(answered_at=None).first():
        return open_ask
    on = london(at).date()
    due_on = on + timedelta(days=guidance_on(on).days_to_declare)
    made = Ask(declarant=declarant, reason=reason, due_on=due_on, asked_at=at, asked_by=by).save_as(
        by=by, why="Asked to declare"
    )
    _write(made, "asked", "Please declare your interests", _asked_words(made), at)
    return made


@transaction.atomic
def ask_everybody(ccg, *, by, at):
    """Ask everybody at a CCG who must declare and whose answer is missing or out of date. Gives the asks."""
    on = london(at).date()
    book = guidance_on(on)
    found = []
    rows = Declarant.objects.filter(ccg=ccg).there_on(on).annotate(last=Max("declarations__declared_on"))
    for declarant in rows.select_related("person", "ccg"):
        late = declarant.last is None or interests.overdue(declarant.last, on=on, book=book)
        if late and people.must_declare(declarant.standings):
            reason = Ask.Reason.REFRESH if declarant.last else Ask.Reason.JOINED
            found.append(ask(declarant, reason=reason, by=by, at=at))
    return found


def remind(*, at):
    """Every night: one letter a week before the day, one the day after. Gives how many were written."""
    on = london(at).date()
    asks = Ask.objects.filter(answered_at=None, due_on__lte=on + REMIND_BEFORE, declarant__left_on=None)
    return sum(_remind(pk, on, at) for pk in asks.values_list("pk", flat=True))


@transaction.atomic
def _remind(pk, on, at):
    row = Ask.objects.select_for_update(of=("self",)).select_related("declarant__person", "declarant__ccg").get(pk=pk)
    if row.answered_at or on < row.due_on - REMIND_BEFORE:
        return 0
    which = "overdue" if on > row.due_on else "soon"
    words = "is overdue" if which == "overdue" else f"is due by {spoken(row.due_on)}"
    return _write(row, which, f"Your declaration {words}", _asked_words(row), at)


@transaction.atomic
def give_notice(ask_row, *, by, at):
    """Tell somebody that they will be listed as silent. Only afterwards, and after the days it gives, are they."""
    row = locked(ask_row)
    demand(Permission.CONFLICT_EDIT, row, by=by, at=at)
    on = london(at).date()
    reasons = []
    if row.answered_at:
        reasons.append("They have answered.")
    if on <= row.due_on:
        reasons.append(f"They have time to answer until {spoken(row.due_on)}.")
    if row.notice_at:
        reasons.append("They have been told already.")
    if reasons:
        raise NotAllowed(reasons)
    row.notice_at, row.notice_by = at, by
    row.save_as(by=by, why="Told that silence will be published")
    days = guidance_on(on).fair_notice_days
    words = (
        f"You were asked on {spoken(london(row.asked_at).date())} to declare your interests and have not answered.\n\n"
        f"If there is no answer within {days} days, the public register will say that you were asked and have"
        " not answered. If there is a reason, tell your governance lead.\n\n" + _link(row)
    )
    _write(row, "notice", "Before your silence is published", words, at)
    return row


def list_the_silent(*, at):
    """Every night: say publicly who was asked, told, and still silent."""
    rows = Ask.objects.filter(answered_at=None, notice_at__isnull=False).select_related(
        "declarant__person", "declarant__ccg"
    )
    for row in rows:
        republish_nothing(row.declarant, at=at)


def _write(row, which, subject, words, at: datetime):
    """One letter; 0 when it was written before or there is no address."""
    to = row.declarant.address_of_mail
    if not to:
        return 0
    before = row.key + which
    from jobs.models import Message

    if Message.objects.filter(key=before).exists():
        return 0
    expires = end_of(london(at).date()) + LETTERS_KEPT
    jobs.post_message(key=before, to=to, subject=subject, body=words, at=at, expires_at=expires)
    return 1


def _asked_words(row):
    return (
        f"{row.declarant.person.name},\n\n{row.declarant.ccg.name} asks you to declare your interests, or to confirm"
        f" that nothing has changed, by {spoken(row.due_on)}. It takes about a minute."
        " If there is nothing, say so: a nil return is an answer.\n\n" + _link(row)
    )


def _link(row):
    scheme = "http" if settings.DEMO else "https"
    return f"{scheme}://{settings.PUBLIC_HOST}{reverse('declare', args=[row.declarant.ref])}\n"
