"""A line of a register, its entries (one a version, never changed), and their words.

`Entry` and `EntryContent` are the truth. `Line` says where a line stands now; it is drawn
from them, so that today's page and the search need one row a line, and `verify_ledger`
draws it again and compares. What an erasure must reach is in `EntryContent` and `Line` only.
"""

import json

from django.db import models
from django.db.models import Q

from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from ..registers import NIL
from ..rules.leaf import KINDS
from .shown import EntryQuerySet, LineQuerySet


class Line(models.Model):
    class State(models.TextChoices):
        LIVE = "live", "On show"
        WITHDRAWN = "withdraw", "Withdrawn"
        EXPIRED = "expire", "No longer shown"
        ERASED = "erase", "Erased"

    ref = RefField()
    origin = models.CharField(max_length=120, unique=True, null=True, blank=True)
    register = models.SlugField(max_length=60, db_index=False)
    body = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.LIVE)
    version = models.PositiveIntegerField(default=0)
    latest = models.OneToOneField("Entry", on_delete=models.PROTECT, null=True, related_name="latest_of")
    veil = models.ForeignKey("Entry", on_delete=models.PROTECT, null=True, related_name="veil_of")
    changed_at = models.DateTimeField()

    audience = models.CharField(max_length=30, blank=True)
    category = models.CharField(max_length=60, blank=True)
    person = models.CharField(max_length=40, blank=True)
    person_name = TidyCharField(max_length=200, blank=True)
    counterparty = models.CharField(max_length=40, blank=True)
    counterparty_name = TidyCharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    show_until = models.DateField(null=True, blank=True)
    sort = TidyCharField(max_length=200, blank=True)
    words = TidyTextField(blank=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["live", "withdraw", "expire", "erase"]), name="line_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="erase") | Q(words="", person="", person_name="", counterparty_name="", sort=""),
                name="line_erased_holds_no_words",
            ),
        ]
        indexes = [
            models.Index(fields=["register", "body", "sort", "ref"], name="line_page"),
            models.Index(fields=["body", "register"], name="line_body"),
            models.Index(fields=["sort", "ref"], name="line_sort"),
            models.Index(fields=["register", "sort", "ref"], name="line_register"),
            models.Index(fields=["person"], name="line_person", condition=~Q(person="")),
            models.Index(fields=["counterparty"], name="line_counterparty", condition=~Q(counterparty="")),
            models.Index(fields=["register", "body"], name="line_nil", condition=Q(category=NIL)),
            models.Index(fields=["register", "body"], name="line_gone", condition=~Q(state="live")),
            models.Index(fields=["register", "body", "-changed_at"], name="line_changed"),
            models.Index(fields=["show_until"], name="line_show_until", condition=Q(state="live")),
        ]

    def __str__(self):
        return f"{self.register} {self.ref}"


class Entry(models.Model):
    """One thing said about one line at one moment. A trigger refuses change and removal."""

    line = models.ForeignKey(
        Line, on_delete=models.PROTECT, to_field="ref", db_column="ref", related_name="entries", db_index=False
    )
    register = models.SlugField(max_length=60, db_index=False)
    body = models.CharField(max_length=20, blank=True)
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in KINDS])
    audience = models.CharField(max_length=30, blank=True)
    category = models.CharField(max_length=60, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    show_until = models.DateField(null=True, blank=True)
    known_from = models.DateTimeField()
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    commitment = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(fields=["line", "version"], name="entry_one_of_each_version"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="entry_kind_known"),
            models.CheckConstraint(
                condition=Q(version=1, kind="add", supersedes__isnull=True)
                | (Q(version__gt=1, supersedes__isnull=False) & ~Q(kind="add")),
                name="entry_first_adds_and_others_supersede",
            ),
        ]
        indexes = [
            models.Index(fields=["register", "body"], name="entry_nil", condition=Q(category=NIL)),
        ]

    def __str__(self):
        return f"{self.register} {self.line_id} version {self.version} ({self.kind})"

    @property
    def ref(self):
        return self.line_id

    @property
    def says(self):
        """What goes into the tree for this entry."""
        return {
            "register": self.register,
            "ref": self.line_id,
            "version": self.version,
            "kind": self.kind,
            "known_from": self.known_from,
            "commitment": self.commitment,
        }


class EntryContent(models.Model):
    """The words of an entry and the salt. Goes only when a Disposal names it."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="content")
    sealed = models.TextField()
    salt = models.CharField(max_length=64)
    person = models.CharField(max_length=40, blank=True)
    counterparty = models.CharField(max_length=40, blank=True)
    counterparty_name = TidyCharField(max_length=300, blank=True)
    sort = TidyCharField(max_length=200, blank=True)
    words = TidyTextField(blank=True)

    def __str__(self):
        return str(self.entry_id)

    @property
    def row(self):
        """Everything the entry claims, as plain values."""
        return json.loads(self.sealed)
