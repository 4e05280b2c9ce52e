"""From a payload to a sealed file, once, whatever happens in between."""

import hashlib
from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models.functions import Now

from documents import actions, press, rendering, vault
from documents.actions import making
from documents.models import Document
from documents.rules.payload import NotPlain
from jobs import actions as jobs
from jobs import clock
from jobs.models import Job

from . import papers

pytestmark = pytest.mark.django_db
make = partial(making.make_paper, now=clock.now)


def issue(**changes):
    given = {
        "kind": "sample",
        "edition": "1",
        "title": "Application for delegated commissioning",
        "subject": "application:abc",
        "payload": papers.payload(),
        "by": "Gil Marsh",
        "at": papers.ISSUED,
    }
    return actions.issue(**{**given, **changes})


def fresh(document):
    return Document.objects.get(pk=document.pk)


def test_issued_queued_made_and_ready():
    document = issue()
    assert [document.state, document.ready, document.current] == ["queued", False, True]
    assert jobs.drain() == 1
    document = fresh(document)
    content = vault.locate(document.file).read_bytes()
    assert [document.state, document.size] == ["ready", len(content)]
    assert document.sha256_sealed == hashlib.sha256(content).hexdigest()
    assert document.sha256_unsealed == hashlib.sha256(rendering.unsealed(document)).hexdigest()
    assert content.startswith(b"%PDF-1.7") and document.sealed_at
    assert jobs.drain() == 0


def test_no_transaction_is_open_while_the_page_is_drawn(monkeypatch):
    outside = len(connection.savepoint_ids), connection.in_atomic_block
    seen = []

    def drawn(document):
        seen.append((len(connection.savepoint_ids), connection.in_atomic_block))
        return b"%PDF-"

    monkeypatch.setattr(press, "unsealed", drawn)
    monkeypatch.setattr("documents.sealing.seal", lambda pdf: pdf + b"sealed")
    jobs.perform(issue().job.ref, make)
    assert seen == [outside]  # the test's own transaction, and none besides


def test_a_lost_claim_removes_its_file_and_changes_nothing(quick, monkeypatch):
    document = issue()
    kept = []
    keep = vault.keep

    def and_lose(content, **more):
        Job.objects.filter(pk=document.job_id).update(lease_until=Now() - timedelta(seconds=1))
        jobs.claim(document.job.ref)
        kept.append(keep(content, **more))
        return kept[-1]

    monkeypatch.setattr(vault, "keep", and_lose)
    jobs.perform(document.job.ref, make)
    assert fresh(document).state == "working" and not fresh(document).file
    assert not vault.locate(kept[0].path).exists()


def test_failure_is_a_state_and_a_person_tries_again(quick, monkeypatch):
    document = issue()
    with monkeypatch.context() as broken:
        broken.setattr("documents.sealing.seal", lambda pdf: 1 / 0)
        jobs.drain()
    assert fresh(document).state == "failed" and fresh(document).job.error
    assert actions.retry(fresh(document), at=papers.ISSUED)
    jobs.drain()
    assert fresh(document).state == "ready"


def test_a_disk_that_is_full_leaves_no_torn_file(quick, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    document = issue()
    before = set((vault.locate(".")).rglob("*"))
    jobs.drain()
    after = {place for place in vault.locate(".").rglob("*") if place.is_file()} - before
    assert fresh(document).state == "failed" and not after


def test_what_the_paper_says_cannot_change():
    document = issue()
    for change in ({"payload": "{}"}, {"title": "x"}, {"fingerprint": "0" * 64}, {"issued_by": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.filter(pk=document.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        document.delete()


def test_a_payload_goes_only_where_a_disposal_names_it():
    document = issue()
    jobs.dispose(document, reason="erasure", authority="court", by="Gil", at=papers.ISSUED)
    Document.objects.filter(pk=document.pk).update(payload="")
    assert len(fresh(document).fingerprint) == 64


def test_the_first_reason_stands():
    document = issue()
    assert actions.supersede(document, because="The application was withdrawn.", at=papers.ISSUED)
    assert not actions.supersede(document, because="other", at=papers.ISSUED)
    assert [document.current, document.superseded_because] == [False, "The application was withdrawn."]
    with pytest.raises(ValueError, match="Say why"):
        actions.supersede(issue(), because=" ", at=papers.ISSUED)


def test_floats_and_strange_templates_are_refused():
    with pytest.raises(NotPlain):
        issue(payload={"sum": 1.5})
    for kind in ("../base", "a/b", "", "Sample"):
        with pytest.raises(ValueError, match="No template"):
            issue(kind=kind)
    assert not Document.objects.exists() and not Job.objects.exists()
