"""What every test may ask for. The list, with an example each, is in docs/testing.md.

Plain tests roll back; tests that commit ask for `committed_db` and get a database of their own.
"""

import gc
import os
import shutil
import time
from pathlib import Path

import hypothesis
import pytest

pytest_plugins = ["tests.browser"]

ARTIFACTS = Path(__file__).resolve().parent.parent / "test-artifacts"
SCREENS = {"page", "phone", "noscript"}
COMMITS = {"committed_db", "live", "worker", "gunicorn", "browser"}
STORAGE = {"db", "world", "_template", "once"} | COMMITS
"""Without one of these pytest-django lets nothing near a database, so the engine can make no difference."""

# The same examples each time, and no stopwatch: a check must not fail by chance or by a busy machine.
hypothesis.settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.register_profile("wide", deadline=None, max_examples=2000)  # HYPOTHESIS_PROFILE=wide, to explore
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


# Thousands of collected tests and the whole of Django stay to the end: no need to look through them for garbage
# again and again. What a test leaves is young, and still found.
gc.set_threshold(50_000, 20, 100)


def pytest_collection_finish():
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config, items):
    """Mark tests by what they ask for. Alone the quick ones come first; in lanes last, so that lanes end together."""
    for item in items:
        names = set(getattr(item, "fixturenames", ()))
        if _screens(item):  # a page of Chromium brings the browser with it; a test may call something else its page
            names |= {"browser", "live"}
        if "browser" in names:
            item.add_marker(pytest.mark.browser)
        if "worker" in names:
            item.add_marker(pytest.mark.worker)
        if names & COMMITS:
            item.add_marker(pytest.mark.slow)
        if names & STORAGE or item.get_closest_marker("django_db") or _asks_later(item):
            item.add_marker(pytest.mark.storage)
    items.sort(key=_weight, reverse=hasattr(config, "workerinput"))


def _screens(item):
    """The screens a test is given by name and asks for while it runs."""
    given = item.callspec.params.values() if hasattr(item, "callspec") else ()
    return {each for each in given if isinstance(each, str)} & SCREENS


def _asks_later(item):
    """May the test, or a fixture of ours that it uses, ask for a database while it runs?"""
    ours = [each for found in item._fixtureinfo.name2fixturedefs.values() for each in found if "tests" in each.baseid]
    return "request" in item._fixtureinfo.argnames or any("request" in each.argnames for each in ours)


def pytest_unconfigure(config):
    """Each lane leaves as it came: its folder goes with it."""
    shutil.rmtree(os.environ.pop("TEST_DATA_DIR", "/nowhere"), ignore_errors=True)


def _weight(item):
    heavy = [name for name in ("slow", "browser", "worker") if item.get_closest_marker(name)]
    return len(heavy) + ("screens" in item.fixturenames)


def pytest_runtest_setup(item):
    from django.conf import settings

    if item.get_closest_marker("postgres") and not settings.ON_POSTGRES:
        pytest.skip("holds on PostgreSQL only")


@pytest.fixture(scope="session", autouse=True)
def _outbox(django_test_environment):
    """Keep our own mail backend: a test environment would put Django's in its place."""
    from django.conf import settings

    settings.EMAIL_BACKEND = "jobs.mail.OutboxBackend"


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """The migrated database, also where every test takes clones (pytest-django's looks at marks alone)."""
    from django.test.utils import teardown_databases

    from tests import databases, migrated

    with django_db_blocker.unblock():
        made = migrated.set_up()
    yield
    with django_db_blocker.unblock():
        databases.close_all()
        databases.clear(databases.current())
        teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def _template(django_db_setup, django_db_blocker):
    """The migrated, empty database that clones are taken from."""
    from tests import databases

    with django_db_blocker.unblock():
        return databases.current()


@pytest.fixture(scope="session")
def _worlds(_template, django_db_blocker):
    """The worlds of `tests/prepared.py`, each built when it is first asked for."""
    from tests import prepared

    made = prepared.Worlds(_template)
    yield made
    with django_db_blocker.unblock():
        made.end()


@pytest.fixture(scope="session")
def _world_template(_worlds, django_db_blocker):
    """The database with the cast of `tests/world.py`, built once, through actions."""
    with django_db_blocker.unblock():
        return _worlds.database("world")


@pytest.fixture
def _chosen_database(request, _worlds, django_db_blocker):
    """Before a test begins its transaction, open the database it wants; the next one leaves it open if it wants it."""
    from tests import databases, prepared

    with django_db_blocker.unblock():
        database = _worlds.database(prepared.wanted(request))
        if database != databases.current():
            databases.switch(database)


@pytest.fixture
def _django_db_helper(_chosen_database, _django_db_helper):
    """pytest-django's own, begun after the database is chosen."""
    return _django_db_helper


@pytest.fixture
def _things(request, _worlds):
    """What the world of this test holds. What a test changes is rolled back, or dropped with its clone."""
    from tests import prepared

    request.getfixturevalue("committed_db" if COMMITS & set(request.fixturenames) else "db")
    return _worlds.take(prepared.wanted(request))


@pytest.fixture
def world(_things):
    """The standing cast (`tests/world.py`)."""
    from tests import world as source

    return source.cast()


@pytest.fixture
def reference_world(_things):
    """The shipped list of bodies, loaded on 1 January 2019; gives the report of it."""
    return _things["reference_world"]


@pytest.fixture
def small_world(_things):
    """Two CCGs, their office, the nation, and five people (`tests/governance/bodies.py`)."""
    return _things["small_world"]


@pytest.fixture
def sitting_world(_things):
    """Two committees with people, terms and a planned meeting (`tests/governance/meetings/sitting_world.py`)."""
    return _things["sitting_world"]


@pytest.fixture
def declaring_world(_things):
    """A CCG whose people declare (`tests/conflicts/conftest.py`)."""
    return _things["declaring_world"]


def _own_database(template, blocker):
    from tests import databases

    with blocker.unblock():
        name = databases.clone(template)
        before = databases.current()
        databases.switch(name)
        yield name
        databases.switch(before)
        databases.drop(name)


@pytest.fixture
def committed_db(request, _worlds, django_db_blocker):
    """A database of one's own, where commits last until the test ends."""
    from tests import prepared

    with django_db_blocker.unblock():
        template = _worlds.database(prepared.wanted(request))
    yield from _own_database(template, django_db_blocker)


@pytest.fixture
def live(committed_db):
    """Our pages over HTTP, in a thread of this process: `page.goto(live + "/")`."""
    from tests.processes import LiveServer

    server = LiveServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def valkey(tmp_path_factory):
    """A broker: the one `cocomm.services` started, else one of this test run's own."""
    if os.environ.get("REDIS_URL"):
        number = "".join(c for c in os.environ.get("PYTEST_XDIST_WORKER", "") if c.isdigit())
        yield os.environ["REDIS_URL"].rsplit("/", 1)[0] + f"/{int(number or 0) % 15 + 1}"
        return
    from cocomm.services import Valkey

    with Valkey(tmp_path_factory.mktemp("valkey")) as server:
        yield server.environment["REDIS_URL"]


@pytest.fixture
def broker(valkey, settings):
    """Messages go to a real, empty broker during this test."""
    import redis

    from cocomm.celery import app

    redis.Redis.from_url(valkey).flushdb()
    before = app.conf.broker_url
    settings.CELERY_BROKER_URL = valkey
    _use_broker(app, valkey)
    yield valkey
    _use_broker(app, before)


def _use_broker(app, url):
    from jobs import wake

    app.conf.broker_url = url
    app.conf.broker_read_url = app.conf.broker_write_url = url
    app._pool = app.amqp._producer_pool = None
    wake._drop()
    wake._here.resting_until = 0


@pytest.fixture
def worker(committed_db, broker, tmp_path):
    """A real Celery worker on this test's database and broker."""
    from tests import processes

    process = processes.worker(tmp_path / "worker.log")
    wait_until(lambda: " ready." in process.said() or process.child.poll() is not None, seconds=120)
    assert process.child.poll() is None, process.said()
    yield process
    process.stop()


@pytest.fixture
def gunicorn(committed_db, tmp_path):
    """The real web server with two workers, for races and kills."""
    from cocomm.services import free_port, wait_for
    from tests import processes

    port = free_port()
    process = processes.gunicorn(tmp_path / "gunicorn.log", port=port)
    wait_for(port, seconds=120)
    process.url = f"http://127.0.0.1:{port}"
    yield process
    process.stop()


def wait_until(question, *, seconds=120, every=0.1):
    """Ask again and again until the answer is true; the last answer is returned."""
    end = time.monotonic() + seconds
    while not (answer := question()) and time.monotonic() < end:
        time.sleep(every)
    assert answer, f"still not so after {seconds} s: {question}"
    return answer


@pytest.fixture(name="wait_until")
def _wait_until():
    return wait_until
