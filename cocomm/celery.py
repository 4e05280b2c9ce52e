"""The worker and its timetable (`house.md`: one line for each thing done every night)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cocomm.settings")

app = Celery("cocomm")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.beat_schedule = {
    "sweep unfinished jobs": {"task": "jobs.tasks.sweep", "schedule": 30.0},
}
