"""What changed in a register between two dates, as it stood and was known on each."""

from datetime import timedelta

from django.http import Http404
from django.shortcuts import render

from jobs.clock import london

from .. import reading
from .. import registers as declared
from ..asked import Asked, read_day
from ..door import public
from ..forms import CompareForm

MOST = 5000


@public
def compare(request, register, body):
    today = london(request.now).date()
    asked = Asked(register=declared.by_key(register), body=body.upper(), today=today, as_at=today, known_at=today)
    if asked.register is None:
        raise Http404("There is no such register.")
    days, problems = _days(request.GET, today)
    form = CompareForm(initial={"start": days[0].isoformat(), "end": days[1].isoformat()})
    context = {"asked": asked, "days": days, "problems": problems, "name": _name(asked), "choose": form}
    if not problems:
        context |= _difference(*(_at(asked, day) for day in days))
    return render(request, "publication/compare.html", context, status=400 if problems else 200)


def _days(query, today):
    start, wrong = read_day(query.get("start", ""), words="The first date", today=today)
    end, wrong_too = read_day(query.get("end", ""), words="The second date", today=today)
    problems = [problem for problem in (wrong, wrong_too) if problem]
    days = [start or today - timedelta(days=91), end or today]
    if days[0] > days[1]:
        problems.append("The first date is after the second.")
    return days, problems


def _at(asked, day):
    then = Asked(register=asked.register, body=asked.body, today=asked.today, as_at=day, known_at=day)
    found = reading.valued(reading.lines(then)).order_by(*reading.ORDER)[:MOST]
    return {item.ref: item for item in map(reading.item, found)}


def _difference(before, after):
    came = [item for ref, item in after.items() if ref not in before]
    went = [item for ref, item in before.items() if ref not in after]
    changed = []
    for ref, item in after.items():
        if ref in before and item.row != before[ref].row:
            changed.append((item, _changes(before[ref], item)))
    same = len(after) - len(came) - len(changed)
    return {"came": came, "went": went, "changed": changed, "same": same}


def _changes(old, new):
    """(column, then, now) where they differ."""
    return [
        (column.title, old.columns.get(column.key), new.columns.get(column.key))
        for column in new.register.columns
        if old.columns.get(column.key) != new.columns.get(column.key)
    ]


def _name(asked):
    return reading.body_names([asked.body]).get(asked.body, asked.body)
