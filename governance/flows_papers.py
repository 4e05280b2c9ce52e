"""The life of a paper: written, final, replaced by its next version, or withdrawn."""

from documents.models import StoredFile
from jobs.clock import london

from . import deadlines, wall
from .holidays import england
from .models import Item, Meeting, Paper
from .permissions import Permission
from .rules.meetings import cover, notice
from .rules.periods import spoken
from .seating import terms_on
from .workflow import Transition, Workflow

P, S, M = Permission, Paper.Status, Meeting.Status
OUT = (M.PUBLISHED, M.SITTING, M.CLOSED)
OVER = (M.CLOSED, M.CANCELLED)
CLOSED_ITEM = (Item.Status.DONE, Item.Status.DEFERRED, Item.Status.WITHDRAWN)


def is_not_withheld(paper, by, at):
    """Whoever is ruled out of an item does nothing about its papers."""
    held = wall.is_withheld(paper.item, wall.person_of(by), at=at)
    return "This item is withheld from you by a ruling." if held else None


def item_is_open(paper, by, at):
    """Papers come before the item is taken, and never to a meeting that is over."""
    meeting, item = paper.item.meeting, paper.item
    if meeting.status in OVER:
        return f"The meeting is {meeting.get_status_display().lower()}."
    return f"The item is {item.get_status_display().lower()}." if item.status in CLOSED_ITEM else None


def cover_is_whole(paper, by, at):
    """Every question of the cover sheet is answered, or said not to apply with the reason (row 44)."""
    return cover.missing(cover.answers_of(paper.cover))


def says_something(paper, by, at):
    return None if paper.body.strip() or paper.file_id else "Write the paper, or upload it as a PDF."


def file_is_clean(paper, by, at):
    """A file in which a virus was found, or that waits for its scan, goes to nobody."""
    if not paper.file_id:
        return None
    held = {
        StoredFile.Scan.INFECTED: "A virus was found in the file. Take it out.",
        StoredFile.Scan.WAITING: "The file is waiting for its virus scan. Try again in a minute.",
        StoredFile.Scan.FAILED: "The virus scan of the file did not work. Ask for another.",
    }
    return held.get(paper.file.scan_state)


def ruled_out_before_are_ruled_on(paper, by, at):
    """A paper carried over does not reach whoever was ruled out of it before the chair has ruled again."""
    return [
        f"{person} was ruled out of this business on {spoken(item.meeting.held_on)}. Have the chair rule on them in "
        "this item, before its paper can be read."
        for person, item in wall.ruled_out_earlier(paper.item).items()
    ]


def late_is_allowed(paper, by, at):
    """After the agenda is out, or after the day for papers, the chair's reason is needed (row 43; R-226)."""
    return cover.late_faults(
        late=lateness(paper.item.meeting, at), because=paper.late_because, allowed_by=paper.late_allowed_by_id
    )


def lateness(meeting, at):
    """Why a paper would be late now, or nothing."""
    if meeting.status in OUT:
        return "The agenda is published, so this paper is late."
    terms = terms_on(meeting.committee, meeting.held_on)[1]
    due = notice.papers(meeting.held_on, holidays=england(), period=deadlines.paper_period(terms))
    return f"This paper is late. {due.sentence}" if due.missed(london(at).date()) else ""


PAPER = Workflow(
    "paper",
    S,
    (
        Transition("finalise", (S.DRAFT,), S.FINAL, P.PAPER_EDIT,
                   (is_not_withheld, item_is_open, says_something, file_is_clean, cover_is_whole,
                    ruled_out_before_are_ruled_on, late_is_allowed),
                   label="Make it final", said="It was made final"),
        Transition("replace", (S.FINAL,), S.REPLACED, P.PAPER_EDIT, (is_not_withheld,),
                   label="Replace", said="A later version replaced it"),
        Transition("withdraw", (S.DRAFT, S.FINAL), S.WITHDRAWN, P.PAPER_EDIT, (is_not_withheld, item_is_open),
                   label="Withdraw", said="It was withdrawn"),
    ),
)  # fmt: skip
