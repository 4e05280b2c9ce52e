"""Who holds which post, where, from when until when; and the guardian tables that carry the grants."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import F, Q
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from jobs.clock import london
from jobs.ids import RefField
from nhsuk.columns import TidyCharField

from ..permissions import Permission, Role
from .base import Record
from .organisations import Organisation
from .people import Person


def last_day_before(moment):
    """The London day that holds the last instant before `moment`."""
    return london(moment - timedelta(microseconds=1)).date()


class CommitteeKind(models.TextChoices):
    """R-068, R-200, R-213, R-214, R-220, R-221; features row 36."""

    JOINT = "joint", "Joint committee"
    IN_COMMON = "in_common", "Committee meeting in common"
    DELEGATED = "delegated", "Primary care commissioning committee"
    GP_FREE = "gp_free", "Committee without GPs, with GP advisers"
    GOVERNING_BODY = "governing_body", "Governing body"
    AUDIT = "audit", "Audit committee"
    SUB_GROUP = "sub_group", "Sub-group that prepares cases"


class CommitteeQuerySet(models.QuerySet):
    def for_door(self):
        return self.select_related("organisation", "parent").prefetch_related("bodies__organisation")


class Committee(Record):
    """A body that decides: of one organisation, its home, or of several (`bodies`) together.

    A sub-group prepares cases for its `parent` and decides none of them (R-068). Its seats are in `Seat`, its rules
    in `TermsOfReference`, both dated.
    """

    ref = RefField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="committees")
    name = TidyCharField(max_length=200)
    kind = models.CharField(max_length=20, choices=CommitteeKind, default=CommitteeKind.DELEGATED)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="sub_groups")

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        permissions = [(p.codename, p.label) for p in Permission]
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="sub_group", parent__isnull=False) | ~Q(kind="sub_group") & Q(parent=None),
                name="sub_group_has_a_parent_and_nothing_else_has",
            )
        ]

    def __str__(self):
        return self.name

    @property
    def scopes(self):
        """The committee, and the body it belongs to: whose lead appoints to it."""
        return {("committee", self.pk), ("organisation", self.organisation_id)}

    def scopes_on(self, on):
        """The committee and its home; then every body with seats in it that day, which ask the database."""
        yield from self.scopes
        yield from (("organisation", b.organisation_id) for b in self.bodies.all() if b.covers(on))


class AppointmentQuerySet(models.QuerySet):
    def for_door(self):
        return self.select_related("person", "organisation", "committee")

    def at_bodies(self, scopes):
        """Appointments at these bodies, or at a committee of one of them."""
        organisations = [pk for kind, pk in scopes if kind == "organisation"]
        committees = [pk for kind, pk in scopes if kind == "committee"]
        return self.filter(
            Q(organisation__in=organisations)
            | Q(committee__in=committees)
            | Q(committee__organisation__in=organisations)
        )

    def not_over(self, at):
        """Appointments in force at the instant `at`, or still to begin."""
        return self.filter(Q(in_force_until=None) | Q(in_force_until__gt=at))

    def in_force(self, at):
        """Appointments in force at the instant `at`."""
        return self.not_over(at).filter(in_force_from__lte=at)


class Appointment(Record):
    """A person in a role at one organisation or one committee, for a period.

    `in_force_from` and `in_force_until` are instants: appointments start at a London
    midnight; an ending that is recorded on or after its last day takes effect at once.
    """

    ref = RefField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=40, choices=[(r.value, r.label) for r in Role])
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="appointments")
    committee = models.ForeignKey(Committee, null=True, on_delete=models.PROTECT, related_name="appointments")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    position = TidyCharField(max_length=120, blank=True)
    in_force_from = models.DateTimeField()
    in_force_until = models.DateTimeField(null=True)
    appointed_at = models.DateTimeField()
    appointed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = TidyCharField(max_length=300, blank=True)
    ended_because = TidyCharField(max_length=300, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["in_force_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation=None, committee__isnull=False) | Q(organisation__isnull=False, committee=None),
                name="appointment_at_one_body",
            ),
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gte=F("in_force_from")),
                name="appointment_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(in_force_until=None, ended_at=None)
                | Q(in_force_until__isnull=False, ended_at__isnull=False),
                name="appointment_end_is_recorded",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "organisation"],
                condition=Q(in_force_until=None, organisation__isnull=False),
                name="one_open_appointment_at_an_organisation",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "committee"],
                condition=Q(in_force_until=None, committee__isnull=False),
                name="one_open_appointment_at_a_committee",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.title}"

    @property
    def body(self):
        return self.organisation or self.committee

    @property
    def title(self):
        """The position as people say it, else the role's plain name."""
        return self.position or Role(self.role).label

    @property
    def scopes(self):
        """The body, or the committee with the body it belongs to."""
        return {("organisation", self.organisation_id)} if self.organisation_id else self.committee.scopes

    @property
    def starts_on(self):
        return london(self.in_force_from).date()

    @property
    def last_day(self):
        """The last London day of the appointment: an ending at midnight ends the day before."""
        until = self.in_force_until
        return last_day_before(until) if until else None

    def in_force_at(self, at):
        return self.in_force_from <= at and (self.in_force_until is None or at < self.in_force_until)


class OrganisationUserPermission(UserObjectPermissionBase):
    """Guardian's direct table; kept empty: grants go to roles, never to a person."""

    content_object = models.ForeignKey(Organisation, on_delete=models.CASCADE)


class OrganisationGroupPermission(GroupObjectPermissionBase):
    content_object = models.ForeignKey(Organisation, on_delete=models.CASCADE)


class CommitteeUserPermission(UserObjectPermissionBase):
    content_object = models.ForeignKey(Committee, on_delete=models.CASCADE)


class CommitteeGroupPermission(GroupObjectPermissionBase):
    content_object = models.ForeignKey(Committee, on_delete=models.CASCADE)
