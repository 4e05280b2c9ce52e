"""Controlled documents: each version of a constitution, a policy, terms of reference, with its period."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from documents.models import StoredFile
from jobs.ids import RefField
from nhsuk.columns import TidyCharField

from ..rules.controlled import Kind
from .base import Record
from .organisations import Organisation

KINDS = [(kind.value, kind.label) for kind in Kind]


class ControlledQuerySet(models.QuerySet):
    def for_door(self):
        return self.select_related("organisation", "file")

    def in_force(self, on):
        """Versions in force on a date."""
        return self.filter(from_on__lte=on).filter(Q(to_on=None) | Q(to_on__gte=on))

    def series(self, *, organisation, kind, title):
        """All versions of one document."""
        found = self.filter(organisation=organisation, kind=kind)
        return found if Kind(kind).one_each else found.filter(title__iexact=title)


class ControlledDocument(Record):
    """One version. The next version of the same document ends it; nothing is overwritten."""

    ref = RefField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="controlled_documents")
    kind = models.CharField(max_length=30, choices=KINDS)
    title = TidyCharField(max_length=200)
    version = TidyCharField(max_length=40)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    approved_by_body = TidyCharField(max_length=200, help_text="Who approved it: the audit committee, the members …")
    approved_on = models.DateField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_because = TidyCharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ControlledQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "title", "-from_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="controlled_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(from_on__gte=F("approved_on")), name="controlled_approved_before_force"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_because="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_because=""),
                name="controlled_withdrawn_whole",
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind", "title", "version"],
                condition=Q(withdrawn_at=None),
                name="controlled_one_of_each_version",
            ),
        ]

    def __str__(self):
        return f"{self.title}, version {self.version}"

    @property
    def scopes(self):
        """Its own body keeps it; everybody else reads the public register."""
        return {("organisation", self.organisation_id)}

    @property
    def origin(self):
        return f"document:{self.ref}"
