"""One paper drawn and sealed once, shared by all tests that only look at it."""

import pytest

from documents import press, rendering, sealing
from documents.models import Document
from documents.rules import payload as payloads

from . import papers


def unsaved(payload, **more):
    """A paper that never saw a database."""
    text = payloads.canonical(payload)
    return Document(
        ref="abcdef234567",
        kind="sample",
        edition="1",
        title=payload["title"],
        subject="sample:abc",
        payload=text,
        fingerprint=payloads.fingerprint_of(text),
        issued_at=papers.ISSUED,
        issued_by="Gil Marsh",
        **more,
    )


@pytest.fixture(scope="session")
def sample():
    return unsaved(papers.payload())


@pytest.fixture(scope="session")
def plain(sample):
    """The bytes before sealing."""
    return rendering.unsealed(sample)


@pytest.fixture(scope="session")
def sealed(plain):
    return sealing.seal(plain)


@pytest.fixture
def quick(monkeypatch, plain):
    """Where the page itself does not matter: the shared bytes, at once."""
    monkeypatch.setattr(press, "unsealed", lambda document: plain)
