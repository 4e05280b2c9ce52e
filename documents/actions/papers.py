"""Issue a paper, ask again for one that failed, say that one is no longer true."""

import re

from django.db import transaction

from documents.models import Document
from documents.rules import payload as payloads
from jobs import actions as jobs
from jobs.ids import new_ref

KIND = re.compile(r"[a-z][a-z0-9_-]{0,59}")
EDITION = re.compile(r"[a-z0-9][a-z0-9_.-]{0,19}")


@transaction.atomic
def issue(*, kind, edition, title, subject, payload, by: str, at, awaited=True):
    """Freeze the payload and have it made: `templates/papers/<kind>/<edition>.html`.

    `by` is the name to keep, as words. The row and its job commit with the caller's change.
    A paper that nobody sits waiting for (`awaited=False`) is made after those somebody does.
    """
    if not KIND.fullmatch(kind) or not EDITION.fullmatch(edition):
        raise ValueError(f"No template can be called {kind}/{edition}")
    text = payloads.canonical(payload)
    ref = new_ref()
    task = "documents.tasks.render" if awaited else "documents.tasks.render_later"
    job = jobs.enqueue(task, key=f"document:{ref}", subject=subject, at=at)
    return Document.objects.create(
        ref=ref,
        kind=kind,
        edition=edition,
        title=title,
        subject=subject,
        payload=text,
        fingerprint=payloads.fingerprint_of(text),
        issued_at=at,
        issued_by=str(by),
        job=job,
    )


def retry(document, *, at):
    """A person asks again for a paper that could not be made."""
    return jobs.retry(document.job, at=at)


@transaction.atomic
def supersede(document, *, because, at):
    """The act that makes a paper untrue says so. The first reason stands."""
    if not because.strip():
        raise ValueError("Say why the paper is no longer true.")
    marked = Document.objects.filter(pk=document.pk, superseded_at=None).update(
        superseded_at=at, superseded_because=because.strip()[:300]
    )
    document.refresh_from_db()
    return bool(marked)
