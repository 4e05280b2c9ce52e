import pytest


@pytest.fixture
def sitting(sitting_world):
    """Two committees with people, terms and a planned meeting (`sitting_world.py`); rolled back, or a clone's own."""
    return sitting_world


@pytest.fixture
def kept(sitting, settings, tmp_path):
    """An item in private for sixty days more (`private_business.py`)."""
    from .private_business import keep

    return keep(sitting, settings, tmp_path)
