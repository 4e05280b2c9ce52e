"""Motions, polls, votes by person, casting votes, and the count, which freezes the electorate.

R-204 to R-207; D2, D3.
"""

from django.db import models
from django.db.models import Q

from jobs.ids import RefField
from nhsuk.columns import TidyCharField, TidyTextField

from ..rules.meetings.motions import LABELS
from .agenda import Item
from .base import Record
from .committees import Officer, Seat, user
from .meetings import place_of_act

PROCEDURES = [(key.value, words) for key, words in LABELS.items()]


class Motion(Record):
    """What is put to the committee under an item."""

    class Kind(models.TextChoices):
        DECISION = "decision", "Decision"
        EXCLUDE = "exclude", "Exclude the public"
        ELECTION = "election", "Election"
        PROCEDURE = "procedure", "Procedure"

    class Status(models.TextChoices):
        PUT = "put", "Put"
        POLLING = "polling", "Being voted on"
        CARRIED = "carried", "Carried"
        REJECTED = "rejected", "Rejected"
        TIED = "tied", "Tied, waiting for the deciding vote"
        NOT_DECIDED = "not_decided", "Not decided"
        WITHDRAWN = "withdrawn", "Withdrawn"

    ref = RefField()
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="motions")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.DECISION)
    status = models.CharField(max_length=12, choices=Status, default=Status.PUT)
    words = TidyTextField()
    procedure = models.CharField(max_length=10, blank=True, choices=PROCEDURES)
    refer_to = TidyCharField(max_length=200, blank=True)
    because = TidyTextField(blank=True, help_text="Why it is put as other procedure.")
    ground = models.CharField(max_length=40, blank=True, help_text="To exclude the public: the ground of the 1960 Act.")
    covers = models.ManyToManyField(Item, blank=True, related_name="excluded_by", help_text="Items taken in private.")
    election_to = models.CharField(max_length=10, blank=True, choices=Officer.Post)
    candidate = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    moved_by_seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    seconded_by_seat = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    put_at = models.DateTimeField()
    put_by = user(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="election") | Q(candidate__isnull=False) & ~Q(election_to=""),
                name="election_has_a_post_and_a_candidate",
            ),
            models.CheckConstraint(
                condition=~Q(kind="exclude") | ~Q(ground=""), name="exclusion_of_the_public_has_a_ground"
            ),
            models.CheckConstraint(condition=Q(kind="procedure") | Q(procedure=""), name="only_procedure_is_procedure"),
            models.CheckConstraint(
                condition=~Q(procedure="other") | ~Q(because=""), name="other_procedure_has_a_reason"
            ),
        ]

    def __str__(self):
        return self.words[:80]

    def scopes_on(self, on):
        return self.item.scopes_on(on)


class Poll(Record):
    """One vote on a motion: by voices counted by person, or by assent where nobody dissents."""

    class Method(models.TextChoices):
        VOTE = "vote", "By vote"
        ASSENT = "assent", "Agreed without a vote"

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        COUNTED = "counted", "Counted"
        STOPPED = "stopped", "Stopped without a count"

    ref = RefField()
    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="polls")
    method = models.CharField(max_length=10, choices=Method, default=Method.VOTE)
    place = place_of_act()
    stopped_place = place_of_act(null=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    opened_at = models.DateTimeField()
    opened_by = user(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = user(null=True)
    stopped_because = TidyCharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["motion"], condition=Q(status="open"), name="one_open_poll_per_motion")
        ]

    def scopes_on(self, on):
        return self.motion.scopes_on(on)


class Vote(models.Model):
    """One seat's voice. A later row of the same seat replaces it until the count; nothing is overwritten."""

    class Choice(models.TextChoices):
        FOR = "for", "For"
        AGAINST = "against", "Against"
        ABSTAIN = "abstain", "Abstains"

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="votes")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="votes")
    choice = models.CharField(max_length=10, choices=Choice)
    place = place_of_act()
    cast_at = models.DateTimeField()
    cast_by = user(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["poll", "seat", "id"], name="vote_by_poll_and_seat")]


class CastingVote(models.Model):
    """The second and deciding vote: an act of its own, by a person whom a clause empowers (R-205)."""

    poll = models.OneToOneField(Poll, on_delete=models.PROTECT, related_name="casting")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(max_length=10, choices=[("for", "For"), ("against", "Against")])
    authority = TidyCharField(max_length=300, help_text="The paragraph, and the reading where one was signed.")
    place = place_of_act()
    cast_at = models.DateTimeField()
    cast_by = user(null=True)

    class Meta:
        ordering = ["pk"]


class Count(models.Model):
    """What a poll came to. `electorate` is frozen here: who could vote, who was recused, absent, not entitled, and why.

    `electorate` is a list of {seat, name, title, body, klass, state, choice}; state is one of the six
    outcomes of row 53. A tie is followed by a second row once the casting vote is given.
    """

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="counts")
    electorate = models.JSONField()
    outcome = models.CharField(max_length=12, choices=Motion.Status)
    lines = models.JSONField(help_text="Totals by body as the terms weigh them.")
    sentences = models.JSONField(help_text="The result and its reading in words.")
    terms = models.ForeignKey("governance.TermsOfReference", on_delete=models.PROTECT, related_name="+")
    book = models.CharField(max_length=64, help_text="Fingerprint of the terms and readings applied.")
    place = place_of_act()
    counted_at = models.DateTimeField()
    counted_by = user(null=True)

    class Meta:
        ordering = ["pk"]
