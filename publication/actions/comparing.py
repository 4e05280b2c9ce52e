"""Bring a register up to date: compare the rows the facts give with those published, add the difference.

Owners call it on their acts and from their tasks. Comparing costs one query for 500 rows;
only a row that differs is written.
"""

from itertools import islice

from django.db import IntegrityError, transaction

from documents.rules.payload import canonical

from ..models import Line
from .entries import _sealed, republish

SOME = 500


def bring_up_to_date(register, *, rows, at):
    """`rows` are pairs of origin and Row. Gives the entries added; lines taken back stay back."""
    added = []
    rows = iter(rows)
    while some := list(islice(rows, SOME)):
        found = Line.objects.filter(origin__in=[origin for origin, _ in some])
        said = {line[0]: line[1:] for line in found.values_list("origin", "state", "latest__content__sealed")}
        for origin, row in some:
            state, sealed = said.get(origin, (Line.State.LIVE, None))
            if state == Line.State.LIVE and sealed != canonical(_sealed(register, row)):
                added.append(_said_once(register, origin, row, at))
    return [entry for entry in added if entry]


def _said_once(register, origin, row, at):
    """Two may find the same difference at the same time: the second finds it said."""
    try:
        return _say(register, origin, row, at)
    except IntegrityError:
        return _say(register, origin, row, at)


@transaction.atomic
def _say(register, origin, row, at):
    """An act entered with an earlier time is public from the version before it on, at the earliest."""
    line = Line.objects.select_for_update(of=("self",)).filter(origin=origin).select_related("latest").first()
    known = max(at, line.latest.known_from) if line else at
    return republish(register, origin=origin, row=row, at=known)
