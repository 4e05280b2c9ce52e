"""Letting records go: a list that one person proposes and another confirms; or keeping one longer."""

from django.db import models
from django.db.models import Q

from documents.models import Document
from governance.models import Organisation
from governance.models.base import Record
from jobs.ids import RefField
from nhsuk.columns import TidyTextField

from ..rules.retention import Kind
from .interests import who
from .scoped import AtCCGQuerySet, scopes_at

KINDS = [(kind.value, kind.label) for kind in Kind]


class DisposalListQuerySet(AtCCGQuerySet):
    def for_door(self):
        return self.select_related("ccg", "document__job", "proposed_by__person", "decided_by__person")


class DisposalList(Record):
    class Status(models.TextChoices):
        PROPOSED = "proposed", "To be confirmed"
        DONE = "done", "Disposed of"
        REFUSED = "refused", "Not confirmed"
        DROPPED = "dropped", "Taken back"

    ref = RefField()
    ccg = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="disposal_lists")
    status = models.CharField(max_length=20, choices=Status, default=Status.PROPOSED)
    authority = TidyTextField()
    proposed_at = models.DateTimeField()
    proposed_by = who()
    decided_at = models.DateTimeField(null=True)
    decided_by = who()
    document = models.OneToOneField(Document, null=True, on_delete=models.PROTECT, related_name="+")

    objects = DisposalListQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="done") | Q(document__isnull=False, decided_at__isnull=False),
                name="disposal_list_done_has_certificate",
            )
        ]

    def __str__(self):
        return f"Disposal {self.ref}"

    @property
    def scopes(self):
        return scopes_at(self.ccg_id)


class DisposalItem(models.Model):
    """One record on a list. It names no content, so it stays when the record is gone. Append-only."""

    in_list = models.ForeignKey(DisposalList, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=20, choices=KINDS)
    record_ref = models.CharField(max_length=20)
    category = models.CharField(max_length=100, blank=True)
    over_on = models.DateField()
    until = models.DateField()

    class Meta:
        ordering = ["in_list", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["in_list", "kind", "record_ref"], name="disposal_item_once_on_a_list")
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.record_ref}"

    @property
    def key(self):
        return f"{self.kind}:{self.record_ref}"


class KeptLonger(Record):
    """A decision to keep one record beyond its time. The latest one counts; it goes with the record."""

    ref = RefField()
    ccg = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=KINDS)
    record_ref = models.CharField(max_length=20)
    reason = TidyTextField()
    review_on = models.DateField()
    decided_at = models.DateTimeField()
    decided_by = who()

    objects = AtCCGQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "kept longer"
        indexes = [models.Index(fields=["ccg", "kind", "record_ref"], name="kept_longer_record")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.record_ref} until {self.review_on}"

    @property
    def scopes(self):
        return scopes_at(self.ccg_id)

    @property
    def key(self):
        return f"{self.kind}:{self.record_ref}"
