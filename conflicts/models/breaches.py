"""A breach: the inside record keeps who and who told; the public texts never do (R-085 to R-090)."""

from django.db import models
from django.db.models import Q

from governance.models import Organisation
from governance.models.base import Record
from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from ..rules.breaches import Kind, Told
from ..rules.dates import spoken
from .interests import Interest, who
from .people import Declarant
from .scoped import AtCCGQuerySet, scopes_at


class Breach(Record):
    class Status(models.TextChoices):
        REPORTED = "reported", "Reported"
        INVESTIGATING = "investigating", "Being looked into"
        CONCLUDED = "concluded", "Concluded"
        UNFOUNDED = "unfounded", "Not a breach"
        PUBLISHED = "published", "Published without names"

    ref = RefField()
    ccg = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="breaches")
    status = models.CharField(max_length=20, choices=Status, default=Status.REPORTED)
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in Kind])
    happened_on = models.DateField()
    account = TidyTextField()
    item = TidyCharField(max_length=300, blank=True, help_text="Title of the agenda item, if it was at a meeting.")
    concerns = models.ForeignKey(Declarant, null=True, blank=True, on_delete=models.PROTECT, related_name="breaches")
    interest = models.ForeignKey(Interest, null=True, blank=True, on_delete=models.PROTECT, related_name="breaches")
    keep_reporter_secret = models.BooleanField(default=True)
    reported_at = models.DateTimeField()
    reported_by = who()
    due_on = models.DateField()
    taken_up_at = models.DateTimeField(null=True)
    taken_up_by = who()
    findings = TidyTextField(blank=True)
    nature = TidyTextField(blank=True)
    outcome = TidyTextField(blank=True)
    lesson = TidyTextField(blank=True)
    actions = TidyTextField(blank=True)
    concluded_at = models.DateTimeField(null=True)
    concluded_by = who()
    told_nhs_england_on = models.DateField(null=True)
    told_at = models.DateTimeField(null=True)
    told_by = who()
    published_at = models.DateTimeField(null=True)
    published_by = who()

    objects = AtCCGQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "breaches"
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False), name="breach_publication_is_recorded"
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}, {spoken(self.happened_on)}"

    @property
    def scopes(self):
        return scopes_at(self.ccg_id)

    @property
    def origin(self):
        return f"breach:{self.ref}"

    @property
    def told(self):
        return Told(
            kind=Kind(self.kind), happened_on=self.happened_on, investigated=self.concluded_at is not None,
            nature=self.nature, outcome=self.outcome, lesson=self.lesson, actions=self.actions,
        )  # fmt: skip
