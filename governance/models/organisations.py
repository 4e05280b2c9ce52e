"""Bodies, with names, parents and dates by period (R-417 to R-421).

A CCG changes area team in 2015; a practice changes CCG. Periods are inclusive at both
ends; `to_on` empty means "until further notice".
"""

from django.db import models
from django.db.models import F, Q

from jobs.ids import RefField
from nhsuk.columns import TidyCharField

from ..permissions import Permission
from .base import Record


class Kind(models.TextChoices):
    CCG = "ccg", "Clinical Commissioning Group"
    PRACTICE = "practice", "GP practice"
    REGION = "region", "NHS England region"
    AREA_TEAM = "area_team", "NHS England area team"
    LOCAL_OFFICE = "local_office", "NHS England local office"
    NATIONAL = "national", "NHS England, national"
    LOCAL_AUTHORITY = "local_authority", "Local authority"
    HEALTHWATCH = "healthwatch", "Healthwatch"
    LMC = "lmc", "Local Medical Committee"
    SUPPLIER = "supplier", "Supplier"


class PeriodQuerySet(models.QuerySet):
    def on(self, on):
        """Rows in force on the date `on`."""
        return self.filter(Q(from_on=None) | Q(from_on__lte=on)).filter(Q(to_on=None) | Q(to_on__gte=on))


class OrganisationQuerySet(models.QuerySet):
    def open_on(self, on):
        return self.filter(Q(opened_on=None) | Q(opened_on__lte=on)).filter(
            Q(closed_on=None) | Q(closed_on__gte=on)
        )


class Organisation(Record):
    """One body for as long as it exists, under whatever names and parents."""

    ref = RefField()
    kind = models.CharField(max_length=20, choices=Kind)
    code = models.CharField("ODS code", max_length=12, null=True, blank=True)
    name = TidyCharField(max_length=200, help_text="The latest name known; older ones are in names.")
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        permissions = [(p.codename, p.label) for p in Permission]
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["code"], name="one_organisation_per_code"),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(opened_on=None) | Q(closed_on__gte=F("opened_on")),
                name="organisation_closes_after_it_opens",
            ),
        ]

    def __str__(self):
        return self.name

    def name_on(self, on):
        row = self.names.on(on).first()
        return row.name if row else self.name

    def parent_on(self, on):
        """The body answering for this one on that date: office of a CCG, CCG of a practice, region of an office."""
        row = self.parents.on(on).select_related("parent").first()
        return row.parent if row else None


class OrganisationName(Record):
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="names")
    name = TidyCharField(max_length=200)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=120)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", F("from_on").asc(nulls_first=True)]


class OrganisationParent(Record):
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="children")
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=120)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", F("from_on").asc(nulls_first=True)]
