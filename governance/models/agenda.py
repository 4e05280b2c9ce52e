"""The agenda: items with a function and parties, papers, advice, and why and until when an item is private.

Rows 17, 42, 44 to 48, 115; open ground 1, 4 and 24.
"""

from django.db import models
from django.db.models import F, Q

from documents.models import StoredFile
from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from ..rules.meetings.numbering import ASIDE
from .base import Record
from .committees import CommitteeBody, user
from .links import PartyKind
from .meetings import Meeting
from .of_committee import OfCommitteeQuerySet
from .people import Person


class ItemQuerySet(OfCommitteeQuerySet):
    path, beside = "meeting__committee", ("only_for",)

    def on_the_agenda(self):
        """Without what was withdrawn, or put off before the agenda was published."""
        return self.exclude(Q(status="withdrawn") | Q(number__startswith=ASIDE))


class Item(Record):
    """One item of business. Its number never changes once the agenda is published; later ones take a suffix."""

    class Kind(models.TextChoices):
        WELCOME = "welcome", "Welcome and apologies"
        DECLARATIONS = "declarations", "Declarations of interest"
        MINUTES = "minutes", "Minutes of the last meeting"
        ACTIONS = "actions", "Action log"
        QUESTIONS = "questions", "Questions from the public"
        ELECTION = "election", "Election of chair or vice-chair"
        DECISION = "decision", "For decision"
        DISCUSSION = "discussion", "For discussion"
        INFORMATION = "information", "For information"
        EXCLUSION = "exclusion", "Resolution to exclude the public"
        OTHER = "other", "Any other business"

    class Status(models.TextChoices):
        DRAFT = "draft", "Not ready"
        READY = "ready", "Ready"
        OPEN = "open", "Being taken"
        DONE = "done", "Taken"
        DEFERRED = "deferred", "Deferred"
        WITHDRAWN = "withdrawn", "Withdrawn"

    ref = RefField()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(max_length=20, choices=Kind)
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=8)
    title = TidyCharField(max_length=300)
    purpose = TidyTextField(blank=True, help_text="What the committee is asked to do.")
    function = models.SlugField(max_length=40, blank=True, help_text="Key of rules.functions; decisions must have one.")
    only_for = models.ForeignKey(
        CommitteeBody, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="The one body whose matter it is; the others abstain (row 42).",
    )  # fmt: skip
    for_body = TidyCharField(max_length=200, blank=True, help_text="Where it goes if referred.")
    presenter = TidyCharField(max_length=200, blank=True)
    minutes_allowed = models.PositiveSmallIntegerField(null=True, blank=True)
    private = models.BooleanField(default=False)
    minutes_of = models.ForeignKey(
        "governance.Minutes", null=True, blank=True, on_delete=models.PROTECT, related_name="received_as",
        help_text="The approved minutes of a sub-group that this item brings to its committee (R-068).",
    )  # fmt: skip
    deferred_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="came_from")
    added_at = models.DateTimeField()
    added_by = user(null=True)
    ready_at = models.DateTimeField(null=True)
    ready_by = user(null=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="item_number_once_in_a_meeting"),
            models.CheckConstraint(
                condition=~Q(kind="decision") | ~Q(function=""), name="item_for_decision_names_its_function"
            ),
        ]
        indexes = [models.Index(fields=["meeting", "position"], name="item_by_position")]

    def __str__(self):
        return f"{self.number}. {self.title}"

    def scopes_on(self, on):
        return self.meeting.scopes_on(on)


class AboutItemQuerySet(OfCommitteeQuerySet):
    """Rows of an item: their door loads the item, its meeting and the bodies that sit in its committee."""

    path = "item__meeting__committee"


class ItemParty(Record):
    """Somebody the item is about, by identifier where there is one: practice, company, charity, person."""

    ref = RefField()
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="parties")
    kind = models.CharField(max_length=20, choices=PartyKind)
    code = TidyCharField(max_length=40, blank=True)
    name = TidyCharField(max_length=300)
    address = TidyCharField(max_length=300, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    removed = models.BooleanField(default=False)
    named_at = models.DateTimeField()
    named_by = user(null=True)

    objects = AboutItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["code"], condition=~Q(code=""), name="item_party_code")]

    def __str__(self):
        return self.name

    def scopes_on(self, on):
        return self.item.scopes_on(on)


class Privacy(models.Model):
    """Why an item is private, who looks at it again and when. Appended; the latest row speaks (row 115).

    `ground` is a ground of the 1960 Act; an empty one releases the item on `decided_at`.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="privacy")
    ground = models.CharField(max_length=40, blank=True)
    reason = TidyTextField()
    public_words = TidyCharField(max_length=300, blank=True, help_text="What the public is told the item is about.")
    reviewer = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField(null=True)
    decided_at = models.DateTimeField()
    decided_by = user(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ground="") | Q(review_on__isnull=False, reviewer__isnull=False),
                name="private_item_has_ground_reviewer_and_date",
            )
        ]


class Paper(Record):
    """One version of a paper of an item: our own words with the cover sheet, or an uploaded file, or both.

    `cover` holds the answers of the cover sheet by question key (row 44). A final version is never
    edited: the next one replaces it. After publication of the agenda a paper is late, with the reason.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        FINAL = "final", "Final"
        REPLACED = "replaced", "Replaced by a later version"
        WITHDRAWN = "withdrawn", "Withdrawn"

    ref = RefField()
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="papers")
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    title = TidyCharField(max_length=300)
    author = TidyCharField(max_length=200, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    follows = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")
    cover = models.JSONField(default=dict)
    body = TidyTextField(blank=True, help_text="Plain text with light marks: headings, lists, bold.")
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    late_because = TidyTextField(blank=True)
    late_allowed_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    written_by = user(null=True)
    finalised_at = models.DateTimeField(null=True)
    finalised_by = user(null=True)

    objects = AboutItemQuerySet.as_manager()

    class Meta:
        ordering = ["item", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="final") | Q(finalised_at__isnull=False), name="final_paper_was_finalised"
            ),
            models.CheckConstraint(
                condition=Q(late_because="") | Q(late_allowed_by__isnull=False),
                name="late_paper_was_allowed_by_somebody",
            ),
        ]

    def __str__(self):
        return self.title

    def scopes_on(self, on):
        return self.item.scopes_on(on)


class Advice(Record):
    """Advice asked of a directorate on a paper, with a clock; frozen once used (row 46)."""

    ref = RefField()
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="advice")
    asked_of = TidyCharField(max_length=200, help_text="Finance, quality, estates, legal …")
    adviser = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    question = TidyTextField()
    due_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = user(null=True)
    answer = TidyTextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = user(null=True)
    frozen_at = models.DateTimeField(null=True)
    frozen_by = user(null=True)

    objects = AboutItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "advice"
        constraints = [
            models.CheckConstraint(
                condition=Q(frozen_at=None) | Q(answered_at__isnull=False, frozen_at__gte=F("answered_at")),
                name="advice_is_frozen_after_it_is_given",
            )
        ]

    def __str__(self):
        return f"Advice of {self.asked_of}"

    def scopes_on(self, on):
        return self.item.scopes_on(on)
