"""An item put off goes on a later agenda with its parties, its advice and its papers.

The case a sub-group has prepared goes to its committee in the same way, and is for decision there (R-068).

A final paper is final there too, under the same version, unless something stands in the way: then it is
a draft that says where it comes from. Nobody ruled out of the business reads it before a new ruling.
"""

from django.db import transaction

from ..access import grants_of
from ..flows_meetings import ITEM, not_walled_off
from ..flows_papers import PAPER
from ..models import Advice, Item, ItemParty, Meeting, Paper, Passage, PublicTexts
from ..permissions import Permission
from ..redaction import word_of
from ..rules.periods import spoken
from ..workflow import NotAllowed, who_may
from .agenda import FREE, add_item, close_ranks
from .panels import carry_panels
from .papers import finalise_paper
from .workflow import locked, move, note

S, M = Item.Status, Meeting.Status
PARTY = ("kind", "code", "name", "address", "person")
ADVICE = ("asked_of", "adviser", "question", "due_on", "asked_at", "asked_by", "answer", "answered_at", "answered_by")
PASSAGE = ("words", "because", "marked_at", "marked_by")
WORDS = ("title", "author", "cover", "body", "file")


@transaction.atomic
def defer_item(item, *, because, by, at, to=None):
    """Put an item off, to a later meeting of the committee or to one still to be planned.

    Both meetings are held, the earlier first: what is asked or reported about the item meanwhile waits (ADR 33).
    """
    locked(item.meeting)
    reasons = [] if because.strip() else ["Say why the item is deferred."]
    if to is not None:
        reasons += _later_meeting(item, to)
    if reasons:
        raise NotAllowed(reasons)
    item = move(workflow=ITEM, name="defer", record=item, by=by, at=at, note=because)
    if to is not None:
        _carry(item, to=to, because=because, by=by, at=at)
    return close_ranks(item, by=by)


@transaction.atomic
def carry_item(item, *, to, because, by, at):
    """What was put off without a day, or what a meeting that is over did not take, goes on a later agenda."""
    locked(item.meeting)
    item = locked(item)
    reasons = [] if grants_of(by, at).may(Permission.MEETING_EDIT, item) else [who_may(Permission.MEETING_EDIT)]
    reasons += [] if because.strip() else ["Say why it is on that agenda."]
    reasons += filter(None, [not_walled_off(item, by, at), *reasons_against_carrying(item)])
    if reasons := reasons + _later_meeting(item, to):
        raise NotAllowed(reasons)
    return _carry(item, to=to, because=because, by=by, at=at)


def reasons_against_carrying(item):
    """Why the item cannot go on a later agenda now. A sub-group also refers what it has discussed."""
    prepared = item.meeting.committee.parent_id and item.status == S.DONE and item.function
    not_taken = item.status == S.READY and item.meeting.status == M.CLOSED
    if item.status != S.DEFERRED and not (prepared or not_taken):
        return [f"The item is {item.get_status_display().lower()}: only what was put off or not taken is carried over."]
    if item.deferred_to_id:
        return ["It is on a later agenda already."]
    return ["The meeting is still sitting and may take it yet."] if item.meeting.status == M.SITTING else []


def _carry(item, *, to, because, by, at):
    """The same business on another agenda."""
    kept = {name: getattr(item, name) for name in (*FREE, "function", "only_for", "private", "minutes_of")}
    kind, referred = item.kind, to.committee_id != item.meeting.committee_id
    if referred:
        kind = Item.Kind.DECISION if item.function else kind
        kept["only_for"] = _same_body(item.only_for, to)
    again = add_item(to, kind=kind, title=item.title, by=by, at=at, late_because=because, **kept)
    for party in item.parties.filter(removed=False):
        _copy(party, PARTY, ItemParty(item=again, named_at=at, named_by=by), by)
    for advice in item.advice.order_by("pk"):
        _copy(advice, ADVICE, Advice(item=again), by)
    for passage in item.passages.filter(removed=False):
        _copy(passage, PASSAGE, Passage(item=again), by)
    if said := word_of(item):
        _copy(said, ("because", "said_at", "said_by"), PublicTexts(item=again), by)
    if row := item.privacy.last():  # of what was private once, papers go public only as somebody says
        row.pk, row.item = None, again  # decided when it was: words marked after a release were no word for the rest
        row.save(force_insert=True)
    carry_panels(item, again, by=by)
    item.deferred_to = again
    item.save_as(by=by, why="Deferred")
    for paper in item.papers.filter(status__in=(Paper.Status.DRAFT, Paper.Status.FINAL)).order_by("pk"):
        if not item.papers.filter(follows=paper, status=Paper.Status.DRAFT).exists():  # its next version goes instead
            _carry_paper(paper, again, by=by, at=at)
    return again


def _same_body(body, to):
    """The one body whose matter it is, as it sits in the committee the case is referred to."""
    return body and to.committee.bodies.filter(organisation=body.organisation_id, to_on=None).first()


def _carry_paper(paper, item, *, by, at):
    """A draft of the same words; made final at once where the paper was and nothing stands in the way."""
    was_final = paper.status == Paper.Status.FINAL
    draft = Paper(item=item, version=paper.version, written_at=paper.written_at, written_by=paper.written_by)
    draft = _copy(paper, WORDS, draft, by)
    _note_origin(draft, paper, by=by, at=at)
    if not was_final:
        return
    if not PAPER.reasons_against("finalise", draft, by, at):
        finalise_paper(draft, by=by, at=at)
        return
    draft.version += 1  # its words may change now, and no two texts bear one number
    draft.save_as(by=by, why="Carried over")


def _note_origin(draft, paper, *, by, at):
    """From which agenda the paper comes, and what it was there."""
    item = paper.item
    state = "final" if paper.status == Paper.Status.FINAL else "a draft"
    said = f"where it was {state}, version {paper.version}."
    words = f"Carried over from item {item.number} of {spoken(item.meeting.held_on)}, {said}"
    note(PAPER, "carry over", draft, words, by=by, at=at)


def _copy(row, names, to, by):
    for name in names:
        setattr(to, name, getattr(row, name))
    return to.save_as(by=by, why="Carried over")


def _later_meeting(item, to):
    found = []
    committee = item.meeting.committee
    if to.committee_id not in (committee.pk, committee.parent_id):
        found.append("Choose a meeting of the same committee.")
    if to.pk == item.meeting_id or to.starts_at <= item.meeting.starts_at:
        found.append("Choose a later meeting.")
    if to.status in (M.SITTING, M.CLOSED, M.CANCELLED):
        found.append(f"That meeting is {to.get_status_display().lower()}.")
    return found
