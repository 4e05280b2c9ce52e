"""The law on one page and the pictures of the workflows are as the code says."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from cocomm import docs
from tests.house.source import ROOT


@pytest.mark.parametrize("path", ["docs/rules.md", "docs/flows.md"])
def test_generated_pages_are_fresh(path):
    assert (ROOT / path).read_text() == docs.pages()[path], "run `make docs`"


def test_a_new_rule_makes_the_page_stale(monkeypatch):
    before = docs.rules_page(["governance"])
    module = ModuleType("governance.rules.planted")
    exec(
        compile('"""A planted rule."""\ndef missing(seats):\n    """R-000: say what is missing."""', "x", "exec"),
        module.__dict__,
    )
    monkeypatch.setitem(sys.modules, "governance.rules.planted", module)
    real = docs.pkgutil.walk_packages
    found = [SimpleNamespace(name="governance.rules.planted")]
    monkeypatch.setattr(docs.pkgutil, "walk_packages", lambda *a: [*real(*a), *found])
    after = docs.rules_page(["governance"])
    assert before != after
    assert "- `missing(seats)`: R-000: say what is missing." in after
