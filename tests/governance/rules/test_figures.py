"""Books of figures: only unverified ones yield, and a book knows under which figures it stood."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal

import pytest

from governance.rules.figures import Basis, Book, Cited, book, reasons_against


@dataclass(frozen=True)
class Rules(Book):
    days: int
    share: Decimal
    hour: time


ENTRIES = {
    "days": Cited(28, "R-012", "the Act", Basis.FOUND, kind="count"),
    "share": Cited(Decimal("0.5"), "R-151", "memory", Basis.UNVERIFIED, kind="share"),
    "hour": Cited(time(12), "R-126", "LMC", Basis.UNVERIFIED, kind="time"),
}


def test_values_and_citations():
    rules = book(Rules, "2015", ENTRIES)
    assert (rules.days, rules.share, rules.hour) == (28, Decimal("0.5"), time(12))
    assert rules.editable == ("share", "hour")
    assert rules.cited["days"].rule == "R-012"


@pytest.mark.parametrize(
    "name, value, words",
    [
        ("days", "30", "stated by its source"),
        ("share", "half", "must be a share"),
        ("hour", "25:00", "must be a time"),
        ("nights", "1", "no figure"),
    ],
)
def test_reasons_against_a_figure(name, value, words):
    assert words in reasons_against(ENTRIES, name, value)[0]
    with pytest.raises(ValueError, match=words):
        book(Rules, "2015", ENTRIES, {name: value})


def test_a_replaced_figure_is_read_marked_and_fingerprinted():
    plain, told = book(Rules, "2015", ENTRIES), book(Rules, "2015", ENTRIES, {"share": "0.75"})
    assert told.share == Decimal("0.75") and told.cited["share"].changed
    assert len({plain.fingerprint, told.fingerprint, book(Rules, "2016", ENTRIES).fingerprint}) == 3
    assert plain.fingerprint == book(Rules, "2015", ENTRIES).fingerprint
    assert ENTRIES["share"].value == Decimal("0.5")
