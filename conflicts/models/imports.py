"""A spreadsheet taken in: the file, the mapping that was confirmed, and each row's line."""

from django.db import models
from django.db.models import Q

from documents.models import StoredFile
from governance.models import Organisation
from governance.models.base import Record
from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from .declarations import Declaration
from .interests import Interest, who
from .scoped import AtCCGQuerySet, scopes_at


class SheetImport(Record):
    class Status(models.TextChoices):
        READ = "read", "Read, not taken in"
        DONE = "done", "Taken in"
        DROPPED = "dropped", "Dropped"

    ref = RefField()
    ccg = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = TidyCharField(max_length=200)
    sheet = TidyCharField(max_length=200, blank=True)
    table = models.JSONField(help_text="The cells as they were read, row by row.")
    columns = models.JSONField(default=dict)
    header_rows = models.PositiveSmallIntegerField(default=0)
    as_at = models.DateField(help_text="The date of the register.")
    status = models.CharField(max_length=20, choices=Status, default=Status.READ)
    read_at = models.DateTimeField()
    read_by = who()
    done_at = models.DateTimeField(null=True)
    done_by = who()

    objects = AtCCGQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="done") | Q(done_at__isnull=False), name="import_done_is_recorded"
            )
        ]

    def __str__(self):
        return self.name

    @property
    def scopes(self):
        return scopes_at(self.ccg_id)


class ImportedRow(models.Model):
    """Where an interest or a nil return came from. Append-only."""

    sheet_import = models.ForeignKey(SheetImport, on_delete=models.PROTECT, related_name="rows")
    line = models.PositiveIntegerField()
    part = models.PositiveSmallIntegerField(default=1)
    interest = models.OneToOneField(Interest, null=True, on_delete=models.PROTECT, related_name="provenance")
    declaration = models.ForeignKey(Declaration, null=True, on_delete=models.PROTECT, related_name="provenance")
    cells = models.JSONField()
    notes = TidyTextField(blank=True)

    class Meta:
        ordering = ["sheet_import", "line", "part"]
        constraints = [
            models.UniqueConstraint(fields=["sheet_import", "line", "part"], name="imported_row_once"),
            models.CheckConstraint(
                condition=Q(interest__isnull=False) | Q(declaration__isnull=False), name="imported_row_made_something"
            ),
        ]

    def __str__(self):
        return f"line {self.line}"
