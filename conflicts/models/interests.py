"""One interest of one person at one CCG, and the withholding of its details."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from governance.models.base import Record
from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from ..rules import interests as rules
from ..rules.redaction import Ground
from .people import Declarant
from .scoped import OfDeclarantQuerySet


def who():
    return models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")


class With(models.TextChoices):
    """What kind of body or person the interest is with."""

    PRACTICE = "practice", "A GP practice"
    COMPANY = "company", "A company"
    CHARITY = "charity", "A charity"
    PUBLIC = "public", "A public body"
    PERSON = "person", "A person"
    OTHER = "other", "Something else"


class InterestQuerySet(OfDeclarantQuerySet):
    def standing(self):
        """Neither withdrawn nor over by date."""
        return self.exclude(status=Interest.Status.WITHDRAWN)

    def managed_by(self, person_id, *, at, on=None):
        """What the people of a line manager declared and did not withdraw."""
        return self.standing().filter(declarant__in=Declarant.objects.managed_by(person_id, at=at, on=on))

    def open_on(self, on):
        return self.standing().filter(Q(to_on=None) | Q(to_on__gte=on))


class Interest(Record):
    class Status(models.TextChoices):
        DECLARED = "declared", "To be reviewed"
        GUARDIAN = "guardian", "With the guardian"
        RETURNED = "returned", "Sent back with a question"
        AGREED = "agreed", "Reviewed"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    ref = RefField()
    declarant = models.ForeignKey(Declarant, on_delete=models.PROTECT, related_name="interests")
    status = models.CharField(max_length=20, choices=Status, default=Status.DECLARED)
    edition = models.CharField(max_length=10)
    book = models.CharField(max_length=64)
    category = models.CharField(max_length=30, choices=list(rules.CATEGORIES.items()))
    kind = models.CharField(max_length=30, choices=list(rules.KINDS.items()), default="other")
    with_kind = models.CharField(max_length=20, choices=With, default=With.OTHER)
    counterparty = TidyCharField(max_length=300)
    counterparty_code = TidyCharField(max_length=40, blank=True)
    description = TidyTextField()
    relationship = TidyCharField(max_length=200, blank=True)
    share_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True, blank=True)
    arose_on = models.DateField(null=True, blank=True)
    aware_on = models.DateField(null=True, blank=True)
    publish = models.BooleanField(default=True)
    why_not = TidyTextField(blank=True)
    days_late = models.PositiveIntegerField(default=0)
    declared_on = models.DateField()
    first_declared_on = models.DateField(null=True, blank=True, help_text="To this CCG, before it was declared here.")
    declared_at = models.DateTimeField()
    declared_by = who()
    changed_at = models.DateTimeField(null=True)
    changed_by = who()
    mitigation = TidyTextField(blank=True)
    private_note = TidyTextField(blank=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = who()
    published_at = models.DateTimeField(null=True)
    published_by = who()

    objects = InterestQuerySet.as_manager()

    class Meta:
        ordering = ["declarant", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(from_on=None) | Q(to_on__gte=F("from_on")),
                name="interest_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(first_declared_on=None) | Q(first_declared_on__lte=F("declared_on")),
                name="interest_first_declared_before",
            ),
            models.CheckConstraint(
                condition=~Q(category__in=sorted(rules.THROUGH_ANOTHER)) | ~Q(relationship="") | ~Q(private_note=""),
                name="interest_through_another_says_how",
            ),
        ]
        indexes = [models.Index(fields=["status"], name="interest_by_status")]

    def __str__(self):
        return f"{self.get_category_display()}: {self.counterparty}"

    @property
    def scopes(self):
        return self.declarant.scopes

    @property
    def origin(self):
        """The name under which publication knows it; never shown."""
        return f"interest:{self.ref}"

    @property
    def ended_on(self):
        """When it ends for this CCG (D4-h)."""
        return rules.ended_here(self.to_on, self.declarant.left_on)

    @property
    def lateness(self):
        return rules.lateness_in_words(self.days_late)

    @property
    def stated(self):
        """The same as plain values, for the rules and for a form filled in beforehand."""
        return rules.Stated(
            category=self.category, kind=self.kind, counterparty=self.counterparty,
            description=self.description, relationship=self.relationship, from_on=self.from_on,
            to_on=self.to_on, aware_on=self.aware_on, publish=self.publish, why_not=self.why_not,
            share_percent=self.share_percent,
        )  # fmt: skip


class RedactionQuerySet(OfDeclarantQuerySet):
    path = "interest__declarant__ccg"

    def for_door(self):
        return self.select_related("interest__declarant__ccg", "interest__declarant__person")


class Redaction(Record):
    """A request to withhold details of an interest, and what the guardian decided (R-095)."""

    class Status(models.TextChoices):
        ASKED = "asked", "To be decided"
        GRANTED = "granted", "Withheld"
        REFUSED = "refused", "Refused"
        LIFTED = "lifted", "No longer withheld"

    ref = RefField()
    interest = models.ForeignKey(Interest, on_delete=models.PROTECT, related_name="redactions")
    status = models.CharField(max_length=20, choices=Status, default=Status.ASKED)
    ground = models.CharField(max_length=10, choices=[(g.value, g.label) for g in Ground])
    fields = models.JSONField(default=list)
    request = TidyTextField()
    asked_at = models.DateTimeField()
    asked_by = who()
    advice = TidyTextField(blank=True)
    reason = TidyTextField(blank=True)
    review_on = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = who()

    objects = RedactionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["interest"], condition=Q(status__in=["asked", "granted"]), name="redaction_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(status="granted") | Q(review_on__isnull=False), name="redaction_is_looked_at_again"
            ),
        ]

    def __str__(self):
        return f"Withholding: {self.interest}"

    @property
    def scopes(self):
        return self.interest.scopes
