"""Score the registers of CCGs from their public files, and publish what differs."""

from datetime import timedelta

from governance.models import Organisation
from jobs.clock import london
from publication.actions import bring_up_to_date
from publication.models import Line
from publication.registers import by_key

from ..registers.transparency import TRANSPARENCY
from ..rules.transparency import READS
from ..transparency import marked

TOUCHED = timedelta(minutes=5)


def republish_scores(codes=None, *, at):
    """The scores of these CCGs, or of every CCG there is today. Gives how many changed."""
    if by_key(TRANSPARENCY.key) is None:
        return 0
    found = Organisation.objects.ccgs().open_on(london(at).date()).exclude(code=None).order_by("code")
    found = found if codes is None else found.filter(code__in=codes)
    rows = (
        (f"transparency:{code}", TRANSPARENCY.row((code, marked(code, at=at))))
        for code in found.values_list("code", flat=True)
    )
    return len(bring_up_to_date(TRANSPARENCY.key, rows=rows, at=at))


def republish_touched_scores(*, at):
    """Each minute: only CCGs in whose registers something was published lately."""
    found = Line.objects.filter(register__in=READS, changed_at__gte=at - TOUCHED)
    codes = set(found.order_by().values_list("body", flat=True).distinct())
    return republish_scores(codes, at=at) if codes else 0
