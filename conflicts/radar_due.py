"""What the radar asks of people: matches to rule on before a meeting, what was registered and not said, and
what was said and is not on the register yet."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from governance.due import Due
from governance.models import Meeting, Ruling
from governance.near import Near
from governance.permissions import Permission
from jobs.clock import end_of, london

from .guidance import guidance_by_day
from .models import Declarant, SpokenAnswer
from .rules.radar_answers import due_to_register, overdue_words

AHEAD, BEHIND, MOST = timedelta(days=28), timedelta(days=7), 10
LIVE = (Meeting.Status.DRAFT, Meeting.Status.CALLED, Meeting.Status.PUBLISHED, Meeting.Status.SITTING)


def watched(grants):
    """Meetings near by, for chairs and secretaries: `governance.near` reads what is found about their items."""
    if not grants or not grants.scopes(Permission.RULING_MAKE):
        return None
    rows = Meeting.objects.visible_to(grants, Permission.RULING_MAKE).filter(
        status__in=(*LIVE, Meeting.Status.CLOSED),
        starts_at__gt=grants.at - BEHIND, starts_at__lt=grants.at + AHEAD,
    )  # fmt: skip
    return rows.order_by("starts_at", "pk")[:MOST]


def near_to(grants, person_id):
    """The meetings that concern this person, with those the radar watches for them."""
    return Near(person_id, grants=grants, more=watched(grants))


def meetings_due(grants, person_id, near=None):
    """For chairs and secretaries: meetings near by whose matches are open, or were registered and not spoken of."""
    if not grants or not grants.scopes(Permission.RULING_MAKE):
        return []
    near = near or near_to(grants, person_id)
    return [due for meeting in near.meetings["more"] for due in _of_meeting(meeting, near)]


def _of_meeting(meeting, near):
    address = reverse("radar", args=[meeting.ref])
    hits = [(item, each) for item in near.items_of([meeting]) for each in near.concerns[item]]
    waiting = [each for _, each in hits if not each.ruled] if meeting.status in LIVE else []
    if waiting:
        yield Due(
            title=f"{_matches(len(waiting))} to rule on or dismiss", address=address, at=meeting.starts_at,
            why="Members’ interests meet parties of the agenda. An item is not ready while one is open.",
            explains="The meeting begins then.", body=str(meeting),
        )  # fmt: skip
    quiet = [(item, each.person) for item, each in hits if each.unspoken]
    if quiet:
        yield Due(
            title="Registered, but not declared in the meeting", address=address, body=str(meeting),
            why=" ".join(dict.fromkeys(f"{who} did not speak of it on item {item.number}." for item, who in quiet)),
        )  # fmt: skip


def _matches(count):
    return "1 match" if count == 1 else f"{count} matches"


def spoken_open():
    """Rulings in force on an interest that was said in the meeting and has no line on the register."""
    same = {f"ruling__{name}": OuterRef(name) for name in ("item", "person", "interest")}
    answered = SpokenAnswer.objects.filter(**same)
    rows = Ruling.objects.in_force().filter(declared_by_person=True, interest_ref="").exclude(choice="none")
    return rows.filter(~Exists(answered)).select_related("item__meeting__committee", "person")


def spoken_due(person_id, *, at):
    """For the person: put it on the register within the 28 days. One query; another when there is something."""
    if not person_id:
        return []
    rows = list(spoken_open().filter(person=person_id))
    if not rows or not Declarant.objects.of_person(person_id).filter(left_on=None).exists():
        return []
    said = [(ruling, london(ruling.ruled_at).date()) for ruling in rows]
    books = guidance_by_day(day for _, day in said)
    return [_spoken(ruling, day, books[day], at=at) for ruling, day in said]


def _spoken(ruling, said_on, book, *, at):
    return Due(
        title="Put on the register what you declared in a meeting",
        why=f"“{ruling.interest}” {overdue_words(said_on, on=london(at).date(), book=book)}",
        address=reverse("declare-spoken", args=[ruling.ref]),
        at=end_of(due_to_register(said_on, book)),
        explains=f"{book.days_to_declare} days from the day it was said (R-012).",
        body=str(ruling.item.meeting),
    )
