"""Every night: put the public lines right where a lower floor changed a fact, such as a person's name."""

from django.db.models import Prefetch

from publication.actions import bring_up_to_date

from ..models import Earning, Gift, Interest, Redaction, Sponsorship
from ..registers import EARNINGS, GIFTS, INTERESTS, SPONSORSHIP
from ..registers.gifts import gift_row, sponsorship_row
from ..registers.interests import row_of
from ..registers.others import earning_row

SOME = 500


def keep_up(*, at):
    """Compare what is published with what the facts now say; add the difference. Gives how many entries."""
    return sum(
        len(bring_up_to_date(register.key, rows=rows, at=at))
        for register, rows in (
            (INTERESTS, _interests()),
            (GIFTS, _rows(Gift.objects.for_door().filter(status=Gift.Status.PUBLISHED), gift_row)),
            (SPONSORSHIP, _rows(Sponsorship.objects.for_door().exclude(published_at=None), sponsorship_row)),
            (EARNINGS, _rows(Earning.objects.for_door().exclude(published_at=None), earning_row)),
        )
    )


def _interests():
    granted = Prefetch("redactions", Redaction.objects.filter(status=Redaction.Status.GRANTED), "veils")
    rows = Interest.objects.for_door().filter(status=Interest.Status.PUBLISHED).prefetch_related(granted)
    for interest in rows.iterator(SOME):
        yield interest.origin, row_of(interest, veil=next(iter(interest.veils), None))


def _rows(queryset, row):
    return ((record.origin, row(record)) for record in queryset.iterator(SOME))
