"""The paper of an application: made when the last signature is given, untrue once a word changes."""

from django.db import transaction

from documents import actions as documents

from .. import papers
from ..facts import Dossier
from ..rules.changes import changes


@transaction.atomic
def follow_words(application, *, by, at):
    """After a change: mark the signed paper untrue and say what changed; or, when the very words that
    all have signed are back, and their signatures count again, make it anew. The caller holds the row lock.
    """
    paper = application.document
    if paper is None:
        return
    dossier = Dossier(application, at)
    now = papers.text_of(dossier)
    mark = papers.fingerprint(now)
    if paper.current and paper.content["signed"] != mark:
        found = [change.label for change in changes(papers.content_of(paper), now)]
        documents.supersede(paper, because=f"The form was changed after it was signed: {', '.join(found)}.", at=at)
    elif not paper.current and not papers.missing_signatures(dossier, mark):
        issue_paper(application, by=by, at=at)


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
