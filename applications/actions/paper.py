"""The paper of an application: made when the last signature is given, untrue once a word changes."""

from django.db import transaction

from documents import actions as documents

from .. import papers
from ..facts import Dossier
from ..rules import changes


@transaction.atomic
def void_paper(application, *, at):
    """Mark the signed paper untrue when the form no longer says what was signed, and say what changed."""
    paper = application.document
    if paper is None or not paper.current:
        return
    dossier = Dossier(application, at)
    now = papers.text_of(dossier)
    if paper.content["signed"] == papers.fingerprint(now):
        return
    found = changes.labels(papers.content_of(paper), now)
    documents.supersede(paper, because=f"The form was changed after it was signed: {', '.join(found)}.", at=at)


@transaction.atomic
def issue_paper(application, *, by, at):
    """Hand the signed form to `documents` and remember the paper. The caller holds the row lock."""
    dossier = Dossier(application, at)
    application.document = documents.issue(
        kind="pro_forma",
        edition="1",
        title=papers.title_of(dossier),
        subject=f"application:{application.ref}",
        payload=papers.pro_forma(dossier),
        by=str(by),
        at=at,
    )
    application.save_as(by=by, why="Signed by all; the paper is being made")
    return application.document
