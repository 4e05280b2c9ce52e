"""P9: a tracked job (row, guarded claim, guarded finish) against three bare statements on a bare row."""

from itertools import count

from django.db import connection

from bench.ratio import ratio
from jobs.actions import claim, enqueue, finish
from jobs.clock import now

MANY = 200


def run():
    numbers = count()
    at = now()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_row (id serial PRIMARY KEY, key text UNIQUE, state text)")

    def ours():
        for _ in range(MANY):
            job = enqueue("jobs.tasks.sweep", key=f"bench:{next(numbers)}", at=at)
            finish(claim(job.ref), at=at)

    def limit():
        with connection.cursor() as cursor:
            for _ in range(MANY):
                cursor.execute("INSERT INTO bench_row (key, state) VALUES (%s, 'queued') RETURNING id", [next(numbers)])
                (row,) = cursor.fetchone()
                for before, after in (("queued", "working"), ("working", "done")):
                    cursor.execute("UPDATE bench_row SET state = %s WHERE id = %s AND state = %s", [after, row, before])

    ratio("P9 tracked job", ours, limit, goal=round(1 / 0.7, 2), jobs_a_round=MANY)
