"""The life of a meeting and of an item of its agenda."""

from jobs.clock import london

from . import checks, deadlines, prospects, wall
from .models import Item, Meeting, Paper
from .permissions import Permission
from .remits import reasons_outside
from .rules.meetings.remit import OWN
from .rules.periods import spoken
from .seating import terms_on
from .workflow import Transition, Workflow

P, M, A = Permission, Meeting.Status, Item.Status
OUT = (A.WITHDRAWN, A.DEFERRED)


def has_terms_in_force(meeting, by, at):
    """A meeting is judged by the terms in force that day: without them nobody can call it."""
    return terms_on(meeting.committee, meeting.held_on)[2]


def lies_ahead(meeting, by, at):
    return None if meeting.starts_at > at else "It would have begun already. Give it another time."


def its_time_has_come(meeting, by, at):
    """It begins no earlier than the public was told: who comes then would find it decided (R-228)."""
    if at >= meeting.starts_at:
        return None
    starts = london(meeting.starts_at)
    return (
        f"The public was told that it begins at {starts:%H:%M} on {spoken(starts.date())}. "
        "Open it then; to meet sooner, give it another time."
    )


def leaves_full_notice(meeting, by, at):
    """Clear days and the papers' days as the terms say, counted from today (R-226, R-228); moving asks the same."""
    terms = terms_on(meeting.committee, meeting.held_on)[1]
    return deadlines.notice_faults(meeting, terms, on=london(at).date())


def every_item_is_ready(meeting, by, at):
    """Each item that is to be taken, by number; what was found since it was made ready counts too."""
    rows = [item for item in meeting.items.order_by("position") if item.status not in OUT]
    if not rows:
        return "There is nothing on the agenda."
    found = [f"Item {item.number} is not ready." for item in rows if item.status == A.DRAFT]
    waiting = checks.reopened(rows, at=at)
    kept = wall.withheld(wall.person_of(by), at=at, meeting=meeting) if waiting else ()
    found += [
        f"Item {item.number} is not ready any longer." if item.pk in kept  # how many interests meet it is not theirs
        else f"Item {item.number}: {checks.matches_waiting(waiting[item.pk])}"
        for item in rows if item.pk in waiting
    ]  # fmt: skip
    return found


def public_part_ends_in_a_resolution(meeting, by, at):
    """Private items follow a resolution to exclude the public (R-209)."""
    rows = [item for item in meeting.items.order_by("position") if item.status not in OUT]
    first = next((n for n, item in enumerate(rows) if item.private), None)
    if first is None or any(item.kind == Item.Kind.EXCLUSION for item in rows[:first]):
        return None
    return f"Item {rows[first].number} is private: put the resolution to exclude the public before it."


MEETING = Workflow(
    "meeting",
    M,
    (
        Transition("call", (M.DRAFT,), M.CALLED, P.MEETING_EDIT, (has_terms_in_force, lies_ahead, leaves_full_notice),
                   label="Call the meeting", said="The meeting was called"),
        Transition("call urgently", (M.DRAFT,), M.CALLED, P.MEETING_EDIT, (has_terms_in_force, lies_ahead),
                   label="Call it at short notice", said="The meeting was called at short notice"),
        Transition("publish", (M.CALLED,), M.PUBLISHED, P.MEETING_EDIT,
                   (lies_ahead, every_item_is_ready, public_part_ends_in_a_resolution),
                   label="Publish the agenda", said="The agenda was published"),
        Transition("open", (M.PUBLISHED,), M.SITTING, P.MEETING_RUN, (has_terms_in_force, its_time_has_come),
                   label="Open the meeting", said="The meeting was opened"),
        Transition("close", (M.SITTING,), M.CLOSED, P.MEETING_RUN,
                   label="Close the meeting", said="The meeting was closed"),
        Transition("cancel", (M.DRAFT, M.CALLED, M.PUBLISHED), M.CANCELLED, P.MEETING_EDIT,
                   label="Cancel the meeting", said="The meeting was cancelled"),
    ),
)  # fmt: skip


def not_walled_off(item, by, at):
    """Whoever is ruled out of an item does nothing about it."""
    return "This item is withheld from you by a ruling." if wall.is_withheld(item, wall.person_of(by), at=at) else None


def is_within_the_remit(item, by, at):
    """An item outside the delegation is not tabled for decision (features row 17)."""
    if item.kind != Item.Kind.DECISION:
        return None
    return reasons_outside(item.meeting.committee, item.function, on=item.meeting.held_on, only_for=item.only_for)


def has_its_papers(item, by, at):
    """Papers are final, so their cover sheets are whole; a decision has one, save on the committee's own business."""
    rows = list(item.papers.order_by("pk").values_list("title", "status"))
    final = any(status == Paper.Status.FINAL for _, status in rows)
    if not final and item.kind == Item.Kind.DECISION and item.function != OWN:
        return "It is for decision, and there is no final paper for it."
    return [f"The paper “{title}” is not final." for title, status in rows if status == Paper.Status.DRAFT]


def has_no_open_match(item, by, at):
    """Every match of the radar is ruled on or dismissed (D2, open ground 1)."""
    return checks.reasons_against_ready(item, at=at)


def will_be_quorate(item, by, at):
    """The forecast of a decision is lawful, or a remedy is on record (open ground 2; R-065, R-066)."""
    return prospects.reasons_inquorate(item, at=at)


def privacy_still_stands(item, by, at):
    """A private item has its ground, its reviewer and a day that has not passed (row 115)."""
    return prospects.reasons_not_private(item, at=at)


def agenda_is_open(item, by, at):
    done = (M.SITTING, M.CLOSED, M.CANCELLED)
    return f"The meeting is {item.meeting.get_status_display().lower()}." if item.meeting.status in done else None


def agenda_is_not_published(item, by, at):
    return "The agenda is published." if item.meeting.status == M.PUBLISHED else None


def was_not_put_off_before(item, by, at):
    """What was put off before the meeting, or stands on a later agenda, is not decided in this one."""
    if item.status != A.DEFERRED:
        return None
    if later := item.deferred_to:
        return f"It is on the agenda of {spoken(later.meeting.held_on)}."
    begun = item.turns.exists()
    return None if begun else "It was put off before the meeting. Put it on the agenda of another one."


MINE = (not_walled_off, agenda_is_open)
ITEM = Workflow(
    "item",
    A,
    (
        Transition("ready", (A.DRAFT,), A.READY, P.MEETING_EDIT,
                   (*MINE, is_within_the_remit, has_its_papers, has_no_open_match, will_be_quorate,
                    privacy_still_stands),
                   label="Mark as ready", said="It was marked as ready"),
        Transition("reopen", (A.READY,), A.DRAFT, P.MEETING_EDIT, (*MINE, agenda_is_not_published),
                   label="Take back to work on it", said="It was taken back"),
        Transition("remedy", (A.DRAFT,), A.DRAFT, P.MEETING_EDIT, MINE,
                   label="Record a remedy for the quorum", said="A remedy for the quorum was recorded"),
        Transition("withdraw", (A.DRAFT, A.READY), A.WITHDRAWN, P.MEETING_EDIT, MINE,
                   label="Withdraw", said="It was withdrawn"),
        Transition("defer", (A.DRAFT, A.READY), A.DEFERRED, P.MEETING_EDIT, MINE,
                   label="Defer to another meeting", said="It was deferred"),
        Transition("take", (A.READY, A.DEFERRED), A.OPEN, P.MEETING_RUN, (was_not_put_off_before,),
                   label="Take the item", said="It was taken"),
        Transition("put off", (A.OPEN,), A.DEFERRED, P.MEETING_RUN,
                   label="Put off in the meeting", said="It was put off in the meeting"),
        Transition("finish", (A.OPEN,), A.DONE, P.MEETING_RUN, label="Close the item", said="It was closed"),
        Transition("take again", (A.DONE,), A.OPEN, P.MEETING_RUN,
                   label="Take the item again", said="It was taken again"),
    ),
)  # fmt: skip
