"""The national case: public pages, files, search and exports, each beside its limit in the same run.

    make bench ARGS="national"                       a fiftieth of the country
    NATIONAL_SCALE=1 make bench ARGS="national"      all of it: many minutes

It has a database of its own. NATIONAL_READY=1 takes the database of the environment as seeded.
NATIONAL_ARMS="meetings" runs that arm alone (pages, files, ready, meetings, lists); NATIONAL_PEOPLE=0.1 makes
the people and what they declare a tenth, and leaves the bodies and their meetings as many as they are.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from time import perf_counter

CLOCK = "2017-03-14T10:00+00:00"


def run():
    """Another process, so that its settings and its database are its own."""
    with tempfile.TemporaryDirectory(prefix="cocomm-national-") as folder:
        environment = {**os.environ, "DEMO": "1", "DEMO_NOW": CLOCK, "DJANGO_SETTINGS_MODULE": "cocomm.settings"}
        if not os.environ.get("NATIONAL_READY"):
            environment |= {"DATA_DIR": folder, **_database()}
        subprocess.run([sys.executable, "-m", "bench.national"], env=environment, check=True)


def _database():
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        return {"DATABASE_URL": ""}
    import psycopg2

    with closing(psycopg2.connect(host=os.environ["PGHOST"], user="postgres", dbname="postgres")) as session:
        session.autocommit = True
        with session.cursor() as cursor:
            cursor.execute("DROP DATABASE IF EXISTS bench_national")
            cursor.execute("CREATE DATABASE bench_national")
    return {"DATABASE_URL": "postgres://postgres@/bench_national"}


def main():
    import django
    from django.conf import settings

    settings.ALLOWED_HOSTS.append("testserver")
    django.setup()
    from django.db import connection

    from bench import national_files, national_lists, national_meetings, national_pages, national_ready
    from bench.ratio import tell
    from publication.models import Entry

    if not os.environ.get("NATIONAL_READY"):
        _seed(_size(), tell)
    tell("national", database=connection.vendor, entries=Entry.objects.count(), load=round(os.getloadavg()[0], 1))
    arms = {
        "pages": national_pages, "files": national_files, "ready": national_ready, "meetings": national_meetings,
        "lists": national_lists,
    }  # fmt: skip
    for name in os.environ.get("NATIONAL_ARMS", " ".join(arms)).split():
        arms[name].run()


def _size():
    """The country at its scale; its people, interests and gifts at their own."""
    from cocomm.national.people import Size

    size = Size().times(float(os.environ.get("NATIONAL_SCALE") or 0.02))
    people = size.times(float(os.environ.get("NATIONAL_PEOPLE") or 1))
    return replace(size, people=people.people, interests=people.interests, gifts=people.gifts)


def _seed(size, tell):
    from django.core.management import call_command

    from cocomm.national.seed import seed
    from jobs.clock import now

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)  # a ready page names its style sheet by hash
    begun = perf_counter()
    seed(size=size, at=now())
    tell("seed_national, without papers", seconds=round(perf_counter() - begun), interests=size.interests,
         meetings=size.meetings)  # fmt: skip


if __name__ == "__main__":
    main()
