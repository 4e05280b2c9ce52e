"""What somebody had typed when their session ended, kept for an hour. Not a Record: it is let go."""

from django.conf import settings
from django.db import models

from jobs.ids import RefField


class HeldPostQuerySet(models.QuerySet):
    def visible_to(self, user, at):
        """Only whoever typed it, and only while it is kept. `at` is real time."""
        return self.filter(user=user, kept_until__gt=at)


class HeldPost(models.Model):
    """One form that came in too late: where it was going and its fields, never its files."""

    ref = RefField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    fields = models.JSONField(help_text="Pairs of name and value, in the order sent.")
    files = models.JSONField(help_text="Pairs of field name and file name.")
    kept_until = models.DateTimeField()

    objects = HeldPostQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"Form for {self.path}"
