"""Bodies entered, renamed, moved and closed by hand."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from governance.actions.organisations import close, move_under, register, rename
from governance.models import Kind, Organisation
from jobs.clock import start_of

pytestmark = pytest.mark.django_db
NOW = start_of(date(2015, 1, 7))


def council(**given):
    given = {"kind": Kind.LOCAL_AUTHORITY, "name": "Blackpool Council", "by": None, "at": NOW, **given}
    return register(**given)


def test_a_council_has_a_name_on_every_day():
    body = council()
    assert [body.name_on(date(year, 1, 1)) for year in (2012, 2015, 2030)] == ["Blackpool Council"] * 3
    assert body.parent_on(date(2015, 1, 7)) is None
    assert body.history.get().history_change_reason == "entered by hand"


def test_a_new_name_leaves_the_old_one_known():
    body = rename(council(), name="Blackpool Borough Council", on=date(2014, 6, 1), by=None, at=NOW, why="x")
    assert body.name_on(date(2014, 5, 31)) == "Blackpool Council"
    assert body.name_on(date(2014, 6, 1)) == "Blackpool Borough Council"


def test_a_ccg_moved_by_hand_whatever_the_list_says(reference_world):
    body, west = Organisation.objects.with_code("06Q"), Organisation.objects.with_code("Q77")
    move_under(body, parent=west, on=date(2016, 1, 1), by=None, at=NOW, why="x")
    assert body.parent_on(date(2015, 12, 31)).code == "Q79"
    assert body.parent_on(date(2016, 1, 1)).code == "Q77"
    with pytest.raises(ValidationError):
        move_under(body, parent=body, on=date(2016, 1, 1), by=None, at=NOW, why="x")


def test_closing_ends_the_place_under_a_parent(reference_world):
    body = Organisation.objects.with_code("06Q")
    closed = close(body, on=date(2016, 6, 30), by=None, at=NOW, why="merged")
    assert not closed.open_on(date(2016, 7, 1)) and closed.open_on(date(2016, 6, 30))
    assert closed.parent_on(date(2016, 6, 30)).code == "Q79"
    assert closed.parent_on(date(2016, 7, 1)) is None
    with pytest.raises(ValidationError):
        close(body, on=date(2012, 1, 1), by=None, at=NOW, why="x")


def test_one_body_per_code_and_a_known_kind():
    council(code="rq1")
    assert Organisation.objects.with_code("RQ1")
    with pytest.raises(ValidationError):
        council(code="RQ1")
    with pytest.raises(ValidationError):
        council(kind="pub")
    with pytest.raises(IntegrityError):
        Organisation(kind="pub", name="x").save_as(by=None)


def test_registered_under_a_parent(reference_world):
    above = Organisation.objects.with_code("00R")
    body = council(kind=Kind.PRACTICE, parent=above, opened_on=date(2014, 1, 1), code="P81001")
    assert body.parent_on(date(2014, 1, 1)) == above and body.parent_on(date(2013, 12, 31)) is None
    assert list(Organisation.objects.under(above, on=date(2015, 1, 1))) == [body]


def test_loaded_periods_answer_without_asking_again(reference_world, django_assert_num_queries):
    with django_assert_num_queries(4):
        for body in Organisation.objects.ccgs().with_periods():
            above = body.parent_on(date(2015, 4, 1))
            assert body.name_on(date(2015, 4, 1)) and (above is None or above.name_on(date(2015, 4, 1)))


def test_coverage_of_one_body(reference_world):
    body = Organisation.objects.with_code("06Q")
    assert body.coverage(date(2017, 3, 31)) is None
    assert "true up to 31 March 2017" in body.coverage(date(2017, 4, 1))
