"""The public register of engagement events: what a committee holds, hears and does about it (row 56; R-263)."""

from dataclasses import dataclass
from datetime import date

from publication.registers import Column, Register, Row

from .registers import iso
from .registers_meetings import newest_first, of_committee


@dataclass(frozen=True)
class PublicEvent:
    """One event as the public reads it, for one body of its committee (`code`)."""

    code: str
    title: str
    committee: str
    committee_ref: str
    held_on: date
    announced_on: date
    status: str
    hours: str = ""
    place: str = ""
    invited: str = ""
    said: str = ""
    done: str = ""


def event_row(told):
    columns = {
        "title": told.title,
        "committee": told.committee,
        "held_on": iso(told.held_on),
        "hours": told.hours,
        "place": told.place,
        "status": told.status,
        "invited": told.invited,
        "said": told.said,
        "done": told.done,
    }
    return Row(
        columns=columns, body=told.code, valid_from=min(told.announced_on, told.held_on),
        sort=newest_first(told.held_on, told.title), **of_committee(told),
    )  # fmt: skip


ENGAGEMENT = Register(
    key="engagement",
    title="Engagement events",
    about="Where committees look at their aims and progress with the people they serve: who was invited, what was "
    "said, and what the committee did about it.",
    columns=(
        Column("title", "Event"),
        Column("committee", "Committee"),
        Column("held_on", "Day", kind="date"),
        Column("hours", "Time", listed=False),
        Column("place", "Place"),
        Column("status", "State", kind="state"),
        Column("invited", "Who is invited", listed=False),
        Column("said", "What was said", listed=False),
        Column("done", "What the committee did about it", listed=False),
    ),
    row=event_row,
    heading=("title", "held_on"),
    months=None,
    beside=("committees",),
)
