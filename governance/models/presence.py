"""Who was in the room when, and what was ruled about whom. Appended only; the order of rows is the order of acts.

Quorum, votes and minutes obey these facts without knowing why (`house.md`, Facts flow down). R-060 to R-066.
"""

from django.db import models
from django.db.models import Q

from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from .agenda import Item
from .committees import Seat, user
from .meetings import Guest, Meeting, place_of_act
from .people import Person


class Participation(models.Model):
    """A seat (or guest) came, left, returned or went home, at a time, during an item or between items."""

    class Act(models.TextChoices):
        ARRIVED = "arrived", "Arrived"
        LEFT = "left", "Left the room"
        RETURNED = "returned", "Returned"
        DEPARTED = "departed", "Went home"
        APOLOGIES = "apologies", "Sent apologies"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="participation")
    item = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="participation")
    seat = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="participation")
    guest = models.ForeignKey(Guest, null=True, on_delete=models.PROTECT, related_name="participation")
    act = models.CharField(max_length=12, choices=Act)
    place = place_of_act()
    happened_at = models.DateTimeField()
    happened_by = user(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["meeting", "id"], name="participation_by_meeting")]
        constraints = [
            models.CheckConstraint(
                condition=Q(seat__isnull=False, guest=None) | Q(seat=None, guest__isnull=False),
                name="participation_of_a_seat_or_a_guest",
            )
        ]


class RulingQuerySet(models.QuerySet):
    def in_force(self):
        """The latest ruling about each person on each item."""
        later = RulingQuerySet.later(models.OuterRef)
        return self.filter(~models.Exists(later))

    @staticmethod
    def later(outer):
        return Ruling.objects.filter(item=outer("item"), person=outer("person"), pk__gt=outer("pk"))


class Ruling(models.Model):
    """What the chair ruled about one person's interest in one item (R-061 to R-064). A later row replaces it.

    `choice` is a key of `rules.meetings.rulings` (R-062 a to e) or "none" where a ruling is lifted.
    `withhold` puts up the paper wall, and may stand days before the meeting. `interest_ref` is a
    plain word of the floor above; `matched` says which match it answers.
    """

    class Magnitude(models.TextChoices):
        FINANCIAL = "financial", "A financial interest in the item"
        CLASS = "class", "A wide interest shared by a class, such as all GPs"
        OTHER = "other", "A professional, personal or indirect interest"
        TRIVIAL = "trivial", "Trivial"

    class RuledAs(models.TextChoices):
        CHAIR = "chair", "Chair"
        VICE = "vice", "Vice-chair presiding"
        MEMBERS = "members", "The members present, chair and vice-chair being conflicted"

    ref = RefField()
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="rulings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rulings")
    interest = TidyTextField(help_text="As it was said.")
    public_words = TidyTextField(blank=True, help_text="As it may be said in public; empty: the same words.")
    interest_ref = models.CharField(max_length=40, blank=True, db_index=True)
    matched = models.CharField(max_length=64, blank=True)
    magnitude = models.CharField(max_length=12, choices=Magnitude)
    choice = models.CharField(max_length=20)
    default = models.CharField(max_length=20, help_text="What the rule would have had (R-063).")
    reason = TidyTextField()
    withhold = models.BooleanField(default=False)
    declared_by_person = models.BooleanField(default=True, help_text="Said by the person, not found by the radar.")
    ruled_as = models.CharField(max_length=10, choices=RuledAs)
    ruler = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    place = place_of_act()
    ruled_at = models.DateTimeField()
    ruled_by = user(null=True)

    objects = RulingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["item", "person", "id"], name="ruling_by_item_and_person")]


class Turn(models.Model):
    """An item was opened, closed or put off, and who presided over it from then."""

    class Act(models.TextChoices):
        OPENED = "opened", "Opened"
        CLOSED = "closed", "Closed"
        DEFERRED = "deferred", "Deferred"

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="turns")
    act = models.CharField(max_length=10, choices=Act)
    presiding = models.ForeignKey(Seat, null=True, on_delete=models.PROTECT, related_name="+")
    chosen_by_members = models.BooleanField(default=False)
    note = TidyCharField(max_length=300, blank=True)
    place = place_of_act()
    happened_at = models.DateTimeField()
    happened_by = user(null=True)

    class Meta:
        ordering = ["pk"]
