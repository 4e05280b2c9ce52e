"""What of governance is public: which posts, from when an arrangement is live, and the national count.

Published posts are those that answer for decisions or sign for a body (R-401). Posts
that only do the work (governance lead, case officer, national officer) are not.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from governance.permissions import Role
from governance.rules.models import Model

PUBLIC_POSTS = (
    Role.ACCOUNTABLE_OFFICER,
    Role.CHIEF_FINANCE_OFFICER,
    Role.AUDIT_CHAIR,
    Role.LAY_MEMBER,
    Role.GP_MEMBER,
    Role.CONFLICTS_GUARDIAN,
    Role.NHSE_DIRECTOR,
    Role.NHSE_REGIONAL_DIRECTOR,
    Role.COMMITTEE_CHAIR,
    Role.COMMITTEE_VICE,
    Role.COMMITTEE_MEMBER,
)
BEGAN_ON = date(2015, 4, 1)
"""S2 l.235, 256: no model was in force before."""


def live_from(*, starts_on, agreement_signed_on, signed_off_on, moves_money):
    """The day an approved arrangement goes live, or None while something is missing (R-125, R-154)."""
    if agreement_signed_on is None or (moves_money and signed_off_on is None):
        return None
    return max(filter(None, [starts_on, agreement_signed_on, signed_off_on if moves_money else None]))


def round_of(starts_on):
    """The round an arrangement belongs to: the financial year it starts in, `2015/16`."""
    year = starts_on.year if (starts_on.month, starts_on.day) >= (4, 1) else starts_on.year - 1
    return f"{year}/{(year + 1) % 100:02}"


def model_in_force(models, *, on):
    """The title of the model of a CCG on a date: greater involvement needs no approval (R-123)."""
    if on < BEGAN_ON:
        return ""
    return Model(models[0]).title if models else Model.GREATER.title


@dataclass(frozen=True)
class Said:
    """One row of the public register of arrangements, as the count reads it."""

    model: str
    round: str
    approved_on: date
    live_from: date | None = None
    closed_on: date | None = None

    def approved(self, on):
        """Approved by that date, and neither lapsed nor over."""
        return self.approved_on <= on and not (self.closed_on and self.closed_on < on)

    def live(self, on):
        return self.approved(on) and bool(self.live_from and self.live_from <= on)


def tally(rows, *, on):
    """{(model, round): (approved, live)} on a date; approved counts the live ones too (H-13)."""
    approved = Counter((row.model, row.round) for row in rows if row.approved(on))
    live = Counter((row.model, row.round) for row in rows if row.live(on))
    return {key: (approved[key], live[key]) for key in sorted(approved)}


def turning_days(rows, *, until):
    """The days on which a count changed, oldest first."""
    days = {day for row in rows for day in (row.approved_on, row.live_from, _after(row.closed_on)) if day}
    return sorted(day for day in days if day <= until)


def _after(day):
    return date.fromordinal(day.toordinal() + 1) if day else None
