"""Which items are private on a day, and the sentence that says why: the latest row of each item speaks (row 115)."""

from django.db.models import OuterRef, Q, Subquery

from jobs.clock import london
from jobs.rounds import in_rounds

from .models import Item, Privacy
from .rules.meetings import privacy as rules


@in_rounds
def rows_in_force(items):
    """The latest row about each of these items: {item id: row}, one query."""
    last = Privacy.objects.filter(item=OuterRef("item")).order_by("-pk").values("pk")[:1]
    (rows,) = yield [Privacy.objects.filter(item__in=items, pk=Subquery(last)).select_related("reviewer")]
    return {row.item_id: row for row in rows}


def standing(row, on):
    """Whether an item is private that day, from its latest row."""
    return rules.standing(
        ground=row.ground,
        review_on=row.review_on,
        reviewer=row.reviewer.name if row.reviewer else "",
        released_on=london(row.decided_at).date(),
        on=on,
    )


def standing_from(item, on):
    """How an item stands that carries `ground_now` and `review_now` (`with_standing`)."""
    if item.private and item.ground_now is None:
        return rules.UNSTATED
    return rules.standing(ground=item.ground_now or "", review_on=item.review_now, on=on)


def standing_of(item, on):
    return standing_by(item, rows_in_force([item]).get(item.pk), on)


def standing_by(item, row, on):
    """How an item stands by its latest row, or by its mark alone where there is none."""
    if row is None:
        return rules.UNSTATED if item.private else rules.standing(ground="", review_on=None, on=on)
    return standing(row, on)


def private_on(on, *, items=None):
    """Items that are private that day: marked so, and their latest row neither released nor lapsed.

    One marked private of which nobody has yet said why is private too.
    """
    return with_standing(Item.objects.all() if items is None else items).filter(private_then(on))


def with_standing(items):
    """Items with the ground and the day of their latest row."""
    last = Privacy.objects.filter(item=OuterRef("pk")).order_by("-pk")
    return items.annotate(
        ground_now=Subquery(last.values("ground")[:1]), review_now=Subquery(last.values("review_on")[:1])
    )


def private_then(on):
    """The condition on items with their standing: private that day."""
    return Q(private=True) & (Q(ground_now=None) | Q(review_now__gte=on) & ~Q(ground_now=""))
