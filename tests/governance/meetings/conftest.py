import pytest


@pytest.fixture
def sitting(sitting_world):
    """Two committees with people, terms and a planned meeting (`sitting_world.py`); rolled back, or a clone's own."""
    return sitting_world
