"""Facts the rules ask for, gathered from the rows: books, audiences, who is known in a CCG."""

from collections import Counter

from governance.models import Appointment
from jobs.clock import london

from .guidance import guidance_on
from .models import Breach, Declarant, Gift, Interest
from .rules import people
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
