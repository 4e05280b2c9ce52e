"""Two acts at the very same moment: one has looked and is held open, the other sets off and goes as far as it gets."""

import threading

import pytest
from django.db import connections

from bench.twenty import at_once
from governance.workflow import NotAllowed
from tests.databases import until_set_or_barred


def committed(make):
    """A fixture: what `make(sitting_world)` builds, where transactions end, and every session is closed after."""

    @pytest.fixture
    def made(sitting_world, committed_db, django_db_blocker):
        with django_db_blocker.unblock():
            yield make(sitting_world)
            connections.close_all()

    return made


def in_step(leading, following, *, hold, monkeypatch):
    """(what broke, reasons against the leading act, reasons against the other); held in `hold`, (module, name)."""
    looked, overtaken, ask = threading.Event(), threading.Event(), getattr(*hold)
    refused = ([], [])

    def held(*args, **values):
        found, first = ask(*args, **values), not looked.is_set()
        looked.set()
        if first:
            until_set_or_barred(overtaken)
        return found

    def lead():
        try:
            attempt(leading, refused[0])
        finally:
            looked.set()

    def follow():
        looked.wait(30)
        try:
            attempt(following, refused[1])
        finally:
            overtaken.set()

    with monkeypatch.context() as patched:
        patched.setattr(*hold, held)
        return at_once([lead, follow]), *refused


def attempt(act, reasons):
    try:
        act()
    except NotAllowed as refusal:
        reasons += refusal.reasons
