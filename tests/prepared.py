"""Worlds built once a lane, each in a database of its own, and as new for every test.

Building a world through its actions costs more than most tests of it. So the first test that asks
has it built and committed; the others begin their transaction in that database, or take a clone of
it, and get the same people as objects of their own. A world is of its day (meetings are planned ten
days ahead), so after midnight it is built again.

A folder of tests may go on from one of them: `held = kept(build, on="sitting_world")` is a fixture
that gives what `build(sitting_world)` returned, and the tests that ask for it live in that database.
"""

import pickle
from dataclasses import dataclass
from datetime import date

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.test import override_settings

from tests import databases

ORDER = ("declaring_world", "sitting_world", "small_world", "world", "reference_world")
"""Fixtures that are worlds; one that holds another stands before it."""
LATER = date(2019, 1, 1)
KEPT = {}
"""What goes on from a world: key → (the world, how it goes on)."""


def kept(build, *, on):
    """A fixture that gives what `build(world)` made, made once a lane; what a test changes is its own.

    `build` acts on the database alone, and returns what can be pickled. What it puts into files lies in the
    lane's folder.
    """
    key = f"{build.__module__}.{build.__qualname__}"
    KEPT[key] = on, build

    def fixture(_things):
        return _things[key]

    fixture.__doc__, fixture.world = build.__doc__, key
    return pytest.fixture(fixture)


def wanted(request):
    """Which of the worlds the test lives in; None for the empty database."""
    found = request.node._fixtureinfo.name2fixturedefs.values()
    more = {key for each in found if (key := getattr(each[-1].func, "world", None))}
    assert len(more) < 2, f"a test lives in one world, not in {sorted(more)}"
    return next(iter(more), None) or next((name for name in ORDER if name in request.fixturenames), None)


@dataclass
class Prepared:
    database: str
    things: bytes
    on: date


class Worlds:
    def __init__(self, template):
        self.template, self.built, self.folder = template, {}, settings.DATA_DIR

    def of(self, name):
        made = self.built.get(name)
        if made and made.on != _today():
            databases.drop(self.built.pop(name).database)
            made = None
        return made or self._build(name)

    def database(self, name):
        """The database a test begins in, and clones are taken from."""
        return self.of(name).database if name else self.template

    def take(self, name):
        """What the fixtures of that world give, as objects of one's own; its `now` is the moment they are taken."""
        from jobs.clock import now

        things = pickle.loads(self.built[name].things)
        for world, each in things.items():
            if world in ORDER and hasattr(each, "now"):
                each.now = now().replace(microsecond=0)
        return things

    def _build(self, name):
        before, on = databases.current(), _today()
        source, make = KEPT.get(name, (None, None))
        database = databases.clone(self.database(source))
        databases.switch(database)
        try:
            with override_settings(DEMO_NOW=None, DATA_DIR=self.folder):
                things = self._more(name, source, make) if source else globals()[f"_{name}"]()
        finally:
            ContentType.objects.clear_cache()
            databases.switch(before)
        self.built[name] = Prepared(database, pickle.dumps(things), on)
        return self.built[name]

    def _more(self, name, source, make):
        from tests import world

        things = self.take(source)
        return things | {name: make(things[source] if source in things else world.cast())}

    def end(self):
        databases.switch(self.template)
        for each in self.built.values():
            databases.drop(each.database)


def _today():
    from jobs.clock import london, real_time

    return london(real_time()).date()


def _world():
    from tests import world

    world.build()
    return {}


def _reference_world():
    from governance.actions.reference import load_reference
    from jobs.clock import start_of

    return {"reference_world": load_reference(at=start_of(LATER))}


def _small_world():
    from tests.governance.bodies import SmallWorld

    return {"small_world": SmallWorld()}


def _sitting_world():
    from tests.governance.meetings.sitting_world import SittingWorld

    made = SittingWorld()
    return {"sitting_world": made, "small_world": made}


def _declaring_world():
    from tests.conflicts.conftest import built
    from tests.governance.bodies import SmallWorld

    made = built(SmallWorld())
    return {"declaring_world": made, "small_world": made.small}
