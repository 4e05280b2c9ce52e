import pytest


@pytest.fixture
def small(db):
    """A small world for tests of access (`tests/governance/bodies.py`)."""
    from tests.governance.bodies import SmallWorld

    return SmallWorld()


@pytest.fixture
def as_(client):
    """`as_(small.gil)` is a web client signed in as Gil."""

    def sign_in(someone):
        client.force_login(someone.user)
        return client

    return sign_in
