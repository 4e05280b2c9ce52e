"""The speakers’ queue of an item: who asked to speak, in which order, who was called and is done (row 59)."""

from django.db import models
from django.db.models import F, Q

from jobs.ids import RefField

from .agenda import Item
from .committees import Seat, user
from .meetings import Guest


class Speaker(models.Model):
    """Somebody in the room who asked to speak on the item that is open; neither seat nor guest: one of the public.

    It decides nothing and stands in no minutes. The order is that of asking; whoever was never
    called and is `ended` withdrew. What was asked before the item was last opened counts no more.
    """

    ref = RefField()
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="speakers")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    guest = models.ForeignKey(Guest, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_by = user(null=True)
    called_at = models.DateTimeField(null=True)
    called_by = user(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = user(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["item"], condition=Q(ended_at=None), name="speaker_waiting")]
        constraints = [
            models.CheckConstraint(condition=Q(seat=None) | Q(guest=None), name="speaker_is_a_seat_or_a_guest"),
            models.CheckConstraint(
                condition=(Q(called_at=None) | Q(called_at__gte=F("asked_at")))
                & (Q(ended_at=None) | Q(ended_at__gte=F("asked_at"))),
                name="speaker_asks_first",
            ),
        ]

    def scopes_on(self, on):
        return self.item.scopes_on(on)
