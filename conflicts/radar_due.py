"""What the radar asks of people: matches to rule on before a meeting, what was registered and not said, and
what was said and is not on the register yet."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from governance.access import Held
from governance.agendas import OUT
from governance.checks import NO_LONGER
from governance.due import Due
from governance.models import CommitteeBody, Item, Meeting, Ruling, Seat
from governance.near import near_to
from governance.near_questions import loaded
from governance.permissions import Permission
from jobs.clock import end_of, london
from jobs.prepared import prepared
from jobs.rounds import in_rounds

from .guidance import guidance_by_day
from .models import Declarant, SpokenAnswer
from .rules.radar_answers import due_to_register, overdue_words

AHEAD, BEHIND, MOST = timedelta(days=28), timedelta(days=7), 10
LIVE = (Meeting.Status.DRAFT, Meeting.Status.CALLED, Meeting.Status.PUBLISHED, Meeting.Status.SITTING)


def watched(grants):
    """Meetings near by, for chairs and secretaries: `governance.near` reads what is found about their items."""
    if not grants or not grants.scopes(Permission.RULING_MAKE):
        return None
    held = Held.values(grants, Permission.RULING_MAKE, "organisations", "committees", "on")
    return _watched(since=grants.at - BEHIND, until=grants.at + AHEAD, **held)


@prepared
def _watched(since, until, **by_post):
    rows = loaded(Meeting.objects.visible_to(Held(**by_post), Permission.RULING_MAKE))
    rows = rows.filter(status__in=(*LIVE, Meeting.Status.CLOSED), starts_at__gt=since, starts_at__lt=until)
    return rows.order_by("starts_at", "pk")[:MOST]


def watched_near(grants, person_id):
    """An asker of the meetings that concern this person, with those the radar watches for them."""
    return near_to.asks(person_id, grants=grants, more=watched(grants))


@in_rounds
def meetings_due(grants, person_id, near=None):
    """For chairs and secretaries: meetings near by whose matches are open, or were registered and not spoken of."""
    if not grants or not grants.scopes(Permission.RULING_MAKE):
        return []
    near = near or (yield from watched_near(grants, person_id))
    yield from near.look()
    return [due for meeting in near.meetings["more"] for due in _of_meeting(meeting, near)]


def _of_meeting(meeting, near):
    address = reverse("radar", args=[meeting.ref])
    hits = [(item, each) for item in near.items_of([meeting]) for each in near.concerns[item]]
    if meeting.status in LIVE and meeting not in near.meetings["chaired"]:  # of those, each item is told by itself
        yield from _to_answer(meeting, [item for item, each in hits if not each.ruled], address)
    quiet = [(item, each.person) for item, each in hits if each.unspoken]
    if quiet:
        yield Due(
            title="Registered, but not declared in the meeting", address=address, body=str(meeting),
            why=" ".join(dict.fromkeys(f"{who} did not speak of it on item {item.number}." for item, who in quiet)),
        )  # fmt: skip


def _to_answer(meeting, items, address):
    """One card for all open matches of a meeting: which items they are about, and what they stop."""
    live = Counter(item for item in items if item.status not in OUT)
    if not live:
        return
    said = [f"{_matches(number)} on item {item.number}, {item.title}." for item, number in live.items()]
    was_ready = any(item.status == Item.Status.READY for item in live)
    yield Due(
        title=f"{_matches(live.total())} to rule on or dismiss", address=address, at=meeting.starts_at,
        why=" ".join([*said, NO_LONGER if was_ready else "An item is not ready while one is open."]),
        explains="The meeting begins then.", body=str(meeting),
    )  # fmt: skip


def _matches(count):
    return "1 match" if count == 1 else f"{count} matches"


def spoken_open():
    """Rulings in force on an interest that was said in the meeting and has no line on the register."""
    same = {f"ruling__{name}": OuterRef(name) for name in ("item", "person", "interest")}
    answered = SpokenAnswer.objects.filter(**same)
    rows = Ruling.objects.in_force().filter(declared_by_person=True, interest_ref="").exclude(choice="none")
    return rows.filter(~Exists(answered)).select_related("item__meeting__committee", "person")


@dataclass(frozen=True)
class Opened:
    """An entry of the register opened by what was said in a meeting: not signed yet, its 28 days running (R-012)."""

    ruling: Ruling
    said_on: object
    due_on: object
    words: str


@prepared
def _spoken_of(person):
    return spoken_open().filter(person=person).order_by("ruled_at", "pk")


@in_rounds
def opened(person_id, *, at):
    """What somebody said in meetings and has not put on the register: the lines it waits to be completed in."""
    (rows,) = yield [_spoken_of(person=person_id or 0)]
    said = [(ruling, london(ruling.ruled_at).date()) for ruling in rows]
    books, on = (yield from guidance_by_day.asks(day for _, day in said)), london(at).date()
    return [
        Opened(ruling, day, due_to_register(day, books[day]), overdue_words(day, on=on, book=books[day]))
        for ruling, day in said
    ]


@in_rounds
def spoken_due(person_id, *, at):
    """For the person: put it on the register within the 28 days. One query; two more when there is something."""
    rows = (yield from opened.asks(person_id, at=at)) if person_id else []
    if not rows:
        return []
    (here,) = yield [Declarant.objects.of_person(person_id).filter(left_on=None)[:1]]
    return [_spoken(row, bool(here)) for row in rows]


UNLISTED = (
    "You are on no list of people who declare. Whoever keeps the registers has been asked to put you on one; "
    "until then nothing can be signed."
)


def _spoken(row, listed):
    act = "Put on the register what you declared in a meeting"
    return Due(
        title=act if listed else "What you declared in a meeting is not on the register yet",
        why=f"“{row.ruling.interest}” {row.words}{'' if listed else ' ' + UNLISTED}",
        address=reverse("declare-spoken", args=[row.ruling.ref]),
        at=end_of(row.due_on),
        explains=_clock(row),
        body=str(row.ruling.item.meeting),
    )


def _clock(row):
    return f"{(row.due_on - row.said_on).days} days from the day it was said (R-012)."


def unlisted(organisations):
    """Said in a meeting by somebody on no list of people who declare, for the keepers of registers at these bodies.

    It concerns the body the person sat for; a guest’s concerns a body of the committee. `where` is its reference.
    """
    here = Declarant.objects.filter(person=OuterRef("person"), left_on=None)
    seats = Seat.objects.filter(
        committee=OuterRef("item__meeting__committee"), person=OuterRef("person"), body__isnull=False
    ).order_by("-from_on")  # fmt: skip
    ours = CommitteeBody.objects.filter(organisation__in=organisations).order_by("pk")
    bodies = ours.filter(committee=OuterRef("item__meeting__committee"), to_on=None)
    return (
        spoken_open().filter(~Exists(here), item__meeting__committee__in=ours.order_by().values("committee"))
        .annotate(keeper=Coalesce(Subquery(seats.values("body__organisation")[:1]),
                                Subquery(bodies.values("organisation")[:1])),
                  where=Coalesce(Subquery(seats.values("body__organisation__ref")[:1]),
                                 Subquery(bodies.values("organisation__ref")[:1])))
        .filter(keeper__in=organisations)
    )  # fmt: skip


def keepers(ruling):
    """The bodies whose keepers of registers are asked: the one the person sat for, else each of the committee."""
    bodies = CommitteeBody.objects.filter(committee=ruling.item.meeting.committee).select_related("organisation")
    sat_for = bodies.filter(seats__person=ruling.person_id).order_by("-seats__from_on")[:1]
    return [body.organisation for body in sat_for or bodies.filter(to_on=None)]


@prepared
def _unlisted(organisations):
    return unlisted(organisations).order_by("ruled_at", "pk")[:MOST]


@in_rounds
def listing_due(grants):
    """For whoever keeps the registers: without the list nothing said can be put on the register (R-010, R-012)."""
    if not (organisations := grants.organisations(Permission.CONFLICT_EDIT)):
        return []
    (rows,), found = (yield [_unlisted(organisations=organisations)]), {}
    for ruling in rows:
        found.setdefault((ruling.person_id, ruling.where), ruling)
    books = yield from guidance_by_day.asks(london(ruling.ruled_at).date() for ruling in found.values())
    return [_listing(ruling, books, grants.at) for ruling in found.values()]


def _listing(ruling, books, at):
    """Who, where and by when, but not what: the words belong to the item, and may be behind its wall."""
    said_on = london(ruling.ruled_at).date()
    due_on = due_to_register(said_on, books[said_on])
    words = overdue_words(said_on, on=london(at).date(), book=books[said_on])
    return Due(
        title=f"Put {ruling.person} on the list of people who declare",
        why=f"An interest was declared in the meeting, and is on no register. {words}",
        address=f"{reverse('declarant-add', args=[ruling.where])}?said={ruling.ref}",
        at=end_of(due_on),
        explains=f"{(due_on - said_on).days} days from the day it was said (R-012).",
        body=str(ruling.item.meeting),
    )
