"""Being asked, and answering. A declaration is a signed statement, never edited."""

import json

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from governance.models.base import Record
from jobs.ids import RefField
from nhsuk.columns import TidyCharField

from .people import Declarant
from .scoped import OfDeclarantQuerySet


class Ask(Record):
    """One request to declare. It is open until it is answered."""

    class Reason(models.TextChoices):
        JOINED = "joined", "On joining"
        REFRESH = "refresh", "Regular confirmation"
        CHANGE = "change", "Change of role"

    ref = RefField()
    declarant = models.ForeignKey(Declarant, on_delete=models.PROTECT, related_name="asks")
    reason = models.CharField(max_length=20, choices=Reason)
    due_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    notice_at = models.DateTimeField(null=True)
    notice_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = OfDeclarantQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["declarant"], condition=Q(answered_at=None), name="ask_one_open_at_a_time")
        ]

    def __str__(self):
        return f"{self.get_reason_display()}: {self.declarant}"

    @property
    def scopes(self):
        return self.declarant.scopes

    @property
    def key(self):
        """Under which letters about it are kept, so that an answer stops them all."""
        return f"conflicts:ask:{self.ref}:"


class Declaration(models.Model):
    """What somebody declared on a day, as they signed it: nil, or a list. Append-only."""

    class Associates(models.TextChoices):
        NO = "no", "No: nobody close to me has one"
        NONE_KNOWN = "none_known", "None known: I have asked, or cannot ask"
        DECLARED = "declared", "Yes, and I have declared it"

    ref = RefField()
    declarant = models.ForeignKey(Declarant, on_delete=models.PROTECT, related_name="declarations")
    ask = models.OneToOneField(Ask, null=True, on_delete=models.PROTECT, related_name="declaration")
    number = models.PositiveIntegerField()
    edition = models.CharField(max_length=10)
    book = models.CharField(max_length=64)
    nil = models.BooleanField()
    associates = models.CharField(max_length=20, choices=Associates, blank=True)
    payload = models.TextField()
    fingerprint = models.CharField(max_length=64)
    typed_name = TidyCharField(max_length=200, blank=True)
    source = TidyCharField(max_length=200, blank=True, help_text="Empty: signed here. Else where it came from.")
    declared_on = models.DateField()
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = OfDeclarantQuerySet.as_manager()

    class Meta:
        ordering = ["declarant", F("number").desc()]
        constraints = [
            models.UniqueConstraint(fields=["declarant", "number"], name="declaration_one_of_each_number"),
            models.CheckConstraint(
                condition=Q(source="") & ~Q(typed_name="") | ~Q(source=""), name="declaration_signed_or_imported"
            ),
        ]

    def __str__(self):
        return f"Declaration {self.number} of {self.declarant}"

    @property
    def scopes(self):
        return self.declarant.scopes

    @property
    def said(self):
        return json.loads(self.payload)
