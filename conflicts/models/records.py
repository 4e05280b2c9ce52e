"""Two plain records: a practice's earnings for a year, and a course somebody took."""

from django.db import models
from django.db.models import Q

from governance.models import Organisation
from governance.models.base import Record
from jobs.ids import RefField
from nhsuk.columns import TidyCharField

from ..rules import training as rules
from ..rules.earnings import year_in_words
from .interests import who
from .people import Declarant
from .scoped import AtCCGQuerySet, OfDeclarantQuerySet, scopes_at


class Earning(Record):
    """Mean net earnings of a practice's GPs in a financial year (R-049)."""

    ref = RefField()
    ccg = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    practice = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="earnings")
    year = models.PositiveSmallIntegerField()
    mean = models.DecimalField(max_digits=14, decimal_places=2)
    full_time = models.PositiveSmallIntegerField()
    part_time = models.PositiveSmallIntegerField()
    page = models.URLField(max_length=300, blank=True)
    published_by_practice_on = models.DateField(null=True, blank=True)
    consent = models.BooleanField(default=False, help_text="The one GP has agreed in writing.")
    recorded_at = models.DateTimeField()
    recorded_by = who()
    published_at = models.DateTimeField(null=True)
    published_by = who()

    objects = AtCCGQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "practice__name"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "year"], name="earning_once_a_year"),
            models.CheckConstraint(
                condition=Q(full_time__gt=0) | Q(part_time__gt=0), name="earning_over_at_least_one_gp"
            ),
        ]

    def __str__(self):
        return f"{self.practice}, {self.year_words}"

    @property
    def year_words(self):
        return year_in_words(self.year)

    @property
    def scopes(self):
        return scopes_at(self.ccg_id)

    @property
    def origin(self):
        return f"earning:{self.ref}"


class Training(Record):
    """One course taken by one person (R-054)."""

    ref = RefField()
    declarant = models.ForeignKey(Declarant, on_delete=models.PROTECT, related_name="training")
    module = models.CharField(max_length=20, choices=list(rules.MODULES.items()))
    completed_on = models.DateField()
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    certificate = TidyCharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = who()

    objects = OfDeclarantQuerySet.as_manager()

    class Meta:
        ordering = ["-completed_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["declarant", "module", "completed_on"], name="training_once_a_day"),
            models.CheckConstraint(condition=Q(score=None) | Q(score__lte=100), name="training_score_percent"),
        ]

    def __str__(self):
        return f"{self.get_module_display()}, {self.completed_on}"

    @property
    def scopes(self):
        return self.declarant.scopes

    @property
    def course(self):
        return rules.Course(module=self.module, completed_on=self.completed_on, score=self.score)
