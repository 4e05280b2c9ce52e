"""The edition is that of the event; every figure is cited; only unverified ones give way."""

from datetime import date

import pytest

from conflicts.rules.editions import Edition, Guidance, edition_on, guidance, in_force
from conflicts.rules.editions_stated import ENTRIES


@pytest.mark.parametrize(
    ("on", "edition"),
    [
        (date(2012, 1, 1), "E2013"),
        (date(2013, 4, 1), "E2013"),
        (date(2014, 12, 17), "E2013"),
        (date(2014, 12, 18), "E2014"),
        (date(2016, 6, 27), "E2014"),
        (date(2016, 6, 28), "E2016"),
        (date(2017, 6, 15), "E2016"),
        (date(2017, 6, 16), "E2017"),
        (date(2022, 6, 30), "E2017"),
    ],
)
def test_edition_of_the_event(on, edition):
    assert edition_on(on) == edition
    assert in_force(on).key == edition


@pytest.mark.parametrize("edition", list(Edition))
def test_every_figure_is_cited(edition):
    fields = set(Guidance.__dataclass_fields__) - {"key", "cited"}
    assert set(ENTRIES[edition]) == fields
    for name, cited in ENTRIES[edition].items():
        assert cited.rule.startswith("R-"), name
        assert cited.source, name
        assert cited.basis, name


def test_only_unverified_figures_give_way():
    book = in_force(date(2018, 1, 1), figures={"E2017": {"gifts_together_months": "6"}})
    assert book.gifts_together_months == 6
    assert book.fingerprint != guidance("E2017").fingerprint
    with pytest.raises(ValueError, match="stated by its source"):
        guidance("E2017", figures={"days_to_declare": "30"})
    with pytest.raises(ValueError, match="must be a count"):
        guidance("E2017", figures={"gifts_together_months": "half a year"})


def test_figures_of_one_edition_leave_the_others_alone():
    figures = {"E2017": {"gifts_together_months": "6"}}
    assert in_force(date(2017, 1, 1), figures=figures).gifts_together_months == 12


@pytest.mark.parametrize("edition", list(Edition))
def test_whatever_can_be_replaced_can_be_read(edition):
    book = guidance(edition)
    for name in book.editable:
        value = getattr(book, name)
        guidance(edition, figures={name: value.isoformat() if isinstance(value, date) else str(value)})
