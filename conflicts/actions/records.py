"""Earnings of practices, and courses taken."""

from django.db import IntegrityError, transaction

from governance.actions import locked
from governance.permissions import Permission
from governance.workflow import NotAllowed
from jobs.clock import london
from publication import actions as publication

from ..models import Earning, Training
from ..registers import EARNINGS
from ..registers.others import earning_row
from ..rules import earnings as rules
from .who import demand, demand_own_or


@transaction.atomic
def record_earning(*, ccg, practice, year, mean, full_time, part_time, by, at, page="",
                   published_by_practice_on=None, consent=False):  # fmt: skip
    """A practice's mean earnings for a year. One GP alone needs that person's written consent."""
    row = Earning(
        ccg=ccg, practice=practice, year=year, mean=mean, full_time=full_time, part_time=part_time, page=page,
        published_by_practice_on=published_by_practice_on, consent=consent, recorded_at=at, recorded_by=by,
    )  # fmt: skip
    demand(Permission.CONFLICT_EDIT, row, by=by, at=at)
    reasons = rules.problems(
        year=year, mean=mean, full_time=full_time, part_time=part_time,
        published_on=published_by_practice_on, on=london(at).date(),
    )  # fmt: skip
    if consent and full_time + part_time == 1:
        reasons = [r for r in reasons if "consent" not in r]
    if Earning.objects.filter(practice=practice, year=year).exists():
        reasons.append(f"{practice.name} has earnings for {rules.year_in_words(year)} already.")
    if reasons:
        raise NotAllowed(reasons)
    return row.save_as(by=by, why="Recorded")


@transaction.atomic
def publish_earning(earning, *, by, at):
    row = locked(earning)
    demand(Permission.CONFLICT_PUBLISH, row, by=by, at=at)
    if row.published_at:
        raise NotAllowed(["It is published already."])
    row.published_at, row.published_by = at, by
    row.save_as(by=by, why="Published")
    publication.republish(EARNINGS.key, origin=row.origin, row=earning_row(row), at=at)
    return row


@transaction.atomic
def record_training(declarant, *, module, completed_on, by, at, score=None, certificate=""):
    """A course somebody took: they record it themselves, or whoever keeps the register does."""
    demand_own_or(Permission.CONFLICT_EDIT, declarant, by=by, at=at)
    if completed_on > london(at).date():
        raise NotAllowed(["A course is recorded when it has been taken."])
    row = Training(
        declarant=declarant, module=module, completed_on=completed_on, score=score, certificate=certificate,
        recorded_at=at, recorded_by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            return row.save_as(by=by, why="Recorded")
    except IntegrityError:
        raise NotAllowed(["This course is recorded for that day already."]) from None
