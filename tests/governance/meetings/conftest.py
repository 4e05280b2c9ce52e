import pytest


@pytest.fixture
def sitting(request):
    """Two committees with people, terms and a planned meeting (`sitting_world.py`); rolled back, or a clone's own."""
    from tests.conftest import COMMITS
    from tests.governance.meetings.sitting_world import SittingWorld

    request.getfixturevalue("committed_db" if COMMITS & set(request.fixturenames) else "db")
    return SittingWorld()
