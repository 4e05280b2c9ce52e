"""The slow work behind a paper and a scan. Each is an effect for `jobs.actions.perform`.

No transaction is open while a page is drawn, apart, within limits. The result is written in one short
transaction that first finishes the job; when the claim was lost in between, `finish`
raises LostClaim, nothing is written, and the file made in vain is removed.
"""

import hashlib

from django.db import transaction

from documents import press, scanning, sealing, vault
from documents.models import Document, StoredFile
from jobs import actions as jobs
from jobs.clock import real_time


def make_paper(job, *, now):
    document = Document.objects.get(job=job)
    jobs.progress(job, 15, "Setting the pages")
    try:
        plain = press.unsealed(document)
    except press.Stopped as problem:
        raise jobs.Failed(str(problem)) from problem
    jobs.progress(job, 75, "Sealing")
    kept = vault.keep(sealing.seal(plain), suffix=".pdf")
    try:
        with transaction.atomic():
            jobs.finish(job, at=now())
            Document.objects.filter(pk=document.pk).update(
                file=kept.path,
                size=kept.size,
                sha256_unsealed=hashlib.sha256(plain).hexdigest(),
                sha256_sealed=kept.sha256,
                sealed_at=real_time(),
            )
    except jobs.LostClaim:
        vault.remove(kept.path)
        raise


def scan_file(job, *, now):
    stored = StoredFile.objects.get(job=job)
    mine = StoredFile.objects.filter(pk=stored.pk)
    try:
        with open(vault.locate(stored.path), "rb") as content:
            virus = scanning.virus_in(content)
    except (scanning.Unreachable, FileNotFoundError) as problem:
        sentence = str(problem) if isinstance(problem, scanning.Unreachable) else "The file is missing."
        mine.update(scan_state=StoredFile.Scan.FAILED, scan_note=sentence)
        raise jobs.Failed(sentence) from problem
    state = StoredFile.Scan.INFECTED if virus else StoredFile.Scan.CLEAN
    with transaction.atomic():
        jobs.finish(job, at=now())
        mine.update(scan_state=state, scan_note=virus[:200], scanned_at=now())
