"""Why an act cannot be recorded in a meeting as it stands, all reasons at once (R-061 to R-066, R-202 to R-209)."""

from governance.rules.meetings import events as acts
from governance.rules.meetings.panels import reasons_against_deciding
from governance.rules.meetings.presiding import reasons_against_ruler
from governance.rules.meetings.rulings import LIFTED, Menu
from governance.rules.meetings.seats import counted, reasons_against_officer, uncounted
from governance.rules.meetings.votes import Choice, refusals

DECISION, ELECTION = "decision", "election"


def reasons(sitting, event):
    """Every reason against one act; empty means it may be recorded (R-061 to R-066, R-205, R-209, R-215)."""
    known = [f"We know no {word} “{key}”." for word, key, among in _named(sitting, event) if key not in among]
    return known or CHECKS[type(event)](sitting, event)


def _named(sitting, event):
    for word, attribute, among in (("seat", "seat", sitting.seats), ("item", "item", sitting.items)):
        key = getattr(event, attribute, "")
        if key or (word == "item" and not isinstance(event, acts.Moved) and hasattr(event, attribute)):
            yield word, key, among
    if isinstance(event, (acts.Voted, acts.Counted, acts.Cast, acts.Stopped)):
        yield "vote", event.poll, sitting.polls


def _moved(sitting, event):
    name, inside = sitting.seats[event.seat].name, event.seat in sitting.room
    if event.act in (acts.Presence.LEFT, acts.Presence.DEPARTED):
        return [] if inside else [f"{name} is not in the room."]
    return [f"{name} is in the room already."] if inside else []


def _turn(sitting, event):
    taken, found = sitting.items[event.item], []
    if event.act != acts.Turned.OPENED:
        if not taken.is_open and event.act == acts.Turned.CLOSED:
            found.append(f"Item {taken.item.number} is not open.")
        poll = sitting.open_poll
        if poll and poll.opened.item == event.item:
            found.append("A vote on this item is still open. Count it or stop it first.")
        return found
    other = sitting.open_item
    if other and other is not taken:
        found.append(f"Item {other.item.number} is still open.")
    if taken.item.private and sitting.terms.in_public and event.item not in sitting.private_items:
        found.append(
            f"The committee has not resolved to exclude the public for this item{sitting.terms.cite('in_public')}."
        )
    lawful = sitting.presiding(event.item, chosen=event.presiding if event.chosen else "")
    if event.presiding and event.presiding != lawful.seat:
        found.append(lawful.sentence)
    return found


def _ruled(sitting, event):
    found, taken = [], sitting.items[event.item]
    if event.choice not in set(Menu) | {LIFTED}:
        found.append("Choose a ruling.")
    if event.ruler and event.ruler == event.seat:
        found.append("Nobody rules on their own conflict of interest.")
    elif event.ruler and taken.is_open:
        present = [seat for key, seat in sitting.seats.items() if key in sitting.room]
        found += reasons_against_ruler(
            sitting.terms,
            event.ruler,
            present=present,
            chair=sitting.chair,
            vice=sitting.vice,
            conflicted=sitting.conflicted(event.item),
            chosen=taken.presiding,
            subject=event.seat,
        )
    return found


def before_a_vote(sitting, item, *, kind=DECISION):
    """Why no vote may be taken on this item now: quorum, somebody excluded in the room, nobody presiding (R-065).

    Nor is anything decided while a conflicts panel that was asked for has not reported (R-067).
    """
    taken, found, electing = sitting.items[item], [], kind == ELECTION
    if not taken.is_open:
        found.append(f"Item {taken.item.number} is not open.")
    found += sitting.shortfalls(item, electing=electing)
    found += sitting.still_in(item)
    if not electing and not sitting.presiding(item, chosen=taken.presiding).seat:
        found.append("Nobody presides over this item.")
    if kind == DECISION:
        found += reasons_against_deciding(taken.panels.values(), taken.item.number)
    return found


def _poll_opened(sitting, event):
    electing = event.kind == ELECTION
    found = before_a_vote(sitting, event.item, kind=event.kind)
    if event.poll in sitting.polls:
        found.append("This vote has been taken already.")
    if sitting.open_poll:
        found.append("Another vote is still open.")
    if event.kind == "exclude" and not event.ground.strip():
        found.append(f"Say on which ground the public is excluded{sitting.terms.cite('in_public')}.")
    if electing:
        seat = sitting.seats.get(event.candidate)
        found += (
            reasons_against_officer(sitting.terms, sitting.seats.values(), seat=seat)
            if seat
            else ["Name the seat to be elected."]
        )
        other = sitting.vice if event.post == "chair" else sitting.chair
        if seat and seat.key == other:
            found.append(f"{seat.name} holds the other office already.")
    return found


def _voted(sitting, event):
    poll, seat = sitting.polls[event.poll], sitting.seats[event.seat]
    found = [] if poll.status == "open" else ["This vote is closed."]
    item = poll.opened.item
    found += refusals(
        sitting.terms,
        seat,
        single_body=sitting.items[item].item.only_for,
        in_room=event.seat in sitting.room,
        ruled_out=event.seat in sitting.barred(item),
    )
    here = counted(sitting.deciding(item))
    if not found and event.seat not in {each.key for each in here}:
        found.append(uncounted(seat, sitting.deciding(item)))
    if event.choice not in set(Choice):
        found.append("Vote for, against, or abstain.")
    elif event.choice == Choice.ABSTAIN and not sitting.terms.may_abstain:
        found.append(f"Members may not abstain{sitting.terms.cite('may_abstain')}.")
    return found


def _counted(sitting, event):
    poll = sitting.polls[event.poll]
    found = [] if poll.status == "open" else ["This vote is closed."]
    item = poll.opened.item
    found += before_a_vote(sitting, item, kind=poll.opened.kind)
    electorate = sitting.electorate(item)
    if poll.opened.method == "assent":
        found += [
            f"{seat.name} does not agree: take a vote by name."
            for seat in electorate
            if poll.votes.get(seat.key) == Choice.AGAINST
        ]
    elif not sitting.terms.may_abstain:
        found += [f"{seat.name} has not voted." for seat in electorate if seat.key not in poll.votes]
    return found


def _cast(sitting, event):
    poll, seat = sitting.polls[event.poll], sitting.seats[event.seat]
    if poll.status != "tied":
        return ["There is no tie to decide."]
    found = before_a_vote(sitting, poll.opened.item, kind=poll.opened.kind)
    if event.seat not in poll.result.casting_open_to:
        found.append(f"{seat.name} does not hold the deciding vote{sitting.terms.cite('deciding_offices')}.")
    if event.seat not in sitting.room:
        found.append(f"{seat.name} is not in the room.")
    if event.seat in sitting.barred(poll.opened.item):
        found.append(f"{seat.name} is ruled out of this item because of a conflict of interest.")
    if event.choice not in (Choice.FOR, Choice.AGAINST):
        found.append("A deciding vote is for or against.")
    return found


def _stopped(sitting, event):
    return [] if sitting.polls[event.poll].status in ("open", "tied") else ["This vote is closed."]


def _panel_asked(sitting, event):
    taken = sitting.items[event.item]
    found = ["A conflicts panel has been asked for already."] if any(p.waits for p in taken.panels.values()) else []
    poll = sitting.open_poll
    if poll and poll.opened.item == event.item:
        found.append("A vote on this item is open. Count it or stop it first.")
    return found


def _panel_answered(sitting, event):
    panel = sitting.items[event.item].panels.get(event.panel)
    return [] if panel and panel.waits else ["No report of this panel is waited for."]


CHECKS = {
    acts.PanelAsked: _panel_asked,
    acts.PanelReported: _panel_answered,
    acts.PanelWithdrawn: _panel_answered,
    acts.Moved: _moved,
    acts.Turn: _turn,
    acts.Ruled: _ruled,
    acts.PollOpened: _poll_opened,
    acts.Voted: _voted,
    acts.Counted: _counted,
    acts.Cast: _cast,
    acts.Stopped: _stopped,
}
