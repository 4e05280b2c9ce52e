"""What every kept record shares."""

from django.db import models
from simple_history.models import HistoricalRecords


class Record(models.Model):
    """A row whose every change is remembered, with who made it and why.

    Only actions write; they call `save_as`. The history is field-level memory: what a
    rule or a screen relies on is a row of its own (`StatusChange`, `Signature`, …).
    """

    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True

    def save_as(self, *, by, why="", **kwargs):
        """Save, noting the user `by` (None for the system) and the reason `why` in the history."""
        self._history_user = by
        self._change_reason = why[:100] or None
        self.save(**kwargs)
        return self
