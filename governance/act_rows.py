"""The rows of a meeting, each kind in one question, for `sitting` and what reads the counts."""

from django.db.models import BigIntegerField, BooleanField, CharField, F, OuterRef, Subquery, Value
from django.db.models.functions import Cast

from .models import CastingVote, Count, Item, Motion, Participation, Privacy, Ruling, Turn, Vote
from .panel_acts import with_panels

COLUMNS = (
    "a_kind",
    "a_place",
    "a_at",
    "a_item",
    "a_seat",
    "a_guest",
    "a_poll",
    "a_word",
    "a_other",
    "a_flag",
    "a_note",
)
NOBODY = Cast(Value(None), BigIntegerField())


def items_of(meeting):
    first = Privacy.objects.filter(item=OuterRef("pk")).order_by("pk").values("decided_at")[:1]
    rows = Item.objects.filter(meeting=meeting).annotate(private_since=Subquery(first))
    return with_panels(rows.select_related("only_for__organisation"))


def motions_of(meeting):
    rows = Motion.objects.filter(item__meeting=meeting).select_related(
        "moved_by_seat__person", "seconded_by_seat__person"
    )
    return rows.prefetch_related("polls", "covers")


def rulings_of(meeting):
    return (
        Ruling.objects.filter(item__meeting=meeting).select_related("item", "person", "ruler").order_by("place", "pk")
    )


def acts_of(meeting):
    """Comings and goings, turns, votes, deciding votes and counts in one question, in their order."""
    polled = {"poll__motion__item__meeting": meeting}
    moved = _as_acts(
        Participation.objects.filter(meeting=meeting), "moved", "happened_at",
        item=F("item_id"), seat=F("seat_id"), guest=F("guest_id"), word=F("act"),
    )  # fmt: skip
    others = (
        _as_acts(
            Turn.objects.filter(item__meeting=meeting), "turn", "happened_at", item=F("item_id"), word=F("act"),
            other=F("presiding_id"), flag=F("chosen_by_members"), note=F("note"),
        ),
        _as_acts(
            Vote.objects.filter(**polled), "voted", "cast_at", poll=F("poll_id"), seat=F("seat_id"), word=F("choice")
        ),
        _as_acts(
            CastingVote.objects.filter(**polled), "cast", "cast_at", poll=F("poll_id"), seat=F("seat_id"),
            word=F("choice"),
        ),
        _as_acts(Count.objects.filter(**polled), "counted", "counted_at", poll=F("poll_id")),
    )  # fmt: skip
    return moved.union(*others, all=True).order_by("a_place")


def _as_acts(rows, kind, at, **said):
    shown = {
        "kind": Value(kind, CharField()), "place": F("place"), "at": F(at), "item": NOBODY, "seat": NOBODY,
        "guest": NOBODY, "poll": NOBODY, "word": Value("", CharField()), "other": NOBODY,
        "flag": Value(False, BooleanField()), "note": Value("", CharField()),
    }  # fmt: skip
    return rows.order_by().annotate(**{f"a_{name}": value for name, value in (shown | said).items()}).values(*COLUMNS)


def counts_of(meeting):
    """Every count of a meeting in order, for the replay and the minutes."""
    return Count.objects.filter(poll__motion__item__meeting=meeting).select_related("poll__motion").order_by("place")
