import pytest

from publication import actions
from tests.publication import toy


@pytest.fixture(autouse=True)
def registers(settings, tmp_path):
    """The toy registers, and a folder of one's own for files and keys."""
    settings.PUBLIC_REGISTERS = toy.NAMES
    settings.DATA_DIR = tmp_path
    settings.PUBLIC_HOST = "registers.example.org"


@pytest.fixture
def publish(db):
    """Publish a toy: `publish("Ann Apple", "Bear", at="2017-01-10", since="2017-01-05")`."""

    def published(name="Ann Apple", toy_name="Bear", *, at="2017-01-10", **more):
        return actions.publish("toys", row=toy.row(name, toy_name, **more), at=toy.at(at))

    return published
