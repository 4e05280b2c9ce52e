"""The conflicts panel of an item: asked for, convened, reported (R-067). It advises; the committee decides."""

from django.db import models
from django.db.models import Q

from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from ..rules.meetings import panels as rules
from .agenda import AboutItemQuerySet, Item
from .base import Record
from .committees import user
from .meetings import place_of_act
from .of_committee import OfCommitteeQuerySet
from .people import Person


class Panel(Record):
    """People without an interest look at one item: what they recommend, and how the matter must be handled.

    Each act has its place among the acts of the meeting, as rulings and votes have. `passed` is who came before
    the convener in the order of R-067, and why they did not convene. An item put off takes its panel with it:
    the copy points at where it came from (`carried_from`).
    """

    class Status(models.TextChoices):
        ASKED = "asked", "Asked for"
        REPORTED = "reported", "Reported"
        WITHDRAWN = "withdrawn", "Request withdrawn"

    class Ground(models.TextChoices):
        INQUORATE = rules.Ground.INQUORATE.value, "The committee would not be quorate"
        SIGNIFICANCE = rules.Ground.SIGNIFICANCE.value, "The matter is of great significance"

    class Recommendation(models.TextChoices):
        ACCEPT = rules.Recommendation.ACCEPT.value, "Accept: no undue influence was found"
        REJECT = rules.Recommendation.REJECT.value, "Reject, on grounds of undue influence"

    ref = RefField()
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="panels")
    status = models.CharField(max_length=10, choices=Status, default=Status.ASKED)
    ground = models.CharField(max_length=12, choices=Ground)
    because = TidyTextField()
    asked_place = place_of_act()
    asked_at = models.DateTimeField()
    asked_by = user(null=True)
    convener = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    convener_post = TidyCharField(max_length=120, blank=True)
    passed = TidyTextField(blank=True)
    recommendation = models.CharField(max_length=10, choices=Recommendation, blank=True)
    grounds = TidyTextField(blank=True)
    instructions = TidyTextField(blank=True)
    reported_place = place_of_act(null=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = user(null=True)
    withdrawn_because = TidyTextField(blank=True)
    withdrawn_place = place_of_act(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = user(null=True)
    carried_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="carried_to")

    objects = AboutItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item"], condition=Q(status="asked"), name="one_panel_waits_for_an_item"),
            models.CheckConstraint(
                condition=~Q(status="reported")
                | Q(reported_at__isnull=False, reported_place__isnull=False, convener__isnull=False)
                & ~Q(recommendation="") & ~Q(grounds="") & ~Q(instructions=""),
                name="panel_that_reported_said_it_all",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | Q(withdrawn_place__isnull=False) & ~Q(withdrawn_because=""),
                name="panel_is_withdrawn_with_a_reason",
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"Conflicts panel on item {self.item}"

    def scopes_on(self, on):
        return self.item.scopes_on(on)

    @property
    def waits(self):
        return self.status == self.Status.ASKED


class AboutPanelQuerySet(OfCommitteeQuerySet):
    path, beside = "panel__item__meeting__committee", ("person",)


class PanelMember(Record):
    """Somebody named for a panel, once the radar and the rulings found no interest of theirs in the item."""

    ref = RefField()
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="panels")
    removed = models.BooleanField(default=False)
    named_at = models.DateTimeField()
    named_by = user(null=True)

    objects = AboutPanelQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "person"], condition=Q(removed=False), name="person_sits_once_in_a_panel"
            )
        ]

    def __str__(self):
        return str(self.person)

    @property
    def item(self):
        return self.panel.item

    def scopes_on(self, on):
        return self.panel.scopes_on(on)
