"""What is ruled about one person's interest in one item, by whom it may be ruled (R-061 to R-064)."""

from django.db import transaction

from ..models import Meeting, Ruling
from ..permissions import Permission
from ..rules.meetings import rulings as rules
from ..rules.meetings.events import Ruled
from ..rules.meetings.presiding import presides
from .in_session import NOT_OVER, InSession

As = Ruling.RuledAs


@transaction.atomic
def rule(
    *, item, person, interest, magnitude, choice, reason, ruled_as, by, at, ruler=None, withhold=None,
    public_words="", declared_by_person=True, interest_ref="", matched="",
):  # fmt: skip
    """Write down a ruling, days before the meeting or in it; it replaces any earlier one. Raises NotAllowed.

    `ruler` is the person who rules as chair or vice-chair, or whom the members chose; None where the
    members themselves rule. `withhold` None: as the choice has it.
    """
    session = InSession(item.meeting, by=by, at=at, permission=Permission.RULING_MAKE, states=NOT_OVER)
    against = rules.reasons_against(
        choice, magnitude=magnitude, interest=interest, reason=reason,
        ruler=ruler.pk if ruler else None, subject=person.pk,
    )  # fmt: skip
    against += _against_hand(person, by)
    against += _against_ruler(session, item, person, ruled_as, ruler)
    events = _events(session, item, person, choice, ruler)
    if not events:
        against.append(f"{person.name} has no seat in this committee on that day.")
    place = _take(session, events, against)
    must = choice in (rules.Menu.NOT_ATTEND, rules.Menu.NO_PAPERS)
    withhold = rules.withholds(choice) if withhold is None else bool(withhold)
    return Ruling.objects.create(
        item=item, person=person, interest=interest.strip(), public_words=public_words.strip(),
        interest_ref=interest_ref, matched=matched, magnitude=magnitude, choice=choice,
        default=rules.usual(magnitude), reason=reason.strip(), withhold=must or withhold,
        declared_by_person=declared_by_person, ruled_as=ruled_as, ruler=ruler, place=place,
        ruled_at=session.at, ruled_by=by,
    )  # fmt: skip


@transaction.atomic
def lift_ruling(*, item, person, reason, ruled_as, by, at, ruler=None):
    """Take back the ruling in force: the person takes part as if none had been made."""
    session = InSession(item.meeting, by=by, at=at, permission=Permission.RULING_MAKE, states=NOT_OVER)
    row = session.proceedings.ruled(item.ref, person.pk)
    against = [] if row else [f"There is no ruling about {person.name} on this item."]
    against += [] if reason.strip() else ["Say why the ruling is lifted."]
    against += _against_hand(person, by) + _against_ruler(session, item, person, ruled_as, ruler)
    place = _take(session, _events(session, item, person, rules.LIFTED, ruler), against)
    return Ruling.objects.create(
        item=item, person=person, interest=row.interest, public_words=row.public_words,
        interest_ref=row.interest_ref, matched=row.matched, magnitude=row.magnitude, choice=rules.LIFTED,
        default=row.default, reason=reason.strip(), withhold=False, declared_by_person=row.declared_by_person,
        ruled_as=ruled_as, ruler=ruler, place=place, ruled_at=session.at, ruled_by=by,
    )  # fmt: skip


def _against_hand(person, by):
    """Nobody keeps the record of a ruling on themselves either."""
    own = by is not None and by.person_id == person.pk
    return ["A ruling about you is written down by somebody else."] if own else []


def _events(session, item, person, choice, ruler):
    seat = session.proceedings.seat_of(ruler.pk) if ruler else None
    return [
        Ruled(session.at, item.ref, ref, choice, seat.ref if seat else "")
        for ref in session.proceedings.keys_of(person.pk)
    ]


def _take(session, events, against):
    session.refuse(*against, *(reason for event in events for reason in session.state.refusals(event)))
    for event in events:
        session.state.take(event)
    return session.place()


def _against_ruler(session, item, person, ruled_as, ruler):
    """Only whoever presides rules: Chair, else Vice Chair, else the members (R-061)."""
    found = _presiding(session, item, person)
    state = session.state
    seat = session.proceedings.seat_of(ruler.pk) if ruler else None
    key = seat.ref if seat else ""
    if ruled_as not in As.values:
        return ["Say who ruled: the chair, the vice-chair, or the members."]
    if ruled_as == As.MEMBERS:
        nobody = found.seat in ("", *_chosen(session, item)) and found.seat not in (state.chair, state.vice)
        return [] if nobody and key in ("", found.seat) else [found.sentence]
    expected = state.chair if ruled_as == As.CHAIR else state.vice
    return [] if key and key == found.seat == expected else [found.sentence]


def _presiding(session, item, person):
    """Who presides over the matter: before the meeting as if everybody were there."""
    state, sitting = session.state, session.meeting.status == Meeting.Status.SITTING
    present = [seat for key, seat in state.seats.items() if not sitting or key in state.room]
    subject = set(session.proceedings.keys_of(person.pk))
    chosen = "".join(_chosen(session, item))
    return presides(
        state.terms, present, chair=state.chair, vice=state.vice,
        conflicted=state.conflicted(item.ref) | subject, chosen=chosen,
    )  # fmt: skip


def _chosen(session, item):
    """Whom the members chose to preside over the item, if they did."""
    taken = session.state.items[item.ref]
    return [taken.presiding] if taken.presiding not in ("", session.state.chair, session.state.vice) else []
