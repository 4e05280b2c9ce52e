"""Does the record of a meeting agree with what its acts and the terms of that day give? (Feature row 105.)"""

import json
from itertools import dropwhile, takewhile

from . import imprints
from .actions.turns import opening_words
from .minutes_draft import draft
from .models import Minutes, Motion, Panel, Signature, StatusChange
from .rules.meetings.agreement import Recorded, disagreements
from .rules.meetings.events import Moved, Presence
from .rules.meetings.sitting import replay
from .sitting import Proceedings, counts_of

TORN = "An act is about a guest, an item or a vote that is not of this meeting: it cannot be replayed."


def differences(meeting):
    """Every place where they part, as sentences; empty means they agree."""
    return read(meeting)[1]


def read(meeting):
    """(the meeting as its acts make it, or None where they no longer hold together; every place that differs)."""
    try:
        proceedings = Proceedings(meeting)
        found = _of_the_acts(proceedings)
    except KeyError:
        return None, [TORN, *imprints.differences(meeting)]
    return proceedings, [*proceedings.faults, *found, *imprints.differences(meeting)]


def _of_the_acts(proceedings):
    if proceedings.faults:
        return []
    counts = list(counts_of(proceedings.meeting))
    last = {count.poll.ref: count for count in counts}
    return [
        *_gaps(proceedings.places),
        *_opening(proceedings),
        *disagreements(proceedings.state, [_recorded(count) for count in last.values()]),
        *_judged_by(proceedings, counts),
        *_motions(proceedings, last),
        *_histories(proceedings),
        *_signed(proceedings),
    ]


def _recorded(count):
    total = count.lines[-1]
    states = {row["seat"]: row["state"] for row in count.electorate}
    return Recorded(count.poll.ref, count.outcome, states, total["for"], total["against"])


def _gaps(places):
    """Acts are numbered 1, 2, 3 …: one that is missing was taken away, one that is there twice was put in."""
    missing = sorted(set(range(1, max(places, default=0) + 1)) - set(places))
    twice = sorted({place for place in places if places.count(place) > 1})
    return [f"Act {place} of the meeting is missing." for place in missing] + [
        f"Two acts claim to be act {place} of the meeting." for place in twice
    ]


def _opening(proceedings):
    """The quorum at the opening, counted again from those written down in it: who is told of later is not of them."""
    meeting = proceedings.meeting
    note = StatusChange.objects.about(meeting).filter(transition="open").values_list("note", flat=True).last()
    if note is None:
        return []

    def here(event):
        return isinstance(event, Moved) and event.act == Presence.ARRIVED and event.at == meeting.opened_at

    first = list(takewhile(here, dropwhile(lambda event: not here(event), (event for _, event in proceedings.log))))
    terms, seats = proceedings.committee.terms, proceedings.committee.seats
    chair, vice = proceedings.officers()
    now = opening_words(replay(terms, seats, first, chair=chair, vice=vice))
    return [] if now == note else [f"Opening: recorded “{note}”, the events give “{now}”"]


def _judged_by(proceedings, counts):
    version, found = proceedings.committee.version, []
    for count in counts:
        where = f"Vote {count.poll.ref}"
        if count.terms_id != version.pk:
            found.append(f"{where}: counted under other terms than those in force that day, version {version.version}.")
        elif count.book != proceedings.book:
            found.append(f"{where}: the terms or their readings have changed since it was counted.")
    return found


def _motions(proceedings, last):
    """A motion says what its last count says."""
    found = []
    for motion in proceedings.motions.values():
        said = [last[poll.ref].outcome for poll in motion.polls.all() if poll.ref in last and poll.status == "counted"]
        if said and motion.status != said[-1]:
            found.append(f"“{motion.words}”: marked {motion.get_status_display().lower()}, but counted {said[-1]}.")
        elif not said and motion.status in (Motion.Status.CARRIED, Motion.Status.REJECTED):
            found.append(f"“{motion.words}”: marked {motion.get_status_display().lower()}, but no count is recorded.")
    return found


def _histories(proceedings):
    """Each record reads as its history says it was last written."""
    records = [proceedings.meeting, *proceedings.items.values(), *proceedings.guests]
    records += [*proceedings.motions.values(), *proceedings.polls.values()]
    records += Panel.objects.filter(item__meeting=proceedings.meeting)
    return [sentence for record in records if (sentence := _unlike_its_history(record))]


def _unlike_its_history(record):
    last = record.history.order_by("-history_id").first()
    fields = [field for field in record._meta.concrete_fields if hasattr(last, field.attname)]
    changed = [f.name for f in fields if getattr(last, f.attname) != getattr(record, f.attname)]
    what = f"{record._meta.verbose_name.capitalize()} “{getattr(record, 'motion', record)}”"
    return f"{what}: not as its history has it: {', '.join(changed).replace('_', ' ')}." if changed else ""


def _signed(proceedings):
    """The minutes the chair signed say what the acts give; unless a name in them has rightly changed since."""
    minutes = Minutes.objects.filter(meeting=proceedings.meeting).first()
    signature = Signature.objects.about(minutes).select_related("text").last() if minutes else None
    if signature is None or imprints.names_changed(proceedings.meeting):
        return []
    then, now = json.loads(signature.text.payload), draft(proceedings.meeting)
    places = [("Opening", then["opening"], now.opening)]
    sections = {section.heading: section.sentences for section in now.sections}
    places += [(said["heading"], said["sentences"], sections.get(said["heading"], ())) for said in then["sections"]]
    return [
        f"{where}: the signed minutes have “{sentence}”, the acts do not give it."
        for where, said, given in places
        for sentence in said
        if sentence not in given
    ]
