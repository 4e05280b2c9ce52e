"""Offers of gifts and hospitality, declined ones too; and sponsorship, of people and of the CCG."""

from django.db import models
from django.db.models import Q

from governance.models import Organisation
from governance.models.base import Record
from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from ..rules import gifts as rules
from .interests import who
from .people import Declarant
from .scoped import AtCCGQuerySet, scopes_at


class GiftQuerySet(AtCCGQuerySet):
    def for_door(self):
        return self.select_related("ccg", "declarant__person")

    def of_person(self, person_id):
        return self.filter(declarant__person=person_id)

    def taken(self):
        """Offers accepted for oneself: what counts towards the total of a giver (R-034)."""
        return self.filter(accepted=True, for_organisation=False).exclude(status=Gift.Status.REFUSED)


def offered(kind, giver):
    return f"{kind} from {giver}"


def outcome_of(accepted, for_organisation):
    if not accepted:
        return "Declined"
    return "Accepted for the organisation" if for_organisation else "Accepted"


class Gift(Record):
    """One offer to one person, or to the CCG itself when there is no declarant."""

    class Status(models.TextChoices):
        RECORDED = "recorded", "Recorded"
        APPROVAL = "approval", "Waits for approval"
        APPROVED = "approved", "Approved"
        REFUSED = "refused", "Not approved"
        PUBLISHED = "published", "Published"

    ref = RefField()
    ccg = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="gifts")
    declarant = models.ForeignKey(Declarant, null=True, on_delete=models.PROTECT, related_name="gifts")
    status = models.CharField(max_length=20, choices=Status, default=Status.RECORDED)
    kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in rules.Kind])
    giver = TidyCharField(max_length=300)
    giver_code = TidyCharField(max_length=40, blank=True)
    giver_business = TidyCharField(max_length=200, blank=True)
    supplier = models.BooleanField(default=False)
    lavish = models.BooleanField(default=False)
    description = TidyTextField()
    value = models.DecimalField(max_digits=14, decimal_places=2)
    offered_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    accepted = models.BooleanField()
    for_organisation = models.BooleanField(default=False)
    reason = TidyTextField(blank=True)
    edition = models.CharField(max_length=10)
    book = models.CharField(max_length=64)
    advised = models.CharField(max_length=20, choices=[(d.value, d.label) for d in rules.Do])
    advice = TidyTextField()
    must_declare = models.BooleanField()
    together = models.DecimalField(max_digits=14, decimal_places=2)
    recorded_at = models.DateTimeField()
    recorded_by = who()
    approved_at = models.DateTimeField(null=True)
    approved_by = who()
    published_at = models.DateTimeField(null=True)
    published_by = who()

    objects = GiftQuerySet.as_manager()

    class Meta:
        ordering = ["-offered_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="gift_value_not_negative"),
            models.CheckConstraint(
                condition=~Q(status__in=["approved", "refused"]) | Q(approved_at__isnull=False),
                name="gift_approval_is_recorded",
            ),
        ]

    def __str__(self):
        return offered(self.get_kind_display(), self.giver)

    @property
    def scopes(self):
        return scopes_at(self.ccg_id)

    @property
    def origin(self):
        return f"gift:{self.ref}"

    @property
    def outcome(self):
        return outcome_of(self.accepted, self.for_organisation)

    @property
    def recipient(self):
        return self.declarant.person.name if self.declarant_id else self.ccg.name


class Sponsorship(Record):
    """Money or help from a sponsor: an event, a post, research; to a person or to the CCG (features row 79)."""

    class Status(models.TextChoices):
        RECORDED = "recorded", "Recorded"
        PUBLISHED = "published", "Published"

    class What(models.TextChoices):
        EVENT = "event", "An event"
        POST = "post", "A post"
        RESEARCH = "research", "Research"
        DONATION = "donation", "A donation"
        OTHER = "other", "Something else"

    ref = RefField()
    ccg = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sponsorships")
    declarant = models.ForeignKey(Declarant, null=True, on_delete=models.PROTECT, related_name="sponsorships")
    status = models.CharField(max_length=20, choices=Status, default=Status.RECORDED)
    what = models.CharField(max_length=20, choices=What)
    sponsor = TidyCharField(max_length=300)
    sponsor_code = TidyCharField(max_length=40, blank=True)
    description = TidyTextField()
    value = models.DecimalField(max_digits=14, decimal_places=2)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    arranged_by = TidyCharField(max_length=200, blank=True, help_text="Somebody else who arranged it, if any.")
    involvement = TidyTextField(help_text="What the sponsor had a say in. “None” is an answer.")
    recorded_at = models.DateTimeField()
    recorded_by = who()
    published_at = models.DateTimeField(null=True)
    published_by = who()

    objects = AtCCGQuerySet.as_manager()

    class Meta:
        ordering = ["-from_on", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(value__gte=0), name="sponsorship_value_not_negative")]

    def __str__(self):
        return f"{self.get_what_display()}: {self.sponsor}"

    @property
    def scopes(self):
        return scopes_at(self.ccg_id)

    @property
    def origin(self):
        return f"sponsorship:{self.ref}"
