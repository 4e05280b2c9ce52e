"""Nouns of the ground floor. None of them holds a key to a user."""

from django.db import models
from django.db.models import Q

from .ids import RefField


class Job(models.Model):
    """Work to be done in the background. This row is the truth; messages are hints.

    `queued_at` and `finished_at` are business time and shown to people. `waiting_since`,
    `woken_at` and `lease_until` are real time, by the database's own clock.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "Waiting to start"
        WORKING = "working", "Being made"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    ref = RefField()
    task = models.CharField(max_length=100)
    key = models.CharField(max_length=200, unique=True)
    subject = models.CharField(max_length=200, blank=True, db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    claim = models.CharField(max_length=12, blank=True)
    progress = models.PositiveSmallIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True)
    error = models.CharField(max_length=500, blank=True)
    queued_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    waiting_since = models.DateTimeField()
    woken_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["queued", "working", "done", "failed"]),
                name="job_state_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="working") | (~Q(claim="") & Q(lease_until__isnull=False)),
                name="job_working_has_claim_and_lease",
            ),
            models.CheckConstraint(condition=Q(progress__lte=100), name="job_progress_percent"),
        ]
        indexes = [
            models.Index(
                fields=["state", "waiting_since"],
                name="job_unfinished",
                condition=Q(state__in=["queued", "working"]),
            )
        ]

    def __str__(self):
        return f"{self.task} {self.key} ({self.state})"

    @property
    def settled(self):
        return self.state in (self.State.DONE, self.State.FAILED)


class Message(models.Model):
    """One letter to one address, sent once; an answer cancels it while it waits."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be sent"
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"
        CANCELLED = "cancelled", "Cancelled"
        EXPIRED = "expired", "Too late to send"
        FAILED = "failed", "Could not be sent"

    ref = RefField()
    key = models.CharField(max_length=200, unique=True)
    to = models.CharField(max_length=320)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    html = models.TextField(blank=True)
    secret = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    claim = models.CharField(max_length=12, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    woken_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["state", "created_at"],
                name="message_unsent",
                condition=Q(state__in=["waiting", "sending"]),
            )
        ]

    def __str__(self):
        return f"{self.key} ({self.state})"


class Submission(models.Model):
    """A form that was sent, and the first answer it got. Times are real time."""

    key = models.CharField(max_length=40, unique=True)
    digest = models.CharField(max_length=64)
    claim = models.CharField(max_length=12, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    location = models.CharField(max_length=2000, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    body = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["sent_at"], name="submission_age")]

    def __str__(self):
        return self.key


class Disposal(models.Model):
    """Leave to remove one row, or its content, from a table that otherwise keeps all."""

    table_name = models.CharField(max_length=63)
    row_id = models.CharField(max_length=40)
    reason = models.CharField(max_length=500)
    authority = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64, blank=True)
    disposed_by = models.CharField(max_length=200)
    disposed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["table_name", "row_id"], name="disposal_of_row")]

    def __str__(self):
        return f"{self.table_name} {self.row_id}"
