"""A committee as its set-up pages show it on a day: what deviates, what warns, who has the power, what comes when.

Derived on reading from the seats and terms of the day; the number of queries does not depend on the committee.
"""

from dataclasses import dataclass

from . import closed, wall
from .deadlines import review_of
from .models import Committee, CommitteeBody, Item, Officer, Ruling, Seat, TermsOfReference
from .models.of_committee import by_bodies
from .permissions import Permission
from .rules.meetings.bench import Agenda
from .rules.meetings.kinds import deviations
from .rules.meetings.power import power
from .rules.meetings.rulings import LIFTED, effects
from .rules.meetings.warnings import warnings
from .seating import Seating, seating

ITEMS = 60
"""How many items of past meetings the design bench looks at."""


@dataclass
class CommitteePage:
    """Everything the page of one committee says on one day."""

    committee: Committee
    on: object
    sits: Seating

    @property
    def terms(self):
        return self.sits.terms

    @property
    def bodies(self):
        return list(CommitteeBody.objects.filter(committee=self.committee).on(self.on).select_related("organisation"))

    @property
    def warnings(self):
        if self.terms is None:
            return []
        return warnings(self.terms, self.sits.seats, chair=self.sits.chair, vice=self.sits.vice)

    @property
    def deviations(self):
        return deviations(self.committee.kind, self.terms, self.sits.seats) if self.terms else []

    @property
    def review(self):
        """By when the terms are to be looked at again, as they say themselves (R-211)."""
        version = self.sits.version
        return review_of(version, [row.reviewed_on for row in version.reviews.all()]) if version else None

    @property
    def sub_groups(self):
        """Those that prepare cases for it today (R-068)."""
        rows = Committee.objects.filter(parent=self.committee, from_on__lte=self.on)
        return list(rows.exclude(to_on__lt=self.on))

    @property
    def versions(self):
        return list(TermsOfReference.objects.filter(committee=self.committee))

    @property
    def officers(self):
        rows = Officer.objects.filter(committee=self.committee).select_related("seat__person")
        return sorted(rows, key=lambda row: row.from_on, reverse=True)

    @property
    def past_seats(self):
        return list(Seat.objects.filter(committee=self.committee, to_on__lt=self.on).with_people())

    def power(self):
        """(as a bloc, each for themselves) of everybody who votes today; None without terms that run."""
        if self.terms is None:
            return None
        return power_of(self.terms, self.sits.members, self.sits.chair)


def power_of(terms, seats, chair):
    blocs = [body.key for body in terms.bodies if body.side == "nhs_england"]
    alone = power(terms, seats, presiding=chair)
    return (power(terms, seats, blocs=blocs, presiding=chair) if blocs else alone), alone


def page_of(committee, on):
    return CommitteePage(committee, on, seating(committee, on))


def visible(grants):
    """Committees in whose matters the reader may look."""
    found = Committee.objects.filter(by_bodies(grants, Permission.COMMITTEE_VIEW, "pk"))
    return found.select_related("organisation").order_by("name", "pk")


def past_agendas(committee, *, grants, person_id):
    """Items decided in closed meetings, each with how many of a class were ruled out of how many (open ground 23);
    of those that this reader may know."""
    rows = Item.objects.filter(meeting__committee=committee, meeting__status="closed", kind=Item.Kind.DECISION)
    rows = wall.visible_to(closed.open_to(rows, grants, person_id, path=""), person_id, at=grants.at, path="")
    items = list(rows.select_related("meeting").order_by("-meeting__starts_at", "position")[:ITEMS])
    rows = list(Seat.objects.filter(committee=committee, deputy_for=None, voting=True))
    rulings = Ruling.objects.in_force().filter(item__in=[item.pk for item in items]).exclude(choice=LIFTED)
    barred = {}
    for item, person, choice in rulings.values_list("item", "person", "choice"):
        if effects(choice).barred:
            barred.setdefault(item, set()).add(person)
    return [_agenda(item, rows, barred.get(item.pk, set())) for item in items]


def _agenda(item, rows, barred):
    out = {}
    for seat in rows:
        if seat.covers(item.meeting.held_on):
            gone, of = out.get(seat.klass, (0, 0))
            out[seat.klass] = (gone + (seat.person_id in barred), of + 1)
    return Agenda(f"Item {item.number}: {item.title}", item.meeting.held_on, out)
