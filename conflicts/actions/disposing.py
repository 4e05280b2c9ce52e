"""Letting records go after their time: proposed by one person, confirmed by a second, certified (R-093)."""

from django.db import transaction

from documents import actions as documents
from governance.actions import locked, move
from governance.models import Organisation
from governance.permissions import Permission
from governance.workflow import NotAllowed
from jobs.clock import london

from ..flows import DISPOSAL
from ..guidance import guidance_on
from ..models import DisposalItem, DisposalList, KeptLonger
from ..papers import certificate
from ..retention import past, still_there, to_be_reviewed
from ..rules import retention as rules
from .removing import ORDER, Hand
from .who import demand

MOST = 200
DECIDED = "{} is not on the list any more: it is decided on, kept longer or gone."


@transaction.atomic
def propose_disposal(ccg, *, keys, by, at):
    """Choose records past their time to be disposed of; a second person confirms. Raises NotAllowed."""
    Organisation.objects.select_for_update().get(pk=ccg.pk)
    book = guidance_on(london(at).date())
    record = DisposalList(
        ccg=ccg, authority=rules.authority(book.private_years, book.edition.title), proposed_at=at, proposed_by=by
    )
    demand(Permission.CONFLICT_EDIT, record, by=by, at=at)
    found = {each.key: each for each in to_be_reviewed(ccg, at=at)}
    reasons = [DECIDED.format(key) for key in keys if key not in found]
    if not keys:
        reasons.append("Choose at least one record.")
    if len(keys) > MOST:
        reasons.append(f"Choose at most {MOST} at a time.")
    if reasons:
        raise NotAllowed(reasons)
    record.save_as(by=by, why="Proposed")
    for key in dict.fromkeys(keys):
        each = found[key]
        DisposalItem.objects.create(
            in_list=record, kind=each.kind, record_ref=each.record.ref, category=each.category[:100],
            over_on=each.over_on, until=each.until,
        )  # fmt: skip
    return record


@transaction.atomic
def confirm_disposal(record, *, by, at):
    """Dispose of everything on the list, or of nothing; the certificate is made. Raises NotAllowed."""
    record = locked(record)
    items, now_past = list(record.items.all()), still_there(record, at=at)
    reasons = DISPOSAL.reasons_against("confirm", record, by, at)
    on = london(at).date()
    for item in items:
        each = now_past.get(item.key)
        if each is None or each.kept_on(on):
            reasons.append(DECIDED.format(item))
    if reasons:
        raise NotAllowed(reasons)
    hand, gone = Hand(authority=record.authority, by=by, at=at), {}
    for item in sorted(items, key=lambda i: ORDER.index(i.kind)):
        before = hand.gone.total()
        reasons += hand.let_go(now_past[item.key])
        gone[item.key] = hand.gone.total() - before
    if reasons:
        raise NotAllowed(reasons)
    return _certified(record, items, gone, hand, by=by, at=at)


def _certified(record, items, gone, hand, *, by, at):
    record.decided_at, record.decided_by = at, by
    paper = documents.issue(
        kind="disposal", edition="1", title=f"Certificate of disposal, {record.ccg}"[:300],
        subject=f"disposal:{record.ref}", payload=certificate(record, items, gone, hand.gone), by=str(by), at=at,
    )  # fmt: skip
    return move(
        workflow=DISPOSAL, name="confirm", record=record, by=by, at=at,
        values={"decided_at": at, "decided_by": by, "document": paper},
    )  # fmt: skip


def refuse_disposal(record, *, reason, by, at):
    """The second person does not confirm: everything is on the list again."""
    if not reason.strip():
        raise NotAllowed(["Say why it is not confirmed."])
    values = {"decided_at": at, "decided_by": by}
    return move(workflow=DISPOSAL, name="refuse", record=record, by=by, at=at, note=reason, values=values)


def drop_disposal(record, *, by, at):
    """Whoever proposes takes the proposal back."""
    return move(workflow=DISPOSAL, name="take back", record=record, by=by, at=at)


@transaction.atomic
def keep_longer(ccg, *, key, reason, review_on, by, at):
    """Keep one record beyond its time, for a reason, until a day on which somebody looks again."""
    Organisation.objects.select_for_update().get(pk=ccg.pk)
    row = KeptLonger(ccg=ccg, reason=reason, review_on=review_on, decided_at=at, decided_by=by)
    demand(Permission.CONFLICT_EDIT, row, by=by, at=at)
    reasons = rules.reasons_against_keeping(reason=reason, review_on=review_on, on=london(at).date())
    found = next((each for each in past(ccg, at=at) if each.key == key), None)
    if found is None:
        reasons.append("Its time for keeping is not over, or it is gone.")
    elif found.proposed:
        reasons.append("It is proposed for disposal. Take the proposal back first.")
    if reasons:
        raise NotAllowed(reasons)
    row.kind, row.record_ref = found.kind, found.record.ref
    return row.save_as(by=by, why="Kept longer")
