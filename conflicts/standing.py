"""Facts the rules ask for, gathered from the rows: books, audiences, who is known in a CCG."""

from collections import Counter

from governance.models import Appointment
from jobs.clock import london

from .guidance import guidance_on
from .models import Breach, Declarant, Gift, Interest
from .rules import interests, people
from .rules.anonymity import UNIQUE_POSTS, Known, Someone
from .rules.editions import edition_on

BOTH, STATUTORY, DECIDING, NOBODY = "both", "statutory", "deciding", "nobody"


def event_day(record):
    """The day whose edition governs a record."""
    match record:
        case Gift():
            return record.offered_on
        case Breach():
            return record.happened_on
        case Interest():
            return max(filter(None, [record.from_on, record.declarant.joined_on]), default=record.declared_on)
    raise TypeError(record)


def clock_of(declarant, stated, *, arose_on, declared_on, book):
    """The 28 days of an interest of this person, by when they joined and when the CCG was established (R-012)."""
    return interests.clock(
        declared_on=declared_on, arose_on=arose_on, aware_on=stated.aware_on, joined_on=declarant.joined_on,
        ccg_opened_on=declarant.ccg.opened_on, book=book,
    )  # fmt: skip


def time_to_declare(interest):
    """From when to when the 28 days of this interest ran, in words."""
    first = interest.first_declared_on or interest.declared_on
    clock = clock_of(
        interest.declarant, interest.stated, declared_on=first, book=guidance_on(interest.declared_on),
        arose_on=interest.arose_on or interest.from_on or first,
    )  # fmt: skip
    return clock.sentence


def books_of(record, at):
    """The guidance on the day of the event, and the one in force now: once when they are the same."""
    first, now = event_day(record), london(at).date()
    days = [first] if edition_on(first) == edition_on(now) else [first, now]
    return [guidance_on(day) for day in days]


def audience_of(declarant):
    """In which editions' public class a person is (R-010, R-302): a word for the published row."""
    early = bool(set(declarant.standings) & people.STATUTORY)
    late = bool(set(declarant.standings) & people.DECIDING)
    return {(True, True): BOTH, (True, False): STATUTORY, (False, True): DECIDING}.get((early, late), NOBODY)


def known_for(breach):
    """What a public text about this breach is held against: people, posts, bodies and the item's title."""
    people_here = list(Declarant.objects.filter(ccg=breach.ccg_id).select_related("person", "practice"))
    posts = _posts(breach)
    concerned, others = [], []
    for each in people_here:
        mine = (each.position, *posts.get(each.person_id, ()))
        someone = Someone(each.person.name, tuple(filter(None, mine)))
        (concerned if each.pk == breach.concerns_id else others).append(someone)
    bodies = {d.practice.name for d in people_here if d.practice} | {
        d.practice.code for d in people_here if d.practice and d.practice.code
    }
    bodies |= set(
        Interest.objects.filter(declarant__ccg=breach.ccg_id)
        .exclude(counterparty="")
        .values_list("counterparty", flat=True)
    )
    held = Counter(post for someone in (*concerned, *others) for post in set(someone.posts))
    return Known(
        concerned=tuple(concerned),
        others=tuple(others),
        bodies=tuple(sorted(bodies)),
        items=(breach.item,) if breach.item else (),
        unique_posts=UNIQUE_POSTS + tuple(sorted(post for post, count in held.items() if count == 1)),
    )


def _posts(breach):
    rows = Appointment.objects.filter(organisation=breach.ccg_id)
    found = {}
    for row in rows:
        found.setdefault(row.person_id, set()).add(row.title)
    return found
