"""The key to one person's private calendar. Only its fingerprint is kept; a revoked key opens nothing (row 61)."""

from django.db import models
from django.db.models import F, Q

from .committees import user


class CalendarKey(models.Model):
    """A secret address handed out once. Somebody has one at most; the next one ends it."""

    owner = user()
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = user(null=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = user(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner"], condition=Q(revoked_at=None), name="one_calendar_key_for_each_person"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | Q(revoked_at__gte=F("made_at")), name="calendar_key_ends_after_it_began"
            ),
        ]

    def __str__(self):
        return f"Calendar key of {self.owner_id}"
