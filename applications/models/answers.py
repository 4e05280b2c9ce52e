"""One row a question, with a version; and the evidence each "yes" points at."""

from django.conf import settings
from django.db import models

from governance.models import Evidence, Record
from jobs.ids import RefField

from .application import Application

User = settings.AUTH_USER_MODEL


class Answer(Record):
    """The answer to one question. `version` counts its changes; earlier words are in the history."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=60)
    value = models.JSONField()
    version = models.PositiveIntegerField(default=1)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["application", "question"], name="one_answer_per_question")]


class EvidenceUse(Record):
    """Evidence put behind one answer, as long as it is not taken away."""

    ref = RefField()
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="evidence_uses")
    question = models.CharField(max_length=60)
    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="uses")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "question", "evidence"],
                condition=models.Q(removed_at=None),
                name="evidence_once_per_question",
            ),
        ]
