"""The meetings that concern one person now, their items and what is found about those: read once, for all who ask.

They are asked in rounds, beside what else a desk asks (`jobs.rounds`): how many neither depends on how many meetings
there are nor on what is on their agendas.
"""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from jobs.clock import london
from jobs.rounds import alongside, in_rounds

from . import agendas, checks, prospects, wall
from .models import Item, Meeting, Minutes, Panel, Privacy
from .models.of_committee import by_bodies
from .permissions import Permission
from .seating import seatings, seats_of, versions_for
from .together import together

P, S = Permission, Meeting.Status
AHEAD, PLANNED, LOOK_AGAIN, LOOKED_BACK = timedelta(days=8), timedelta(days=31), timedelta(days=14), timedelta(days=400)
PREPARE = timedelta(days=28)
"""So long before private business lapses its reviewer is asked how its papers are published."""
COMING = 3
MOST = 4
"""Nobody chairs more committees in a week than this; more would make the desk slow."""
MOST_KEPT = 40
"""The soonest; whoever keeps the papers of a whole region reads the rest in the list of meetings."""
MOST_MINUTES = 50
"""Oldest first: a desk with more is not read, and drawing thousands takes seconds."""
MOST_REPORTED = 200
"""The newest; enough for seven committees that meet each fortnight."""


@in_rounds
def near_to(person_id, *, grants, more=None):
    """`Near`, but for what is found about the items: whoever tells of that calls `look`.

    `more`: meetings of which a floor above wants to know what is found about their items, or None.
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
        rows = Meeting.objects.select_related("committee__organisation", "committee__parent", "minutes").order_by(
            "starts_at", "pk"
        )
        self.meetings = yield from together.asks(
            rows, sitting=self._sitting(), chaired=self._to_chair(), kept=self._to_keep(),
            minuted=self._to_minute(), signed=self._to_sign(), reported=self._to_report(), coming=self._to_come(),
            prepared=self._prepared(), more=more,
        )  # fmt: skip
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

    # meetings ---------------------------------------------------------------------------------------

    def _held(self, permission, until):
        if not self.grants.scopes(permission):
            return None
        return Meeting.objects.visible_to(self.grants, permission).filter(
            status__in=(S.DRAFT, S.CALLED, S.PUBLISHED), starts_at__gt=self.at, starts_at__lte=self.at + until
        )

    def _sitting(self):
        if not self.grants.scopes(P.MEETING_RUN):
            return None
        rows = Meeting.objects.visible_to(self.grants, P.MEETING_RUN).filter(status=S.SITTING)
        return rows.order_by("-starts_at", "pk")[:MOST]

    def _to_chair(self):
        rows = self._held(P.RULING_MAKE, AHEAD)
        return None if rows is None else rows.order_by("starts_at")[:MOST]

    def _to_keep(self):
        rows = self._held(P.PAPER_EDIT, PLANNED)
        return None if rows is None else rows.order_by("starts_at", "pk")[: MOST_KEPT + 1]

    @property
    def writes_minutes(self):
        return bool(self.grants.scopes(P.MINUTES_EDIT))

    def _to_minute(self):
        return self._closed(P.MINUTES_EDIT, Q(minutes=None) | Q(minutes__status=Minutes.Status.DRAFT))

    def _to_sign(self):
        return self._closed(P.MINUTES_APPROVE, Q(minutes__status=Minutes.Status.CIRCULATED))

    def _closed(self, permission, wanted):
        if not self.grants.scopes(permission):
            return None
        rows = Meeting.objects.visible_to(self.grants, permission)
        rows = rows.filter(wanted, status=S.CLOSED, starts_at__gte=self.at - LOOKED_BACK)
        return rows.order_by("starts_at", "pk")[: MOST_MINUTES + 1]

    def _to_report(self):
        if not self.writes_minutes:
            return None
        rows = Meeting.objects.visible_to(self.grants, P.MINUTES_EDIT)
        rows = rows.filter(status=S.CLOSED, starts_at__gte=self.at - LOOKED_BACK)
        return rows.order_by("-starts_at", "pk")[: MOST_REPORTED + 1]

    def _to_come(self):
        committees = [pk for kind, pk in self.grants.scopes(P.MEETING_VIEW) if kind == "committee"]
        if not committees:
            return None
        known = Meeting.objects.filter(committee__in=committees, status__in=(S.CALLED, S.PUBLISHED, S.SITTING))
        return known.filter(ends_at__gte=self.at).order_by("starts_at", "pk")[:COMING]

    def _prepared(self):
        """Meetings of sub-groups whose approved minutes the committee has not received in a meeting yet (R-068)."""
        chaired = [pk for kind, pk in self.grants.scopes(P.MINUTES_APPROVE) if kind == "committee"]
        if not chaired:
            return None
        received = Item.objects.filter(minutes_of__meeting=OuterRef("pk"), status=Item.Status.DONE).order_by()
        rows = Meeting.objects.filter(committee__parent__in=chaired, minutes__status=Minutes.Status.APPROVED)
        rows = rows.filter(~Exists(received), starts_at__gte=self.at - LOOKED_BACK)
        return rows.order_by("starts_at", "pk")[:MOST_MINUTES]

    # their items --------------------------------------------------------------------------------------

    def _items_near(self):
        """Of the meetings asked about, private ones this person is to look at again, and those whose panel waits;
        nothing that is withheld."""
        meetings = {m.pk: m for m in (*self.meetings["chaired"], *self.meetings["kept"], *self.meetings["more"])}
        on = london(self.at).date()
        lapse = Q(review_on__gte=on - LOOKED_BACK, review_on__lte=on + PREPARE)
        freed = Q(ground="", decided_at__gte=self.at - LOOKED_BACK)
        mine = Privacy.objects.filter(lapse | freed, reviewer=self.person_id)
        rows = Item.objects.select_related("meeting__committee__organisation", "only_for__organisation")
        found = yield from together.asks(
            wall.visible_to(rows.order_by("position", "pk"), self.person_id, at=self.at, path=""),
            near=Item.objects.filter(meeting__in=meetings) if meetings else None,
            reviewed=_to_be_public().filter(pk__in=mine.values("item")),
            panelled=self._panelled(),
        )
        for item in found["near"]:
            item.meeting = meetings[item.meeting_id]
        return found

    def _panelled(self):
        """Items whose panel waits, for whoever holds one of the posts that convene."""
        if not self.grants.scopes(P.PANEL_CONVENE):
            return None
        waiting = Panel.objects.filter(status=Panel.Status.ASKED).order_by().values("item")
        rows = Item.objects.filter(by_bodies(self.grants, P.PANEL_CONVENE, "meeting__committee"), pk__in=waiting)
        return rows.filter(deferred_to=None, meeting__status__in=(S.DRAFT, S.CALLED, S.PUBLISHED, S.SITTING))

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


def _to_be_public():
    """Items the public comes to read of one day: not those withdrawn, nor of a meeting that was cancelled."""
    return Item.objects.on_the_agenda().exclude(meeting__status=S.CANCELLED)
