"""Questions as the public sends them, before the secretary has looked: name and address stay private (row 60)."""

from django.db import models
from django.db.models import Q

from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from .committees import user
from .meetings import Meeting, PublicQuestion


class SentQuestion(models.Model):
    """What somebody sent from the public page of a meeting. Nothing of it is public until it is accepted."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        ACCEPTED = "accepted", "On the register"
        REFUSED = "refused", "Refused"

    ref = RefField()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="sent_questions")
    item = models.ForeignKey("governance.Item", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    question = TidyTextField()
    name = TidyCharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    became = models.OneToOneField(
        PublicQuestion, null=True, blank=True, on_delete=models.PROTECT, related_name="sent_as"
    )
    refused_because = TidyTextField(blank=True)
    sent_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = user(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", became=None, refused_because="", settled_at=None)
                | Q(state="accepted", became__isnull=False, refused_because="", settled_at__isnull=False)
                | Q(state="refused", became=None, settled_at__isnull=False) & ~Q(refused_because=""),
                name="sent_question_is_settled_one_way",
            )
        ]
        indexes = [models.Index(fields=["meeting"], condition=Q(state="waiting"), name="sent_question_waiting")]

    def __str__(self):
        return self.question[:80]

    def scopes_on(self, on):
        return self.meeting.scopes_on(on)
