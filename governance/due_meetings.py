"""What meetings ask of one person: the chair a week ahead, the secretary by each clock, the reviewer of a private item.

Behind the wall for this person means: not counted, not named. What it is told from is read once, by `near`.
"""

from collections import Counter

from django.urls import reverse

from jobs.clock import end_of, london
from jobs.rounds import alongside, in_rounds

from . import checks, deadlines, privacy, prospects, redaction
from .due import Due
from .models import Item, Meeting
from .near import near_to
from .near_questions import LOOK_AGAIN, MOST_KEPT, PREPARE
from .rules.periods import spoken

S = Meeting.Status


@in_rounds
def due_for_person(person_id, *, at, grants, near=None):
    """Everything about meetings that waits for this person; `near` is what was read of them already."""
    if person_id is None:
        return []
    near = near or (yield from near_to.asks(person_id, grants=grants))
    _, reviewed = yield from alongside(near.look(), _reviewed(near))
    return [*_for_the_chair(near), *_for_the_secretary(near), *_for_the_reviewer(near, *reviewed, at)]


def _reviewed(near):
    """The private items this person looks at again, the latest word on each, and what is still to be said of them."""
    items = {item.pk: item for item in near.reviewed}
    asked = (privacy.rows_in_force, redaction.unsaid, redaction.unspoken)
    return items, *((yield from alongside(*(each.asks(items) for each in asked))) if items else ({}, {}, set()))


def _for_the_chair(near):
    """A week ahead: every decision that will not be quorate, every match still to be ruled on; a card each."""
    items = near.live_items_of(near.meetings["chaired"])
    found = prospects.look_over(
        items, at=near.at, said=near.concerns, committees=near.seatings, known=near.known
    )  # fmt: skip
    for item, prospect in found.items():
        if why := _why(prospect):
            yield Due(
                title=f"Item {item.number}, {item.title}",
                why=" ".join(why),
                address=f"{reverse('agenda-item', args=[item.ref])}{'#interests' * bool(prospect.open_matches)}",
                at=item.meeting.starts_at,
                explains="The meeting begins then.",
                body=item.meeting.committee.name,
            )


def _why(found):
    open_ = len(found.open_matches)
    said = [checks.matches_waiting(open_)] if open_ else []
    said += [checks.NO_LONGER] if open_ and found.item.status == Item.Status.READY else []
    if not found.remedy or found.faults:
        said += found.reasons
    return said


def _for_the_secretary(near):
    """The next step of each meeting in the coming month, by the clock its terms set: for who keeps its papers."""
    meetings = near.meetings["kept"]
    if len(meetings) > MOST_KEPT:
        last = meetings[MOST_KEPT - 1]
        yield Due(
            title="More meetings in the coming month",
            why=f"The soonest {MOST_KEPT} are on this desk, until {spoken(last.held_on)}. The list has them all.",
            address=reverse("meetings"),
        )
    meetings = meetings[:MOST_KEPT]
    terms, not_ready = near.terms if meetings else {}, _not_ready(near)
    for meeting in meetings:
        waiting = not_ready.get(meeting.pk, 0)
        if meeting.status == S.PUBLISHED:
            if not near.told(meeting):
                yield from _reopened(meeting, waiting)
            continue
        clocks = {each.what: each for each in deadlines.of(meeting, terms.get(meeting.pk))}
        calling = meeting.status == S.DRAFT
        clock = clocks["Public notice" if calling else "Papers"]
        yield Due(
            title=f"{'Call the meeting' if calling else 'Publish the agenda'}: {meeting}",
            why=f"{waiting} item{'' if waiting == 1 else 's'} not ready." if waiting else "Every item is ready.",
            address=reverse("meeting", args=[meeting.ref]),
            at=end_of(clock.on),
            explains=clock.sentence,
            body=meeting.committee.name,
        )


def _reopened(meeting, number):
    """A published agenda whose items an interest declared since has opened again (open ground 1)."""
    if number:
        yield Due(
            title=f"Ready no longer: {meeting}",
            why=f"{number} item{'s meet' if number > 1 else ' meets'} an interest found since the agenda was published."
            " Have the chair rule on the matches, or dismiss them.",
            address=reverse("meeting", args=[meeting.ref]),
            at=meeting.starts_at,
            explains="The meeting begins then.",
            body=meeting.committee.name,
        )


def _not_ready(near):
    """{meeting: items that are not ready, or no longer}; of those that this person may see."""
    rows = near.items_of(near.meetings["kept"])
    waiting = checks.reopened(rows, at=near.at, said=near.concerns) if rows else {}
    return Counter(row.meeting_id for row in rows if row.status == Item.Status.DRAFT or row.pk in waiting)


def _for_the_reviewer(near, items, rows, unsaid, unspoken, at):
    """Private items this person is to look at again: a fortnight before they lapse; and, four weeks before and until
    it is done, those of whose texts or papers nobody has said how they are published."""
    on = london(at).date()
    for pk, row in rows.items():
        item = items[pk]
        if row.reviewer_id != near.person_id or (row.ground and row.review_on > on + PREPARE):
            continue
        if pk in unsaid or pk in unspoken:
            yield _to_prepare(item, row, redaction.still_to_say(unsaid.get(pk, 0), texts=pk in unspoken), on)
        if row.ground and on <= row.review_on <= on + LOOK_AGAIN:
            yield Due(
                title=f"Look again: item {item.number} of {item.meeting}",
                why="It is private. Renew the ground, or release it; if nobody does, it becomes public by itself.",
                address=reverse("agenda-item", args=[item.ref]),
                at=end_of(row.review_on),
                explains=privacy.standing(row, on).sentence,
                body=item.meeting.committee.name,
            )


def _to_prepare(item, row, still, on):
    """Texts or papers nobody has said how to publish, of an item that lapses soon, or is public already."""
    now = privacy.standing(row, on)
    return Due(
        title=f"Say what the public reads of item {item.number}, {item.meeting}",
        why=still,
        address=reverse("agenda-item-public", args=[item.ref]),
        at=end_of(row.review_on) if now.private else None,
        explains=now.sentence,
        body=item.meeting.committee.name,
    )
