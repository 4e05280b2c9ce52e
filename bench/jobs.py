"""P9: a tracked job (row, message, guarded claim, guarded finish) against the same work by hand.

By hand: one INSERT, Celery's own message, two guarded UPDATEs; each statement its own durable commit in both arms.
"""

from itertools import count

from celery import current_app
from django.db import connection

from bench.ratio import ratio
from jobs.actions import claim, enqueue, finish
from jobs.clock import now

MANY = 200
TASK = "jobs.tasks.sweep"


def run():
    numbers = count()
    at = now()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_row (id serial PRIMARY KEY, key text UNIQUE, state text)")

    def ours():
        for _ in range(MANY):
            job = enqueue(TASK, key=f"bench:{next(numbers)}", at=at)
            finish(claim(job.ref), at=at)

    def limit(link):
        with connection.cursor() as cursor:
            for _ in range(MANY):
                cursor.execute("INSERT INTO bench_row (key, state) VALUES (%s, 'queued') RETURNING id", [next(numbers)])
                (row,) = cursor.fetchone()
                if link:
                    current_app.send_task(TASK, args=[row], connection=link, retry=False)
                for before, after in (("queued", "working"), ("working", "done")):
                    cursor.execute("UPDATE bench_row SET state = %s WHERE id = %s AND state = %s", [after, row, before])

    with current_app.connection_for_write() as link:
        ratio("P9 tracked job", ours, lambda: limit(link), goal=round(1 / 0.7, 2), jobs_a_round=MANY)
    ratio("P9 the same against three statements and no message", ours, lambda: limit(None), jobs_a_round=MANY)
