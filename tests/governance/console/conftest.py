import pytest

from tests.governance.meetings.conftest import sitting  # noqa: F401
from tests.prepared import kept


@pytest.fixture
def floor(sitting):  # noqa: F811
    """The joint committee with its agenda published, ten days ahead at 14:00 (`floor.py`)."""
    from .floor import Floor

    return Floor(sitting)


def _walked(world):
    """`floor` once its meeting is over: item 4 carried, item 5 put off after the ruling, item 6 carried."""
    from .floor import Floor
    from .test_public_decisions import walked

    floor = Floor(world)
    floor.after = walked(floor)
    floor.meeting.refresh_from_db()
    return floor


over = kept(_walked, on="sitting_world")
