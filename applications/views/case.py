"""The page of one application: what is done, what is open, whose turn it is, what happened."""

from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse

from documents.views import watched
from governance.access import needs
from governance.permissions import Permission

from .. import papers, timeline
from ..due import ANSWERS, COLOURS
from ..editions.form import Part
from ..facts import Dossier
from ..flows import workflow_of
from ..models import Application
from ..reasons import as_read
from ..rules import cycles, plan
from ..rules.changes import changes


@needs(Permission.APPLICATION_VIEW, Application)
def show(request, application):
    dossier = Dossier(application, request.now)
    response = render(request, "applications/case.html", context(request, dossier))
    return watched(request, response, application.document) if application.document else response


def context(request, dossier):
    application, grants = dossier.application, request.grants
    parts = [part_of(dossier, part, grants) for part in Part]
    moves = workflow_of(application)
    left = dossier.cutoff - request.now if dossier.cutoff and application.is_draft else None
    return {
        "application": application,
        "dossier": dossier,
        "parts": parts,
        "complete": all(part["complete"] for part in parts),
        "signing": signing_rows(dossier),
        "tag_classes": f"nhsuk-tag--{COLOURS[application.status_title]}",
        "review_href": reverse("application-review", args=[application.ref]),
        "plan": plan.backward(dossier.cycle, model=dossier.case.model, start_on=dossier.start_on),
        "closes": cycles.spoken_cutoff(dossier.cutoff) if dossier.cutoff else "",
        "late_by": cycles.spoken_delay(-left) if left is not None and left.total_seconds() < 0 else "",
        "timeline": timeline.of(dossier),
        "available": moves.available(application, request.user, request.now, grants),
        "may": {name: grants.may(getattr(Permission, name), application) for name in USED},
        "decision": getattr(application, "decision", None) if application.submitted_at else None,
    }


USED = (
    "APPLICATION_SUBMIT",
    "APPLICATION_EDIT",
    "APPLICATION_START",
    "APPLICATION_DECIDE",
    "APPLICATION_ACCEPT_LATE",
    "APPLICATION_LIFT_CONCERN",
)


def part_of(dossier, part, grants):
    """One part of the task list: its sections with how far they are, and whether it is mine to fill in."""
    rows = dossier.progress(part)
    mine = dossier.application.is_draft and grants.may(ANSWERS[part], dossier.application)
    return {
        "part": part,
        "title": part.title,
        "who": dossier.case.ccg if part == Part.CCG else dossier.case.office,
        "rows": rows,
        "mine": mine,
        "complete": all(row.complete for row in rows),
    }


def signing_rows(dossier):
    """The posts that sign: signed, void with what changed since, or still to sign."""
    text = papers.text_of(dossier)
    mark = papers.fingerprint(text)
    latest = {}
    for signature in dossier.signatures:
        latest[signature.post] = signature
    rows = []
    for signer in dossier.signers:
        signature = latest.get(signer.post)
        stands = signature is not None and signature.text.fingerprint == mark
        rows.append(
            {
                "signer": signer,
                "signature": signature,
                "stands": stands,
                "changes": changes(papers.read(signature.text.payload), text) if signature and not stands else [],
            }
        )
    return rows


@needs(Permission.APPLICATION_VIEW, Application)
def as_data(request, application):
    """The form as data: the very text that is signed, with its fingerprint."""
    dossier = Dossier(application, request.now)
    text = papers.text_of(dossier)
    return JsonResponse(
        {
            "form": text,
            "fingerprint": papers.fingerprint(text),
            "signed_by": [signed.post for signed in map(as_read, papers.standing(dossier).values())],
        },
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
