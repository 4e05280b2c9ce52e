"""A pack of 300 pages, most of them scans, is put together in a bounded memory."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MEASURED = """
import django; django.setup()
import hashlib, resource, sys
from pathlib import Path
from documents import packing, rendering
from documents.rules import packs
from documents.rules.packs import Part, Source
from tests.documents import papers, reports
from tests.documents.conftest import unsaved

folder, heavy = Path(sys.argv[1]), int(sys.argv[2])
own = rendering.unsealed(unsaved(papers.payload()))

def part(key, content):
    place = folder / f"{key}.pdf"
    place.write_bytes(content)
    import pikepdf
    with pikepdf.open(place) as pdf:
        pages = len(pdf.pages)
    digest = hashlib.sha256(content).hexdigest()
    return Part(key=key, number=key, heading="H", title=key, source=Source.FILE, sha256=digest, pages=pages)

parts = [part(f"scan{n}", reports.pdf("Scan", 25, scan_bytes=heavy)) for n in range(10)]
parts += [part(f"own{n}", own) for n in range(60)]
while sum(p.pages for p in parts) > 300:
    parts.pop()
parts = packs.numbered(parts)
plan = {"title": "T", "lines": [], "parts": packs.written(parts)}
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
rendering.plain_pdf("<p>warm</p>")
before = peak()
target, pages = packing.write(plan, folder, side="public", withheld=[], locate=lambda p: folder / f"{p.key}.pdf")
print(pages, target.stat().st_size // 2**20, before, peak())
"""


def measured(folder, heavy):
    """Pages, MB on the disk, and MB of memory at most before and after the pack was written."""
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, folder, str(heavy)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [int(figure) for figure in run.stdout.split()]


def test_memory_does_not_grow_with_the_scans(tmp_path):
    pages, size, before, after = measured(tmp_path, 250_000)
    assert pages > 290 and size > 55
    assert after - before < 30, f"{size} MB of pages took {after - before} MB more"
