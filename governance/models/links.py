"""What is known of ties between bodies and people: a practice in a federation, a director of a company.

Facts, by period and with their source; `conflicts` reads them to see who stands behind a party.
"""

from django.db import models
from django.db.models import Q

from jobs.ids import RefField
from nhsuk.columns import TidyCharField

from .committees import Dated, ends_after_it_begins, user
from .organisations import Organisation, PeriodQuerySet
from .people import Person


class PartyKind(models.TextChoices):
    """How a party is named: by ODS code, company number, charity number, as a person of ours, or by words alone."""

    PRACTICE = "practice", "GP practice or other NHS body"
    COMPANY = "company", "Company"
    CHARITY = "charity", "Charity"
    PERSON = "person", "Person"
    CLASS = "class", "All practices of the area"
    OTHER = "other", "Something else"


class LinkQuerySet(PeriodQuerySet):
    def for_door(self):
        return self.select_related("kept_for")


class Link(Dated):
    """`from_…` is tied to `to_…`: member of, director of, owner of, partner in, close to."""

    class Kind(models.TextChoices):
        MEMBER = "member", "is a member of"
        DIRECTOR = "director", "is a director of"
        OWNER = "owner", "owns or part-owns"
        PARTNER = "partner", "is a partner in"
        EMPLOYED = "employed", "is employed by"
        CLOSE = "close", "is a close associate of"
        PARENT = "parent", "belongs to"

    ref = RefField()
    kept_for = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=20, choices=Kind)
    from_kind = models.CharField(max_length=20, choices=PartyKind)
    from_code = TidyCharField(max_length=40, blank=True)
    from_name = TidyCharField(max_length=300)
    from_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_kind = models.CharField(max_length=20, choices=PartyKind)
    to_code = TidyCharField(max_length=40, blank=True)
    to_name = TidyCharField(max_length=300)
    to_person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source = TidyCharField(max_length=300, help_text="Where it is known from, with its date.")
    kept_at = models.DateTimeField()
    kept_by = user(null=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["from_name", "to_name", "pk"]
        constraints = [ends_after_it_begins("link_ends_after_it_begins")]
        indexes = [
            models.Index(fields=["from_code"], condition=~Q(from_code=""), name="link_from_code"),
            models.Index(fields=["to_code"], condition=~Q(to_code=""), name="link_to_code"),
            models.Index(fields=["kept_for"], name="link_kept_for"),
        ]

    def __str__(self):
        return f"{self.from_name} {self.get_kind_display()} {self.to_name}"

    @property
    def scopes(self):
        return {("organisation", self.kept_for_id)}
