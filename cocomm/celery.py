"""The workers, their queues and their timetable (`house.md`: one line for each thing done every night)."""

import os

from celery import Celery
from celery.schedules import crontab
from kombu import Queue

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cocomm.settings")

app = Celery("cocomm")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# A process serves the queues its -Q names, all without one, and takes from a later queue only while
# the earlier are empty (ADR 25). A task not routed goes to the first.
QUEUES = ("quick", "papers", "packs", "registers")
app.conf.task_default_queue = QUEUES[0]
app.conf.task_queues = [Queue(name, routing_key=name) for name in QUEUES]
app.conf.task_create_missing_queues = False  # a misspelt -Q does not start
app.conf.task_routes = {
    "documents.tasks.render": {"queue": "papers"},
    "documents.tasks.pack": {"queue": "packs"},
    "documents.tasks.render_later": {"queue": "registers"},
    "governance.tasks.republish_meetings": {"queue": "registers"},
}

app.conf.beat_schedule = {
    "sweep unfinished jobs": {"task": "jobs.tasks.sweep", "schedule": 30.0},
    "bring the registers and their ledger up to date": {
        "task": "publication.tasks.catch_up",
        "schedule": 30.0,
    },
    "republish bodies touched": {"task": "governance.tasks.republish_touched", "schedule": 60.0},
    "republish all bodies": {"task": "governance.tasks.republish", "schedule": crontab(hour=0, minute=5)},
    "publish what lapsed": {"task": "governance.tasks.republish_lapsed", "schedule": crontab(minute=2)},
    "republish all meetings": {"task": "governance.tasks.republish_meetings", "schedule": crontab(hour=0, minute=10)},
    "republish all applications": {"task": "applications.tasks.republish", "schedule": crontab(hour=0, minute=20)},
    "score registers touched": {"task": "conflicts.tasks.score_touched", "schedule": 60.0},
    "score all registers": {"task": "conflicts.tasks.score_all", "schedule": crontab(hour=2, minute=30)},
    "follow year-end papers": {"task": "conflicts.tasks.follow_year_ends", "schedule": crontab(hour=2, minute=45)},
    "remind who has not declared": {"task": "conflicts.tasks.remind", "schedule": crontab(hour=6, minute=0)},
    "put the public registers right": {"task": "conflicts.tasks.keep_up", "schedule": crontab(hour=2, minute=0)},
    "let go of jobs long done": {"task": "jobs.tasks.prune", "schedule": crontab(hour=3, minute=30)},
    "forget who asked questions long ago": {
        "task": "governance.tasks.forget_askers",
        "schedule": crontab(hour=3, minute=45),
    },
    "say who stays silent": {"task": "conflicts.tasks.list_the_silent", "schedule": crontab(hour=1, minute=0)},
}
