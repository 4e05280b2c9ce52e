"""What people answered to the radar: a match set aside or covered by a ruling, an interest first spoken.

Appended, never edited. Matches themselves are derived on reading and stored nowhere.
"""

from django.db import models
from django.db.models import Q

from governance.models import Item, Person, Ruling
from jobs.ids import RefField
from nhsuk.columns import TidyTextField

from .interests import who


class MatchAnswer(models.Model):
    """Somebody looked at one match and said why it does not matter, or which ruling covers it.

    `match` is the key of the match: change the interest, the party or the path and it speaks of the past.
    """

    class Outcome(models.TextChoices):
        DISMISSED = "dismissed", "Does not matter"
        COVERED = "covered", "Covered by a ruling"

    ref = RefField()
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="match_answers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    match = models.CharField(max_length=64)
    interest_ref = models.CharField(max_length=40, blank=True)
    path = TidyTextField(help_text="The match as it read that day.")
    outcome = models.CharField(max_length=12, choices=Outcome)
    words = TidyTextField(blank=True)
    ruling = models.ForeignKey(Ruling, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()
    answered_by = who()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["item", "match"], name="match_answer_by_item")]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="dismissed", ruling=None) & ~Q(words="")
                | Q(outcome="covered", ruling__isnull=False),
                name="match_is_dismissed_with_words_or_covered",
            )
        ]

    def __str__(self):
        return f"{self.get_outcome_display()}: {self.path}"


class SpokenAnswer(models.Model):
    """An interest first spoken in a meeting is on the register now, under `interest_ref` (open ground 27)."""

    ruling = models.OneToOneField(Ruling, on_delete=models.PROTECT, related_name="spoken_answer")
    interest_ref = models.CharField(max_length=40)
    answered_at = models.DateTimeField()
    answered_by = who()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"On the register: {self.ruling.interest}"
