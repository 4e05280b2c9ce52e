"""The receipt for a submission."""

from documents import actions as documents

from .. import papers
from ..facts import Dossier


def issue_receipt(application, *, by, at):
    payload = papers.receipt(Dossier(application, at))
    return documents.issue(
        kind="receipt",
        edition="1",
        title=payload["title"],
        subject=f"application:{application.ref}",
        payload=payload,
        by=str(by),
        at=at,
    )
