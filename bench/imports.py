"""The official file of practices: our import with periods, history and a report, against bare inserts."""

import csv
import time
from datetime import date

from django.conf import settings
from django.db import connection, transaction

from bench.ratio import tell
from governance.actions.reference import import_ods
from jobs.clock import real_time

FILE = settings.BASE_DIR / "governance" / "data" / "epraccur.csv"


def run():
    ours, lines = _timed(_ours)
    limit, _ = _timed(_bare)
    tell("import of practices", ratio=round(ours / limit, 1), ours_s=round(ours, 1), limit_s=round(limit, 2),
         rows=lines, goal_s=60)  # fmt: skip


def _timed(arm):
    """Once each: both roll back, so neither leaves rows for the other."""
    with transaction.atomic():
        begun = time.perf_counter()
        lines = arm()
        seconds = time.perf_counter() - begun
        transaction.set_rollback(True)
    return seconds, lines


def _ours():
    data = FILE.read_bytes()
    import_ods(
        data,
        kind="practice",
        as_at=date(2015, 1, 1),
        name=FILE.name,
        by=None,
        at=real_time(),
        why="Bench",
    )
    return data.count(b"\n")


def _bare():
    with FILE.open(encoding="utf-8", errors="replace", newline="") as file:
        rows = [(line[0], line[1]) for line in csv.reader(file)]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE bench_body (code text, name text)")
        cursor.executemany("INSERT INTO bench_body VALUES (%s, %s)", rows)
    return len(rows)
