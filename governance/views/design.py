"""Voting power in words and in a picture, and the bench on which another composition is tried (open ground 23)."""

from django.shortcuts import render

from jobs.clock import london
from nhsuk.tables import Column, Table

from ..access import needs
from ..committee_page import page_of, past_agendas
from ..forms.terms import BenchForm
from ..models import Committee
from ..permissions import Permission
from ..rules.meetings.bench import COUNTS, bench, composed, first_readings
from ..rules.meetings.kinds import PATTERNS, USUAL_PATTERN
from ..rules.meetings.seats import Klass
from ..rules.meetings.terms import compile
from ..wall import person_of

P = Permission
POWER = [
    Column("name", "Who"),
    Column("votes", "Votes", kind="number"),
    Column("swings", "Times the vote decides", kind="number"),
    Column("percent", "Share of the power, %", kind="number"),
]
BLOC = Table(POWER, caption="When NHS England votes as one")
ALONE = Table(POWER, caption="Member by member")
EACH = Table(POWER, caption="When everybody votes for themselves")
TRIED = Table(
    [
        Column("title", "Item"),
        Column("on", "Meeting", kind="date"),
        Column("deciding", "Left to decide", kind="number"),
        Column("margin", "Lay and executive beyond half", kind="number"),
        Column("result", "Quorum", kind="tag", colours={"Quorate": "green", "Inquorate": "red"}),
        Column("why", "What is lacking"),
    ],
    caption="Past items under this composition",
)


@needs(P.COMMITTEE_VIEW, Committee)
def power(request, record):
    page = page_of(record, london(request.now).date())
    found = page.power()
    context = {"committee": record, "page": page, "faults": page.sits.faults}
    if found:
        bloc, each = found
        weighted = any(body.side == "nhs_england" for body in page.terms.bodies)
        bars = [(page.terms.name(key), round(share * 100)) for key, share in bloc.bodies.items()]
        context |= {
            "bloc": bloc, "weighted": weighted, "bloc_table": (BLOC if weighted else ALONE).render(bloc.rows),
            "each_table": EACH.render(each.rows) if weighted else "",
            "bars": bars if len(bars) > 1 else [(row.name, row.percent) for row in bloc.rows],
        }  # fmt: skip
    return render(request, "governance/committees/power.html", context)


@needs(P.COMMITTEE_VIEW, Committee)
def simulate(request, record):
    """Rules of a worked example, a number of each class, against the committee's own past agendas."""
    usual = USUAL_PATTERN[record.kind]
    form = BenchForm(request.GET if "pattern" in request.GET else {"pattern": usual})
    form.is_valid()
    asked = form.cleaned_data
    pattern = PATTERNS[asked.get("pattern") or usual]
    typed = {Klass(k): asked[k] for k in ("lay", "executive", "gp", "clinical") if asked.get(k) is not None}
    counts = {**COUNTS[pattern.key], **typed}
    terms = compile(pattern.clauses, first_readings())
    past = past_agendas(record, grants=request.grants, person_id=person_of(request.user))
    found = bench(terms, composed(terms, counts), past)
    context = {
        "committee": record, "form": form, "bench": found, "pattern": pattern,
        "counts": [(Klass(k).label, n) for k, n in counts.items() if n], "past": len(found.rows) - 1,
        "table": TRIED.render([_tried(row) for row in found.rows]), "joint": len(terms.bodies) > 1,
        "power_table": BLOC.render(found.power.rows) if len(terms.bodies) > 1 else "",
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "governance/committees/simulate.html", context, status=status)


def _tried(row):
    return {
        "title": row.agenda.title, "on": row.agenda.on, "deciding": row.deciding, "margin": f"{row.margin:g}",
        "result": "Inquorate" if row.shortfalls else "Quorate", "why": "; ".join(row.shortfalls),
    }  # fmt: skip
