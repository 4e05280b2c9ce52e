"""Voting power in words and in a picture, and the bench on which another composition is tried (open ground 23)."""

from dataclasses import dataclass

from django.shortcuts import render

from jobs.clock import london
from nhsuk.tables import Column, Table

from ..access import needs
from ..committee_page import page_of, past_agendas
from ..forms.terms import BenchForm
from ..models import Committee, TermsOfReference
from ..permissions import Permission
from ..rules.meetings.bench import COUNTS, adjusted, bench, composed, first_readings
from ..rules.meetings.kinds import PATTERNS, USUAL_PATTERN
from ..rules.meetings.seats import Klass
from ..rules.meetings.terms import Terms, Unread, compile
from ..seating import clauses_of, seating
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
    """Its own terms, a draft of them or a worked example, a number of each class, against its own past agendas."""
    sits = seating(record, london(request.now).date())
    versions = {version.ref: version for version in _own(record, sits)}
    usual = sits.version.ref if sits.terms else USUAL_PATTERN[record.kind]
    form = BenchForm(
        request.GET if "pattern" in request.GET else {"pattern": usual},
        versions=[(version, _called(version)) for version in versions.values()],
    )
    form.is_valid()
    asked = form.cleaned_data
    typed = {Klass(k): asked[k] for k in ("lay", "executive", "gp", "clinical") if asked.get(k) is not None}
    chosen = asked.get("pattern") or usual
    context = {"committee": record, "form": form}
    try:
        tried = _of_version(versions[chosen], sits, typed) if chosen in versions else _of_pattern(chosen, typed)
    except Unread as unread:
        form.add_error("pattern", unread.reasons)
    else:
        past = past_agendas(record, grants=request.grants, person_id=person_of(request.user))
        context |= _benched(tried, past)
    status = 422 if form.errors else 200
    return render(request, "governance/committees/simulate.html", context, status=status)


@dataclass(frozen=True)
class Composition:
    """What is tried: terms, seats, who presides, and the words for it."""

    title: str
    words: str
    terms: Terms
    seats: tuple
    chair: str = ""
    vice: str = ""


def _own(record, sits):
    """The version in force, then drafts, the newest first."""
    drafts = TermsOfReference.objects.filter(committee=record, status=TermsOfReference.Status.DRAFT)
    drafts = drafts.order_by("-drafted_at", "-pk")
    return [*([sits.version] if sits.terms else []), *drafts]


def _called(version):
    draft = version.status == TermsOfReference.Status.DRAFT
    return f"{'A draft of this committee' if draft else 'The terms in force'}: version {version.version}"


def _of_version(version, sits, typed):
    """Readings that are not signed yet are taken as the first offered, as with an example."""
    readings = first_readings() | {reading.clause: reading.choice for reading in version.readings.all()}
    terms = compile(clauses_of(version), readings)
    words = f"Seats as they are on {sits.on:%-d %B %Y}{'; each CCG: ' + _numbers(typed) if typed else ''}."
    return Composition(_called(version), words, terms, adjusted(terms, sits.members, typed), sits.chair, sits.vice)


def _of_pattern(key, typed):
    pattern = PATTERNS[key]
    terms, counts = compile(pattern.clauses, first_readings()), {**COUNTS[key], **typed}
    three = "; NHS England: three" if len(terms.bodies) > 1 else ""
    words = f"{pattern.source}. Each CCG: {_numbers(counts)}{three}."
    return Composition(pattern.title, words, terms, composed(terms, counts))


def _numbers(counts):
    return ", ".join(f"{number} × {Klass(klass).label}" for klass, number in counts.items() if number) or "nobody"


def _benched(tried, past):
    found = bench(tried.terms, tried.seats, past, chair=tried.chair, vice=tried.vice)
    joint = len(tried.terms.bodies) > 1
    return {
        "tried": tried, "bench": found, "past": len(found.rows) - 1,
        "table": TRIED.render([_tried(row) for row in found.rows]),
        "power_table": BLOC.render(found.power.rows) if joint else "",
    }  # fmt: skip


def _tried(row):
    return {
        "title": row.agenda.title, "on": row.agenda.on, "deciding": row.deciding, "margin": f"{row.margin:g}",
        "result": "Inquorate" if row.shortfalls else "Quorate", "why": "; ".join(row.shortfalls),
    }  # fmt: skip
