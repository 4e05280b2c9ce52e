"""Have the pack of a meeting made, and give each reader the file that is theirs."""

from django.db import transaction

from documents import actions as documents
from documents.rules.packs import Side

from .. import closed, packs
from ..access import grants_of
from ..models import Meeting
from ..permissions import Permission
from ..workflow import NotAllowed, who_may
from . import letters
from .publishing_meetings import republish_meetings
from .workflow import locked

M = Meeting.Status


@transaction.atomic
def make_pack(meeting, *, by, at):
    """Fix the papers and their pages. Once the agenda is published numbers stand, and new papers take letters."""
    meeting = locked(meeting)
    reasons = [] if grants_of(by, at).may(Permission.PAPER_EDIT, meeting) else [who_may(Permission.PAPER_EDIT)]
    if meeting.status == M.CANCELLED:
        reasons.append("The meeting is cancelled.")
    if reasons:
        raise NotAllowed(reasons)
    before = packs.given_out(meeting)
    try:
        made = documents.compose(
            subject=packs.subject_of(meeting), title=packs.title_of(meeting), lines=packs.lines_of(meeting),
            parts=packs.parts(meeting, at=at, before=before), follows=before, by=str(by), at=at,
            demonstration=packs.demonstration(),
        )  # fmt: skip
    except documents.Refused as refused:
        raise NotAllowed(refused.reasons) from refused
    documents.discard_older(made)
    letters.tell_of_pack(meeting, made, before, at=at)
    if meeting.published_at:
        republish_meetings([meeting.pk], at=at)
    return made


def pack_for(pack, meeting, *, by, at, side=Side.PUBLIC):
    """One reader's file of the pack: without what is withheld from them at this moment."""
    grants = grants_of(by, at)
    reasons = [] if grants.may(Permission.MEETING_VIEW, meeting) else [who_may(Permission.MEETING_VIEW)]
    if side == Side.PRIVATE and not closed.reads_private(grants, by.person_id, meeting):
        reasons.append("The private papers are for those who vote or run the meeting.")
    if reasons:
        raise NotAllowed(reasons)
    withheld = packs.withheld_keys(pack, packs.kept_from(meeting, by.person_id, at=at, grants=grants))
    return documents.assemble(pack, side=side, withheld=withheld, at=at)
