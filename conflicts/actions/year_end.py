"""Prepare the extract of a year, sign it, and follow what the law takes out of it later."""

from django.db import transaction

from documents import actions as documents
from documents import vault
from documents.models import Document
from governance.access import grants_of
from governance.actions import locked, sign
from governance.models import Organisation
from governance.permissions import Permission, Role
from governance.workflow import NotAllowed, who_may
from jobs import actions as jobs
from jobs.clock import london
from publication.models import Entry, LedgerHead, Waiting

from .. import year_end as papers
from ..models import YearEnd
from ..rules import year_end as rules

POST = Role.AUDIT_CHAIR
ERASED = "An entry in it was erased by legal authority."
WITHHELD = "An entry in it was withheld from the public after it was made."


@transaction.atomic
def prepare_year_end(ccg, *, year, by, at):
    """Make the extract of a year from the registers as published now. One not yet signed is made anew."""
    Organisation.objects.select_for_update().get(pk=ccg.pk)
    head = LedgerHead.objects.order_by("-size").first()
    reasons = [] if grants_of(by, at).may(Permission.CONFLICT_PUBLISH, ccg) else [who_may(Permission.CONFLICT_PUBLISH)]
    reasons += rules.reasons_against(
        year,
        on=london(at).date(),
        waiting=Waiting.objects.filter(entry__body=ccg.code).exists(),
        published=head is not None,
    )
    if reasons:
        raise NotAllowed(reasons)
    record = YearEnd.objects.filter(ccg=ccg, year=year, document=None).first() or YearEnd(ccg=ccg, year=year)
    record.ledger_size, record.prepared_at, record.prepared_by = head.size, at, by
    record.fingerprint = papers.fingerprint(papers.remade(record))
    return record.save_as(by=by, why=f"Extract of {record.words} prepared")


@transaction.atomic
def sign_year_end(record, *, fingerprint, typed_name, confirmed, method, by, at):
    """The audit committee chair signs the extract as shown; the sealed paper is made. Raises NotAllowed."""
    record = locked(record)
    content = papers.remade(record)
    text = papers.summary(record, content)
    reasons = []
    if not grants_of(by, at).may(Permission.YEAR_END_SIGN, record):
        reasons.append(who_may(Permission.YEAR_END_SIGN))
    if record.document:
        reasons.append("It has been signed already.")
    if not fingerprint == record.fingerprint == papers.fingerprint(content):
        reasons.append("The extract has changed since you opened it. Read it again before you sign.")
    if not confirmed:
        reasons.append("Tick the box to say that you make the statement.")
    if reasons:
        raise NotAllowed(reasons)
    signature = sign(
        subject=record, post=POST, posts={POST: POST.label}, organisation=record.ccg,
        payload=papers.canonical(text), fingerprint=papers.fingerprint(text), statement=papers.STATEMENT_SIGNED,
        typed_name=typed_name, method=method, by=by, at=at,
    )  # fmt: skip
    record.document = documents.issue(
        kind="year_end", edition="1", title=str(record)[:300], subject=f"year-end:{record.ref}",
        payload=papers.paper(record, content, signature), by=str(by), at=at,
    )  # fmt: skip
    record.save_as(by=by, why="Signed; the paper is being made")
    same_year = YearEnd.objects.filter(ccg=record.ccg, year=record.year).exclude(document=None)
    for earlier in same_year.exclude(pk=record.pk):
        documents.supersede(earlier.document, because="A later extract of this year was signed.", at=at)
    return signature


def follow_year_ends(*, at):
    """Nightly: a paper with an entry withheld since is no longer current; one with an erased entry loses its words."""
    return sum(_follow(record, at) for record in YearEnd.objects.exclude(document=None).select_related("document"))


@transaction.atomic
def _follow(record, at):
    paper = record.document
    if not paper.payload:
        return False
    inside = {row["entry"]: row["version"] for each in paper.content["registers"] for row in each["rows"]}
    found = Entry.objects.filter(line_id__in=inside, kind__in=("redact", "erase"))
    later = {entry.kind for entry in found if entry.version > inside[entry.ref]}
    if not later:
        return False
    documents.supersede(paper, because=ERASED if "erase" in later else WITHHELD, at=at)
    if "erase" in later:
        jobs.dispose(
            paper, reason=ERASED, authority="publication", by="the conflicts job", at=at, fingerprint=paper.fingerprint
        )
        Document.objects.filter(pk=paper.pk).update(payload="")
        if paper.file:
            vault.remove(paper.file)
    return True
