"""One act at a time: the meeting is locked first, read whole, the act judged by the rules, then written.

Every verb of a meeting begins here and locks nothing before the meeting, so that votes, departures
and the count stand in one order however many people act at once. What settles by whom and by which terms
a meeting is judged, its opening and an election carried, holds the committee too, always after the meeting:
the verbs of a committee hold the committee alone, so one waits for the other and neither for ever.
What is said of interests while meetings sit holds those meetings too, before anything else (`hold_sittings`).
"""

from django.db.models import Max, Q

from jobs.clock import end_of, london

from ..access import grants_of
from ..models import Count, Guest, Meeting, Seat
from ..permissions import Permission
from ..rules.meetings.events import Cast, Counted, PollOpened, Stopped
from ..sitting import Proceedings
from ..workflow import NotAllowed, who_may
from .workflow import locked

S = Meeting.Status
OF_A_VOTE = (PollOpened, Counted, Cast, Stopped)
NOT_OVER = (S.DRAFT, S.CALLED, S.PUBLISHED, S.SITTING)


class InSession:
    """The locked meeting, its proceedings, and the moment of the act: never before the act that precedes it."""

    def __init__(
        self, meeting, *, by, at, permission=Permission.MEETING_RUN, states=(S.SITTING,), in_person=False,
        opening=False,
    ):  # fmt: skip
        self.meeting, self.by = locked(meeting), by
        if opening:
            locked(self.meeting.committee)
        self.proceedings = Proceedings(self.meeting)
        self.proceedings.require_terms()
        self.state = self.proceedings.state
        last = self.proceedings.last_at
        self.at = max(at, last) if last and self.meeting.status == S.SITTING else at
        self.against = []
        if self.meeting.status not in states:
            self.against.append(f"The meeting is {self.meeting.get_status_display().lower()}.")
        if not in_person and not grants_of(by, at).may(permission, self.meeting):
            self.against.append(who_may(permission))
        self._place = self.proceedings.next_place

    def take(self, event, *more):
        """Refuse the act with all its reasons, or let the state take it; returns its place."""
        if isinstance(event, OF_A_VOTE):
            self.keep_out(self._item_of(event))
        self.refuse(*more, *self.state.refusals(event))
        self.state.take(event)
        return self.place()

    def keep_out(self, item):
        """Whoever is ruled out of an item hears that alone: reasons of quorum or interests tell of others."""
        if ruled_out := self.against_ruled_out(item, "takes the vote"):
            self.refuse(*ruled_out)

    def against_ruled_out(self, item, does):
        """Whoever is ruled out of an item takes no vote on it and runs none of it, whatever their post."""
        person = getattr(self.by, "person_id", None)
        mine = set(self.proceedings.keys_of(person)) if person and item in self.state.items else set()
        if not mine & (self.state.barred(item) if mine else set()):
            return []
        return [f"{self.by} is ruled out of this item. Somebody else {does}."]

    def _item_of(self, event):
        polled = self.state.polls.get(event.poll)
        return polled.opened.item if polled else getattr(event, "item", "")

    def refuse(self, *reasons):
        if found := list(dict.fromkeys([*self.against, *reasons])):
            raise NotAllowed(found)

    def place(self):
        self._place += 1
        return self._place - 1


def hold_sittings(people, *, body, at):
    """Hold the meetings of the day that these people sit in, or may be guests of, until the transaction ends (R-060).

    What is said of their interests and a count then stand in one order: said before it, the count waits for a ruling;
    said during it, it is said after it. Called before any other row is held. `body`: where they declare; guests of
    its committees may bear their name. Returns the moment of the act, never before the last of those counts.
    """
    until = end_of(london(at).date())
    begun = Meeting.objects.filter(status__in=(S.PUBLISHED, S.SITTING), starts_at__lte=until).order_by()
    guests, here = Guest.objects.filter(person__isnull=False), Q(meeting__committee__bodies__organisation=body)
    found = begun.filter(committee__in=Seat.objects.filter(person__in=people).values("committee")).union(
        begun.filter(pk__in=guests.filter(person__in=people).values("meeting")),
        begun.filter(pk__in=guests.filter(here | Q(meeting__committee__organisation=body)).values("meeting")),
    )
    if not (found := {meeting.pk for meeting in found}):
        return at
    held = Meeting.objects.filter(pk__in=found).order_by("starts_at", "pk").select_for_update(of=("self",))
    counts = Count.objects.filter(poll__motion__item__meeting__in=[meeting.pk for meeting in held])
    return max(at, counts.aggregate(last=Max("counted_at"))["last"] or at)
