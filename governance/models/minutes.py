"""After the meeting: the clerk's words, minutes, actions, reports and their receipts. Rows 54 to 58; R-210."""

from django.db import models
from django.db.models import Q

from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from .acts import Evidence
from .agenda import Item
from .appointments import Committee
from .base import Record
from .committees import user
from .meetings import Meeting
from .organisations import Organisation
from .people import Person


class Minutes(Record):
    """The minutes of a meeting. Governance sentences are derived from events; only the discussion is written.

    `document` is the ref of the sealed paper; the chair of the next meeting approves by `Signature` on its payload.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Being written"
        CIRCULATED = "circulated", "Circulated"
        APPROVED = "approved", "Approved"

    ref = RefField()
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    status = models.CharField(max_length=12, choices=Status, default=Status.DRAFT)
    document = models.CharField(max_length=12, blank=True)
    corrections = TidyTextField(blank=True)
    begun_at = models.DateTimeField()
    begun_by = user(null=True)
    circulated_at = models.DateTimeField(null=True)
    circulated_by = user(null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = user(null=True)
    approved_at = models.DateTimeField(null=True)
    approved_by = user(null=True)
    approved_at_meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "minutes"
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="approved") | Q(approved_at__isnull=False, approved_at_meeting__isnull=False),
                name="approved_minutes_name_the_meeting",
            )
        ]

    def __str__(self):
        return f"Minutes: {self.meeting}"

    def scopes_on(self, on):
        return self.meeting.scopes_on(on)


class Discussion(Record):
    """What was said under one item, in the clerk's words."""

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="discussion")
    words = TidyTextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    written_at = models.DateTimeField()
    written_by = user(null=True)

    class Meta:
        ordering = ["pk"]

    def scopes_on(self, on):
        return self.item.scopes_on(on)


class ActionPoint(Record):
    """Something somebody is to do, followed across meetings until its evidence is in (row 57)."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        DONE = "done", "Done"
        DROPPED = "dropped", "No longer needed"

    ref = RefField()
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="actions")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="actions")
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    words = TidyTextField()
    owner = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    owner_name = TidyCharField(max_length=200, blank=True)
    due_on = models.DateField()
    outcome = TidyTextField(blank=True)
    evidence = models.ForeignKey(Evidence, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    set_by = user(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = user(null=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(owner__isnull=False) | ~Q(owner_name=""), name="action_has_an_owner")
        ]

    def __str__(self):
        return self.words[:80]

    def scopes_on(self, on):
        return self.item.scopes_on(on)


class Report(Record):
    """A summary, quarterly or annual report of a committee, drafted from its decisions (row 56; H-12)."""

    class Kind(models.TextChoices):
        MONTHLY = "monthly", "Monthly executive summary"
        QUARTERLY = "quarterly", "Quarterly report of the chair"
        ANNUAL = "annual", "Annual report"

    ref = RefField()
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=12, choices=Kind)
    from_on = models.DateField()
    to_on = models.DateField()
    words = TidyTextField(blank=True)
    document = models.CharField(max_length=12, blank=True)
    drafted_at = models.DateTimeField()
    drafted_by = user(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = user(null=True)

    class Meta:
        ordering = ["-from_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "kind", "from_on"], name="one_report_of_a_kind_per_period")
        ]

    def __str__(self):
        return f"{self.get_kind_display()} of {self.committee}"

    def scopes_on(self, on):
        return self.committee.scopes_on(on)


class Receipt(Record):
    """A governing body, or NHS England, received a report or minutes on a day."""

    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, null=True, on_delete=models.PROTECT, related_name="receipts")
    minutes = models.ForeignKey(Minutes, null=True, on_delete=models.PROTECT, related_name="receipts")
    received_on = models.DateField()
    noted_at = models.DateTimeField()
    noted_by = user(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(report__isnull=False, minutes=None) | Q(report=None, minutes__isnull=False),
                name="receipt_of_a_report_or_minutes",
            ),
            models.UniqueConstraint(
                fields=["body", "report"], condition=Q(report__isnull=False), name="one_receipt_per_report"
            ),
            models.UniqueConstraint(
                fields=["body", "minutes"], condition=Q(minutes__isnull=False), name="one_receipt_per_minutes"
            ),
        ]
