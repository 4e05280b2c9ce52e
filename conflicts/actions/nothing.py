"""Saying aloud that there was nothing: an empty register is not to be mistaken for neglect (R-043, R-086)."""

from django.db import transaction

from governance.permissions import Permission
from governance.workflow import NotAllowed
from jobs.clock import london
from publication import actions as publication
from publication.models import Line
from publication.registers import nil

from ..models import Breach, Gift, Sponsorship
from ..registers import BREACHES, GIFTS, SPONSORSHIP
from ..registers.shared import code_of
from ..rules import nothing as rules
from .who import demand

SAYS = {
    GIFTS.key: ("No gift or hospitality was recorded", Gift, "offered_on"),
    SPONSORSHIP.key: ("No sponsorship was recorded", Sponsorship, "from_on"),
    BREACHES.key: ("No breach was reported", Breach, "happened_on"),
}


@transaction.atomic
def state_nothing(ccg, *, register, from_on, to_on, by, at):
    """Publish that a register holds nothing for a period. Refused while something is recorded in it."""
    demand(Permission.CONFLICT_PUBLISH, ccg, by=by, at=at)
    words, model, day = SAYS[register]
    reasons = rules.problems_of_period(from_on=from_on, to_on=to_on, on=london(at).date())
    rows = model.objects.filter(ccg=ccg, **{f"{day}__range": (from_on, to_on)})
    if model is Breach:
        rows = rows.exclude(status=Breach.Status.UNFOUNDED)
    if count := rows.count():
        reasons.append(f"{count} {'entry is' if count == 1 else 'entries are'} recorded in this period.")
    origin = f"{_origin(register, ccg)}{from_on}:{to_on}"
    if Line.objects.filter(origin=origin).exists():
        reasons.append("This has been stated already.")
    if reasons:
        raise NotAllowed(reasons)
    row = nil(
        body=code_of(ccg), words=rules.none_recorded(words, from_on=from_on, to_on=to_on), valid_from=from_on,
        valid_to=to_on,
    )  # fmt: skip
    return publication.publish(register, row=row, at=at, origin=origin)


def take_back_nothing(register, ccg, *, on, at):
    """An entry came after all: statements that covered its day are not true any more."""
    lines = Line.objects.filter(
        origin__startswith=_origin(register, ccg), state=Line.State.LIVE, valid_from__lte=on, valid_to__gte=on
    )
    for line in lines:
        publication.withdraw(line.ref, ground="An entry of this period was published later.", at=at)


def _origin(register, ccg):
    return f"nil:{register}:{ccg.ref}:"
