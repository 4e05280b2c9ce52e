"""Letters about a meeting, written with the act that they tell of: once for each person and act.

They leave while they are of use: not after the meeting was to begin, and not once a later act has
made them untrue. Nobody is told of papers they may not read.
"""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from documents.rules.packs import Side
from jobs.actions import cancel_messages, post_message
from jobs.clock import london

from .. import closed, packs
from ..access import grants_of
from ..models import Meeting, Seat, User
from ..rules.meetings import letters as rules
from ..rules.meetings.letters import News

S = Meeting.Status
TOLD = (S.CALLED, S.PUBLISHED)
"""Before it is called nobody knows of a meeting; once it sits nobody needs a letter."""
ASKED = Q(voting=True) | Q(right_to_attend=True) | Q(deputy_for__isnull=False)


@dataclass(frozen=True)
class Reader:
    user: User
    standing: rules.Standing


def tell(meeting, news, *, at, once="", readers=None, page="meeting"):
    """A letter to everybody with a voice in the meeting, or to these readers.

    `once` tells apart acts that may happen again: the same act written twice sends nothing more.
    """
    if meeting.starts_at <= at:
        return 0
    about = _about(meeting, page)
    found = readers_of(meeting) if readers is None else readers
    for reader in found:
        post_message(
            key=f"{_prefix(meeting)}{news}:{once}:{reader.user.person_id}",
            to=reader.user.email,
            subject=rules.subject(news, about),
            body=rules.words(news, about, reader.standing),
            at=at,
            expires_at=meeting.starts_at,
        )
    return len(found)


def tell_of_change(meeting, told, *, at, news=News.MOVED):
    """The meeting was changed: whoever was expected before (`told`) and whoever is now."""
    call_back(meeting, at=at)
    both = {reader.user.pk: reader for reader in (*told, *readers_of(meeting))}
    return tell(meeting, news, at=at, once=meeting.sequence, readers=list(both.values()))


def call_back(meeting, *, at):
    """Letters about this meeting that still wait say what is no longer so: they are not sent."""
    return cancel_messages(key_prefix=_prefix(meeting), at=at)


def readers_of(meeting):
    """Who sits, stands in or has the right to attend on the day, and has an account: one reader a person.

    A seat of one's own counts before one that is held as a deputy.
    """
    seats = Seat.objects.on(meeting.held_on).filter(ASKED, committee=meeting.committee_id)
    standings = {}
    for seat in seats.select_related("deputy_for__person").order_by("pk"):
        of = seat.deputy_for.person.name if seat.deputy_for else ""
        standing = rules.Standing(voting=seat.voting, deputy_for=of)
        if not of or seat.person_id not in standings:
            standings[seat.person_id] = standing
    users = User.objects.filter(person__in=standings, is_active=True).select_related("person").order_by("pk")
    return [Reader(user, standings[user.person_id]) for user in users]


def tell_of_pack(meeting, pack, before, *, at):
    """The pack of a published agenda is there, or has grown: told to those who may read what is new in it."""
    had = {part.key for part in before.parts} if before else set()
    new = [part for part in pack.parts if part.key not in had]
    if meeting.status != S.PUBLISHED or not new:
        return 0
    readers = [reader for reader in readers_of(meeting) if any(_may_read(reader, new, meeting, at))]
    news = News.SUPPLEMENT if before else News.PAPERS
    return tell(meeting, news, at=at, once=pack.edition, readers=readers, page="pack")


def _may_read(reader, parts, meeting, at):
    person = reader.user.person_id
    grants = grants_of(reader.user, at)
    kept = packs.kept_from(meeting, person, at=at, grants=grants)
    private = closed.reads_private(grants, person, meeting)
    for part in parts:
        yield part.key.split(":")[0] not in kept and (private or part.side != Side.PRIVATE)


def _about(meeting, page):
    scheme = "http" if settings.DEMO else "https"
    return rules.About(
        committee=meeting.committee.name,
        starts=london(meeting.starts_at),
        ends=london(meeting.ends_at),
        place=meeting.place,
        agenda_is_out=meeting.status == S.PUBLISHED,
        address=f"{scheme}://{settings.PUBLIC_HOST}{reverse(page, args=[meeting.ref])}",
    )


def _prefix(meeting):
    return f"meeting:{meeting.ref}:"
