"""What is put to the committee under an item, before anybody votes (R-202, R-209)."""

from django.db import transaction

from ..models import Item, Motion, Officer
from ..remits import reasons_outside
from ..rules.meetings import motions as rules
from ..rules.meetings import remit
from ..rules.meetings.calling import exclusion_words
from ..rules.meetings.motions import Procedure
from ..rules.meetings.privacy import GROUNDS
from ..rules.meetings.seats import reasons_against_officer
from .in_session import InSession

Kind = Motion.Kind


@transaction.atomic
def put_motion(
    item, *, by, at, words="", kind=Kind.DECISION, ground="", covers=(), election_to="", candidate=None,
    procedure="", refer_to="", because="", moved_by_seat=None, seconded_by_seat=None,
):  # fmt: skip
    """Put a motion under the open item; refused outside the delegation, without a ground, for no eligible seat.

    `words` are for a decision, and for other procedure with `because`; of the rest the sentence is made.
    """
    session = InSession(item.meeting, by=by, at=at)
    item = session.proceedings.items[item.ref]
    session.keep_out(item.ref)
    against = []
    if not session.state.items[item.ref].is_open:
        against.append(f"Item {item.number} is not open.")
    covers = list(covers) if kind == Kind.EXCLUDE else []
    if kind == Kind.PROCEDURE:
        against += _against_procedure(item, procedure, refer_to=refer_to, because=because, words=words)
    else:
        against += _against_kind(session, item, kind, words, ground, covers, election_to, candidate)
    for seat in (moved_by_seat, seconded_by_seat):
        against += _against_mover(session, item, seat) if seat else []
    if moved_by_seat and moved_by_seat == seconded_by_seat:
        against.append("Nobody seconds their own motion.")
    session.refuse(*against)
    procedural = {"procedure": procedure, "refer_to": refer_to, "because": because.strip()}
    motion = Motion(
        item=item, kind=kind, words=_sentence(item, kind, words, ground, covers, election_to, candidate, procedural),
        **(procedural if kind == Kind.PROCEDURE else {}), ground=ground if kind == Kind.EXCLUDE else "",
        election_to=election_to if kind == Kind.ELECTION else "",
        candidate=candidate if kind == Kind.ELECTION else None,
        moved_by_seat=moved_by_seat, seconded_by_seat=seconded_by_seat, put_at=session.at, put_by=by,
    ).save_as(by=by, why="Put to the committee")  # fmt: skip
    motion.covers.set(covers)
    return motion


@transaction.atomic
def withdraw_motion(motion, *, by, at):
    """Take a motion back before it is voted on."""
    session = InSession(motion.item.meeting, by=by, at=at)
    motion = session.proceedings.motions[motion.ref]
    session.refuse(*([] if motion.status == Motion.Status.PUT else ["It has been voted on, or is being voted on."]))
    motion.status = Motion.Status.WITHDRAWN
    return motion.save_as(by=by, why="Withdrawn")


def _sentence(item, kind, words, ground, covers, election_to, candidate, procedural):
    """What is put, word for word: typed where it decides, else made from what was chosen."""
    if kind == Kind.EXCLUDE:
        return exclusion_words(ground=ground, numbers=[each.number for each in covers])
    if kind == Kind.ELECTION:
        return rules.election_words(name=candidate.person.name, post=Officer.Post(election_to).label)
    if kind == Kind.PROCEDURE and procedural["procedure"] != Procedure.OTHER:
        minutes = item.kind == Item.Kind.MINUTES
        return rules.words_of(
            procedural["procedure"], number=item.number, minutes=minutes, refer_to=procedural["refer_to"]
        )
    return words.strip()


def _against_procedure(item, procedure, **given):
    """What is typed as other procedure decides nothing of an item that names a function or parties (row 17)."""
    found = rules.faults(procedure, referees=referees(item), **given)
    return found + (reasons_decided(item) if procedure == Procedure.OTHER else [])


def referees(item):
    """To whom the item may be referred: as its agenda said, the bodies of its committee, and what all may."""
    meeting = item.meeting
    bodies = [body.name for body in meeting.committee.bodies.all() if body.covers(meeting.held_on)]
    return list(dict.fromkeys(filter(None, [item.for_body, *bodies, *rules.TO_ANYBODY])))


def _against_kind(session, item, kind, words, ground, covers, election_to, candidate):
    if kind == Kind.EXCLUDE:
        return _against_exclusion(session, ground, covers)
    if kind == Kind.ELECTION:
        return _against_election(session, election_to, candidate)
    return ([] if words.strip() else ["Say what is put to the committee."]) + reasons_outside_remit(item)


def reasons_decided(item):
    """Why nothing can be put as other procedure under this item; what stands against the decision comes with it."""
    parties = item.parties.filter(removed=False).exists()
    found = remit.reasons_against_procedure(item.number, function=item.function, parties=parties)
    return [*found, *reasons_outside_remit(item)] if found else []


def without_function(item):
    """That nothing can be decided under the item, because it names parties and no function; nothing else."""
    return remit.without_function(function=item.function, parties=item.parties.filter(removed=False).exists())


def reasons_outside_remit(item):
    """Why nothing can be decided under this item: it is for no decision, or outside the delegation (row 17)."""
    if not item.function:
        return [f"Item {item.number} is not for decision: it names no function."]
    return reasons_outside(item.meeting.committee, item.function, on=item.meeting.held_on, only_for=item.only_for)


def _against_exclusion(session, ground, covers):
    found = [] if ground in GROUNDS else ["Choose the ground on which the public is excluded."]
    known = session.proceedings.items
    if not covers:
        found.append("Say which items are to be taken in private.")
    found += [f"{item} is not an item of this meeting." for item in covers if item.ref not in known]
    gone = (Item.Status.DONE, Item.Status.WITHDRAWN)
    found += [f"Item {item.number} has been taken or withdrawn." for item in covers if item.status in gone]
    return found


def _against_election(session, election_to, candidate):
    found = [] if election_to else ["Say which post is to be filled."]
    state = session.state
    seat = state.seats.get(candidate.ref) if candidate else None
    if seat is None:
        return [*found, "Name the member who is proposed."]
    return found + reasons_against_officer(state.terms, state.seats.values(), seat=seat)


def _against_mover(session, item, seat):
    deciding = {each.key for each in session.state.electorate(item.ref)}
    return [] if seat.ref in deciding else [f"{seat.person} may not move or second here: no vote on this item."]
