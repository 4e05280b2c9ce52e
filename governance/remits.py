"""What a committee has been given to decide on, as the rules of remit see it: its CCGs' arrangements that day."""

from .models import Arrangement, Kind
from .rules import arrangements as rules
from .rules.meetings.remit import Given, reasons_against
from .seating import terms_on


def given_to(committee, on, *, only_for=None):
    """One `Given` for each CCG with a side in the matter: all of the committee's, or the one it is about."""
    bodies = [b for b in committee.bodies.select_related("organisation") if b.covers(on)]
    ccgs = {b.organisation_id: b.name for b in bodies if b.organisation.kind == Kind.CCG}
    if only_for is not None:
        ccgs = {pk: name for pk, name in ccgs.items() if pk == only_for.organisation_id}
    if not bodies and committee.organisation.kind == Kind.CCG:
        ccgs = {committee.organisation_id: str(committee.organisation)}
    rows = Arrangement.objects.filter(ccg__in=ccgs).order_by("-starts_on", "-pk")
    held = {}
    for row in rows:
        held.setdefault(row.ccg_id, []).append(row)
    return tuple(_given(name, held.get(pk, ()), on) for pk, name in ccgs.items())


def _given(name, rows, on):
    for row in rows:
        if rules.live(row.facts, on):
            return Given(name, row.model, row.variations)
    return Given(name, waiting=tuple(rules.waiting_for(rows[0].facts, on)) if rows else ())


def reasons_outside(committee, function, *, on, only_for=None):
    """Why the committee may not decide on this function that day; empty means it may."""
    _, terms, _ = terms_on(committee, on)
    return reasons_against(
        function,
        kind=committee.kind,
        given=given_to(committee, on, only_for=only_for),
        on=on,
        named=terms.functions if terms else (),
        parent=committee.parent.name if committee.parent_id else "",
    )
