"""Nouns: a paper we issued, a file we were given, a pack of them."""

from functools import cached_property

from django.db import models
from django.db.models import Q

from jobs.ids import RefField
from jobs.models import Job

from .rules import packs
from .rules import payload as payloads

STATES = {
    Job.State.QUEUED: "queued",
    Job.State.WORKING: "working",
    Job.State.DONE: "ready",
    Job.State.FAILED: "failed",
}


class Document(models.Model):
    """A paper: the frozen payload, and the sealed file made from it once.

    What the page says cannot change any more (a trigger keeps it); where the file lies,
    its two hashes, and that it is no longer true, are added later.
    """

    ref = RefField()
    kind = models.SlugField(max_length=60)
    edition = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    subject = models.CharField(max_length=200, db_index=True)
    payload = models.TextField()
    fingerprint = models.CharField(max_length=64, db_index=True)
    issued_at = models.DateTimeField()
    issued_by = models.CharField(max_length=200)
    job = models.OneToOneField(Job, on_delete=models.PROTECT, related_name="document")

    file = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(null=True, blank=True)
    sha256_unsealed = models.CharField(max_length=64, blank=True, db_index=True)
    sha256_sealed = models.CharField(max_length=64, blank=True, db_index=True)
    sealed_at = models.DateTimeField(null=True, blank=True)

    superseded_at = models.DateTimeField(null=True, blank=True)
    superseded_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(file="", sha256_unsealed="", sha256_sealed="", size__isnull=True)
                | ~Q(file="") & ~Q(sha256_unsealed="") & ~Q(sha256_sealed="") & Q(size__gt=0),
                name="document_file_has_both_hashes",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True, superseded_because="")
                | Q(superseded_at__isnull=False) & ~Q(superseded_because=""),
                name="document_superseded_with_reason",
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.ref})"

    @property
    def content(self):
        """The payload as plain values."""
        return payloads.read(self.payload)

    @property
    def state(self):
        """queued, working, ready or failed."""
        return STATES[Job.State(self.job.state)]

    @property
    def ready(self):
        return bool(self.file)

    @property
    def current(self):
        return self.superseded_at is None

    @property
    def file_name(self):
        """What the reader's computer shall call it."""
        return f"{self.kind}-{self.ref}.pdf"


class StoredFile(models.Model):
    """A file somebody gave us, under a random name; sent only by its record's view."""

    class Scan(models.TextChoices):
        NOT_SCANNED = "not scanned", "Not scanned for viruses"
        WAITING = "waiting", "Waiting for the virus scan"
        CLEAN = "clean", "Scanned, no virus found"
        INFECTED = "infected", "A virus was found"
        FAILED = "failed", "The virus scan did not work"

    ref = RefField()
    name = models.CharField(max_length=150)
    type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    path = models.CharField(max_length=100, unique=True)
    stored_at = models.DateTimeField()
    scan_state = models.CharField(max_length=12, choices=Scan, default=Scan.NOT_SCANNED)
    scan_note = models.CharField(max_length=200, blank=True)
    scanned_at = models.DateTimeField(null=True, blank=True)
    job = models.OneToOneField(Job, on_delete=models.PROTECT, null=True, blank=True, related_name="stored_file")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(scan_state__in=["not scanned", "waiting", "clean", "infected", "failed"]),
                name="stored_file_scan_state_known",
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_not_empty"),
        ]

    def __str__(self):
        return f"{self.name} ({self.ref})"


class Pack(models.Model):
    """One edition of a pack: which papers, in which order, on which pages. The plan never changes.

    A pack that was given out is followed by another, whose plan keeps every page number.
    """

    ref = RefField()
    subject = models.CharField(max_length=200, db_index=True)
    title = models.CharField(max_length=300)
    edition = models.PositiveSmallIntegerField(default=1)
    follows = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")
    plan = models.TextField()
    fingerprint = models.CharField(max_length=64)
    composed_at = models.DateTimeField()
    composed_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(edition=1, follows=None) | Q(edition__gt=1, follows__isnull=False),
                name="pack_edition_follows_one",
            )
        ]

    def __str__(self):
        return f"{self.title} ({self.ref})"

    @property
    def content(self):
        """The plan as plain values."""
        return payloads.read(self.plan)

    @cached_property
    def parts(self):
        """The papers with their pages, in the order of the pages."""
        return packs.read(self.content["parts"])


class PackVariant(models.Model):
    """One file of a pack: one side of it or, for the public, both, without certain papers. Made once, then shared.

    It knows no person: two readers from whom the same papers are withheld get the same file.
    """

    ref = RefField()
    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="variants")
    side = models.CharField(max_length=10, choices=[(str(side), str(side)) for side in packs.Cut])
    withheld = models.JSONField(default=list)
    key = models.CharField(max_length=64)
    job = models.OneToOneField(Job, on_delete=models.PROTECT, related_name="pack_variant")
    asked_at = models.DateTimeField()
    file = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(null=True, blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pack", "key"], name="one_pack_variant_for_one_set"),
            models.CheckConstraint(
                condition=Q(file="", sha256="", size__isnull=True, pages__isnull=True)
                | ~Q(file="") & ~Q(sha256="") & Q(size__gt=0, pages__gt=0),
                name="pack_variant_file_is_whole",
            ),
        ]

    def __str__(self):
        return f"{self.pack} ({self.side}, without {len(self.withheld)})"

    current = True  # what `documents/progress.html` asks of a paper

    @property
    def title(self):
        return f"{self.pack.title}, private papers" if self.side == packs.Side.PRIVATE else self.pack.title

    @property
    def state(self):
        """queued, working, ready or failed."""
        return STATES[Job.State(self.job.state)]

    @property
    def ready(self):
        return bool(self.file)

    @property
    def file_name(self):
        """What the reader's computer shall call it: the same for every reader."""
        begins = {packs.Cut.PRIVATE: "private-", packs.Cut.OPEN: "public-"}.get(self.side, "")
        return f"{begins}papers-{self.pack.ref}-{self.pack.edition}.pdf"
