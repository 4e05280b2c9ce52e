"""Many applications at once: the same dossiers in a constant number of queries."""

from collections import defaultdict

from governance.models import Signature
from governance.models.scopes import lines_above, names_on
from jobs.clock import london

from .facts import Dossier, by_question, cycle_books
from .models import Answer, EvidenceUse


def dossiers(applications, at):
    """Dossiers of applications that are being filled in, as they stand at `at`.

    `scopes` is where people act on a draft: the CCG, its office, the region. Waivers are left out.
    """
    on = london(at).date()
    lines = lines_above({a.ccg_id for a in applications}, on)
    bodies = {a.ccg for a in applications} | {body for line in lines.values() for body in line if body}
    names = names_on(bodies, on)
    books = cycle_books({a.cycle for a in applications})
    parts = _parts([a.pk for a in applications])
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
    queries = {
        "rows": (Answer.objects.select_related("answered_by__person"), "application_id"),
        "uses": (uses, "application_id"),
    }
    parts = {name: defaultdict(list) for name in SHAPES}
    for name, (query, key) in queries.items():
        for row in query.filter(application__in=pks):
            parts[name][getattr(row, key)].append(row)
    signatures = Signature.objects.about_many("applications", "application", pks)
    for row in signatures.select_related("person", "text", "image", "organisation").order_by("pk"):
        parts["signatures"][row.object_id].append(row)
    return parts
