"""A register on paper: a sealed PDF of the page, at most one in ten minutes."""

from datetime import timedelta

from django.conf import settings

from documents import actions as documents
from documents import vault
from documents.models import Document
from jobs import actions as jobs
from nhsuk.words import day

from .. import reading
from ..models import Build

KIND = "register"
EDITION = "1"
EVERY = timedelta(minutes=10)
ROWS = 100  # rows in one table: WeasyPrint lays out short tables faster
BY = "the publication job"


def subject(register, body):
    return f"register:{register}:{body}"


def print_page(page, asked, *, good_until, at):
    """Issue the paper of a page, unless one was issued less than ten minutes ago."""
    if page.paper_at and at - page.paper_at < EVERY:
        return None
    payload = payload_of(asked)
    made = documents.issue(
        kind=KIND,
        edition=EDITION,
        title=payload["title"],
        subject=subject(page.register, page.body),
        payload=payload,
        by=BY,
        at=at,
        awaited=False,
    )
    before = page.paper
    kept = {"earlier": before, "earlier_until": page.paper_until} if before and before.file else {}
    Build.objects.filter(pk=page.pk).update(
        paper=made, paper_revision=page.revision, paper_at=at, paper_until=good_until, **kept
    )
    if before:
        documents.supersede(before, because="A newer one was made from the register.", at=at)
    return made


def forget(register, body, *, because, at):
    """Something on the papers of this page may not be read any more: their words and files go."""
    Build.objects.filter(register=register, body=body).update(paper=None, earlier=None, paper_revision=0, paper_at=None)
    for paper in Document.objects.filter(subject=subject(register, body)).exclude(payload=""):
        jobs.dispose(paper, reason=because, authority="publication", by=BY, at=at, fingerprint=paper.fingerprint)
        documents.supersede(paper, because="The register it was made from was withdrawn or redacted in part.", at=at)
        Document.objects.filter(pk=paper.pk).update(payload="")
        if paper.file:
            vault.remove(paper.file)


def payload_of(asked):
    """Every word of the paper."""
    register = asked.register
    name = reading.body_names([asked.body]).get(asked.body, asked.body)
    items = list(reading.every(asked))
    rows = [[text(item.columns.get(column.key), column.kind) for column in register.columns] for item in items]
    facts = [
        ["As at", f"the end of {day(asked.as_at)}"],
        ["Rules in force", asked.edition.title],
        ["Entries", str(len(rows))],
        ["No longer on show", str(reading.no_longer_on_show(asked))],
    ]
    title = f"{register.title}: {name}"
    return {
        "title": title,
        "letterhead": {"name": name, "lines": [f"Code {asked.body}"]},
        "facts": [fact for fact in facts if fact[1]],
        "about": register.about,
        "nil": [item.title for item in reading.nil_statements(asked)],
        "columns": [
            {"text": column.title, "number": column.kind in ("number", "money")} for column in register.columns
        ],
        "tables": [rows[start : start + ROWS] for start in range(0, len(rows), ROWS)],
        "historic": register.historic,
        "face": {"title": title, "kind": "A public register on paper", "for": name},
        "demonstration": settings.DEMO,
    }


def text(value, kind):
    if value in (None, ""):
        return ""
    if kind == "yes":
        return "Yes" if value is True else "No"
    return str(value)
