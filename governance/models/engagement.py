"""Events at which a committee looks at its aims and progress with the people it serves (row 56; R-263)."""

from django.db import models
from django.db.models import Q

from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from .appointments import Committee
from .base import Record
from .committees import user
from .of_committee import OfCommitteeQuerySet


class EngagementEvent(Record):
    """One event: when and where, who was invited, what was said, and what the committee did about it (S4 App 2 (j)).

    Nothing of it is public before it is announced, or before its report is given.
    """

    class Status(models.TextChoices):
        PLANNED = "planned", "Being planned"
        ANNOUNCED = "announced", "Announced"
        HELD = "held", "Held"
        CALLED_OFF = "called_off", "Called off"

    ref = RefField()
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="engagement")
    status = models.CharField(max_length=12, choices=Status, default=Status.PLANNED)
    title = TidyCharField(max_length=200)
    held_on = models.DateField()
    hours = TidyCharField(max_length=60, blank=True)
    place = TidyCharField(max_length=300)
    invited = TidyTextField(help_text="Who is invited, and how anybody may come.")
    said = TidyTextField(blank=True, help_text="What was said, without names.")
    done = TidyTextField(blank=True, help_text="What the committee did about it.")
    called_off_because = TidyCharField(max_length=300, blank=True)
    planned_at = models.DateTimeField()
    planned_by = user(null=True)
    announced_at = models.DateTimeField(null=True)
    announced_by = user(null=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = user(null=True)

    objects = OfCommitteeQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="held") | Q(reported_at__isnull=False) & ~Q(said=""),
                name="engagement_held_says_what_was_said",
            ),
            models.CheckConstraint(
                condition=~Q(status="called_off") | ~Q(called_off_because=""), name="engagement_called_off_says_why"
            ),
        ]

    def __str__(self):
        return self.title

    def scopes_on(self, on):
        return self.committee.scopes_on(on)
