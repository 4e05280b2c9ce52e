"""Where a meeting held in public is broadcast, and where its recording is kept: addresses of others' sites (row 60)."""

from django.db import models
from django.db.models import Q

from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from .base import Record
from .committees import user
from .meetings import Meeting
from .of_committee import OfCommitteeQuerySet


class BroadcastQuerySet(OfCommitteeQuerySet):
    path = "meeting__committee"


class Broadcast(Record):
    """One address, live or recorded, with what it is called and how somebody who cannot hear may follow it.

    A later one of the same kind replaces it. Nothing of it is kept here or shown in our pages.
    """

    class Kind(models.TextChoices):
        LIVE = "live", "Live broadcast"
        RECORDING = "recording", "Recording"

    ref = RefField()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="broadcasts")
    kind = models.CharField(max_length=10, choices=Kind)
    address = models.CharField(max_length=500)
    title = TidyCharField(max_length=200)
    captions = TidyTextField(help_text="Captions, signing or a transcript; or how to ask for one.")
    removed = models.BooleanField(default=False)
    put_at = models.DateTimeField()
    put_by = user(null=True)

    objects = BroadcastQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "kind"], condition=Q(removed=False), name="one_broadcast_of_a_kind_per_meeting"
            ),
            models.CheckConstraint(condition=Q(address__startswith="https://"), name="broadcast_address_is_https"),
        ]

    def __str__(self):
        return self.title

    def scopes_on(self, on):
        return self.meeting.scopes_on(on)
