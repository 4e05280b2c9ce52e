"""The sitting world of the meeting tests serves the set-up screens too."""

from datetime import timedelta

import pytest
from django.urls import reverse

from governance.actions.terms import draft_terms
from tests.governance.meetings.conftest import sitting

__all__ = ["sitting"]


@pytest.fixture
def page(sitting, client):
    """Pages as one of the cast: `page("mia", "committee", ref, data)`."""

    def opened(who, name, *args, data=None, query=""):
        client.logout()
        if who:
            client.force_login(getattr(sitting, who).user)
        address = reverse(name, args=args) + query
        return client.post(address, data, follow=True) if data is not None else client.get(address)

    return opened


@pytest.fixture
def draft(sitting):
    day = sitting.now.date() + timedelta(days=30)
    return draft_terms(sitting.essex, version="2", pattern="essex", from_on=day, by=sitting.mia.user, at=sitting.now)
