"""What is asked of meetings and items near one person: spelt once, asked beside what else a desk asks (`near`)."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from jobs.prepared import prepared

from . import wall
from .access import Held
from .models import Item, Meeting, Minutes, Panel, Privacy
from .models.of_committee import by_bodies
from .permissions import Permission
from .together import marked

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


def newest(meetings, number):
    """Of meetings in their order so many of the newest; the oldest of them first."""
    return meetings[max(0, len(meetings) - number) :]


def of_meetings(grants):
    """{why a meeting is near: the question}; None where the grants say that nothing is."""
    at, since = grants.at, grants.at - LOOKED_BACK
    asked = {
        "sitting": (_sitting, P.MEETING_RUN, {}),
        "chaired": (_chaired, P.RULING_MAKE, {"at": at, "until": at + AHEAD}),
        "kept": (_kept, P.PAPER_EDIT, {"at": at, "until": at + PLANNED}),
        "minuted": (_minuted, P.MINUTES_EDIT, {"since": since}),
        "signed": (_signed, P.MINUTES_APPROVE, {"since": since}),
        "reported": (_reported, P.MINUTES_EDIT, {"since": since}),
    }
    found = {
        name: ask(**_held(grants, permission), **values) if grants.scopes(permission) else None
        for name, (ask, permission, values) in asked.items()
    }
    come, chair = (_held(grants, permission)["committees"] for permission in (P.MEETING_VIEW, P.MINUTES_APPROVE))
    found["coming"] = _coming(committees=come, at=at) if come else None
    found["prepared"] = _prepared(committees=chair, since=since) if chair else None
    return found


def of_items(person_id, meetings, *, grants):
    """Of these meetings, private ones this person is to look at again, and those whose panel waits, for whoever holds
    one of the posts that convene; nothing that is withheld. `NAMES` are the marks they come with."""
    return _items(
        person=person_id, at=grants.at, meetings=set(meetings), looked=grants.on - LOOKED_BACK,
        prepare=grants.on + PREPARE, freed=grants.at - LOOKED_BACK, **_held(grants, P.PANEL_CONVENE),
    )  # fmt: skip


NAMES = "near", "reviewed", "panelled"


def _held(grants, permission):
    return Held.values(grants, permission, "organisations", "committees", "on")


def loaded(rows):
    """Meetings as the desk tells of them."""
    return rows.select_related("committee__organisation", "committee__parent", "minutes")


def _visible(by_post):
    return loaded(Meeting.objects.visible_to(Held(**by_post), None))


@prepared
def _sitting(**by_post):
    return _visible(by_post).filter(status=S.SITTING).order_by("-starts_at", "pk")[:MOST]


def _to_come(by_post, at, until):
    return _visible(by_post).filter(
        status__in=(S.DRAFT, S.CALLED, S.PUBLISHED), starts_at__gt=at, starts_at__lte=until
    )  # fmt: skip


@prepared
def _chaired(at, until, **by_post):
    return _to_come(by_post, at, until).order_by("starts_at")[:MOST]


@prepared
def _kept(at, until, **by_post):
    return _to_come(by_post, at, until).order_by("starts_at", "pk")[: MOST_KEPT + 1]


def _closed(by_post, since, *wanted):
    return _visible(by_post).filter(*wanted, status=S.CLOSED, starts_at__gte=since)


@prepared
def _minuted(since, **by_post):
    unwritten = Q(minutes=None) | Q(minutes__status=Minutes.Status.DRAFT)
    return _closed(by_post, since, unwritten).order_by("starts_at", "pk")[: MOST_MINUTES + 1]


@prepared
def _signed(since, **by_post):
    circulated = Q(minutes__status=Minutes.Status.CIRCULATED)
    return _closed(by_post, since, circulated).order_by("starts_at", "pk")[: MOST_MINUTES + 1]


@prepared
def _reported(since, **by_post):
    return _closed(by_post, since).order_by("-starts_at", "pk")[: MOST_REPORTED + 1]


@prepared
def _coming(committees, at):
    known = Meeting.objects.filter(committee__in=committees, status__in=(S.CALLED, S.PUBLISHED, S.SITTING))
    return loaded(known).filter(ends_at__gte=at).order_by("starts_at", "pk")[:COMING]


@prepared
def _prepared(committees, since):
    """Meetings of sub-groups whose approved minutes the committee has not received in a meeting yet (R-068)."""
    received = Item.objects.filter(minutes_of__meeting=OuterRef("pk"), status=Item.Status.DONE).order_by()
    rows = Meeting.objects.filter(committee__parent__in=committees, minutes__status=Minutes.Status.APPROVED)
    rows = loaded(rows).filter(~Exists(received), starts_at__gte=since)
    return rows.order_by("starts_at", "pk")[:MOST_MINUTES]


@prepared
def _items(person, at, meetings, looked, prepare, freed, **by_post):
    mine = Q(review_on__gte=looked, review_on__lte=prepare) | Q(ground="", decided_at__gte=freed)
    mine = Privacy.objects.filter(mine, reviewer=person)
    rows = Item.objects.select_related("meeting__committee__organisation", "only_for__organisation")
    return marked(
        wall.visible_to(rows.order_by("position", "pk"), person, at=at, path=""),
        near=Item.objects.filter(meeting__in=meetings),
        reviewed=_to_be_public().filter(pk__in=mine.values("item")),
        panelled=_panelled(by_post),
    )


def _panelled(by_post):
    waiting = Panel.objects.filter(status=Panel.Status.ASKED).order_by().values("item")
    rows = Item.objects.filter(by_bodies(Held(**by_post), P.PANEL_CONVENE, "meeting__committee"), pk__in=waiting)
    return rows.filter(deferred_to=None, meeting__status__in=(S.DRAFT, S.CALLED, S.PUBLISHED, S.SITTING))


def _to_be_public():
    """Items the public comes to read of one day: not those withdrawn, nor of a meeting that was cancelled."""
    return Item.objects.on_the_agenda().exclude(meeting__status=S.CANCELLED)
