"""P8: from publication to the ready page, files and sealed PDF, by real workers; the old paper meanwhile.

A body whose register has never been printed gets one entry more; the clock runs from that commit
until the page and its files are there, and until the PDF is sealed. One body after the other.
"""

import json
import tempfile
import time
from contextlib import contextmanager

from django.db import connection
from django.test import Client

from bench.ratio import percentile, tell
from cocomm.demonstration import WORKERS, Household
from jobs import clock
from publication import actions, ready
from publication.actions.papers import EVERY
from publication.models import Build, Line
from publication.registers import Row

BODIES, LONGEST = 3, 300
GOAL = 20


def run():
    found = Build.objects.filter(register="interests").exclude(body="").order_by("paper_at", "body")
    pages = list(found[:BODIES])
    with _workers():
        times = []
        for page in pages:
            times.append(_published(page))
            tell("P8 one body", body=page.body, files_s=round(times[-1][0] or LONGEST, 1), pdf_s=_round(times[-1][1]))
        served = _old_paper_served(pages[0])
    files, papers = [one for one, _ in times if one is not None], [one for _, one in times if one is not None]
    rows = [Line.objects.filter(register="interests", body=page.body, state="live").count() for page in pages]
    tell(
        "P8 from publication to ready page and files", p50_s=_s(files, 0.5), p95_s=_s(files, 0.95), goal_s=GOAL,
        bodies=len(files), rows=rows,
    )  # fmt: skip
    tell(
        "P8 from publication to sealed PDF", p50_s=_s(papers, 0.5), p95_s=_s(papers, 0.95), goal_s=GOAL,
        bodies=len(papers), unfinished=len(pages) - len(papers) or None, old_paper_served=served,
    )  # fmt: skip


def _published(page):
    """(seconds to the files, seconds to the PDF or None when it took too long)."""
    Build.objects.filter(pk=page.pk).update(paper_at=clock.now() - 2 * EVERY)  # the ten minutes are over
    before, begun = page.paper_id, time.perf_counter()
    revision = _one_more(page.body)
    files = _until(lambda: _revision_shown(page) >= revision, begun)
    return files, _until(lambda: _sealed(page, before), begun)


def _one_more(body):
    line = Line.objects.filter(register="interests", body=body, state="live").select_related("latest__content").first()
    said = line.latest.content.row
    row = Row(columns=said["columns"], body=body, category=said["category"], audience=said["audience"])
    actions.publish("interests", row=row, at=clock.now())
    return Build.objects.get(register="interests", body=body).revision


def _revision_shown(page):
    try:
        return json.loads((ready.folder(page.register, page.body) / ready.MANIFEST).read_text())["revision"]
    except OSError:
        return -1


def _sealed(page, before):
    now = Build.objects.select_related("paper").get(pk=page.pk)
    return now.paper_id != before and now.paper and now.paper.file


def _old_paper_served(page):
    """Whether a reader gets a PDF at every look from the next publication to the next seal."""
    client, address = Client(), f"/ccg/{page.body}/registers/interests.pdf"
    page.refresh_from_db()
    Build.objects.filter(pk=page.pk).update(paper_at=clock.now() - 2 * EVERY)
    _one_more(page.body)
    answers = set()

    def sealed():
        answers.add(client.get(address).status_code)
        return _sealed(page, page.paper_id)

    _until(sealed, time.perf_counter())
    return answers == {200}


def _until(question, begun):
    while not question():
        if time.perf_counter() - begun > LONGEST:
            return None
        time.sleep(0.05)
    return time.perf_counter() - begun


@contextmanager
def _workers():
    """As in service: the workers of a demonstration, and the timetable whose sweep finds lost messages."""
    connection.close()
    with tempfile.TemporaryDirectory() as folder, Household(folder, port=None) as household:
        household.start_workers()
        household.start_timetable()
        _until(lambda: all(" ready." in household.last_words(name) for name in WORKERS), time.perf_counter())
        yield


def _round(seconds):
    return f"not within {LONGEST} s" if seconds is None else round(seconds, 1)


def _s(values, part):
    return round(percentile(values, part), 1) if values else None
