"""Who may convene the conflicts panel of an item, and what stands against whoever is named for it (R-067).

Derived on reading from posts, rulings and what the floors above find: an interest that comes to light passes the
panel on to the next in the order. Whose interest it is, and which, is not said here: only that there is one.
"""

from jobs.rounds import alongside, in_rounds

from . import checks, prospects
from .models import Appointment, Kind, Ruling
from .permissions import Role
from .rules.meetings import panels as rules
from .rules.meetings.rulings import LIFTED, effects

POSTS = {Role(post): Role(post).label for post in rules.ORDER}


def ccg_of(item):
    """The CCG whose officers convene: the one the item is about, else the committee's home, else the first in it."""
    committee = item.meeting.committee
    about = [item.only_for.organisation] if item.only_for_id else []
    sitting = [body.organisation for body in committee.bodies.all() if body.covers(item.meeting.held_on)]
    found = [body for body in (*about, committee.organisation, *sitting) if body.kind == Kind.CCG]
    return found[0] if found else None


@in_rounds
def convening(items, *, at):
    """{item: who convenes its panel at that moment, and why those before do not}, in as many queries for any number."""
    ccgs = {item: ccg_of(item) for item in items}
    held = {}
    rows = Appointment.objects.in_force(at).filter(role__in=POSTS, organisation__in={c for c in ccgs.values() if c})
    (rows,) = yield [rows.select_related("person").order_by("in_force_from", "pk") if items else None]
    for row in rows:
        held.setdefault(row.organisation_id, {}).setdefault(row.role, []).append(row.person)
    asked = {
        item: [person for found in held.get(ccg.pk, {}).values() for person in found] if ccg else []
        for item, ccg in ccgs.items()
    }
    against = yield from conflicts_of.asks(asked, at=at)
    return {
        item: rules.convening(_holders(held.get(ccg.pk, {}) if ccg else {}, against[item]))
        for item, ccg in ccgs.items()
    }


def _holders(held, against):
    for post, title in POSTS.items():
        people = held.get(post, ())
        if not people:
            yield rules.Holder(post, title)
        for person in people:
            yield rules.Holder(post, title, person.name, person.pk, tuple(against[person.pk]))


@in_rounds
def conflicts_of(people, *, at):
    """{item: {person id: what stands against them there}}: ruled out of it, or an interest nobody has answered."""
    concerned, out = yield from alongside(checks.concerned.asks(people, at=at), ruled_out.asks(people, at=at))
    return {
        item: {
            person.pk: [
                words
                for words, there in ((rules.RULED_OUT, person.pk in out[item]), (rules.INTEREST, person.pk in found))
                if there
            ]
            for person in people[item]
        }
        for item, found in concerned.items()
    }


@in_rounds
def ruled_out(people, *, at):
    """{item: ids of those of its `people` whose last ruling on it bars them or withholds it}: whoever may stay and
    vote is not ruled out (R-061, R-062)."""
    out, last = {item: set() for item in people}, {}
    rows = Ruling.objects.filter(item__in=people, person__in={p for found in people.values() for p in found})
    rows = rows.filter(ruled_at__lte=at).select_related("item").order_by("pk")
    (rows,) = yield [rows if any(people.values()) else None]
    for row in rows:
        last[row.item, row.person_id] = row
    for (item, person), row in last.items():
        if row.choice != LIFTED and (row.withhold or effects(row.choice).barred):
            out[item].add(person)
    return out


def shortfalls(item, *, at, state=None):
    """What the quorum for the item lacks: in the room while it is being taken, else as it is foreseen."""
    taken = state.items.get(item.ref) if state else None
    if taken and taken.is_open:
        return state.shortfalls(item.ref)
    return prospects.look(item.meeting, [item], at=at)[item].reasons
