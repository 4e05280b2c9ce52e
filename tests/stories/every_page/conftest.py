"""The stage: one committed world for a whole module, with a server in front of it."""

from types import SimpleNamespace

import pytest

from tests import browser as eyes


@pytest.fixture(scope="module")
def stage(_world_template, _template, django_db_blocker):
    """`stage.live`, `stage.cookie("gil")`, `stage.places["draft"]`; the clock stands where `stage.at` puts it."""
    from tests import databases
    from tests.processes import LiveServer
    from tests.stories.every_page import stage as source

    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("DEMO_STARTED", "0")
        patch.setattr("django.conf.settings.DEMO_NOW", None)
        name = databases.clone(_world_template)
        databases.switch(name)
        try:
            made = source.build()
            made.live = LiveServer()
            yield made
            made.live.stop()
        finally:
            databases.switch(_template)
            databases.drop(name)


@pytest.fixture(scope="module")
def screens(browser):
    """Two pages of one browser: one with our scripts, one to which none is delivered."""
    opened = SimpleNamespace(
        with_scripts=eyes._open(browser, viewport=eyes.WIDE),
        without_scripts=eyes._open(browser, viewport=eyes.WIDE, scripts=False),
    )
    yield opened
    for page in vars(opened).values():
        page.context.close()
