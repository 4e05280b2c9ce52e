"""Writing, circulating and approving minutes (rows 54 and 55; R-210). What was done is never typed: it is derived."""

from django.db import transaction

from documents import actions as documents
from documents.models import Document
from jobs.actions import post_message
from jobs.clock import london

from .. import papers_minutes as papers
from ..access import grants_of
from ..flows_minutes import MINUTES
from ..minutes_draft import draft
from ..models import Discussion, Meeting, Minutes, Seat, Signature, User
from ..papers_minutes import public_subject, subject
from ..permissions import Permission, Role
from ..workflow import NotAllowed, who_may
from . import arrivals, circulation
from .signatures import sign
from .workflow import locked, move

POSTS = {Role.COMMITTEE_CHAIR: "Chair", Role.COMMITTEE_VICE: "Vice-chair"}
S = Minutes.Status
PUBLIC_NOW = "Business taken in private is public now."
"""Why the public's minutes are issued again once private business lapsed or was released."""


class Clash(Exception):
    """Somebody else wrote meanwhile; `theirs` is what stands there now."""

    def __init__(self, theirs):
        self.theirs = theirs
        super().__init__("Somebody else wrote here meanwhile.")


@transaction.atomic
def begin_minutes(meeting, *, by, at):
    """The minutes of a closed meeting, to be written; the same ones when they were begun before."""
    meeting = locked(meeting)
    if found := Minutes.objects.filter(meeting=meeting).first():
        return found
    reasons = [] if grants_of(by, at).may(Permission.MINUTES_EDIT, meeting) else [who_may(Permission.MINUTES_EDIT)]
    if meeting.status != Meeting.Status.CLOSED:
        reasons.append("The meeting is not closed: its minutes are written afterwards.")
    if reasons:
        raise NotAllowed(reasons)
    return Minutes(meeting=meeting, begun_at=at, begun_by=by).save_as(by=by, why="Minutes begun")


@transaction.atomic
def write_discussion(item, *, words, version, by, at):
    """The clerk's words under one item. Raises Clash when another wrote since `version` was read."""
    minutes = begin_minutes(item.meeting, by=by, at=at)
    _require_writable(minutes, by, at)
    row = Discussion.objects.select_for_update().filter(item=item).first() or Discussion(item=item)
    if row.version != version:
        raise Clash(row)
    row.words, row.version, row.written_at, row.written_by = words, version + 1, at, by
    return row.save_as(by=by, why="Discussion written")


def _require_writable(minutes, by, at):
    reasons = [] if grants_of(by, at).may(Permission.MINUTES_EDIT, minutes) else [who_may(Permission.MINUTES_EDIT)]
    if reasons := reasons + reasons_written(minutes):
        raise NotAllowed(reasons)


def reasons_written(minutes):
    """Why nothing is written into these minutes now; nothing where there are none yet."""
    if minutes is None or minutes.status == S.DRAFT:
        return []
    if minutes.status == S.CIRCULATED:
        return [f"The minutes are {minutes.get_status_display().lower()}. Take them back first."]
    return ["The minutes are approved: nothing in them changes."]


@transaction.atomic
def circulate_minutes(minutes, *, by, at):
    """Freeze the draft as a paper and tell everybody with a seat, and each body (R-210: three working days)."""
    minutes = move(
        workflow=MINUTES, name="circulate", record=minutes, by=by, at=at,
        values={"circulated_at": at, "circulated_by": by},
    )  # fmt: skip
    _issue(minutes, by=by, at=at)
    for person_id, address in _members(minutes.meeting):
        post_message(
            key=f"minutes:{minutes.ref}:{minutes.document}:{person_id}", to=address,
            subject=f"Minutes of {minutes.meeting.committee.name}",
            body=f"The draft minutes of the meeting of {papers.spoken(minutes.meeting.held_on)} can be read on "
            "your desk. Tell the secretary of corrections before the next meeting.",
            at=at,
        )  # fmt: skip
    told = {person_id for person_id, _ in _members(minutes.meeting)}
    circulation.tell_of_minutes(minutes, at=at, told=told)
    return minutes


def _members(meeting):
    seats = Seat.objects.on(meeting.held_on).filter(committee=meeting.committee).values("person")
    return User.objects.filter(person__in=seats, is_active=True).order_by("pk").values_list("person_id", "email")


def _issue(minutes, *, by, at, signature=None):
    """The committee's paper and, once approved, the public's. Earlier ones are no longer current."""
    meeting = minutes.meeting
    because = "Approved minutes were issued." if signature else "A later draft was circulated."
    for earlier in Document.objects.filter(subject=subject(minutes), superseded_at=None):
        documents.supersede(earlier, because=because, at=at)
    whole = papers.paper(meeting, draft(meeting, at=at), signature=signature)
    minutes.document = _paper(minutes, whole, subject(minutes), by=by, at=at).ref
    minutes.save_as(by=by, why="Paper issued")
    if signature:
        _paper(minutes, _for_the_public(minutes, signature, at), public_subject(minutes), by=by, at=at)


def _for_the_public(minutes, signature, at):
    told = draft(minutes.meeting, public_on=london(at).date())
    return papers.paper(minutes.meeting, told, signature=signature, public=True)


@transaction.atomic
def reissue_public_minutes(meeting, *, at, because="What may be told of an interest has changed."):
    """The public's paper of approved minutes again, where less or more may be told now; the earlier one is gone."""
    minutes = Minutes.objects.select_for_update().filter(meeting=meeting, status=S.APPROVED).first()
    signature = Signature.objects.about(minutes).last() if minutes else None
    earlier = Document.objects.filter(subject=public_subject(minutes), superseded_at=None) if signature else []
    told = _for_the_public(minutes, signature, at) if earlier else None
    if not earlier or all(each.content == told for each in earlier):
        return
    for each in earlier:
        documents.supersede(each, because=because, at=at)
    _paper(minutes, told, public_subject(minutes), by=minutes.approved_by, at=at)


def _paper(minutes, payload, about, *, by, at):
    return documents.issue(
        kind="minutes", edition="1", title=str(minutes)[:300], subject=about, payload=payload, by=str(by), at=at
    )


def public_paper(minutes):
    """The public's paper of approved minutes as it stands, or None."""
    return Document.objects.filter(subject=public_subject(minutes), superseded_at=None).last()


@transaction.atomic
def take_back_minutes(minutes, *, corrections, by, at):
    """Circulated minutes go back to be corrected, with what was said about them."""
    return move(
        workflow=MINUTES, name="take back", record=minutes, by=by, at=at, note=corrections,
        values={
            "corrections": "\n".join(filter(None, [minutes.corrections, corrections])),
            "taken_back_at": at, "taken_back_by": by,
        },
    )  # fmt: skip


@transaction.atomic
def approve_minutes(minutes, *, meeting, fingerprint, typed_name, method, by, at):
    """The one presiding at a later meeting signs the minutes as they stand; both papers are sealed.

    Raises NotAllowed with every reason: not that meeting, not the chair, the words changed since they were read.
    """
    minutes = locked(minutes)
    text, now = papers.text_of(minutes.meeting, draft(minutes.meeting, at=at))
    reasons = [] if fingerprint == now else ["The minutes have changed since you opened them. Read them again."]
    reasons += _not_that_meeting(minutes, meeting)
    post = _post_of(minutes, by, at)
    if post is None:
        reasons.append("Only the Chair or the Vice-chair signs minutes.")
    reasons += [r for r in MINUTES.reasons_against("approve", minutes, by, at) if r not in reasons]
    if reasons:
        raise NotAllowed(reasons)
    signature = sign(
        subject=minutes, post=post, posts=POSTS, organisation=minutes.meeting.committee.organisation,
        committee=minutes.meeting.committee, payload=text, fingerprint=now, statement=papers.STATEMENT,
        typed_name=typed_name, method=method, by=by, at=at,
    )  # fmt: skip
    minutes = move(
        workflow=MINUTES, name="approve", record=minutes, by=by, at=at,
        values={"approved_at": at, "approved_by": by, "approved_at_meeting": meeting},
    )  # fmt: skip
    _issue(minutes, by=by, at=at, signature=signature)
    arrivals.arrive(minutes, by=by, at=at)
    return minutes


def _post_of(minutes, by, at):
    posts = {role for role, scope in grants_of(by, at).posts if scope == ("committee", minutes.meeting.committee_id)}
    return next((post for post in POSTS if post in posts), None)


def _not_that_meeting(minutes, meeting):
    held = minutes.meeting
    if meeting is None or meeting.committee_id != held.committee_id or meeting.starts_at <= held.starts_at:
        return ["Name a later meeting of the same committee at which they are approved."]
    if meeting.status not in (Meeting.Status.SITTING, Meeting.Status.CLOSED):
        return ["That meeting has not been opened yet."]
    return []
