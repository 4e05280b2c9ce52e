"""Breaches without names (R-086), and the earnings of GPs by practice (R-049)."""

from publication.registers import Column, Register, Row

from ..rules import breaches as breach_rules
from .shared import code_of, edition_of_day, iso


def breach_row(breach):
    """Only what `rules.breaches` lets out; the month it happened, never the day."""
    return Row(
        columns=breach_rules.public_row(breach.told),
        body=code_of(breach.ccg),
        category=breach.kind,
        valid_from=breach.happened_on.replace(day=1),
    )


BREACHES = Register(
    key="breaches",
    title="Breaches of the conflicts policy",
    about="What went wrong, without names, and what was learned.",
    columns=(
        Column("kind", "Kind", listed=False),
        Column("month", "When it happened"),
        Column("control", "The control that should have worked", listed=False),
        Column("nature", "What happened"),
        Column("investigated", "Investigated", listed=False),
        Column("outcome", "Outcome"),
        Column("lesson", "What was learned"),
        Column("actions", "What was done"),
    ),
    row=breach_row,
    heading=("month", "kind"),
    categories={k.value: k.label for k in breach_rules.Kind},
    edition=edition_of_day,
    months=None,
)


def earning_row(earning):
    columns = {
        "practice": earning.practice.name,
        "code": earning.practice.code or "",
        "year": earning.year_words,
        "mean": str(earning.mean),
        "full_time": earning.full_time,
        "part_time": earning.part_time,
        "page": earning.page,
        "published_on": iso(earning.published_by_practice_on),
    }
    return Row(
        columns=columns,
        body=code_of(earning.ccg),
        counterparty=earning.practice.code or "",
        counterparty_name=earning.practice.name,
        category=str(earning.year),
        sort=f"{9999 - earning.year} {earning.practice.name}",
    )


EARNINGS = Register(
    key="earnings",
    title="GP earnings by practice",
    about="Mean net earnings of the GPs of each practice, before tax, with how many GPs it is taken over.",
    columns=(
        Column("practice", "Practice", kind="counterparty"),
        Column("code", "Practice code", listed=False),
        Column("year", "Financial year"),
        Column("mean", "Mean net earnings", kind="money"),
        Column("full_time", "Full-time GPs", kind="number"),
        Column("part_time", "Part-time GPs", kind="number"),
        Column("page", "Published by the practice at", kind="link"),
        Column("published_on", "Published by the practice on", kind="date", listed=False),
    ),
    row=earning_row,
    heading=("practice", "year"),
    months=None,
)
