"""What the acts of a meeting were when it was closed, so that a later change of any of them shows (row 105)."""

from django.db import models

from .committees import user
from .meetings import Meeting


class Imprint(models.Model):
    """Of each act and record of one meeting, a short digest of each column. It holds no word of any of them.

    `said` is {"columns": {kind: [column]}, "rows": {kind: {key: [digest]}}}; `fingerprint` is that of `said`.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="imprint")
    said = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    taken_at = models.DateTimeField()
    taken_by = user(null=True)

    class Meta:
        ordering = ["pk"]
