"""Several questions about one table, put to the database as one."""

from django.db.models import BooleanField, ExpressionWrapper, Q

from jobs.rounds import in_rounds


def either(rows, *questions):
    """The rows that answer any of several questions about one table, each once, in the order of `rows`; not asked yet.

    A question is rows of the same table, cut short if need be, or None: then nobody asks it, and there is nothing to
    ask (None) where none is left. How a row is loaded `rows` says. The keys are asked for as one set, so that no
    table is read from end to end for it.
    """
    asked = [Q(pk__in=each.values("pk")) for each in questions if each is not None]
    if len(asked) < 2:
        return rows.filter(*asked) if asked else None
    plain = rows.model._default_manager.order_by()
    first, *others = [plain.filter(each).values("pk") for each in asked]
    return rows.filter(pk__in=first.union(*others))


@in_rounds
def together(rows, **questions):
    """{name: the rows that answer it}, where the rows themselves do not tell which question they answer: one query."""
    asked = {name: each for name, each in questions.items() if each is not None}
    if len(asked) < 2:
        (found,) = yield [either(rows, *asked.values())]
        return {name: found if name in asked else [] for name in questions}
    (found,) = yield [marked(rows, **asked)]
    return parted(found, asked) | {name: [] for name in questions if name not in asked}


def marked(rows, **questions):
    """The rows that answer any of the questions, each with a mark for those it answers; not asked yet."""
    marks = {
        f"answers_{name}": ExpressionWrapper(Q(pk__in=each.values("pk")), BooleanField())
        for name, each in questions.items()
    }  # fmt: skip
    return either(rows.annotate(**marks), *questions.values())


def parted(found, names):
    """{name: the rows with its mark} of what came from `marked`."""
    return {name: [row for row in found if getattr(row, f"answers_{name}")] for name in names}
