"""Private business that is closed to one reader: the one rule that every door asks, beside the paper wall.

A private item is for those who vote in the committee that day, for whoever runs its meetings or keeps its
papers, and for the person named to look at it again. Everybody else who may come, observers above all, reads
of it what the public reads: its number and the words the public is told. Once it is public the same holds
as long as anything of it is kept back: the public pages tell what there is.
"""

from functools import wraps

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import TruncDate
from django.shortcuts import render

from jobs.clock import LONDON

from . import wall
from .access import grants_of
from .models import Item, Privacy, Seat, User
from .models.of_committee import by_bodies
from .permissions import Permission
from .privacy import private_then, rows_in_force, with_standing
from .redaction import keeps_back

P = Permission
READ_BY_POST = (P.PAPER_EDIT, P.MEETING_RUN)
SENTENCE = "This item is taken in private. It is for those who vote, and for whoever runs the meeting."


def items(grants, person_id):
    """The items closed to this reader, anywhere: rows still to be narrowed, for use inside a query."""
    secret = without_a_seat(person_id, grants.on)
    for permission in READ_BY_POST:
        if grants.scopes(permission):
            secret = secret.exclude(by_bodies(grants, permission, "meeting__committee"))
    return secret


def held_by_post(grants):
    """What `items` asks of the grants, as values of a prepared question: `Held(**values)` stands for them there."""
    scopes = {scope for permission in READ_BY_POST for scope in grants.scopes(permission)}
    return {
        "organisations": [pk for kind, pk in scopes if kind == "organisation"],
        "committees": [pk for kind, pk in scopes if kind == "committee"],
        "on": grants.on,
    }


def without_a_seat(person_id, on):
    """The same for who holds no post: neither a vote in the meeting nor the item to look at again."""
    secret = with_standing(Item.objects.order_by()).filter(private_then(on) | keeps_back())
    if person_id is None:
        return secret
    held = {"held": TruncDate("meeting__starts_at", tzinfo=LONDON)}
    seats = Seat.objects.filter(person=person_id, voting=True, committee=OuterRef("meeting__committee"))
    voting = seats.filter(Q(to_on=None) | Q(to_on__gte=OuterRef("held")), from_on__lte=OuterRef("held"))
    last = Privacy.objects.filter(item=OuterRef("pk"), reviewer=person_id)
    later = Privacy.objects.filter(item=OuterRef("item"), pk__gt=OuterRef("pk"))
    reviewing = last.filter(~Exists(later.order_by()))
    return secret.annotate(**held).exclude(Exists(voting.order_by())).exclude(Exists(reviewing.order_by()))


def open_to(rows, grants, person_id, *, path="item"):
    """Rows that are not about an item closed to this reader. `path` leads to the item; "" for items themselves."""
    about = OuterRef(f"{path}__pk" if path else "pk")
    return rows.exclude(Exists(items(grants, person_id).filter(pk=about)))


def by_post(grants, meeting):
    """Does this reader run the meetings of this committee, or keep their papers?"""
    return any(grants.may(permission, meeting) for permission in READ_BY_POST)


def reads_private(grants, person_id, meeting):
    """Is the private part of this meeting for this reader, by post or by a vote that day?"""
    seats = Seat.objects.on(meeting.held_on).filter(committee=meeting.committee_id, person=person_id, voting=True)
    return by_post(grants, meeting) or (person_id is not None and seats.exists())


def in_meeting(grants, person_id, meeting):
    """Ids of the items of a meeting that are closed to this reader: one query, none for who reads them by post."""
    if by_post(grants, meeting):
        return set()
    return set(items(grants, person_id).filter(meeting=meeting).values_list("pk", flat=True))


def is_closed(item, grants, person_id):
    """Is this an item of which this reader has nothing but what the public is told?"""
    return item.pk in in_meeting(grants, person_id, item.meeting)


def cannot_be_asked(item, person, at):
    """Why nothing about a private item can be asked of this person, whom it would not reach; or nothing."""
    user = User.objects.filter(person=person).first() if person else None
    if user is None or not is_closed(item, grants_of(user, at), person.pk):
        return []
    return [f"{person} may not read private business, so this would not reach them. Name somebody who may."]


def slip(item, words=SENTENCE):
    """What is left of a private item: its number, and what the public is told it is about."""
    row = rows_in_force([item]).get(item.pk)
    return wall.Slip(item.ref, item.number, row.public_words if row else "", words)


def unless_closed(view):
    """Inside `@needs(…, Item)`, or a model about one: who has nothing of a private item gets its slip."""

    @wraps(view)
    def guarded(request, record, **kwargs):
        item = wall.item_of(record)
        if not is_closed(item, request.grants, wall.person_of(request.user)):
            return view(request, record, **kwargs)
        context = {"slip": slip(item), "meeting": item.meeting, "private": True}
        return render(request, "governance/meetings/withheld.html", context, status=403)

    return guarded
