"""Which bodies sit in a committee, who holds which seat, who may stand in, and who presides: all by period.

R-201 to R-203, R-215 to R-223; features rows 36 to 38.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from jobs.ids import RefField
from jobs.prepared import prepared
from nhsuk.columns import TidyCharField

from .appointments import Appointment, Committee
from .base import Record
from .organisations import Organisation, PeriodQuerySet
from .people import Person


class Dated(Record):
    """In force from its first day to its last, both included; no last day while it goes on."""

    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def covers(self, on):
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)


def ends_after_it_begins(name):
    return models.CheckConstraint(condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name=name)


def user(**options):
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **options)


class CommitteeBody(Dated):
    """A body with seats in the committee: its constituency for quorum, weights and single-body items."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="bodies")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sits_in")
    name = TidyCharField(max_length=80, help_text="As the committee calls it: Mid Essex, NHS England.")

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "organisation"], condition=Q(to_on=None), name="body_sits_once_in_a_committee"
            ),
            ends_after_it_begins("committee_body_ends_after_it_begins"),
        ]

    def __str__(self):
        return self.name

    @property
    def key(self):
        """The name under which the rules know it: the ODS code where there is one."""
        return self.organisation.code or self.organisation.ref


@prepared
def _sitting(committee):
    return CommitteeBody.objects.filter(committee=committee).select_related("organisation").order_by("pk")


class Sitting(PeriodQuerySet):
    """The bodies of one committee, asked for when somebody looks; what is narrowed from it asks for itself."""

    whole_of = None

    def _fetch_all(self):
        if self._result_cache is None and self.whole_of:
            self._result_cache, self._prefetch_done = _sitting(committee=self.whole_of).rows(), True
        super()._fetch_all()


def with_bodies(committee):
    """The same committee, whose bodies are read once, with their organisations, and not before somebody looks."""
    known = Sitting(CommitteeBody).filter(committee=committee.pk)
    known.whole_of = committee.pk
    committee._prefetched_objects_cache = {**getattr(committee, "_prefetched_objects_cache", {}), "bodies": known}
    return committee


class SeatClass(models.TextChoices):
    """Whose voice a seat is, for the lay and executive majority (R-220 to R-223)."""

    LAY = "lay", "Lay member"
    EXECUTIVE = "executive", "Executive"
    GP = "gp", "GP"
    CLINICAL = "clinical", "Other clinician"
    NHS_ENGLAND = "nhs_england", "NHS England"
    ATTENDEE = "attendee", "Attends without a vote"


class SeatQuerySet(PeriodQuerySet):
    def for_door(self):
        return self.select_related("committee__organisation", "person", "body__organisation")

    def with_people(self):
        return self.select_related("person", "body__organisation", "deputy_for__person")


class Seat(Dated):
    """One person's seat for a period. A named deputy holds a seat of their own that points at the one stood in for.

    `office` is the post that a clause may name: medical_director, area_director, …
    """

    ref = RefField()
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="seats")
    body = models.ForeignKey(CommitteeBody, null=True, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    klass = models.CharField(max_length=20, choices=SeatClass)
    office = models.SlugField(max_length=40, blank=True)
    title = TidyCharField(max_length=120, help_text="As the minutes name it: lay member, GP, Medical Director.")
    voting = models.BooleanField(default=True)
    right_to_attend = models.BooleanField(default=False, help_text="Healthwatch, Health and Wellbeing Board, LMC.")
    deputy_for = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="deputies")
    appointment = models.ForeignKey(Appointment, null=True, on_delete=models.PROTECT, related_name="+")
    seated_at = models.DateTimeField()
    seated_by = user(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = user(null=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "person"],
                condition=Q(to_on=None, deputy_for=None),
                name="person_sits_once_in_a_committee",
            ),
            models.CheckConstraint(condition=~Q(klass="attendee") | Q(voting=False), name="seat_attendees_do_not_vote"),
            models.CheckConstraint(
                condition=Q(voting=False) | Q(body__isnull=False), name="seat_that_votes_belongs_to_a_body"
            ),
            ends_after_it_begins("seat_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.person}, {self.title}"

    def scopes_on(self, on):
        return self.committee.scopes_on(on)


class Officer(Dated):
    """Who is chair or vice-chair, from when until when, and how it came about (R-202)."""

    class Post(models.TextChoices):
        CHAIR = "chair", "Chair"
        VICE = "vice", "Vice-chair"

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="officers")
    post = models.CharField(max_length=10, choices=Post)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="offices")
    because = TidyCharField(max_length=300, help_text="Elected at the meeting of …, appointed by …")
    appointment = models.ForeignKey(Appointment, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    made_by = user(null=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "post"], condition=Q(to_on=None), name="one_chair_and_one_vice_at_a_time"
            ),
            ends_after_it_begins("officer_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.get_post_display()}: {self.seat}"
