"""What applications ask of one person: plain answers for the desk."""

from django.urls import reverse

from governance.due import Due
from governance.permissions import Permission
from governance.together import together
from jobs.rounds import in_rounds
from nhsuk.tables import Column, Table, pattern
from nhsuk.words import london

from . import papers
from .batch import dossiers
from .editions.form import Part
from .models import Application
from .rules.cycles import spoken_cutoff

ANSWERS = {
    Part.CCG: Permission.APPLICATION_ANSWER_CCG,
    Part.NHS_ENGLAND: Permission.APPLICATION_ANSWER_NHSE,
}
ACTS = (*ANSWERS.values(), Permission.APPLICATION_SIGN, Permission.APPLICATION_SUBMIT)
SHOWN = 50


@in_rounds
def open_for(grants):
    """Applications in progress that the person may see, and those waiting for their word; newest first, one query."""
    seen = Application.objects.visible_to(grants, Permission.APPLICATION_VIEW)
    progress = (Application.Status.DRAFT, Application.Status.SUBMITTED)
    decided = Application.objects.visible_to(grants, Permission.APPLICATION_DECIDE)
    submitted = decided.filter(status=Application.Status.SUBMITTED)[:SHOWN]
    return (yield from together.asks(
        Application.objects.select_related("ccg", "document"),
        open=seen.filter(status__in=progress)[:SHOWN],
        to_decide=submitted if grants.scopes(Permission.APPLICATION_DECIDE) else None,
    ))  # fmt: skip


@in_rounds
def due_for(grants, rows=None):
    """Everything about applications that waits for the holder of `grants`; `rows` from `open_for`."""
    rows = (yield from open_for.asks(grants)) if rows is None else rows
    return [*(yield from _drafts(grants, rows["open"])), *_outcomes(rows["to_decide"])]


def _drafts(grants, rows):
    """Nothing more is read for those who never act on a draft, such as a national officer."""
    drafts = [row for row in rows if row.is_draft]
    if not drafts or not any(grants.scopes(permission) for permission in ACTS):
        return []
    found = yield from dossiers.asks(drafts, grants.at)
    return [due for dossier in found for due in _of_draft(dossier, grants)]


def _of_draft(dossier, grants):
    """Filling in, then signing, then submitting: in that order, whoever's turn it is."""
    open_parts = {part: len(dossier.problems(part)) for part in Part}
    for part, count in open_parts.items():
        if count and grants.scopes(ANSWERS[part]) & dossier.scopes:
            title = f"Fill in the {part.title}"
            yield _due(dossier, title, f"{_questions(count)} still open.", "application")
    if any(open_parts.values()):
        return
    missing = papers.missing_signatures(dossier)
    for signer in dossier.signers:
        body = dossier.body_of(signer)
        if signer.post in missing and body and (signer.post, ("organisation", body.pk)) in grants.posts:
            why = f"Both parts are complete. It needs your signature as {signer.title}."
            yield _due(dossier, "Sign the application", why, "application-review")
    if not missing and grants.scopes(Permission.APPLICATION_SUBMIT) & dossier.scopes:
        yield _due(dossier, "Submit the application", "It is complete and signed by all.", "application-submit")


def _due(dossier, title, why, address):
    cutoff = dossier.cutoff
    return Due(
        title=title,
        why=why,
        address=reverse(address, args=[dossier.application.ref]),
        at=cutoff,
        explains=f"The cut-off of cycle {dossier.case.cycle} is {spoken_cutoff(cutoff)}." if cutoff else "",
        body=papers.title_of(dossier),
    )


def _questions(count):
    return "1 question is" if count == 1 else f"{count} questions are"


def _outcomes(rows):
    for row in rows:
        yield Due(
            title="Record the outcome",
            why=f"Submitted on {london(row.submitted_at)}{', late' if row.late else ''}.",
            address=reverse("application", args=[row.ref]),
            body=str(row),
        )


COLOURS = {
    "Being filled in": "blue",
    "Submitted": "yellow",
    "Approved": "green",
    "Approved with conditions": "green",
    "Not recommended": "orange",
    "Withdrawn": "grey",
}


def columns():
    return [
        Column("ccg.name", "CCG", kind="link", href=pattern("application", ref="ref")),
        Column("model_title", "Model"),
        Column("cycle", "Cycle", short=True),
        Column("status_title", "State", kind="tag", colours=COLOURS),
    ]


def overview_of(rows):
    """Applications in progress, from `open_for`, as a small table; empty when there are none."""
    open_ = rows["open"]
    return Table(columns(), caption="Applications in progress").render(open_[:10]) if open_ else ""
