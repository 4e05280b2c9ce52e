"""What the public is told of a decision: the motion, how it was decided, and how conflicts were handled (row 26)."""

from collections import defaultdict

from django.db.models import Q

from .models import Count, Item, Meeting, Motion, Turn
from .public_meetings import codes_of, is_private
from .public_rulings import keep_back
from .registers_meetings import PublicDecision
from .rules.meetings.conflict_story import paragraph
from .sitting import Proceedings

SAID = (Motion.Status.CARRIED, Motion.Status.REJECTED, Motion.Status.NOT_DECIDED)
DECIDING = (Motion.Kind.DECISION, Motion.Kind.ELECTION, Motion.Kind.EXCLUDE)


def told_decisions(meetings, on):
    """(motion, what is told) of the closed meetings among these, save of items still private."""
    closed = {meeting.pk: meeting for meeting in meetings if meeting.status == Meeting.Status.CLOSED}
    open_items = {
        item.pk: item for meeting in closed.values() for item in meeting.items.all() if not is_private(item, on)
    }
    put_off = Q(item__status=Item.Status.DEFERRED) & ~Q(status=Motion.Status.WITHDRAWN)
    found = Motion.objects.filter(Q(status__in=SAID) | put_off, item__in=open_items, kind__in=DECIDING)
    motions = found.order_by("pk")
    by_meeting = defaultdict(list)
    for motion in motions:
        by_meeting[open_items[motion.item_id].meeting_id].append(motion)
    counts, presiding = _last_counts(motions), _presiding(open_items)
    for pk, put in by_meeting.items():
        proceedings = Proceedings(closed[pk])
        unnamed = keep_back(proceedings)
        for motion in put:
            told = _decision(
                motion, closed[pk], open_items[motion.item_id], proceedings, counts.get(motion.pk), unnamed
            )
            told["presided"] = presiding.get(motion.item_id, "")
            for code in codes_of(closed[pk].committee, closed[pk].held_on):
                yield motion, PublicDecision(code=code, **told)


def _last_counts(motions):
    found = Count.objects.filter(poll__motion__in=motions).select_related("terms").order_by("pk")
    return {count.poll.motion_id: count for count in found.select_related("poll", "terms")}


def _presiding(items):
    rows = Turn.objects.filter(item__in=items, act=Turn.Act.OPENED).select_related("presiding__person").order_by("pk")
    return {turn.item_id: str(turn.presiding.person) for turn in rows if turn.presiding}


def _decision(motion, meeting, item, proceedings, count, unnamed):
    silent = unnamed.get(item.ref, ())
    return {
        "committee": meeting.committee.name,
        "committee_ref": meeting.committee.ref,
        "meeting": meeting.ref,
        "held_on": meeting.held_on,
        "item": f"{item.number}. {item.title}",
        "decision": motion.words,
        "outcome": motion.status if motion.status in SAID else "deferred",
        "votes": " ".join(count.sentences) if count else "",
        "conflict": paragraph(proceedings.state, item.ref, withheld=silent) if proceedings.state else "",
        "bodies": ", ".join(_bound(meeting, item)),
        "terms": f"Version {count.terms.version}" if count else "",
    }


def _bound(meeting, item):
    """Whom the decision binds: every body of the committee, or the one it is about and NHS England (R-206)."""
    names = [body.name for body in meeting.committee.bodies.all() if body.covers(meeting.held_on)]
    return names if not item.only_for_id else [item.only_for.name]
