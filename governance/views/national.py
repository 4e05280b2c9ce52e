"""The national count by model and round, on any date, read from the public register alone (features row 18).

Approved and live stand apart: in 2015, 64 were approved for delegation and 63 went live (H-13).
"""

import csv
from datetime import date
from io import StringIO

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from jobs.clock import london
from nhsuk.tables import Column, table
from publication import reading
from publication.asked import asked as read
from publication.door import public

from ..registers import ARRANGEMENTS
from ..rules.public import Said, tally, turning_days

MOST_DAYS = 60
COUNT = (
    Column("model", "Model"),
    Column("round", "Round"),
    Column("approved", "Approved", kind="number"),
    Column("live", "Live", kind="number"),
)
HISTORY = (Column("day", "From", kind="date"), *COUNT)


@public
def national(request):
    asked, rows = _rows(request)
    days = turning_days(rows, until=asked.as_at)[-MOST_DAYS:]
    context = {
        "asked": asked,
        "register": ARRANGEMENTS,
        "table": table(COUNT, _counted(rows, asked.as_at), caption="CCGs by model and round", empty=NONE),
        "history": table(HISTORY, _over(rows, days), caption="How the count changed", empty=NONE) if days else "",
    }
    return render(request, "governance/controlled/national.html", context, status=400 if asked.problems else 200)


NONE = "No arrangement had been approved by this date."


@public
def national_file(request, suffix):
    """The same counts and their history, as data."""
    asked, rows = _rows(request)
    if asked.problems:
        return HttpResponse(" ".join(asked.problems), status=400, content_type="text/plain; charset=utf-8")
    history = [{**row, "day": row["day"].isoformat()} for row in _over(rows, turning_days(rows, until=asked.as_at))]
    if suffix == "json":
        counts = _counted(rows, asked.as_at)
        return JsonResponse({"as_at": asked.as_at.isoformat(), "counts": counts, "history": history})
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    keys = ["day", "model", "round", "approved", "live"]
    writer.writerow(keys)
    writer.writerows([row[key] for key in keys] for row in history)
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="arrangements-count.csv"'
    return response


def _rows(request):
    """What the register says today; the dates in its rows give every earlier day."""
    today = london(request.now).date()
    asked = read(request.GET, today=today, register=ARRANGEMENTS)
    now = read({}, today=today, register=ARRANGEMENTS)
    return asked, [_said(item.columns) for item in reading.every(now)]


def _said(columns):
    def day(key):
        return date.fromisoformat(columns[key]) if columns[key] else None

    return Said(
        model=columns["model"], round=columns["round"], approved_on=day("approved_on"), live_from=day("live_from"),
        closed_on=day("closed_on"),
    )  # fmt: skip


def _counted(rows, on):
    return [
        {"model": model, "round": each, "approved": approved, "live": live}
        for (model, each), (approved, live) in tally(rows, on=on).items()
    ]


def _over(rows, days):
    return [{"day": day, **row} for day in reversed(days) for row in _counted(rows, day)]
