"""The migrated database, made once for a set of migrations and copied ever after.

Running every migration takes a while; two lanes would do it twice, and each run of a few tests
once more. So the first to come migrates and keeps the result under the fingerprint of all
migrations and of what they call; the others copy it. On PostgreSQL the copy lives in the run's own
cluster and goes with it; on SQLite it stays in the temporary folder. Any changed migration, lock
file or settings makes another fingerprint, and a database of its own.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from unittest import mock

from django.db import connection
from django.db.migrations.state import ProjectState
from django.test.utils import setup_databases

from tests import databases

ROOT = Path(__file__).resolve().parent.parent
CALLED = ("requirements.txt", "cocomm/settings.py", "tests/settings.py", "jobs/immutable.py", "jobs/ids.py")


def set_up():
    """Give this lane its migrated database; returns what `teardown_databases` wants."""
    with _alone():
        if kept := _is_kept():
            _copy(_kept_name(), _test_name())
        with each_model_alone():
            made = setup_databases(
                verbosity=0, interactive=False, aliases={"default"}, serialized_aliases=set(), keepdb=kept
            )
        if not kept:
            databases.close_all()
            _copy(_test_name(), _kept_name())
    return made


@contextlib.contextmanager
def each_model_alone():
    """Migrate in a tenth of the time: a changed model is rendered again, but not all that is related to it.

    Nearly everything here is related to a person, so Django renders seventy models for each that changes.
    What code in a migration is given is still rendered whole (`is_delayed`). `tests/house/test_migrated.py`
    compares the outcome with Django's own.
    """

    def only_itself(state, app_label, model_name, delay=False):
        state.is_delayed = True
        return {(app_label, model_name)}

    with mock.patch.object(ProjectState, "_find_reload_model", only_itself):
        yield


def _fingerprint():
    found = hashlib.sha256()
    for path in sorted([*ROOT.glob("*/migrations/*.py"), *(ROOT / name for name in CALLED)]):
        found.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return found.hexdigest()[:16]


def _folder():
    folder = Path(tempfile.gettempdir()) / f"cocomm-migrated-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


@contextlib.contextmanager
def _alone():
    """Only those wait for each other who want the same database: another run's cluster is no business of ours."""
    cluster = Path(os.environ.get("PGHOST") or "/nowhere")
    place = cluster if connection.vendor != "sqlite" and cluster.is_dir() else _folder()
    with open(place / f"{Path(_kept_name()).name}.lock", "w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _test_name():
    return connection.creation._get_test_db_name()


def _kept_name():
    if connection.vendor == "sqlite":
        return str(_folder() / f"{_fingerprint()}.sqlite3")
    return f"migrated_{_fingerprint()}"


def _is_kept():
    if connection.vendor == "sqlite":
        return Path(_kept_name()).exists()
    return databases.exists(_kept_name())


def _copy(source, target):
    if connection.vendor == "sqlite":
        databases.settle(source)
        shutil.copyfile(source, f"{target}.part")
        Path(f"{target}.part").replace(target)
    else:
        databases.copy(source, target)
