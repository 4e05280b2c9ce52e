"""Acts of a meeting in session that need more than a button: a ruling, a motion, putting an item off, a tie."""

from django.urls import reverse

from .. import checks, wall
from ..access import needs
from ..actions import motions, polls, presence, rulings, turns
from ..console import Screen
from ..forms.console import DecidingForm, GuestForm, MotionForm, PutOffForm, RulingForm, StopForm
from ..models import Item, Meeting, Motion, Poll, Ruling
from ..permissions import Permission
from ..rules.meetings.motions import Procedure
from ..rules.meetings.seats import eligible_officers
from ..seating import known_to
from ..wall import person_of, walled
from .acting import acted, given

P, As = Permission, Ruling.RuledAs
KINDS = {Item.Kind.DECISION: "decision", Item.Kind.EXCLUSION: "exclude", Item.Kind.ELECTION: "election"}


def _back(meeting, anchor=""):
    return reverse("console", args=[meeting.ref]) + anchor, "The console"


@needs(P.RULING_MAKE, Item)
@walled
def ruling(request, item):
    """What the chair rules about one member's interest in this item, as said."""
    screen = Screen(item.meeting, at=request.now, reader=person_of(request.user))
    people = {row.person.ref: row.person for row in (*screen.read.rows.values(), *_guests_for(screen, item))}
    names = sorted((ref, person.name) for ref, person in people.items())
    first = {"person": request.GET.get("person", ""), "ruled_as": _ruled_as(screen, item)}
    known = checks.registered([person.pk for person in people.values()], grants=request.grants)
    lines = {ref: known.get(person.pk, ()) for ref, person in people.items()}
    form = given(request, RulingForm, people=sorted(names, key=lambda each: each[1]), lines=lines, initial=first)

    def act():
        values = form.values
        person = people[values.pop("person")]
        rulings.rule(
            item=item, person=person, ruler=_ruler(screen, item, values["ruled_as"]), **values, by=request.user,
            at=request.now,
        )  # fmt: skip

    return acted(
        request, form, act, back=_back(item.meeting), heading="Record a ruling", caption=str(item),
        why=f"The chair asks: {screen.asking}", button="Record the ruling", said="The ruling is recorded.",
    )  # fmt: skip


def _guests_for(screen, item):
    return [g for g in screen.read.guests if g.person_id and g.item_id in (None, item.pk)]


def _ruled_as(screen, item):
    if not screen.state:
        return As.CHAIR
    seat = screen.state.presiding(item.ref).seat if screen.item else screen.state.chair
    return {screen.state.chair: As.CHAIR, screen.state.vice: As.VICE}.get(seat, As.MEMBERS) if seat else As.MEMBERS


def _ruler(screen, item, ruled_as):
    """The person who rules in that capacity: chair, vice-chair, or whom the members chose."""
    state = screen.state
    taken = state.items[item.ref].presiding
    key = {As.CHAIR: state.chair, As.VICE: state.vice}.get(ruled_as, "")
    if ruled_as == As.MEMBERS and taken not in ("", state.chair, state.vice):
        key = taken
    return screen.read.rows[key].person if key else None


@needs(P.MEETING_RUN, Item)
@walled
def motion(request, item):
    """Put a motion under the item that is open."""
    screen = Screen(item.meeting, at=request.now, reader=person_of(request.user))
    rows = screen.read.rows
    voters = [(ref, f"{row.person.name}, {row.title}") for ref, row in rows.items() if row.voting]
    items = [(each.ref, str(each)) for each, _, _ in screen.agenda if each.pk != item.pk]
    decided = motions.reasons_decided(item)
    first = _first_motion(item, screen, decided)
    form = given(
        request, MotionForm, seats=voters, items=items, decided=decided, initial=first,
        candidates=_eligible(screen, voters), referees=motions.referees(item),
    )  # fmt: skip

    def act():
        values = form.values
        for name in ("moved_by_seat", "seconded_by_seat", "candidate"):
            values[name] = rows.get(values[name])
        values["covers"] = [screen.read.items[ref] for ref in values["covers"]]
        motions.put_motion(item, **values, by=request.user, at=request.now)

    return acted(
        request, form, act, back=_back(item.meeting, "#vote"), heading="Put a motion", caption=str(item),
        warns=motions.without_function(item), button="Put the motion", said="The motion is put.",
    )  # fmt: skip


def _eligible(screen, voters):
    """Who of those with a vote may be elected, as the terms have it (R-202)."""
    state = screen.state
    held = {seat.key for seat in eligible_officers(state.terms, state.seats.values())} if state else ()
    return [(ref, words) for ref, words in voters if ref in held]


def _first_motion(item, screen, decided):
    """What is usually put under an item of this kind, to be changed as moved."""
    kind = KINDS.get(item.kind, Motion.Kind.DECISION if decided and item.function else Procedure.NOTE.value)
    first = {"kind": kind, "words": item.purpose}
    private = [each for each, _, _ in screen.agenda if each.private]
    if kind == "exclude" and private:
        first |= {"ground": "confidential", "covers": [each.ref for each in private]}
    return first


@needs(P.MEETING_RUN, Item)
@walled
def put_off(request, item):
    screen = Screen(item.meeting, at=request.now, reader=person_of(request.user))
    short = screen.shortfalls if screen.item and screen.item.pk == item.pk else []
    form = given(request, PutOffForm, initial={"note": "; ".join(short)[:300]})

    def act():
        turns.defer_item(item, **form.cleaned_data, by=request.user, at=request.now)

    return acted(
        request, form, act, back=_back(item.meeting), heading="Defer or refer this item", caption=str(item),
        button="Defer the item", said=f"Item {item.number} is deferred.",
    )  # fmt: skip


@needs(P.MEETING_RUN, Poll)
@walled
def deciding_vote(request, poll):
    """The second and deciding vote, an act of its own."""
    meeting = poll.motion.item.meeting
    screen = Screen(meeting, at=request.now)
    holders = screen.holders if screen.tied else []
    form = given(request, DecidingForm, holders=holders)

    def act():
        seat = screen.read.rows[form.cleaned_data["seat"]]
        polls.give_casting_vote(poll, seat=seat, choice=form.cleaned_data["choice"], by=request.user, at=request.now)

    return acted(
        request, form, act, back=_back(meeting, "#vote"), heading="The deciding vote", caption=poll.motion.words[:200],
        reasons=() if holders else ("There is no tie to decide.",), button="Record the deciding vote",
        said="The deciding vote is recorded.",
    )  # fmt: skip


@needs(P.MEETING_RUN, Poll)
@walled
def stop(request, poll):
    form = given(request, StopForm)

    def act():
        polls.stop_poll(poll, because=form.cleaned_data["because"], by=request.user, at=request.now)

    return acted(
        request, form, act, back=_back(poll.motion.item.meeting, "#vote"), heading="Stop the vote",
        caption=poll.motion.words[:200], why="No vote counts. The motion may be voted on again.",
        button="Stop the vote", said="The vote is stopped.",
    )  # fmt: skip


@needs(P.MEETING_RUN, Meeting)
def guest(request, meeting):
    """Admit an expert, an officer or an observer, with the purpose (row 62)."""
    shown = wall.visible_to(meeting.items.all(), person_of(request.user), at=request.now, path="")
    items = {item.ref: item for item in shown.on_the_agenda().order_by("position", "pk")}
    known = {person.ref: person for person in known_to(meeting)}
    form = given(request, GuestForm, items=items.values(), people=known.values())

    def act():
        values = form.cleaned_data
        presence.admit_guest(
            meeting, name=values["name"], position=values["position"], purpose=values["purpose"],
            person=known.get(values["person"]), item=items.get(values["item"]), by=request.user, at=request.now,
        )  # fmt: skip

    return acted(
        request, form, act, back=_back(meeting, "#room"), heading="Admit a guest", caption=str(meeting),
        button="Admit", said="The guest is admitted. Note when they come in.",
    )  # fmt: skip
