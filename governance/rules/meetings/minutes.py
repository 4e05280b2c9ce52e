"""Minutes from events: the sentences nobody may leave out or change (rows 48 and 54; R-064, R-209, R-210, R-215).

The clerk writes the discussion around them. Every sentence comes from acts as recorded; the same
acts give the same sentences for ever.
"""

from dataclasses import dataclass

from governance.rules.meetings.conflict_story import of_panels
from governance.rules.meetings.events import clock_time
from governance.rules.meetings.handled import (
    absences,
    changed,
    handled,
    movements,
    role,
    ruled_words,
    seats_of,
    silent_about,
)
from governance.rules.meetings.privacy import GROUNDS
from governance.rules.meetings.votes import Outcome, differing, without_names

OUTCOMES = {
    Outcome.CARRIED: "The motion was carried.",
    Outcome.REJECTED: "The motion was rejected.",
    Outcome.TIED: "The votes were equal and no deciding vote was given.",
    Outcome.NOT_DECIDED: "The motion was not decided.",
}
STATES = (
    ("for", "For"),
    ("against", "Against"),
    ("abstain", "Abstained"),
    ("recused", "Ruled out because of a conflict of interest"),
    ("not_entitled", "Present, not entitled to vote on this item"),
    ("absent", "Absent"),
)
CHAIRED = "The person presiding chaired this item."
ACT = "the Public Bodies (Admission to Meetings) Act 1960"


@dataclass(frozen=True)
class Section:
    """The locked sentences of one item, in the order in which minutes give them."""

    item: str
    number: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Minutes:
    opening: tuple[str, ...]
    sections: tuple[Section, ...]


def minutes(sitting, *, public=False, withheld=(), unnamed=None):
    """All locked sentences of a meeting (R-064). `public` gives the published words, `withheld` seats no name;
    `unnamed`: {item: seats} that have none in that item alone."""
    unnamed = unnamed or {}
    return Minutes(
        tuple(attendance(sitting)),
        tuple(
            Section(
                key,
                taken.item.number,
                taken.item.title,
                tuple(of_item(sitting, key, public=public, withheld={*withheld, *unnamed.get(key, ())})),
            )
            for key, taken in sitting.items.items()
        ),
    )


def attendance(sitting):
    """Who was there, in attendance, sent apologies, and who came late or went early (R-064)."""
    came = {stay.seat for stay in sitting.stays}
    first = min((stay.from_at for stay in sitting.stays), default=None)
    began = min((t.opened_at for t in sitting.items.values() if t.opened_at), default=first)
    voters = [seat for key, seat in sitting.seats.items() if key in came and seat.votes]
    others = [seat for key, seat in sitting.seats.items() if key in came and not (seat.votes or seat.guest)]
    found = [f"Present: {_people(sitting, voters)}."] if voters else ["No member was present."]
    if others:
        found.append(f"In attendance, without a vote: {_people(sitting, others)}.")
    sorry = [sitting.seats[key].name for key in dict.fromkeys(sitting.apologies)]
    if sorry:
        found.append(f"Apologies: {', '.join(sorry)}.")
    for seat in [*voters, *others]:
        start = min(stay.from_at for stay in sitting.stays if stay.seat == seat.key)
        if began and start > began:
            found.append(f"{seat.name} arrived at {clock_time(start)}.")
    return found


def of_item(sitting, item, *, public=False, withheld=()):
    """Locked sentences of one item: who presided, conflicts and rulings, comings and goings, quorum, votes (R-064)."""
    taken = sitting.items[item]
    silent = public and silent_about(taken, withheld)
    found = [*_presided(sitting, taken, silent), *_conflicts(sitting, item, public, withheld)]
    found += of_panels(sitting, item, public=public, withheld=withheld)
    if taken.spans:
        ruled = {held for key in taken.rulings for held in seats_of(sitting, sitting.seats[key])}
        found += _movements(sitting, item, ruled)
        found += _quorum(sitting, taken)
    for poll in taken.polls:
        found += _poll(sitting, taken, poll, public, withheld)
    if taken.deferred:
        when = f" at {clock_time(taken.closed_at)}" if taken.closed_at else ""
        found.append(f"The item was deferred{when}.")
    elif taken.answered and not silent:
        found.append(f"What was resolved was not done: {taken.answered.rstrip('.')}.")
    return found


def _people(sitting, seats):
    offices = {sitting.chair: "Chair", sitting.vice: "Vice Chair"}
    said = []
    for seat in seats:
        words = [offices[seat.key]] if seat.key in offices and seat.key else []
        words.append(role(sitting, seat))
        if seat.deputy_for in sitting.seats:
            words.append(f"deputy for {sitting.seats[seat.deputy_for].name}")
        said.append(f"{seat.name} ({', '.join(words)})")
    return "; ".join(said)


def _presided(sitting, taken, silent):
    if silent and taken.spans:
        return [CHAIRED]
    if not taken.spans or not taken.presiding or taken.presiding == sitting.chair:
        return []
    name = sitting.seats[taken.presiding].name
    if taken.presiding == sitting.vice:
        return [f"{name}, Vice Chair, presided over this item."]
    return [f"{name}, chosen by the members, presided over this item."]


def _conflicts(sitting, item, public, withheld):
    found = []
    for each in handled(sitting, item, public=public, withheld=withheld):
        who = f"{each.name} ({each.role})" if each.role else each.name
        how = "declared an interest" if each.ruled.declared else "was found to have an interest"
        heavy = f" ({each.magnitude})" if each.magnitude else ""
        found.append(f"{who} {how}: {each.interest}{heavy}.")
        because = f" Reason: {each.reason}." if each.reason else ""
        found.append(f"{ruled_words(each)}.{because}")
        found += movements(each.name, each.absences)
        if each.sat_through and not each.effects.vote:
            found.append(f"{each.name} was in the room throughout the item.")
        if each.voted and not each.effects.vote:
            found.append(f"{each.name} had taken part in a vote on this item before that ruling.")
    return found + changed(sitting, item, public=public, withheld=withheld)


def _movements(sitting, item, ruled):
    """Comings and goings during the item of everybody but those ruled on, who are told above."""
    taken, found = sitting.items[item], []
    for key, seat in sitting.seats.items():
        if seat.guest or key in ruled:
            continue
        for left, returned in absences(sitting, key, item):
            inside = [
                (gone, back)
                for opened, closed in taken.spans
                for gone, back in [(_within(left, opened, closed), _within(returned, opened, closed))]
                if gone or back
            ]
            found += [m for gap in inside for m in _told(seat.name, gap)]
    return found


def _told(name, gap):
    left, returned = gap
    if left:
        return movements(name, [(left, returned)]) if returned else [f"{name} left the room at {clock_time(left)}."]
    return [f"{name} came in at {clock_time(returned)}."]


def _within(moment, opened, closed):
    return moment if moment and opened < moment and (closed is None or moment <= closed) else None


def _quorum(sitting, taken):
    if not taken.quorum:
        return []
    (_, first), *later = taken.quorum
    found = [_quorate(first)]
    for at, now in later:
        found.append(f"From {clock_time(at)}: {_quorate(now)[0].lower()}{_quorate(now)[1:]}")
    return found


def _quorate(shortfalls):
    if not shortfalls:
        return "The committee was quorate for this item."
    return f"The committee was not quorate for this item: {'; '.join(shortfalls)}."


def _poll(sitting, taken, poll, public, withheld):
    if poll.status == "open":
        return []
    found = [f"Motion: “{poll.opened.words.strip()}”"] if poll.opened.words.strip() else []
    if poll.result is None:
        return [*found, f"The vote was stopped without a result{_because(poll)}."]
    if poll.opened.kind == "exclude":
        found.append(_excluded(sitting, poll))
    if poll.opened.method == "assent" and not poll.votes:
        return [*found, "Agreed without a vote; nobody dissented.", OUTCOMES[poll.outcome]]
    hidden = {sitting.seats[key].name for key in withheld} if public else set()
    found += _names(sitting, poll, hidden)
    found += without_names(poll.result.sentences) if public and silent_about(taken, withheld) else poll.result.sentences
    only = taken.item.only_for
    found += differing(
        sitting.terms,
        poll.electorate,
        poll.cast,
        single_body=only,
        casting=poll.result.casting,
        presiding=poll.presiding,
    )
    if poll.status == "stopped":
        found.append(f"No deciding vote was given{_because(poll)}.")
    return [*found, OUTCOMES[poll.outcome]]


def _because(poll):
    return f": {poll.because.rstrip('.')}" if poll.because else ""


def _names(sitting, poll, hidden):
    found = []
    for state, title in STATES:
        names = [
            "a member not named" if sitting.seats[key].name in hidden else sitting.seats[key].name
            for key, now in poll.states.items()
            if now == state
        ]
        if (hidden and state == "recused") or (not hidden and names):
            found.append(f"{title}: {', '.join(names) or 'nobody'}.")
        elif names:
            found.append(f"{title}: {len(names)}.")
    return found


def _excluded(sitting, poll):
    ground = GROUNDS.get(poll.opened.ground)
    numbers = [sitting.items[key].item.number for key in poll.opened.covers if key in sitting.items]
    what = f"item{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}" if numbers else "the rest of the meeting"
    because = ground.words if ground else poll.opened.ground
    verb = "It was resolved" if poll.outcome == Outcome.CARRIED else "It was proposed, and not resolved,"
    return f"{verb} under {ACT} to exclude the public for {what}, because {because}."
