"""Answering: confirm, change, end, add, or say there is nothing; one signed declaration a time."""

from dataclasses import asdict

from django.db import transaction
from django.db.models import Max

from documents.rules.payload import canonical, fingerprint_of
from governance.actions import locked
from governance.actions.in_session import hold_sittings
from governance.models import StatusChange
from governance.workflow import NotAllowed
from jobs import actions as jobs
from jobs.clock import london

from ..guidance import guidance_on
from ..models import Ask, Declaration, Interest
from ..papers import payload_of
from ..rules import interests as rules
from ..standing import clock_of
from .publishing import follow, republish, republish_nothing
from .who import own


@transaction.atomic
def answer(
    declarant, *, typed_name, associates, by, at, changed=None, ended=None, added=(), facts=(), changed_facts=None
):  # fmt: skip
    """Declare. Interests not named in `changed` {ref: Stated} or `ended` {ref: date} are confirmed.

    `added` are new ones as `Stated`; `facts` go with them, one dictionary each (`with_kind`,
    `counterparty_code`, `first_declared_on`), and `changed_facts` {ref: dictionary} with the changed. The
    same answer given twice on one day is one declaration; it waits for a count (R-060). Raises NotAllowed.
    """
    at = hold_sittings([declarant.person_id], body=declarant.ccg_id, at=at)
    declarant = locked(declarant)
    on = london(at).date()
    book = guidance_on(on)
    standing = {i.ref: i for i in declarant.interests.open_on(on)}
    changed_facts = changed_facts or {}
    changed, ended, added = _still_to_do(
        declarant, standing, changed or {}, ended or {}, list(added), changed_facts=changed_facts
    )
    reasons = [] if own(declarant, by=by) else ["A declaration is made by the person it is about."]
    reasons += _reasons(declarant, standing, typed_name, changed, ended, added, book=book, on=on)
    if any((each.get("first_declared_on") or on) > on for each in (*facts, *changed_facts.values())):
        reasons.append("The day it was first declared cannot be in the future.")
    payload = payload_of(declarant, standing, changed, ended, added, associates, on, book)
    if not payload["interests"] and not associates:
        reasons.append("Say whether somebody close to you has an interest.")
    if reasons:
        raise NotAllowed(reasons)
    last = declarant.declarations.order_by("-number").first()
    if not (changed or ended or added) and last and _same(last.said, payload):
        return last
    for ref, stated in changed.items():
        _change(standing[ref], stated, changed_facts.get(ref, {}), book=book, by=by, at=at)
    for ref, to_on in ended.items():
        end(standing[ref], to_on, by=by, at=at)
    for number, stated in enumerate(added):
        extra = facts[number] if number < len(facts) else {}
        add(declarant, stated, book=book, by=by, at=at, **extra)
    row = _sign(declarant, payload, typed_name, by=by, at=at)
    republish_nothing(declarant, at=at)
    return row


def _still_to_do(declarant, standing, changed, ended, added, *, changed_facts):
    """What is asked for and not done yet: the same form sent again, or by a second device, adds nothing."""
    held = [i.stated for i in standing.values()]
    done = dict(declarant.interests.filter(ref__in=ended).values_list("ref", "to_on"))

    def differs(ref, stated):
        held = standing.get(ref)
        facts = changed_facts.get(ref, {})
        return held is None or held.stated != stated or any(getattr(held, n) != v for n, v in facts.items())

    return (
        {ref: stated for ref, stated in changed.items() if differs(ref, stated)},
        {ref: to_on for ref, to_on in ended.items() if done.get(ref) != to_on},
        [stated for stated in added if stated not in held],
    )


def _same(said, payload):
    names = ("associates", "declared_on", "interests", "position")
    return all(said.get(name) == payload[name] for name in names)


def _reasons(declarant, standing, typed_name, changed, ended, added, *, book, on):
    reasons = []
    if " ".join(typed_name.casefold().split()) != " ".join(declarant.person.name.casefold().split()):
        reasons.append(f"Type your name as it is recorded: {declarant.person.name}.")
    if {*changed, *ended} - set(standing):
        reasons.append("One of these interests has changed meanwhile. Look at the list again.")
    for stated in (*changed.values(), *added):
        reasons += rules.missing(stated, book=book, on=on).values()
    for ref, to_on in ended.items():
        interest = standing.get(ref)
        if interest and interest.from_on and to_on < interest.from_on:
            reasons.append(f"{interest.counterparty}: it cannot end before it began.")
        if to_on > on:
            reasons.append("Record an end when it has come; a future end is a change.")
    return reasons


def add(declarant, stated, *, book, by, at, declared_on=None, private_note="", **facts):
    """A new interest, with its lateness reckoned once and for all."""
    on = declared_on or london(at).date()
    arose = facts.pop("arose_on", None) or stated.from_on
    first = facts.get("first_declared_on") or on
    clock = clock_of(declarant, stated, arose_on=arose or on, declared_on=first, book=book)
    return Interest(
        declarant=declarant, edition=book.key, book=book.fingerprint, days_late=clock.late, arose_on=arose,
        declared_on=on, declared_at=at, declared_by=by, private_note=private_note,
        **asdict(stated), **facts,
    ).save_as(by=by, why="Declared")  # fmt: skip


def _change(interest, stated, facts, *, book, by, at):
    """Changed words are reviewed again; until then the public register says what it said."""
    for name, value in (asdict(stated) | facts).items():
        setattr(interest, name, value)
    first = interest.first_declared_on or interest.declared_on
    arose = interest.arose_on or stated.from_on or first
    clock = clock_of(interest.declarant, stated, arose_on=arose, declared_on=first, book=book)
    interest.days_late = max(interest.days_late, clock.late)
    interest.edition, interest.book = book.key, book.fingerprint
    interest.changed_at, interest.changed_by = at, by
    back_to_review(interest, by=by, at=at, note="Changed by the declarant")
    interest.save_as(by=by, why="Changed by the declarant")
    follow(interest, at=at)


def back_to_review(interest, *, by, at, note):
    if interest.status == Interest.Status.DECLARED:
        return
    StatusChange.objects.create(
        subject=interest, workflow="interest", transition="change", source=interest.status,
        target=Interest.Status.DECLARED, note=note, moved_at=at, moved_by=by,
    )  # fmt: skip
    interest.status = Interest.Status.DECLARED


def end(interest, to_on, *, by, at):
    """An end needs no review: the date goes on the public line at once."""
    interest.to_on, interest.changed_at, interest.changed_by = to_on, at, by
    interest.save_as(by=by, why=f"Ended on {to_on}")
    if interest.status == Interest.Status.PUBLISHED:
        republish(interest, at=at)
    return interest


def _sign(declarant, payload, typed_name, *, by, at):
    number = (declarant.declarations.aggregate(n=Max("number"))["n"] or 0) + 1
    open_ask = Ask.objects.select_for_update().filter(declarant=declarant, answered_at=None).first()
    text = canonical(payload)
    row = Declaration.objects.create(
        declarant=declarant, ask=open_ask, number=number, edition=payload["edition"], book=payload["book"],
        nil=not payload["interests"], associates=payload["associates"], payload=text,
        fingerprint=fingerprint_of(text), typed_name=typed_name,
        declared_on=london(at).date(), declared_at=at, declared_by=by,
    )  # fmt: skip
    if open_ask:
        open_ask.answered_at, open_ask.answered_by = at, by
        open_ask.save_as(by=by, why="Answered")
        jobs.cancel_messages(key_prefix=open_ask.key, at=at)
    return row
