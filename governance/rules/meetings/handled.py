"""How one person’s conflict in one item was handled: what minutes and the public paragraph both tell (R-064)."""

from dataclasses import dataclass, replace

from governance.rules.meetings.events import Ruled, clock_time
from governance.rules.meetings.rulings import LIFTED, PAST, Menu, effects
from governance.rules.meetings.seats import OFFICES, Klass

UNNAMED = "A member of the committee"
UNPUBLISHED = "an interest whose details are not published"


@dataclass(frozen=True)
class Handled:
    """Who, what interest, who ruled what, when they went and came back. `private`: words or name are withheld.

    No `ruler`: who ruled is not told, since somebody’s name is withheld on the item. `there`: in the room while
    the item was open; `voted`: counted in a vote on it, before the ruling where that bars them.
    """

    ruled: Ruled
    name: str
    role: str
    interest: str
    magnitude: str
    ruler: str
    ruling: str
    reason: str
    absences: tuple
    private: bool
    sat_through: bool
    there: bool
    voted: bool

    @property
    def effects(self):
        return effects(self.ruled.choice)


MAGNITUDES = {
    "financial": "a financial interest in this item",
    "class": "an interest shared by a whole class of members",
    "other": "a professional, personal or indirect interest",
    "trivial": "a trivial interest",
}


def handled(sitting, item, *, public=False, withheld=()):
    """Every conflict ruled on in an item, one per person (R-064). `public` and `withheld` keep private what is."""
    found, people = [], set()
    silent = public and silent_about(sitting.items[item], withheld)
    for key, ruled in sitting.items[item].rulings.items():
        seat = sitting.seats[key]
        if (seat.person or key) in people:  # one person in two seats
            continue
        people.add(seat.person or key)
        each = _one(sitting, item, seat, ruled, public, key in set(withheld))
        found.append(replace(each, ruler="") if silent else each)
    return found


def silent_about(taken, withheld):
    """Is a name withheld among the rulings on this item? Then nobody is named as ruling or presiding there either:
    whoever stands in for the Chair would tell whose conflict it is, and so would silence in that case alone."""
    return bool(set(withheld) & set(taken.rulings))


def ruled_words(told):
    """“Lena Lay, the Chair, ruled that they …”, or who ruled is left out."""
    if not told.ruler:
        return f"It was ruled that they {told.ruling}"
    return f"{told.ruler[:1].upper()}{told.ruler[1:]} ruled that they {told.ruling}"


def _one(sitting, item, seat, ruled, public, hidden):
    private = public and (hidden or bool(ruled.public_words))
    words = ruled.interest if not public else ruled.public_words or (UNPUBLISHED if hidden else ruled.interest)
    seats = seats_of(sitting, seat)
    return Handled(
        ruled=ruled,
        name=UNNAMED if public and hidden else seat.name,
        role="" if public and hidden else role(sitting, seat),
        interest=words.strip().rstrip("."),
        magnitude=MAGNITUDES.get(ruled.magnitude, ""),
        ruler=ruler(sitting, ruled),
        ruling=PAST[Menu(ruled.choice)],
        reason="" if private else ruled.reason.strip().rstrip("."),
        absences=tuple(absences(sitting, seat.key, item)),
        private=private,
        sat_through=seat.key in sitting.presence(item) and not absences(sitting, seat.key, item),
        there=not seats.isdisjoint(sitting.presence(item)),
        voted=any(not seats.isdisjoint(poll.cast) for poll in sitting.items[item].polls),
    )


def changed(sitting, item, *, public=False, withheld=()):
    """Rulings that held for part of an item, as sentences: a later one that is kept does not unmake them (R-064).

    In public only of those who are named with the ruling that replaced it.
    """
    taken, found = sitting.items[item], []
    for was, then in taken.earlier:
        seat = sitting.seats[was.seat]
        told = not public or (was.seat in taken.rulings and was.seat not in withheld)
        if told and was.choice != then.choice:
            lifted = f" It was lifted: {then.reason.strip().rstrip('.')}." if then.choice == LIFTED else ""
            said = f"Until {clock_time(then.at)} it was ruled that {seat.name} {PAST[Menu(was.choice)]}.{lifted}"
            found += [said] if said not in found else []  # one person in two seats
    return found


def seats_of(sitting, seat):
    """The keys of every seat this person holds."""
    return {seat.key} | {key for key, other in sitting.seats.items() if seat.person and other.person == seat.person}


def role(sitting, seat):
    """“GP, Mid Essex”: how a reader without background knows a member (open ground 26)."""
    known = OFFICES.get(seat.office, seat.klass.label) if seat.klass == Klass.ATTENDEE else seat.klass.label
    parts = [part for part in (known, sitting.terms.name(seat.body) if seat.body else "") if part]
    return ", ".join(dict.fromkeys(parts))


def ruler(sitting, ruled):
    """Who ruled, with the office that let them (R-061)."""
    seat = sitting.seats.get(ruled.ruler)
    if seat is None:
        return "the members present"
    office = {sitting.chair: "the Chair", sitting.vice: "the Vice Chair"}.get(
        seat.key, "whom the members chose to preside"
    )
    return f"{seat.name}, {office},"


def absences(sitting, seat, item):
    """(left, returned) for each time the seat was out in an item; None: not yet come, or not back (R-064)."""
    stays = [stay for stay in sitting.stays if stay.seat == seat]
    if not stays:
        return []
    gaps = zip([None, *[s.to_at for s in stays]], [*[s.from_at for s in stays], None], strict=True)
    still_in = stays[-1].to_at is None
    spans = sitting.items[item].spans
    return [
        (left, returned)
        for left, returned in gaps
        if not (returned is None and still_in)
        and any(
            (left is None or closed is None or left < closed) and (returned is None or returned > opened)
            for opened, closed in spans
        )
    ]


def movements(name, gaps):
    """“left the room at 14:20 and returned at 14:40” for each absence (R-064)."""
    said = []
    for left, returned in gaps:
        if left and returned:
            said.append(f"{name} left the room at {clock_time(left)} and returned at {clock_time(returned)}.")
        elif left:
            said.append(f"{name} left the room at {clock_time(left)} and did not return.")
        else:
            said.append(f"{name} came at {clock_time(returned)}.")
    return said
