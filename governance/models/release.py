"""What is kept back when private business becomes public: passages, and how each paper is published. Row 115."""

from django.db import models
from django.db.models import Q

from documents.models import StoredFile
from jobs.ids import RefField
from nhsuk.columns import TidyTextField

from .agenda import AboutItemQuerySet, Item, Paper
from .base import Record
from .committees import user


class Passage(Record):
    """Words of an item that the public never reads, wherever they stand in its texts."""

    ref = RefField()
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="passages")
    words = TidyTextField()
    because = TidyTextField()
    removed = models.BooleanField(default=False)
    marked_at = models.DateTimeField()
    marked_by = user(null=True)

    objects = AboutItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.words[:80]

    def scopes_on(self, on):
        return self.item.scopes_on(on)


class PublicTexts(Record):
    """Somebody read the texts of an item taken in private and said that the public may, save the marked passages.

    It speaks of what was written by then: later words of the minutes wait for another.
    """

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="public_texts")
    because = TidyTextField()
    removed = models.BooleanField(default=False)
    said_at = models.DateTimeField()
    said_by = user(null=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "public texts"

    def __str__(self):
        return self.because[:80]

    def scopes_on(self, on):
        return self.item.scopes_on(on)


class PublicVersion(Record):
    """How a paper of private business is published: redacted, whole with the reason, or withheld with its ground."""

    class Choice(models.TextChoices):
        REDACTED = "redacted", "A redacted version is published"
        WHOLE = "whole", "Nothing in it needs redacting"
        WITHHELD = "withheld", "It stays withheld"

    paper = models.OneToOneField(Paper, on_delete=models.PROTECT, related_name="public_version")
    choice = models.CharField(max_length=10, choices=Choice)
    because = TidyTextField(blank=True)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    said_by = user(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(choice="redacted", file__isnull=False) | Q(file=None) & ~Q(choice="redacted"),
                name="redacted_version_is_a_file",
            ),
            models.CheckConstraint(condition=Q(choice="redacted") | ~Q(because=""), name="public_version_has_reason"),
        ]

    def scopes_on(self, on):
        return self.paper.scopes_on(on)
