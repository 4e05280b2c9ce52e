"""Making an item private, renewing it, and letting it go: each an appended row, the latest speaks (R-209; row 115)."""

from django.db import transaction

from jobs.clock import london

from .. import public_agenda
from ..access import grants_of
from ..flows_meetings import not_walled_off
from ..models import Privacy
from ..permissions import Permission
from ..privacy import rows_in_force, standing, standing_by
from ..rules.meetings import privacy as rules
from ..workflow import NotAllowed, who_may
from .minutes import PUBLIC_NOW, reissue_public_minutes
from .workflow import locked


@transaction.atomic
def keep_private(item, *, ground, reason, public_words, reviewer, review_on, by, at):
    """Make an item private, or renew it, until somebody looks again.

    What has been public once, by release or because it lapsed, is not made private again. The same business on an
    earlier agenda, from which it was put off, is kept as long: its papers and words are the same.
    """
    item = locked(item)
    reasons = who_keeps_it(item, by=by, at=at)
    reasons += rules.faults(
        ground=ground, reason=reason, reviewer=reviewer, review_on=review_on, public_words=public_words,
        on=london(at).date(),
    )  # fmt: skip
    now = rows_in_force([item]).get(item.pk)
    if now is not None and not standing(now, london(at).date()).private:
        reasons.append("It is public already, and cannot be made private again.")
    elif now is None and not item.private and item.meeting.status in ("published", "sitting", "closed"):
        reasons.append("It stands as a public item on a published agenda. Withdraw it and add it as a private one.")
    if reasons:
        raise NotAllowed(reasons)
    for each in [*_earlier(item, london(at).date()), item]:
        _append(each, by, at, ground=ground, reason=reason, public_words=public_words, reviewer=reviewer,
                review_on=review_on)  # fmt: skip
        kept = _marked(each, True, by)
    return kept


def _earlier(item, on):
    """The items it was put off from that are private still, and would lapse by themselves."""
    before = [locked(each) for each in item.came_from.order_by("pk")]
    last = rows_in_force(before) if before else {}
    kept = [each for each in before if each.pk in last and standing(last[each.pk], on).private]
    return [*(older for each in before for older in _earlier(each, on)), *kept]


@transaction.atomic
def release(item, *, because, by, at):
    """Let the public see it from now on; approved minutes are issued to the public anew.

    One that lapsed is public since then: it loses its mark alone, so that it is taken in public.
    """
    item = locked(item)
    reasons = who_keeps_it(item, by=by, at=at)
    now = rows_in_force([item]).get(item.pk)
    private = standing_by(item, now, london(at).date()).private
    if not item.private:
        reasons.append("It is public already.")
    elif now is None:
        reasons.append("The ground on which it is private was never stated: state it first.")
    if not because.strip():
        reasons.append("Say why it no longer has to be private.")
    if reasons:
        raise NotAllowed(reasons)
    if private:
        _append(item, by, at, ground="", reason=because, public_words=now.public_words, reviewer=now.reviewer)
    item = _marked(item, False, by)
    reissue_public_minutes(item.meeting, because=PUBLIC_NOW, at=at)
    return item


def take_in_private(motion, *, reviewers, by, at):
    """The public is excluded by this motion: each item it covers is private from now on, on its ground (R-209).

    One that is private already keeps its own ground, reviewer and day. Of another the public goes on reading what
    it has read; `reviewers`: {item ref: who looks at it again, until the secretary names somebody else} (row 115).
    """
    on = london(at).date()
    for item in motion.covers.order_by("pk"):
        if not (item.privacy.exists() and public_agenda.is_private(item, on)):
            _append(
                item, by, at, ground=motion.ground, reason=motion.words, public_words=public_agenda.told_as(item),
                reviewer=reviewers[item.ref], review_on=on + rules.RESOLVED_FOR,
            )  # fmt: skip
            _marked(locked(item), True, by)


def is_reviewer(item, *, by):
    """Is it this person who looks at the item again?"""
    row = rows_in_force([item]).get(item.pk)
    return bool(row and by and by.person_id and row.reviewer_id == by.person_id)


def who_keeps_it(item, *, by, at):
    """Why this user may not decide what the public reads of the item; nothing for secretary and reviewer."""
    may = grants_of(by, at).may(Permission.MEETING_EDIT, item) or is_reviewer(item, by=by)
    reasons = [] if may else [who_may(Permission.MEETING_EDIT, "reviewer named for the item")]
    said = not_walled_off(item, by, at)
    return reasons + ([said] if said else [])


def _append(item, by, at, **facts):
    Privacy.objects.create(item=item, decided_at=at, decided_by=by, **facts)


def _marked(item, private, by):
    """Saved also where nothing changes in the item itself: what is saved is said anew to the public."""
    kept = "Kept private for longer" if item.private else "Made private"
    item.private = private
    return item.save_as(by=by, why=kept if private else "Released")
