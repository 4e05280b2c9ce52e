"""What may follow what on the lines of a body kept by hand."""

from datetime import date

import pytest

from governance.models import Kind
from governance.rules import bodies as rules

MAY, JUNE, JULY = date(2014, 5, 1), date(2014, 6, 1), date(2014, 7, 1)


@pytest.mark.parametrize(
    ("on", "opened", "closed", "words"),
    [
        (JUNE, None, None, []),
        (JUNE, JUNE, JUNE, []),
        (MAY, JUNE, None, ["opened on 1 June 2014"]),
        (JULY, None, JUNE, ["last day was 1 June 2014"]),
    ],
)
def test_nothing_begins_outside_its_life(on, opened, closed, words):
    found = rules.lifetime_faults(on, opened=opened, closed=closed)
    assert len(found) == len(words) and all(word in said for word, said in zip(words, found, strict=True))


@pytest.mark.parametrize(
    ("on", "changed", "count"), [(JUNE, None, 0), (JULY, JUNE, 0), (JUNE, JUNE, 1), (MAY, JUNE, 1)]
)
def test_a_line_is_told_forwards(on, changed, count):
    assert len(rules.line_faults(on, changed=changed)) == count


def test_a_name_is_new_and_not_ahead():
    assert rules.name_faults("New Name", JUNE, now="Old Name", today=JUNE) == []
    assert len(rules.name_faults("OLD  name", JULY, now="Old Name", today=JUNE)) == 2


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
@pytest.mark.parametrize("above", [kind.value for kind in Kind])
def test_who_stands_under_whom(kind, above):
    found = rules.parent_faults(kind, above, JUNE, same=False, opened=None, closed=None, is_self=False)
    assert bool(found) is (above not in rules.ABOVE.get(kind, ()))


def test_all_that_is_wrong_with_a_parent():
    days = {"opened": JULY, "closed": None}
    assert len(rules.parent_faults("ccg", "ccg", JUNE, same=True, is_self=False, **days)) == 3
    assert rules.parent_faults("ccg", "ccg", JUNE, same=True, is_self=True, **days) == [
        "A body cannot stand under itself."
    ]


@pytest.mark.parametrize(
    ("on", "opened", "closed", "changed", "count"),
    [(JUNE, MAY, None, MAY, 0), (JUNE, JUNE, None, JUNE, 0), (MAY, JUNE, None, JUNE, 2), (JUNE, None, JULY, None, 1)],
)
def test_closing(on, opened, closed, changed, count):
    assert len(rules.closing_faults(on, opened=opened, closed=closed, changed=changed)) == count


@pytest.mark.parametrize(
    ("opened", "closed", "first_end", "changed", "count"),
    [
        (None, None, None, None, 0),
        (MAY, JUNE, MAY, JUNE, 0),
        (JUNE, MAY, None, None, 1),
        (JULY, None, None, None, 1),  # today is 1 June
        (JUNE, None, MAY, None, 1),
        (None, MAY, None, JUNE, 1),
    ],
)
def test_days_corrected(opened, closed, first_end, changed, count):
    assert len(rules.dates_faults(opened, closed, today=JUNE, first_end=first_end, changed=changed)) == count
