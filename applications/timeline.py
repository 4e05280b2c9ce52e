"""What happened to an application: every act with time, person and post, newest first."""

from dataclasses import dataclass
from datetime import datetime

from documents.models import Document
from governance.models import StatusChange

from .flows import workflow_of


@dataclass(frozen=True)
class Event:
    at: datetime
    words: str
    who: str
    detail: str = ""
    address: str = ""


def of(dossier):
    application = dossier.application
    events = [Event(application.opened_at, "Application started", str(application.opened_by), _copied(application))]
    events += answers(dossier)
    events += evidence(dossier)
    events += [
        Event(s.signed_at, f"Signed as {s.position}", s.typed_name, f"Signed in with {s.method}")
        for s in dossier.signatures
    ]
    events += [Event(w.given_at, w.get_kind_display(), str(w.given_by), w.reason) for w in dossier.waived.values()]
    events += moves(dossier)
    events += papers(application)
    return sorted(events, key=lambda event: event.at, reverse=True)


def _copied(application):
    return "With the answers of an earlier application" if application.copied_from_id else ""


def answers(dossier):
    """One line for each time somebody saved answers, naming the questions in their order on the form."""
    labels = {question.key: question.label for question in dossier.edition.questions}
    order = {label: place for place, label in enumerate(labels.values())}
    saved = {}
    rows = dossier.application.answers.model.history.filter(application=dossier.application)
    for question, at, email, name in rows.values_list(
        "question", "answered_at", "answered_by__email", "answered_by__person__name"
    ):
        saved.setdefault((at, name or email), []).append(labels.get(question, question))
    for (at, who), questions in saved.items():
        said = "1 question answered" if len(questions) == 1 else f"{len(questions)} questions answered"
        named = sorted(set(questions), key=lambda label: (order.get(label, len(order)), label))
        yield Event(at, said, who, "; ".join(named))


def evidence(dossier):
    """One line for each time somebody put evidence forward or took it away, naming what."""
    uses = dossier.application.evidence_uses.select_related("evidence", "added_by__person", "removed_by__person")
    acts = {}
    for use in uses:
        acts.setdefault((use.added_at, "Evidence added", str(use.added_by)), []).append(use.evidence.title)
        if use.removed_at:
            key = (use.removed_at, "Evidence taken away", str(use.removed_by))
            acts.setdefault(key, []).append(use.evidence.title)
    for (at, words, who), titles in acts.items():
        yield Event(at, words, who, "; ".join(titles))


def moves(dossier):
    flow = workflow_of(dossier.application)
    rows = StatusChange.objects.about(dossier.application).select_related("moved_by__person")
    for row in rows:
        who = f"{row.moved_by}, {row.post}" if row.post else str(row.moved_by)
        yield Event(row.moved_at, flow[row.transition].said, who, row.note)


def papers(application):
    for document in Document.objects.filter(subject=f"application:{application.ref}"):
        yield Event(document.issued_at, f"Paper issued: {document.title}", document.issued_by)
        if document.superseded_at:
            yield Event(document.superseded_at, "Paper no longer current", "", document.superseded_because)
