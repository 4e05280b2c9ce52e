"""One's own calendar: meetings of one's committees and the days things are due, for any calendar program.

The address is secret and can be taken back. It opens only what its owner may see at that moment:
grants are read anew each time, and what a ruling withholds is not there.
"""

from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from governance import closed, moved, wall
from governance.access import grants_of, public, signed_in
from governance.actions.feeds import make_calendar_key, owner_of, revoke_calendar_key
from governance.calendars import Occasion
from governance.models import Item, Meeting, Seat
from governance.models.feeds import CalendarKey
from governance.privacy import private_on
from governance.views.calendars import calendar_file
from jobs.clock import london

from .desk import waiting

S = Meeting.Status
SHOWN = (S.CALLED, S.PUBLISHED, S.SITTING, S.CLOSED, S.CANCELLED)
WITH_AGENDA = (S.PUBLISHED, S.SITTING, S.CLOSED)
MOST = 300


@signed_in
def calendar(request):
    """Whether there is a private address, and how to make or end it."""
    mine = CalendarKey.objects.filter(owner=request.user, revoked_at=None).first()
    return render(request, "cocomm/calendar.html", {"key": mine})


@require_POST
@signed_in
def new_key(request):
    """A new address, shown this once."""
    key = make_calendar_key(request.user, by=request.user, at=request.now)
    address = request.build_absolute_uri(f"{reverse('private-calendar')}?key={key}")
    response = render(request, "cocomm/calendar.html", {"address": address, "key": True})
    patch_cache_control(response, no_store=True, private=True)
    return response


@require_POST
@signed_in
def end_key(request):
    if revoke_calendar_key(request.user, by=request.user, at=request.now):
        messages.success(request, "Your calendar address no longer works.")
    return redirect("own-calendar")


@require_safe
@public  # its own guard: the key, which opens one person's calendar and nothing else
def private_calendar(request):
    """The calendar of whoever was given this key. A key that is revoked or unknown is nowhere."""
    owner = owner_of(request.GET.get("key", "")[:100])
    if owner is None:
        raise Http404("There is no such calendar.")
    grants = grants_of(owner, request.now)
    occasions = [*meetings_of(owner, grants), *due_days(owner, grants)]
    response = calendar_file("My committees", occasions, name="my-committees", about="Private: for you alone.")
    patch_cache_control(response, no_store=True, private=True)
    return response


def meetings_of(owner, grants):
    """Meetings of the committees where the owner sits or holds a post, without what is withheld from them."""
    seated = Seat.objects.filter(
        Q(to_on=None) | Q(to_on__gte=grants.on), person=owner.person_id, from_on__lte=grants.on
    )
    posts = {pk for kind, pk in grants.bodies if kind == "committee"}
    mine = Q(committee__in=posts) | Q(committee__in=seated.order_by().values("committee"))
    found = Meeting.objects.filter(mine, status__in=SHOWN).select_related("committee").with_changes()
    found = found.order_by("-starts_at")[:MOST]
    kept = wall.withheld(owner.person_id, at=grants.at)
    lines = {}
    rows = Item.objects.filter(meeting__in=[meeting.pk for meeting in found]).on_the_agenda()
    secret = set(private_on(grants.on, items=rows).values_list("pk", flat=True))
    secret |= set(closed.items(grants, owner.person_id).filter(pk__in=rows.values("pk")).values_list("pk", flat=True))
    for item in rows.order_by("meeting", "position", "pk"):
        item.title = "Taken in private" if item.pk in secret else item.title  # a calendar leaves the house
        lines.setdefault(item.meeting_id, []).append(item)
    for meeting in found:
        items = lines.get(meeting.pk, [])
        left = [item for item in items if item.pk not in kept]
        if left or not items:
            yield _meeting(meeting, left if meeting.status in WITH_AGENDA else [])


def due_days(owner, grants):
    """The days on which something waits for the owner: what the desk shows, by its deadline."""
    for thing in waiting(grants, person_id=owner.person_id):
        if thing.at is not None:
            yield Occasion(
                key=f"due-{owner.person.ref}-{thing.address.strip('/').replace('/', '-')}-{_slug(thing.title)}",
                title=f"Due: {thing.title}",
                starts=london(thing.at).date(),
                ends=None,
                changed_at=thing.at,
                words=" ".join(words for words in (thing.body, thing.why, thing.explains) if words),
                address=_absolute(thing.address),
            )


def _meeting(meeting, items):
    agenda = "\n".join(f"{item.number}. {item.title}" for item in items)
    told = [] if meeting.status == S.CANCELLED else moved.in_words(moved.changes(meeting))
    return Occasion(
        key=f"sitting-{meeting.ref}",
        title=meeting.title or str(meeting.committee),
        starts=meeting.starts_at,
        ends=meeting.ends_at,
        changed_at=meeting.published_at or meeting.called_at or meeting.planned_at,
        sequence=meeting.sequence,
        place=meeting.place,
        words="\n\n".join(words for words in (meeting.cancelled_because, *told, agenda) if words),
        cancelled=meeting.status == S.CANCELLED,
    )


def _absolute(address):
    return f"{'http' if settings.DEMO else 'https'}://{settings.PUBLIC_HOST}{address}"


def _slug(words):
    return "".join(letter if letter.isalnum() else "-" for letter in words.lower())[:60]
