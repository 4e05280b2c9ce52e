import pytest

from tests.governance.meetings.conftest import sitting  # noqa: F401


@pytest.fixture
def floor(sitting):  # noqa: F811
    """The joint committee with its agenda published, ten days ahead at 14:00 (`floor.py`)."""
    from .floor import Floor

    return Floor(sitting)
