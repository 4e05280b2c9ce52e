"""Building worlds twice in one test."""

from contextlib import contextmanager

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import transaction


@contextmanager
def _rolled_back():
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)
            ContentType.objects.clear_cache()


@pytest.fixture
def rolled_back():
    """A block whose rows are gone after it."""
    return _rolled_back
