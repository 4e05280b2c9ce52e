"""An application, and the two acts of NHS England upon it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.models import Document
from governance.models import MODELS, Model, Organisation, Record
from governance.models.scopes import organisation_scopes, within
from jobs.ids import RefField
from nhsuk.columns import TidyTextField

User = settings.AUTH_USER_MODEL


class ApplicationQuerySet(models.QuerySet):
    def for_door(self):
        return self.select_related("ccg", "document")

    def visible_to(self, grants, permission):
        """Applications in whose matters the holder of `grants` has `permission`."""
        held = grants.organisations(permission)
        return self.filter(ccg__in=within(held, grants.on))


class Application(Record):
    """One CCG's bid for one model in one cycle, on the form edition it was begun with."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Being filled in"
        SUBMITTED = "submitted", "Submitted"
        WITHDRAWN = "withdrawn", "Withdrawn"
        APPROVED = "approved", "Approved"
        APPROVED_WITH_CONDITIONS = "approved_with_conditions", "Approved with conditions"
        NOT_RECOMMENDED = "not_recommended", "Not recommended"

    ref = RefField()
    ccg = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="applications")
    cycle = models.CharField(max_length=20)
    model = models.CharField(max_length=30, choices=MODELS)
    coming_from = models.CharField(max_length=30, choices=MODELS, default=Model.GREATER)
    edition = models.CharField(max_length=60)
    starts_on = models.DateField()
    status = models.CharField(max_length=30, choices=Status, default=Status.DRAFT)
    copied_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="copies")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    late = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ccg", "cycle"],
                condition=Q(status__in=["draft", "submitted"]),
                name="one_open_application_per_ccg_and_cycle",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None, submitted_by=None)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="application_submitted_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "withdrawn"]) | Q(submitted_at__isnull=False),
                name="application_past_draft_is_submitted",
            ),
        ]

    def __str__(self):
        return f"{self.ccg}: {self.get_model_display().lower()}, {self.cycle}"

    def scopes_on(self, on):
        return organisation_scopes(self.ccg_id, on)

    @property
    def model_title(self):
        return Model(self.model).title

    @property
    def status_title(self):
        return self.get_status_display()

    @property
    def is_draft(self):
        return self.status == self.Status.DRAFT

    @property
    def moves_money(self):
        return self.model == Model.DELEGATED


class Waiver(Record):
    """NHS England lets an application go on although a rule stands in its way, and says why.

    *Late*: a named national officer accepts an arrival after the cut-off; it stays marked late
    for ever (D5-c). *Assurance*: the region lifts a serious concern or a "not assured" (R-133).
    """

    class Kind(models.TextChoices):
        LATE = "late", "Accepted although late"
        ASSURANCE = "assurance", "Concern lifted by the region"

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="waivers")
    kind = models.CharField(max_length=20, choices=Kind)
    reason = TidyTextField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["application", "kind"], name="one_waiver_of_a_kind")]


class Decision(Record):
    """NHS England's outcome in its simplest lawful form: what, why, on what conditions."""

    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="decision")
    reason = TidyTextField(blank=True)
    conditions = TidyTextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
