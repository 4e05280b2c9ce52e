"""Does what was recorded agree with what the events and the terms of that day give (row 105)? If not, where."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from governance.rules.meetings.events import clock_time
from governance.rules.meetings.votes import plain


@dataclass(frozen=True)
class Recorded:
    """A count as it was stored: outcome, and the state of each seat (row 53)."""

    poll: str
    outcome: str
    states: Mapping = field(default_factory=dict)
    votes_for: str = ""
    votes_against: str = ""


def disagreements(sitting, recorded):
    """Every place where the record and the replay part; empty means they agree (open ground 3)."""
    found = [_refused(sitting, event, reasons) for event, reasons in sitting.refused]
    for each in recorded:
        poll = sitting.polls.get(each.poll)
        if poll is None or poll.result is None:
            found.append(f"Vote {each.poll}: recorded as {each.outcome}, but the events show no count.")
            continue
        where = f"Item {sitting.items[poll.opened.item].item.number}, “{poll.opened.words}”"
        if poll.result.outcome != each.outcome:
            now = _plain(poll.result.outcome)
            found.append(f"{where}: recorded as {_plain(each.outcome)}, the events give {now}.")
        found += _totals(where, poll, each) + _states(sitting, where, poll, each)
    known = {each.poll for each in recorded}
    for key, poll in sitting.polls.items():
        if poll.result and key not in known:
            found.append(f"Vote {key}: the events give {_plain(poll.outcome)}, but no count is recorded.")
    return found


def _refused(sitting, event, reasons):
    what = type(event).__name__.lower()
    who = sitting.seats[event.seat].name if getattr(event, "seat", "") in sitting.seats else ""
    words = " ".join(part for part in (what, who) if part)
    return f"At {clock_time(event.at)}, {words}: the terms did not allow this act. {' '.join(reasons)}"


def _totals(where, poll, each):
    if not poll.result or not (each.votes_for or each.votes_against):
        return []
    now = (plain(poll.result.votes_for), plain(poll.result.votes_against))
    then = (each.votes_for, each.votes_against)
    return [] if now == then else [f"{where}: recorded {' to '.join(then)}, the events give {' to '.join(now)}."]


def _states(sitting, where, poll, each):
    found = []
    for key in {**each.states, **poll.states}:
        then, now = each.states.get(key), poll.states.get(key)
        if then != now:
            name = sitting.seats[key].name if key in sitting.seats else key
            found.append(f"{where}: {name} is recorded as {_plain(then)}, the events give {_plain(now)}.")
    return found


def _plain(word):
    return (word or "nothing").replace("_", " ")
