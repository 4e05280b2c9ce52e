"""A database of one's own for every test that commits.

Plain tests roll back. A test that commits (browser, race, worker) gets a copy of the migrated
database: `CREATE DATABASE … TEMPLATE` on PostgreSQL, a copied file on SQLite. Nothing is ever
flushed, because the append-only triggers rightly refuse it.
"""

import itertools
import shutil
import time
import warnings
from pathlib import Path

from django.conf import settings
from django.db import connection, connections

_numbers = itertools.count(1)


def close_all():
    for each in connections.all(initialized_only=True):
        each.close()


def current():
    return connection.settings_dict["NAME"]


def switch(name):
    """Point this process, with all its threads, at another database."""
    close_all()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def clone(template):
    """A copy of a database nobody is writing to; returns the copy's name."""
    close_all()
    if connection.vendor == "sqlite":
        made = Path(template).with_name(f"clone-{next(_numbers)}.sqlite3")
        settle(template)
        shutil.copyfile(template, made)
        return str(made)
    made = f"{template}_{next(_numbers)}"
    copy(template, made)
    return made


def copy(template, name):
    """On PostgreSQL: a copy under that name, in place of what had it; whole files, not page by page through the log."""
    clear(template)
    _maintain(
        f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)',
        f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY',
    )


def clear(name):
    """On PostgreSQL: end every other session in a database, for it can be neither copied nor dropped while one is in.

    Whoever is still there outlived its test: named in the output, so that it can be mended where it began.
    """
    if connection.vendor == "sqlite":
        return
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT pid, state, query FROM pg_stat_activity WHERE datname = %s AND backend_type = 'client backend'",
            [name],
        )
        for pid, *doing in cursor.fetchall():
            warnings.warn(f"a session outlived its test in {name}: {doing}", stacklevel=2)
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


def until_set_or_barred(event, *, seconds=30):
    """Within a transaction: wait for the event, or until another session stands before a lock of this one.

    So whoever is held open for another to overtake it goes on as soon as it is known whether the other can.
    SQLite does not tell who waits: there it is two seconds.
    """
    if connection.vendor == "sqlite":
        return event.wait(2)
    end = time.monotonic() + seconds
    while not event.wait(0.02) and not _somebody_barred():
        assert time.monotonic() < end, "the other has neither come nor been stopped by a lock"
    return event.is_set()


def _somebody_barred():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))")
        return cursor.fetchone() is not None


def exists(name):
    """On PostgreSQL: is there a database of that name in the cluster?"""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def drop(name):
    close_all()
    if connection.vendor == "sqlite":
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)
    else:
        _maintain(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def url(name):
    """The DATABASE_URL that makes another process open the same database."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return f"postgres://postgres@/{name}"


def settle(path):
    """Bring what is still in the write-ahead log into the file itself."""
    import sqlite3

    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    plain.close()


def _maintain(*statements):
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
