"""Does the record of a meeting agree with what its acts and the terms of that day give? (Feature row 105.)"""

import hashlib
import json
from itertools import dropwhile, takewhile

from documents.models import Document

from . import histories, imprints
from .act_rows import counts_of
from .actions.turns import opening_words
from .flows_minutes import MINUTES
from .minutes_draft import draft
from .models import Minutes, Motion, Panel, Signature, StatusChange
from .papers_minutes import signature_block, subject
from .rules.meetings.agreement import Recorded, disagreements
from .rules.meetings.events import Moved, Presence
from .rules.meetings.sitting import replay
from .sitting import Proceedings

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
        *histories.differences(proceedings.meeting),
        *_signed(proceedings.meeting),
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
        return ["Opening: no record of it is kept."] if meeting.opened_at else []

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


def _signed(meeting):
    """What was signed is kept as it was; the minutes came about by their steps and say what the acts give."""
    reports = Signature.objects.about_many("governance", "panel", Panel.objects.filter(item__meeting=meeting))
    found = ["The report of a conflicts panel that was signed was altered."] if any(map(_altered, reports)) else []
    minutes = Minutes.objects.filter(meeting=meeting).first()
    return found + _minutes(meeting, minutes) if minutes else found


def _minutes(meeting, minutes):
    found = [*_steps(minutes)]
    signature = Signature.objects.about(minutes).select_related("text").last()
    if signature is None:
        approved = minutes.status == Minutes.Status.APPROVED
        return found + (["The minutes are approved, and no signature of them is kept."] if approved else [])
    if _altered(signature):
        return [*found, "The text of the minutes that was signed was altered."]
    return [*found, *_sealed(minutes, signature), *_sentences(meeting, json.loads(signature.text.payload))]


def _altered(signature):
    return hashlib.sha256(signature.text.payload.encode()).hexdigest() != signature.text.fingerprint


def _steps(minutes):
    """Each step begins where the one before ended, and each is one the minutes named when it was taken."""
    state, marks = Minutes.Status.DRAFT, {name: [] for name in MARKS}
    for step in StatusChange.objects.about(minutes):
        row = next((row for row in MINUTES.transitions if row.name == step.transition), None)
        known = row and step.workflow == MINUTES.name and step.source == state and step.target == row.target
        if not known:
            yield f"Minutes, step “{step.transition}”: minutes marked {state} do not become {step.target} by it."
        state = step.target
        marks.setdefault(step.transition, []).append((step.moved_at, step.moved_by_id))
    if state != minutes.status:
        yield f"Minutes: marked {minutes.status}, but their steps end at {state}."
    past = list(
        minutes.history.order_by("history_id").values_list(*(f"{mark}_{of}" for mark in MARKS.values() for of in OF))
    )
    for place, name in enumerate(MARKS):
        said = [row[2 * place : 2 * place + 2] for row in past]
        kept = [(at, by) for at, by in dict.fromkeys(said) if at]
        if kept and kept != list(dict.fromkeys(marks[name])):
            yield f"Minutes, step “{name}”: when and by whom is not as the minutes have it."


MARKS, OF = {"circulate": "circulated", "take back": "taken_back", "approve": "approved"}, ("at", "by_id")
"""What the minutes and their history, version by version, say of each step."""


def _sealed(minutes, signature):
    """The sealed paper says who signed, as what, when and how."""
    paper = Document.objects.filter(subject=subject(minutes), superseded_at=None).last()
    if paper is None or not paper.payload or paper.content.get("signatures") == [signature_block(signature)]:
        return []
    return ["The signature of the minutes is not the one that their sealed paper shows."]


def _sentences(meeting, then):
    """Sentence by sentence; unless a name in them has rightly changed since."""
    if imprints.names_changed(meeting):
        return []
    now = draft(meeting)
    places = [("Opening", then["opening"], now.opening)]
    sections = {section.heading: section.sentences for section in now.sections}
    places += [(said["heading"], said["sentences"], sections.get(said["heading"], ())) for said in then["sections"]]
    return [
        f"{where}: the signed minutes have “{sentence}”, the acts do not give it."
        for where, said, given in places
        for sentence in said
        if sentence not in given
    ]
