"""The practices of the seed CCGs, from the official file shipped with the system, cut to their lines.

The file speaks as at November 2015, which some demonstrations' clocks have not reached: it is taken in by
the real clock, as `manage.py import_ods` does, and says itself since when each practice has stood where.
"""

import csv
from datetime import date

from governance.actions.organisations import register
from governance.actions.reference import REFERENCE, import_ods
from governance.models import Kind
from jobs.clock import real_time

FILE, FILE_OF = "epraccur.csv", date(2015, 11, 30)
SEEDS = {"00R", "04C", "06Q", "06T", "03L", "03F"}
"""Blackpool, Leicester City, Mid Essex, North East Essex, Rotherham, Hull."""


def keep_practices():
    return import_ods(
        lines_of(SEEDS), kind=Kind.PRACTICE, as_at=FILE_OF, name=FILE, by=None, at=real_time(), why="Demonstration"
    )


def invent_practice(at):
    """A practice that is not: for acts about one that no source states. No file of the time has its code."""
    return register(
        kind=Kind.PRACTICE, name="Harbour Lane Surgery (demonstration)", code="F81999", opened_on=date(2014, 4, 1),
        by=None, at=at, why="Demonstration",
    )  # fmt: skip


def lines_of(codes):
    """The shipped file, cut to the practices of these CCGs."""
    with (REFERENCE / FILE).open(encoding="utf-8", newline="") as lines:
        kept = [line for line in lines if next(csv.reader([line]))[14].strip() in codes]
    return "".join(kept).encode()
