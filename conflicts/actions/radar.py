"""Answering the radar: set a match aside with words, turn it into a ruling, put on the register what was said.

A ruling is governance's own act; here it is only asked for, on the match as it reads at that moment. The
meeting is held first, as every act of a meeting holds it, so that answers and counts stand in one order.
"""

from django.db import transaction
from django.db.models import Q

from governance.access import grants_of
from governance.actions import locked
from governance.actions.in_session import hold_sittings
from governance.actions.rulings import rule
from governance.models import Ruling
from governance.panels import ruled_out
from governance.permissions import Permission
from governance.workflow import NotAllowed, who_may
from jobs.clock import london

from ..guidance import guidance_on
from ..models import Interest, MatchAnswer, Redaction, SpokenAnswer
from ..radar import look
from ..rules.radar_answers import State, reasons_against_answer
from .declaring import answer

GONE = "This match is no longer there: the interest, the party or a link has changed. Look at the radar again."
RULED_OUT = "You are ruled out of this item. Somebody else answers what was found about it."
Outcome = MatchAnswer.Outcome


def hit_of(item, key, *, at):
    """The match of that key on an item as things stand, or None."""
    return next((hit for hit in look([item], at=at)[item] if hit.match.key.startswith(key)), None) if key else None


@transaction.atomic
def dismiss_match(item, *, match, words, by, at):
    """Say why a match does not matter for the item. It counts for this wording of it and no other (R-061)."""
    item = _held(item)
    hit = _present(item, match, at=at)
    reasons = _may(item, by=by, at=at) + reasons_against_answer(
        words=words, subject=hit.person.pk, by_person=by.person_id if by else None
    )
    if reasons:
        raise NotAllowed(reasons)
    if hit.state == State.DISMISSED and hit.answer.words == words:
        return hit.answer
    return _answer(hit, Outcome.DISMISSED, words=words, by=by, at=at)


@transaction.atomic
def rule_on_match(item, *, match, by, at, also=(), **ruling):
    """Turn a match into a ruling of the chair; `also` are other matches of that person the ruling covers."""
    item = _held(item)
    hit = _present(item, match, at=at)
    reasons = _may(item, by=by, at=at)
    if withheld_from_public(hit.match.interest) and not ruling.get("public_words", "").strip():
        reasons.append("Details of this interest are withheld from the public. Say what the public is told.")
    if reasons:
        raise NotAllowed(reasons)
    made = rule(
        item=item, person=hit.person, matched=hit.match.key, interest_ref=hit.match.interest,
        by=by, at=at, **ruling,
    )  # fmt: skip
    for other in look([item], at=at)[item]:
        if other.person == hit.person and other.open and other.key in set(also) - {hit.key}:
            _answer(other, Outcome.COVERED, ruling=made, by=by, at=at)
    return made


def withheld_from_public(interest_ref):
    """Is there no consent to publish this interest, or are details withheld or asked to be (R-095)?"""
    kept_back = Q(publish=False) | Q(redactions__status__in=(Redaction.Status.ASKED, Redaction.Status.GRANTED))
    return bool(interest_ref) and Interest.objects.filter(kept_back, ref=interest_ref).exists()


@transaction.atomic
def cover_match(item, *, match, by, at):
    """Say that the ruling that stands on this person and item covers the match too."""
    item = _held(item)
    hit = _present(item, match, at=at)
    reasons = _may(item, by=by, at=at) + reasons_against_answer(
        words="", subject=hit.person.pk, by_person=by.person_id if by else None, needs_words=False
    )
    if hit.ruling is None:
        reasons.append(f"There is no ruling on {hit.person} for this item yet.")
    if reasons:
        raise NotAllowed(reasons)
    if hit.state == State.RULED:
        return hit.answer
    return _answer(hit, Outcome.COVERED, ruling=hit.ruling, by=by, at=at)


def _held(item):
    locked(item.meeting)
    return locked(item)


def _present(item, match, *, at):
    if hit := hit_of(item, match, at=at):
        return hit
    raise NotAllowed([GONE])


def _may(item, *, by, at):
    """Whoever holds the permission, and is not ruled out of the item themselves (R-061)."""
    may = grants_of(by, at).may(Permission.RULING_MAKE, item)
    found = [] if may else [who_may(Permission.RULING_MAKE)]
    mine = {by.person_id} if by and by.person_id else set()
    return [*found, RULED_OUT] if ruled_out({item: mine}, at=at)[item] else found


def _answer(hit, outcome, *, by, at, words="", ruling=None):
    return MatchAnswer.objects.create(
        item=hit.item, person=hit.person, match=hit.match.key, interest_ref=hit.match.interest, path=hit.match.path,
        outcome=outcome, words=words, ruling=ruling, answered_at=at, answered_by=by,
    )  # fmt: skip


@transaction.atomic
def register_spoken(ruling, declarant, *, stated, facts, typed_name, associates, by, at):
    """Put on the register an interest first spoken in a meeting: the 28 days run from that day (R-012)."""
    at = hold_sittings([declarant.person_id], body=declarant.ccg_id, at=at)
    ruling = Ruling.objects.select_for_update().get(pk=ruling.pk)
    if held := SpokenAnswer.objects.filter(ruling=ruling).first():
        return held
    _spoken_by(ruling, declarant)
    said_on = london(ruling.ruled_at).date()
    before = set(declarant.interests.values_list("pk", flat=True))
    answer(declarant, typed_name=typed_name, associates=associates, added=[stated],
           facts=[facts | {"first_declared_on": said_on}], by=by, at=at)  # fmt: skip
    made = declarant.interests.exclude(pk__in=before).order_by("-pk").first()
    if made is None:
        made = _the_same(declarant, stated)
    return SpokenAnswer.objects.create(ruling=ruling, interest_ref=made.ref, answered_at=at, answered_by=by)


@transaction.atomic
def already_registered(ruling, declarant, *, interest, by, at):
    """Say which interest on the register it was that was spoken of."""
    ruling = Ruling.objects.select_for_update().get(pk=ruling.pk)
    if held := SpokenAnswer.objects.filter(ruling=ruling).first():
        return held
    _spoken_by(ruling, declarant)
    reasons = []
    if not by or by.person_id != declarant.person_id:
        reasons.append("Only the person it is about can say so.")
    if interest.declarant.person_id != declarant.person_id:
        reasons.append("Choose one of your own interests.")
    if interest.status == Interest.Status.WITHDRAWN:
        reasons.append("This interest was withdrawn. Declare it anew.")
    if reasons:
        raise NotAllowed(reasons)
    return SpokenAnswer.objects.create(ruling=ruling, interest_ref=interest.ref, answered_at=at, answered_by=by)


def _spoken_by(ruling, declarant):
    reasons = []
    if ruling.person_id != declarant.person_id:
        reasons.append("This was said by somebody else.")
    if ruling.interest_ref or not ruling.declared_by_person:
        reasons.append("This interest came from the register.")
    if reasons:
        raise NotAllowed(reasons)


def _the_same(declarant, stated):
    """The interest on the register that says exactly this already."""
    book = guidance_on(stated.from_on)
    same = [i for i in declarant.interests.standing() if i.stated == stated]
    if not same:
        raise NotAllowed([f"It could not be put on the register under {book.key}. Declare it from your own page."])
    return same[0]
