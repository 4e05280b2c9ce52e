"""The extract of a financial year: what it was made from, so that it can be made again to the letter."""

from django.conf import settings
from django.db import models

from documents.models import Document
from governance.models import Organisation
from governance.models.base import Record
from jobs.ids import RefField

from ..rules import year_end as rules
from .scoped import AtCCGQuerySet, scopes_at


class YearEndQuerySet(AtCCGQuerySet):
    def for_door(self):
        return self.select_related("ccg", "document__job", "prepared_by__person")


class YearEnd(Record):
    """It holds no words of the registers: those are read from the entries, or lie in the paper."""

    ref = RefField()
    ccg = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="year_ends")
    year = models.PositiveSmallIntegerField(help_text="The year in which it begins.")
    ledger_size = models.PositiveBigIntegerField(help_text="It is made of the first so many entries of the ledger.")
    fingerprint = models.CharField(max_length=64)
    document = models.OneToOneField(Document, null=True, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = YearEndQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ccg", "year"], condition=models.Q(document=None), name="year_end_one_waits_for_signature"
            )
        ]

    def __str__(self):
        return f"Registers of {self.words} for the annual accounts, {self.ccg}"

    @property
    def scopes(self):
        return scopes_at(self.ccg_id)

    @property
    def words(self):
        return rules.in_words(self.year)
