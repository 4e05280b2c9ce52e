"""The slow work behind one file of a pack; an effect for `jobs.actions.perform`."""

import shutil
from contextlib import contextmanager

from django.db import transaction

from documents import packing, press, vault
from documents.models import Document, PackVariant, StoredFile
from documents.rules.packs import Source
from jobs import actions as jobs


def make_variant(job, *, now):
    """Write the file with no transaction open; keep it only if the job is still ours."""
    variant = PackVariant.objects.select_related("pack").get(job=job)
    with _workplace(variant, job) as folder:
        made, pages = _written(variant, job, folder)
        kept = vault.keep_made(made.replace, suffix=".pdf")
    try:
        with transaction.atomic():
            jobs.finish(job, at=now())
            PackVariant.objects.filter(pk=variant.pk).update(
                file=kept.path, size=kept.size, sha256=kept.sha256, pages=pages
            )
    except jobs.LostClaim:
        vault.remove(kept.path)
        raise


def _written(variant, job, folder):
    def said(percent, note):
        if not jobs.progress(job, percent, note):
            raise jobs.LostClaim(job.ref)

    about = {"side": variant.side, "withheld": variant.withheld}
    try:
        return packing.write(variant.pack.content, folder, locate=_place, said=said, **about)
    except (packing.Changed, press.Stopped) as problem:
        raise jobs.Failed(str(problem)) from problem
    except FileNotFoundError as problem:
        raise jobs.Failed("A paper of the pack is missing from the store.") from problem


@contextmanager
def _workplace(variant, job):
    """A folder for this attempt; what an attempt that was killed left behind goes first."""
    mine = vault.locate(f"packing/{variant.ref}")
    shutil.rmtree(mine, ignore_errors=True)
    folder = mine / (job.claim or "here")
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(mine, ignore_errors=True)


def _place(part):
    """Where the paper lies. A virus found since the plan was fixed stops the pack."""
    if part.source == Source.DOCUMENT:
        return vault.locate(Document.objects.values_list("file", flat=True).get(ref=part.ref))
    stored = StoredFile.objects.get(ref=part.ref)
    if stored.scan_state == StoredFile.Scan.INFECTED:
        raise packing.Changed(f"A virus was found in “{part.title}” since. Take it out of the pack.")
    return vault.locate(stored.path)
