"""Many applications at once: the same dossiers in a constant number of queries."""

from collections import defaultdict

from governance.models import Signature
from governance.models.scopes import lines_above, names_on
from jobs.clock import london
from jobs.rounds import alongside, in_rounds

from .facts import Dossier, by_question, cycle_books
from .models import Answer, EvidenceUse


@in_rounds
def dossiers(applications, at):
    """Dossiers of applications that are being filled in, as they stand at `at`.

    `scopes` is where people act on a draft: the CCG, its office, the region. Waivers are left out.
    """
    on = london(at).date()
    lines, books, parts = yield from alongside(
        lines_above.asks({a.ccg_id for a in applications}, on),
        cycle_books.asks({a.cycle for a in applications}),
        _parts([a.pk for a in applications]),
    )
    bodies = {a.ccg for a in applications} | {body for line in lines.values() for body in line if body}
    names = yield from names_on.asks(bodies, on)
    found = []
    for application in applications:
        dossier = Dossier(application, at)
        line = lines[application.ccg_id]
        ids = {application.ccg_id, *(body.pk for body in line if body)}
        dossier.__dict__.update(
            line=line,
            names=names,
            cycle=books[application.cycle],
            scopes={("organisation", pk) for pk in ids},
            **{name: make(parts[name][application.pk]) for name, make in SHAPES.items()},
        )
        found.append(dossier)
    return found


SHAPES = {
    "rows": lambda rows: {row.question: row for row in rows},
    "uses": by_question,
    "signatures": list,
}


def _parts(pks):
    uses = EvidenceUse.objects.filter(removed_at=None).select_related("evidence__file", "added_by__person")
    signatures = Signature.objects.about_many("applications", "application", pks)
    found = yield [
        Answer.objects.select_related("answered_by__person").filter(application__in=pks),
        uses.filter(application__in=pks),
        signatures.select_related("person", "text", "image", "organisation").order_by("pk"),
    ]
    parts = {name: defaultdict(list) for name in SHAPES}
    keys = "application_id", "application_id", "object_id"
    for kept, key, rows in zip(parts.values(), keys, found, strict=True):
        for row in rows:
            kept[getattr(row, key)].append(row)
    return parts
