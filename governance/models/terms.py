"""Terms of reference that run: clauses as dated data, and the signed reading of each ambiguous one.

A meeting is for ever judged by the terms in force that day (features rows 24 and 105; open ground 3).
"""

from django.db import models
from django.db.models import F, Q

from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from .appointments import Committee
from .base import Record
from .committees import user
from .of_committee import OfCommitteeQuerySet


class TermsQuerySet(OfCommitteeQuerySet):
    def in_force(self, on):
        """The version that judges a meeting of that day: activated, begun, not yet followed by another."""
        active = self.filter(status=TermsOfReference.Status.IN_FORCE, from_on__lte=on)
        return active.filter(Q(to_on=None) | Q(to_on__gte=on))


class TermsOfReference(Record):
    """One version. `clauses` is a list of {key, paragraph, value}, `pattern` the worked example it began from.

    Once in force nothing of it changes but its last day, which the next version sets.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Being drafted"
        IN_FORCE = "in_force", "Adopted"
        DROPPED = "dropped", "Dropped"

    ref = RefField()
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="terms")
    version = TidyCharField(max_length=40)
    pattern = models.SlugField(max_length=40, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    clauses = models.JSONField(default=list)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    agreed_by = TidyCharField(max_length=200, blank=True, help_text="Who adopted it: the governing bodies, …")
    agreed_on = models.DateField(null=True, blank=True)
    drafted_at = models.DateTimeField()
    drafted_by = user(null=True)
    activated_at = models.DateTimeField(null=True)
    activated_by = user(null=True)

    objects = TermsQuerySet.as_manager()

    class Meta:
        ordering = ["committee", "-from_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "version"], name="terms_one_of_each_version"),
            models.UniqueConstraint(
                fields=["committee"], condition=Q(status="in_force", to_on=None), name="terms_one_open_version"
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="terms_end_after_they_begin"
            ),
            models.CheckConstraint(
                condition=Q(status="in_force", activated_at__isnull=False) | ~Q(status="in_force"),
                name="terms_in_force_were_activated",
            ),
        ]

    def __str__(self):
        return f"Terms of reference of {self.committee}, version {self.version}"

    def scopes_on(self, on):
        return self.committee.scopes_on(on)


class Reading(Record):
    """How an ambiguous clause is read (R-205, R-207, R-216, H-18). Counts when signed: `Signature` on its words."""

    ref = RefField()
    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="readings")
    clause = models.SlugField(max_length=40)
    choice = models.SlugField(max_length=40)
    because = TidyTextField()
    read_at = models.DateTimeField()
    read_by = user()
    signature = models.ForeignKey("governance.Signature", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["terms", "clause"], name="one_reading_per_clause")]

    def __str__(self):
        return f"{self.clause}: {self.choice}"

    def scopes_on(self, on):
        return self.terms.scopes_on(on)


class TermsReview(Record):
    """The terms were looked at again: by whom, on which day, and what came of it (R-211). Kept as written."""

    class Outcome(models.TextChoices):
        STAND = "stand", "They stand as they are"
        CHANGE = "change", "They are to be changed: a new version follows"

    ref = RefField()
    terms = models.ForeignKey(TermsOfReference, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    reviewer = TidyCharField(max_length=200, help_text="The committee at its meeting of …, the governing bodies, …")
    outcome = models.CharField(max_length=10, choices=Outcome)
    words = TidyTextField()
    noted_at = models.DateTimeField()
    noted_by = user(null=True)

    class Meta:
        ordering = ["-reviewed_on", "-pk"]

    def __str__(self):
        return f"Review of {self.reviewed_on:%-d %B %Y}"

    def scopes_on(self, on):
        return self.terms.scopes_on(on)
