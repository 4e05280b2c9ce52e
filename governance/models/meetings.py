"""A meeting, its calendar facts, and who came beside the seats. Rows 43, 47 to 49, 59 to 62."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from jobs.clock import london
from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from .acts import StatusChange
from .appointments import Committee
from .base import Record
from .committees import user
from .of_committee import OfCommitteeQuerySet
from .people import Person


def place_of_act(**options):
    """Where an act stands in the order of all acts of its meeting: 1, 2, 3 … without a gap."""
    return models.PositiveIntegerField(**options)


SHORT_NOTICE = ("call urgently", "move at short notice")
"""Acts that need a reason because they leave less notice than the terms ask (R-226, R-228)."""


ELSEWHERE, ANOTHER_TIME = "change place", "change time"
"""Acts on a meeting that was called: it is held elsewhere, or at another time."""


class MeetingQuerySet(OfCommitteeQuerySet):
    def for_door(self):
        return super().for_door().with_short_notice().with_changes().with_others_joining().with_minutes_out()

    def with_minutes_out(self):
        """`minutes_out`: were its minutes circulated, so that its members may read them?"""
        out = Meeting.objects.filter(pk=OuterRef("pk"), minutes__status__in=("circulated", "approved"))
        return self.annotate(minutes_out=Exists(out.order_by()))

    def with_others_joining(self):
        """`others_join`: do other meetings sit in common with it? (R-214)"""
        return self.annotate(others_join=Exists(Meeting.objects.filter(together_with=OuterRef("pk")).order_by()))

    def in_common_with(self, meeting):
        """The meetings of one session, the first of them first (R-214)."""
        first = meeting.together_with_id or meeting.pk
        return self.filter(Q(pk=first) | Q(together_with=first)).order_by("pk")

    def with_changes(self):
        """`place_changed_at`, `time_changed_at`: when it was last said, after it was called, that it is held elsewhere,
        or at another time."""
        return self.annotate(
            place_changed_at=_of_last("moved_at", (ELSEWHERE,)), time_changed_at=_of_last("moved_at", (ANOTHER_TIME,))
        )

    def with_short_notice(self):
        """`short_notice`: the last reason for which it was called, or moved, with less notice than its terms ask."""
        return self.annotate(short_notice=_of_last("note", SHORT_NOTICE))


def _of_last(column, names):
    """A column of the last act of these names on each meeting."""
    acts = StatusChange.objects.filter(
        content_type__app_label="governance", content_type__model="meeting", object_id=OuterRef("pk"),
        transition__in=names,
    )  # fmt: skip
    return Subquery(acts.order_by("-pk").values(column)[:1])


class Meeting(Record):
    """One sitting of one committee. Several that sit in common point at the first (`together_with`, R-214)."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Being planned"
        CALLED = "called", "Called"
        PUBLISHED = "published", "Agenda published"
        SITTING = "sitting", "In session"
        CLOSED = "closed", "Closed"
        CANCELLED = "cancelled", "Cancelled"

    ref = RefField()
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    together_with = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="alongside")
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    title = TidyCharField(max_length=200, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = TidyCharField(max_length=300, blank=True)
    joining = TidyTextField(blank=True, help_text="How the public may come or follow.")
    former_place = TidyCharField(max_length=300, blank=True, help_text="Where it was before it last changed.")
    former_starts = models.DateTimeField(null=True, help_text="When it was before its time last changed.")
    former_ends = models.DateTimeField(null=True)
    sequence = models.PositiveIntegerField(default=0, help_text="Grows with each change a calendar must learn of.")
    planned_at = models.DateTimeField()
    planned_by = user(null=True)
    called_at = models.DateTimeField(null=True)
    called_by = user(null=True)
    published_at = models.DateTimeField(null=True)
    published_by = user(null=True)
    opened_at = models.DateTimeField(null=True)
    opened_by = user(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = user(null=True)
    cancelled_because = TidyCharField(max_length=300, blank=True)
    secretary_note = TidyTextField(blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["committee", "starts_at"], name="meeting_by_committee")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(status__in=["sitting", "closed"]) | Q(opened_at__isnull=False),
                name="meeting_in_session_was_opened",
            ),
        ]

    def __str__(self):
        return f"{self.committee}, {self.held_on:%-d %B %Y}"

    @property
    def held_on(self):
        """The London date: the day whose terms of reference judge the meeting."""
        return london(self.starts_at).date()

    def scopes_on(self, on):
        return self.committee.scopes_on(on)


class Guest(Record):
    """An expert, officer or observer admitted to a meeting or one item, with the purpose (row 62).

    `name` is as they were introduced; whoever admits them has them on record as a `person`.
    """

    ref = RefField()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="guests")
    item = models.ForeignKey("governance.Item", null=True, blank=True, on_delete=models.PROTECT, related_name="guests")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="visits")
    name = TidyCharField(max_length=200)
    position = TidyCharField(max_length=200, blank=True)
    purpose = TidyCharField(max_length=300)
    admitted_at = models.DateTimeField()
    admitted_by = user(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.name

    def scopes_on(self, on):
        return self.meeting.scopes_on(on)


class PublicQuestion(Record):
    """A question from the public to a meeting, and the answer given (row 60)."""

    class Status(models.TextChoices):
        RECEIVED = "received", "Received"
        ANSWERED = "answered", "Answered"
        DECLINED = "declined", "Not taken"

    ref = RefField()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="questions")
    item = models.ForeignKey("governance.Item", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=Status, default=Status.RECEIVED)
    asked_by_name = TidyCharField(max_length=200, blank=True, help_text="Empty: name withheld or not given.")
    question = TidyTextField()
    received_on = models.DateField()
    answer = TidyTextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = user(null=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = user(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.question[:80]

    def scopes_on(self, on):
        return self.meeting.scopes_on(on)
