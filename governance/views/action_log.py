"""The actions of one committee across its meetings, newest first, a page at a time."""

from functools import cache

from django.shortcuts import render

from jobs.clock import london
from jobs.prepared import prepared
from nhsuk import paging
from nhsuk.tables import Column, Table, pattern

from .. import closed, wall
from ..access import Held, needs
from ..models import ActionPoint, Committee
from ..permissions import Permission
from ..rules.periods import spoken

P, S = Permission, ActionPoint.Status
COLOURS = {"Open": "blue", "Overdue": "red", "Done": "green", "No longer needed": "grey"}
SHOWN = (
    "pk", "ref", "words", "owner_id", "owner__name", "owner_name", "due_on", "outcome", "status", "evidence_id",
    "evidence__title", "evidence__record_address", "evidence__dated_on", "evidence__file_id", "item__number",
    "item__meeting__starts_at",
)  # fmt: skip


@cache
def _table():
    return Table(
        [
            Column("words", "Action", kind="link", href="address"),
            Column("who", "Who"),
            Column("due_on", "By", kind="date"),
            Column("state", "State", kind="tag", colours=COLOURS),
            Column("outcome", "What came of it"),
            Column("evidence", "Evidence", kind="link", href="evidence_at"),
            Column("origin", "From"),
        ],
        caption="Actions of this committee",
        empty="No action has been agreed yet.",
    )


@prepared
def _logged(committee, person, at, **by_post):
    """What belongs to an item withheld from this reader, or closed to them, is left out."""
    rows = wall.visible_to(ActionPoint.objects.filter(committee=committee), person, at=at)
    return closed.open_to(rows, Held(**by_post), person).values(*SHOWN)


@needs(P.MEETING_VIEW, Committee)
def actions(request, committee):
    on, writes = london(request.now).date(), request.grants.may(P.MINUTES_EDIT, committee)
    mine = wall.person_of(request.user)
    asked = _logged(committee=committee.pk, person=mine, at=request.now, **closed.held_by_post(request.grants))
    page = paging.page(asked, request.GET, order=("-due_on", "pk"))
    rows = [_row(row, on, writes or row["owner_id"] == mine) for row in page.rows]
    context = {"committee": committee, "table": _table().render(rows), "page": page}
    return render(request, "governance/minutes/actions.html", context)


def _row(row, on, may_settle):
    is_open = row["status"] == S.OPEN
    overdue = is_open and row["due_on"] < on
    return row | {
        "address": _address("action-settle", row) if is_open and may_settle else "",
        "who": row["owner__name"] or row["owner_name"],
        "state": "Overdue" if overdue else S(row["status"]).label,
        "origin": f"Item {row['item__number']}, {spoken(london(row['item__meeting__starts_at']).date())}",
        **_evidence(row, may_settle),
    }


def _evidence(row, may_settle):
    """Two cells: the evidence in words, and where it is read or can be brought."""
    if row["evidence_id"] is None:
        wanted = row["status"] == S.DONE and may_settle
        at = _address("action-evidence-add", row) if wanted else ""
        return {"evidence": "Add evidence" if wanted else "", "evidence_at": at}
    said = [row["evidence__title"], row["evidence__record_address"], spoken(row["evidence__dated_on"])]
    at = _address("action-evidence", row) if row["evidence__file_id"] else ""
    return {"evidence": ", ".join(filter(None, said)), "evidence_at": at}


@cache
def _pattern(name):
    return pattern(name, ref="ref")


def _address(name, row):
    return _pattern(name).format(ref=row["ref"])
