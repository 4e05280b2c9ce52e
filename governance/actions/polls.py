"""Votes by person, the deciding vote, and the count, which freezes the electorate (R-204 to R-207; D2, D3)."""

from django.db import transaction

from jobs.ids import new_ref

from .. import checks
from ..models import CastingVote, Count, Motion, Poll, Vote
from ..rules.meetings import events
from ..rules.meetings.motions import Procedure
from ..rules.meetings.votes import Outcome
from ..tallies import electorate_of, lines_of
from .elections import seat_officer
from .in_session import InSession
from .motions import reasons_decided, reasons_outside_remit
from .privacy import take_in_private

S = Motion.Status
TO_BE_VOTED_ON = (S.PUT, S.NOT_DECIDED)
OPENED_AS = {Poll.Method.VOTE: "A vote was opened", Poll.Method.ASSENT: "Agreement was asked for"}


@transaction.atomic
def open_poll(motion, *, by, at, method=Poll.Method.VOTE):
    """Put a motion to the vote; refused while inquorate, while somebody excluded is in, outside the delegation."""
    return _open(InSession(motion.item.meeting, by=by, at=at), motion, method)


def _open(session, motion, method):
    motion, ref = session.proceedings.motions[motion.ref], new_ref()
    item = session.proceedings.items[_ref_of_item(session, motion)]
    against = _before_the_vote(motion, item, session.at)
    if motion.status not in TO_BE_VOTED_ON:
        against.append(f"The motion is {motion.get_status_display().lower()}.")
    event = events.PollOpened(
        session.at, ref, item.ref, motion.words, motion.kind, method, motion.ground,
        tuple(sorted(each.ref for each in motion.covers.all())), motion.election_to,
        motion.candidate.ref if motion.candidate else "",
    )  # fmt: skip
    place = session.take(event, *against)
    poll = Poll(motion=motion, ref=ref, method=method, place=place, opened_at=session.at, opened_by=session.by)
    poll.save_as(by=session.by, why=OPENED_AS[method])
    session.proceedings.polls[ref] = poll
    _mark(motion, S.POLLING, by=session.by)
    return poll


def _before_the_vote(motion, item, at):
    """A decision is within the delegation, and whatever was found about members and the item has been answered.

    So too what was typed as procedure where only a decision may be put: it is refused, with all of that.
    """
    decides = motion.kind == Motion.Kind.DECISION
    found = reasons_outside_remit(item) if decides else []
    if motion.kind == Motion.Kind.PROCEDURE and motion.procedure in ("", Procedure.OTHER):
        found = reasons_decided(item)
    return [*found, *checks.reasons_against_ready(item, at=at)] if decides or found else []


@transaction.atomic
def cast_votes(poll, *, votes, by, at):
    """Write down the votes of several seats, `{seat: choice}`; a later vote of a seat replaces its earlier one.

    Whoever runs the meeting writes for anybody; a member for their own seat only. All reasons come at once.
    """
    own = bool(votes) and all(seat.person_id == getattr(by, "person_id", None) for seat in votes)
    session = InSession(poll.motion.item.meeting, by=by, at=at, in_person=own)
    acts = [events.Voted(session.at, poll.ref, seat.ref, choice) for seat, choice in votes.items()]
    if not own:
        session.keep_out(session.state.polls[poll.ref].opened.item)
    session.refuse(*(reason for act in acts for reason in session.state.refusals(act)))
    return [
        Vote.objects.create(
            poll=poll, seat=seat, choice=choice, place=session.place(), cast_at=session.at, cast_by=by
        )
        for seat, choice in votes.items()
    ]  # fmt: skip


def cast_vote(poll, *, seat, choice, by, at):
    """One seat's vote."""
    return cast_votes(poll, votes={seat: choice}, by=by, at=at)[0]


@transaction.atomic
def close_poll(poll, *, by, at):
    """Count: the electorate is frozen as it stands in the room now. Returns the Count.

    What was found about a member and the item since the vote was opened is answered first (R-060, R-061).
    """
    session = InSession(poll.motion.item.meeting, by=by, at=at)
    return _count(session, poll, *(f"Rule or dismiss: {each.sentence}" for each in _waiting(session, poll)))


@transaction.atomic
def agree(motion, *, by, at):
    """Carried without a vote because nobody is against: opened and counted in one act. Returns the Count."""
    session = InSession(motion.item.meeting, by=by, at=at)
    return _count(session, _open(session, motion, Poll.Method.ASSENT))


@transaction.atomic
def give_casting_vote(poll, *, seat, choice, by, at):
    """The second and deciding vote after a tie: an act of its own, with its authority (R-205). Returns the Count."""
    own = seat.person_id == getattr(by, "person_id", None)
    session = InSession(poll.motion.item.meeting, by=by, at=at, in_person=own)
    waiting = len(_waiting(session, poll))  # whose interest it is, is not for every member who decides a tie
    against = [checks.matches_waiting(waiting)] if waiting else []
    place = session.take(events.Cast(session.at, poll.ref, seat.ref, choice), *against)
    CastingVote.objects.create(
        poll=poll, seat=seat, choice=choice, authority=authority(session, poll), place=place,
        cast_at=session.at, cast_by=by,
    )  # fmt: skip
    return _record(session, session.proceedings.polls[poll.ref])


@transaction.atomic
def stop_poll(poll, *, because, by, at):
    """End a vote without a result, saying why: nobody's vote counts, the motion may be voted on again."""
    session = InSession(poll.motion.item.meeting, by=by, at=at)
    poll = session.proceedings.polls[poll.ref]
    against = [] if because.strip() else ["Say why the vote is stopped."]
    tied = session.state.polls[poll.ref].status == "tied"
    poll.stopped_place = session.take(events.Stopped(session.at, poll.ref, because.strip()), *against)
    poll.status, poll.stopped_because = Poll.Status.STOPPED, because.strip()
    poll.closed_at, poll.closed_by = session.at, by
    poll.save_as(by=by, why="Stopped")
    _mark(poll.motion, S.NOT_DECIDED if tied else S.PUT, by=by)
    return poll


def authority(session, poll):
    """The paragraph that gives the deciding vote, and the reading signed where it could be read two ways."""
    terms = session.state.terms
    alone = bool(session.state.items[_ref_of_item(session, poll.motion)].item.only_for)
    field, question = ("single_allowed", "single_casting") if alone else ("deciding_offices", "deputy_decides")
    words = f"Terms of reference{terms.cite(field)}"
    reading = terms.readings.get(question)
    return f"{words}; signed reading of “{question.replace('_', ' ')}”: {reading}" if reading else words


def _waiting(session, poll):
    """What was found about members and the item of a decision, and nobody has answered yet."""
    motion = session.proceedings.polls[poll.ref].motion
    if motion.kind != Motion.Kind.DECISION:
        return []
    item = session.proceedings.items[_ref_of_item(session, motion)]
    return [each for each in checks.concerns([item], at=session.at)[item] if not each.ruled]


def _count(session, poll, *against):
    poll = session.proceedings.polls[poll.ref]
    place = session.take(events.Counted(session.at, poll.ref), *against)
    poll.status, poll.closed_at, poll.closed_by = Poll.Status.COUNTED, session.at, session.by
    poll.save_as(by=session.by, why="Counted")
    return _record(session, poll, place=place)


def _record(session, poll, *, place=None):
    """The Count row, the state of the motion, and what follows at once from a motion carried."""
    polled, proceedings = session.state.polls[poll.ref], session.proceedings
    count = Count.objects.create(
        poll=poll,
        electorate=electorate_of(proceedings, poll.ref),
        outcome=polled.outcome,
        lines=lines_of(session.state.terms, polled.result),
        sentences=list(polled.result.sentences),
        terms=proceedings.committee.version,
        book=proceedings.book,
        place=place or session.place(),
        counted_at=session.at,
        counted_by=session.by,
    )
    motion = proceedings.motions[poll.motion.ref]
    _mark(motion, S(polled.outcome), by=session.by)
    if motion.kind == Motion.Kind.ELECTION and polled.outcome == Outcome.CARRIED:
        seat_officer(motion, by=session.by, at=session.at)
    if motion.kind == Motion.Kind.EXCLUDE and polled.outcome == Outcome.CARRIED:
        take_in_private(motion, reviewers=_reviewers(session, polled), by=session.by, at=session.at)
    return count


def _reviewers(session, polled):
    """{item ref: who looks again at what is taken in private}: whoever presides over it, who is not ruled out of it."""
    found = {ref: session.state.presiding(ref).seat or polled.presiding for ref in polled.opened.covers}
    return {ref: session.proceedings.rows[seat].person for ref, seat in found.items()}


def _ref_of_item(session, motion):
    return next(ref for ref, item in session.proceedings.items.items() if item.pk == motion.item_id)


def _mark(motion, status, *, by):
    motion.status = status
    motion.save_as(by=by, why=S(status).label)
