"""The ledger: entries waiting for their place, leaves, perfect nodes, and signed heads."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .entries import Entry


class Waiting(models.Model):
    """An entry not yet in the tree. Written with the entry, removed with its leaf."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True, related_name="waiting")
    waiting_since = models.DateTimeField(db_default=Now())  # real time, for the alarm

    def __str__(self):
        return str(self.entry_id)


class Leaf(models.Model):
    index = models.PositiveBigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="leaf")
    hash = models.BinaryField(max_length=32)

    class Meta:
        verbose_name_plural = "leaves"

    def __str__(self):
        return f"leaf {self.index}"


class Node(models.Model):
    """The root over 256 to the power of `level` leaves: what tiles above level 0 are made of."""

    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["level", "index"], name="node_one_of_each"),
            models.CheckConstraint(condition=Q(level__gte=1), name="node_above_the_leaves"),
        ]

    def __str__(self):
        return f"node {self.level}/{self.index}"


class LedgerHead(models.Model):
    """A signed head. `signed_at` is real time; `frontier` holds the perfect subtrees' roots."""

    size = models.PositiveBigIntegerField(primary_key=True)
    root = models.BinaryField(max_length=32)
    frontier = models.BinaryField()
    note = models.TextField()
    signed_at = models.DateTimeField()

    def __str__(self):
        return f"head of {self.size}"
