"""Walks go through many pages, many acts, or many columns, to show that nothing of a kind is anywhere.

What they show hangs on our pages and verbs, whose every question other tests put to both engines. So
PostgreSQL is walked whole, and on SQLite a few walk for all, to show that it can be walked at all.
"""

import pytest


def on_postgres(cases, *, and_on_sqlite):
    """The cases of `parametrize`: all of them on PostgreSQL, one also on SQLite."""
    cases = list(cases)
    assert any(_name(each) == and_on_sqlite for each in cases), and_on_sqlite
    return [each if _name(each) == and_on_sqlite else pytest.param(*_values(each), marks=pytest.mark.walk)
            for each in cases]  # fmt: skip


def _values(case):
    return case if isinstance(case, tuple) else (case,)


def _name(case):
    return _values(case)[0]
