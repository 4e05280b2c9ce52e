"""What governance asks of one person: plain answers for the desk."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from jobs.clock import start_of
from jobs.rounds import in_rounds

from .models import Arrangement
from .models.scopes import within
from .permissions import Permission
from .together import together


@dataclass(frozen=True)
class Due:
    """One thing that waits for a person. `why` is a sentence; `at` is its deadline, or None.

    `explains` says where the deadline comes from, because every date explains itself.
    """

    title: str
    why: str
    address: str
    at: datetime | None = None
    explains: str = ""
    body: str = ""


@in_rounds
def due_for(grants):
    """Everything of this floor that waits for the holder of `grants`: a constant number of queries."""
    approved = yield from together.asks(
        Arrangement.objects.select_related("ccg"),
        sums=_open(grants, Permission.APPLICATION_SIGN_OFF_SUM),
        agreements=_open(grants, Permission.ARRANGEMENT_EDIT),
    )
    return [*_sums_to_sign_off(approved["sums"]), *_agreements_to_record(approved["agreements"])]


def _open(grants, permission):
    held = grants.organisations(permission)
    if not held:
        return None
    return Arrangement.objects.filter(status=Arrangement.Status.APPROVED, ccg__in=within(held, grants.on))


def _sums_to_sign_off(rows):
    return [
        Due(
            title="Sign off the sum that transfers",
            why="The arrangement cannot go live until the Chief Finance Officer has signed off the sum.",
            address=reverse("arrangement", args=[row.ref]),
            at=start_of(row.starts_on),
            explains=f"The arrangement starts on {row.starts_on.day} {row.starts_on:%B %Y}.",
            body=row.ccg.name,
        )
        for row in rows
        if row.moves_money and row.sum_signed_off is None
    ]


def _agreements_to_record(rows):
    return [
        Due(
            title="Record that the agreement is signed",
            why="An approved arrangement is live only once the agreement is signed.",
            address=reverse("arrangement", args=[row.ref]),
            at=start_of(row.starts_on),
            explains=f"The arrangement starts on {row.starts_on.day} {row.starts_on:%B %Y}.",
            body=row.ccg.name,
        )
        for row in rows
        if row.agreement_signed_on is None
    ]
