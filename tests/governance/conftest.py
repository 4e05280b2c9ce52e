import pytest


@pytest.fixture
def small(small_world):
    """A small world for tests of access (`tests/governance/bodies.py`)."""
    return small_world


@pytest.fixture
def as_(client):
    """`as_(small.gil)` is a web client signed in as Gil."""

    def sign_in(someone):
        client.force_login(someone.user)
        return client

    return sign_in
