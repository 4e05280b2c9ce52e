"""What the public is told of a decision: the motion, how it was decided, and how conflicts were handled (row 26).

An item on whose conflicts somebody ruled, or for which a panel was asked, is told of also where no motion was put:
put off, or discussed only.
"""

from collections import defaultdict

from django.db.models import Q

from .models import Count, Item, Meeting, Motion, Panel, Ruling, Turn
from .public_agenda import is_private, line_of
from .public_meetings import codes_of
from .public_rulings import keep_back
from .public_topics import topics_of
from .redaction import minutes_wait, said_of
from .registers_decisions import PublicDecision
from .rules.meetings.conflict_story import paragraph
from .rules.meetings.redaction import UNSPOKEN
from .rules.meetings.votes import without_names
from .sitting import Proceedings

SAID = (Motion.Status.CARRIED, Motion.Status.REJECTED, Motion.Status.NOT_DECIDED)
BINDING = (Motion.Status.CARRIED, Motion.Status.REJECTED)
DECIDING = (Motion.Kind.DECISION, Motion.Kind.ELECTION, Motion.Kind.EXCLUDE)
UNTOLD = "Not told, because a name is withheld on this item"
TYPED = ("item", "decision", "votes", "conflict")
"""Words of people, from which marked passages of private business are left out."""
NEUTRAL = {"decision": UNSPOKEN, "votes": "", "conflict": "", "presided": ""}
"""What is told of private business before somebody said what may be read of it: that it was decided, and how."""
UNDECIDED = {Item.Status.DEFERRED: "deferred", Item.Status.DONE: "discussed"}


def told_decisions(meetings, on):
    """(motion or item, what is told) of the closed meetings among these, save of items still private."""
    closed = {meeting.pk: meeting for meeting in meetings if meeting.status == Meeting.Status.CLOSED}
    open_items = {
        item.pk: item for meeting in closed.values() for item in meeting.items.all() if not is_private(item, on)
    }
    motions = _motions(open_items)
    by_meeting = defaultdict(list)
    for motion in motions:
        by_meeting[open_items[motion.item_id].meeting_id].append((motion, open_items[motion.item_id]))
    for item in _handled_only(open_items, but={motion.item_id for motion in motions}):
        by_meeting[item.meeting_id].append((None, item))
    counts, presiding = _last_counts(motions), _presiding(open_items)
    for pk, told in by_meeting.items():
        proceedings = Proceedings(closed[pk])
        unnamed = keep_back(proceedings)
        for motion, item in told:
            said = _of_item(closed[pk], item, proceedings, unnamed.get(item.ref, ()))
            silent = bool(unnamed.get(item.ref))
            said["presided"] = UNTOLD if silent else presiding.get(item.pk, "")
            said |= _decision(motion, counts.get(motion.pk), silent) if motion else _undecided(item)
            if minutes_wait(item):
                said |= NEUTRAL | topics_of([]) | {"item": line_of(item, on)}
            if not (motion or said["conflict"]):
                continue
            said |= {name: said_of(item, said[name]) for name in TYPED}
            for code in codes_of(closed[pk].committee, closed[pk].held_on):
                yield motion or item, PublicDecision(code=code, **said)


def _motions(items):
    """Those decided; and those that were left when their item was put off."""
    put_off = Q(item__status=Item.Status.DEFERRED) & ~Q(status=Motion.Status.WITHDRAWN)
    return Motion.objects.filter(Q(status__in=SAID) | put_off, item__in=items, kind__in=DECIDING).order_by("pk")


def _handled_only(items, *, but):
    """Items taken on whose conflicts somebody ruled or a panel was asked for, where no motion is told of (D3)."""
    left = items.keys() - but
    ruled = Ruling.objects.in_force().filter(item__in=left).order_by().values_list("item", flat=True)
    panelled = Panel.objects.filter(item__in=left).order_by().values_list("item", flat=True)
    return [items[pk] for pk in sorted(set(ruled.union(panelled))) if items[pk].status in UNDECIDED]


def _last_counts(motions):
    found = Count.objects.filter(poll__motion__in=motions).select_related("terms").order_by("pk")
    return {count.poll.motion_id: count for count in found.select_related("poll", "terms")}


def _presiding(items):
    rows = Turn.objects.filter(item__in=items, act=Turn.Act.OPENED).select_related("presiding__person").order_by("pk")
    return {turn.item_id: str(turn.presiding.person) for turn in rows if turn.presiding}


def _of_item(meeting, item, proceedings, silent):
    return {
        "committee": meeting.committee.name,
        "committee_ref": meeting.committee.ref,
        "meeting": meeting.ref,
        "held_on": meeting.held_on,
        "item": f"{item.number}. {item.title}",
        "conflict": paragraph(proceedings.state, item.ref, withheld=silent) if proceedings.state else "",
        "bodies": ", ".join(_bound(meeting, item)),
        **topics_of([item]),
    }


def _decision(motion, count, silent):
    sentences = count.sentences if count else ()
    nobody = {} if motion.status in BINDING else {"bodies": ""}
    return nobody | {
        "decision": motion.words,
        "outcome": motion.status if motion.status in SAID else "deferred",
        "votes": " ".join(without_names(sentences) if silent else sentences),
        "terms": f"Version {count.terms.version}" if count else "",
    }


def _undecided(item):
    """What happened to an item on which nothing was put: it binds nobody."""
    words = f"No decision was taken on “{item.title}”"
    return {"decision": words, "outcome": UNDECIDED[item.status], "votes": "", "terms": "", "bodies": ""}


def _bound(meeting, item):
    """Whom the decision binds: every body of the committee, or the one it is about and NHS England (R-206)."""
    names = [body.name for body in meeting.committee.bodies.all() if body.covers(meeting.held_on)]
    return names if not item.only_for_id else [item.only_for.name]
