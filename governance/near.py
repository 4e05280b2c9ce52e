"""The meetings that concern one person now, their items and what is found about those: read once, for all who ask.

They are asked in rounds, beside what else a desk asks (`jobs.rounds`): how many neither depends on how many meetings
there are nor on what is on their agendas.
"""

from jobs.rounds import alongside, in_rounds

from . import agendas, checks, prospects
from . import near_questions as questions
from .models import Item
from .seating import seatings, seats_of, versions_for
from .together import parted


@in_rounds
def near_to(person_id, *, grants, more=None):
    """`Near`, but for what is found about the items: whoever tells of that calls `look`.

    `more`: a question for meetings of which a floor above wants to know what is found about their items, or None.
    """
    near = Near(person_id, grants=grants)
    yield from near.read(more)
    return near


class Near:
    """`meetings`: `sitting` now and run by this person, `chaired` in the week ahead, `kept` in the month, `minuted`
    with minutes to write, `signed` with minutes to sign, `reported` of which reports are owed, `coming`, `prepared` by
    sub-groups of committees this person chairs, and `more`.

    `terms`: {meeting id: the terms that run that day, or None}. `seatings`: {meeting id: the committee of that day} of
    the meetings this person is to chair; `known` about their items (`prospects`). `concerns`: what the floors above
    find about the items; of those in somebody's keeping alone, where they are ready.
    """

    def __init__(self, person_id, *, grants):
        self.person_id, self.grants, self.at = person_id, grants, grants.at
        self.concerns = self.known = None

    def read(self, more):
        """The meetings; then their items, and the committees that judge them."""
        asked = questions.of_meetings(self.grants) | {"more": more}
        found = yield list(asked.values())
        self.meetings = {name: sorted(rows, key=_order) for name, rows in zip(asked, found, strict=True)}
        chaired, *others = (self.meetings[name] for name in ("chaired", "kept", "minuted", "reported"))
        self._items, versions, seats = yield from alongside(
            self._items_near(),
            versions_for.asks([*chaired, *(meeting for each in others for meeting in each)]),
            seats_of.asks(chaired),
        )
        self.terms = {pk: terms for pk, (_, terms, _) in versions.items()}
        self.seatings = seatings(chaired, versions=versions, seats=seats)

    def look(self):
        """What is found about the items; nothing more is asked where it was looked at."""
        if self.concerns is not None:
            return
        said_of = {m.pk for m in (*self.meetings["chaired"], *self.meetings["more"])}
        said = [i for i in self._items["near"] if i.meeting_id in said_of or i.status == Item.Status.READY]
        chaired = self.meetings["chaired"]
        self.concerns, self.known = yield from alongside(
            checks.concerns.asks(said, at=self.at),
            prospects.known_of.asks(self.live_items_of(chaired), [m.pk for m in chaired], at=self.at),
        )

    def _items_near(self):
        meetings = {m.pk: m for m in (*self.meetings["chaired"], *self.meetings["kept"], *self.meetings["more"])}
        (rows,) = yield [questions.of_items(self.person_id, meetings, grants=self.grants)]
        found = parted(rows, questions.NAMES)
        for item in found["near"]:
            item.meeting = meetings[item.meeting_id]
        return found

    @property
    def panelled(self):
        return self._items["panelled"]

    @property
    def reviewed(self):
        """Private items this person is to look at again soon, or that became public not long ago."""
        return self._items["reviewed"]

    def items_of(self, meetings):
        wanted = {m.pk for m in meetings}
        return [item for item in self._items["near"] if item.meeting_id in wanted]

    def live_items_of(self, meetings):
        return [item for item in self.items_of(meetings) if item.status not in agendas.OUT]

    def told(self, meeting):
        """Is what is found about its items told already: item by item, or by the floor that asked for it?"""
        return meeting in self.meetings["chaired"] or meeting in self.meetings["more"]


def _order(meeting):
    return meeting.starts_at, meeting.pk
