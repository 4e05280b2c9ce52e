"""Add to the registers. Nothing here changes what was said; each act is one more entry.

The entry, its words, where the line stands now and its place in the queue for the ledger
commit with the caller's own change, or not at all.
"""

import secrets

from django.db import IntegrityError, transaction

from documents.rules.payload import canonical
from jobs import actions as jobs
from jobs.clock import london
from nhsuk.text import tidy

from .. import registers
from ..models import Entry, EntryContent, Line, Waiting
from ..rules import commitment, visibility
from . import papers
from .builds import want
from .ledger import wake


class Refused(ValueError):
    """The row or the act does not fit; all reasons."""


@transaction.atomic
def publish(register, *, row, at, origin=None):
    """A new line. `origin` is the owner's own name for the fact; it is never shown."""
    declared = _declared(register)
    _check(declared, row)
    at = at.replace(microsecond=0)
    line = Line.objects.create(register=declared.key, body=row.body, changed_at=at, origin=origin)
    return _append(line, kind="add", row=row, at=at)


@transaction.atomic
def correct(ref, *, row, at):
    """Say it again, rightly. The version before stays in the history."""
    line = _live(ref)
    _check(_declared(line.register), row)
    return _append(line, kind="correct", row=row, at=at)


@transaction.atomic
def redact(ref, *, row, at):
    """Say it again with less. The words of every earlier version are not shown any more (R-095)."""
    line = _live(ref)
    _check(_declared(line.register), row)
    return _append(line, kind="redact", row=row, at=at)


@transaction.atomic
def republish(register, *, origin, row, at):
    """Compare what the facts now give with what is published; add the difference, or nothing."""
    line = Line.objects.select_for_update().filter(origin=origin).first()
    if line is None:
        try:
            with transaction.atomic():
                return publish(register, row=row, at=at, origin=origin)
        except IntegrityError:  # another published it meanwhile: compare with what it said
            line = Line.objects.select_for_update().get(origin=origin)
    if line.state != Line.State.LIVE or line.latest.content.sealed == canonical(_sealed(line.register, row)):
        return None
    return correct(line.ref, row=row, at=at)


@transaction.atomic
def withdraw(ref, *, ground, at, authority=""):
    """Take a line off every page, for every date; its address says since when and why."""
    return _end(_live(ref), kind="withdraw", ground=ground, authority=authority, at=at)


@transaction.atomic
def expire(ref, *, at):
    """Note in the ledger that a line's time on show is over."""
    line = _live(ref)
    if not line.show_until or london(at).date() <= line.show_until:
        raise Refused(["its time on show is not over"])
    return _end(line, kind="expire", ground="Its time on show is over.", authority="", at=at)


def expire_due(*, at, limit=1000):
    """Note every line whose time is over: the pages already leave it out, by date alone."""
    due = Line.objects.filter(state=Line.State.LIVE, show_until__lt=london(at).date())
    return [expire(ref, at=at) for ref in due.order_by("pk").values_list("ref", flat=True)[:limit]]


@transaction.atomic
def erase(ref, *, ground, authority, by: str, at):
    """Remove the words of every version, by legal authority. The proofs still hold."""
    if not ground.strip() or not authority.strip():
        raise Refused(["an erasure names its ground and its authority"])
    line = _locked(ref)
    if line.state == Line.State.ERASED:
        raise Refused(["it is erased already"])
    for content in EntryContent.objects.filter(entry__line_id=ref).select_related("entry"):
        jobs.dispose(content, reason=ground, authority=authority, by=by, at=at, fingerprint=content.entry.commitment)
        content.delete()
    return _end(line, kind="erase", ground=ground, authority=authority, at=at)


# --- underneath ---------------------------------------------------------------------


def _declared(key):
    declared = registers.by_key(key)
    if declared is None:
        raise Refused([f"there is no register {key}"])
    return declared


def _check(declared, row):
    if reasons := declared.faults(row):
        raise Refused(reasons)


def _locked(ref):
    """The line, ours until the commit. Its latest entry is read after the lock, never joined to it:
    a join would give the entry that was latest before we waited."""
    return Line.objects.select_for_update().get(ref=ref)


def _live(ref):
    line = _locked(ref)
    if line.state != Line.State.LIVE:
        raise Refused([f"it is {line.get_state_display().lower()}"])
    return line


def _sealed(register, row):
    """The row as it is committed to; typed text is tidied here too, whoever wrote it."""
    return commitment.sealed(
        register=register,
        body=row.body,
        audience=row.audience,
        category=row.category,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        person=[row.person, tidy(row.person_name, lines=False)],
        counterparty=[row.counterparty, tidy(row.counterparty_name, lines=False)],
        columns={key: tidy(value) if isinstance(value, str) else value for key, value in row.columns.items()},
    )


def _append(line, *, kind, row, at):
    """One more version with words."""
    register = _declared(line.register)
    claims = _sealed(line.register, row)
    sort = (row.sort or row.person_name or register.title_of(row.columns))[:200].casefold()
    words = commitment.words_of(claims)
    found = {
        "person": row.person,
        "counterparty": row.counterparty,
        "counterparty_name": row.counterparty_name,
        "sort": sort,
        "words": words,
    }
    entry = _entry(
        line,
        kind=kind,
        at=at,
        sealed=canonical(claims),
        words=found,
        body=row.body,
        audience=row.audience,
        category=row.category,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        show_until=visibility.last_day(row.valid_to, register.months),
    )
    stand(line, entry, found, person_name=row.person_name)
    return entry


def stand(line, entry, found, *, person_name):
    """Where the line stands after this entry."""
    line.latest, line.version, line.changed_at = entry, entry.version, entry.known_from
    if entry.kind == "redact":
        line.veil = entry
    for name in ("audience", "category", "valid_from", "valid_to", "show_until"):
        setattr(line, name, getattr(entry, name))
    for name, value in found.items():
        setattr(line, name, value)
    line.person_name = person_name
    line.save()


def _end(line, *, kind, ground, authority, at):
    """One more version that ends the line, with ground and authority as its words."""
    sealed = canonical({"authority": tidy(authority), "ground": tidy(ground), "register": line.register})
    entry = _entry(line, kind=kind, at=at, sealed=sealed, words={}, body=line.body)
    line.latest, line.version, line.state, line.changed_at = entry, entry.version, kind, entry.known_from
    if kind == Line.State.ERASED:
        line.person = line.person_name = line.counterparty = line.counterparty_name = ""
        line.sort = line.words = ""
    line.save()
    return entry


def _entry(line, *, kind, at, sealed, words, **columns):
    at = at.replace(microsecond=0)
    before = line.latest
    if before and at < before.known_from:
        raise Refused(["it cannot be known before the version it follows"])
    if columns["body"] != line.body:
        raise Refused(["a line stays with its body: withdraw it and publish another"])
    salt = secrets.token_hex(commitment.SALT_BYTES)
    entry = Entry.objects.create(
        line=line,
        register=line.register,
        version=line.version + 1,
        kind=kind,
        known_from=at,
        supersedes=before,
        commitment=commitment.commitment_of_text(salt, sealed),
        **columns,
    )
    EntryContent.objects.create(entry=entry, sealed=sealed, salt=salt, **words)
    Waiting.objects.create(entry=entry)
    wake()
    if kind in ("redact", "withdraw", "erase"):
        papers.forget(line.register, line.body, because=f"An entry was changed: {kind}.", at=at)
    want(line.register, line.body, at=at)
    return entry
