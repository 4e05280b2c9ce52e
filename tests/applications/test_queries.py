"""The number of queries does not grow with the number of applications."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.models import Answer, Application
from cocomm.desk import waiting
from governance.access import grants_of
from governance.models import Kind, Organisation

from . import acts
from .acts import london

DESK = 15


@pytest.fixture
def many(world):
    """`many(500)`: that many drafts of other CCGs, with a few answers each; planted, because only counting counts."""

    def plant(number):
        have = Application.objects.count()
        ccgs = Organisation.objects.filter(kind=Kind.CCG, closed_on=None).order_by("pk")
        free = ccgs.exclude(applications__cycle="2015/16")
        cycles = ["2015/16", "2016/17", "2017/18"]
        places = [(ccg, cycle) for cycle in cycles for ccg in (free if cycle == "2015/16" else ccgs)]
        made = Application.objects.bulk_create(
            Application(
                ccg=ccg, cycle=cycle, model="delegated", edition=f"delegated_{cycle.replace('/', '_')}",
                starts_on=date(2015, 4, 1), opened_at=world.at, opened_by=world.gil,
            )
            for ccg, cycle in places[have - 1 : number - 1]
        )  # fmt: skip
        Answer.objects.bulk_create(
            Answer(application=each, question=key, value="yes", answered_at=world.at, answered_by=world.gil)
            for each in made
            for key in ("objectives", "governance")
        )
        assert Application.objects.count() == number

    return plant


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(seen)


@pytest.mark.parametrize("page", ["applications", "desk"])
def test_pages_of_a_national_officer_at_1_50_and_500_applications(world, as_, many, page):
    nadia, counts = as_(world.nadia), []
    for number in (1, 50, 500):
        many(number)
        counts.append(queries(nadia, reverse(page)))
    assert len(set(counts[1:])) == 1 and abs(counts[0] - counts[1]) <= 1, counts
    assert max(counts) <= DESK, counts


def test_the_desk_of_a_director_with_many_drafts(world, many):
    """Nye's office answers for eight CCGs: as many queries as for one, and something is due in each."""
    counts, found = [], []
    for number in (1, 500):
        many(number)
        with CaptureQueriesContext(connection) as seen:
            found.append(len(waiting(grants_of(world.nye, world.at))))
        counts.append(len(seen))
    assert found[0] == 1 < found[1]
    assert abs(counts[1] - counts[0]) <= 2, counts  # two more cycles, one query each for their figures


@pytest.mark.parametrize("name", ["application", "application-review", "application-submit", "application-section"])
def test_a_page_of_one_application_costs_the_same_empty_and_full(world, as_, name):
    gil = as_(world.gil)
    fresh = acts.joint(world)
    address = reverse(name, args=[fresh.ref, *(["proposal"] if name == "application-section" else [])])
    empty = queries(gil, address)
    acts.fill(fresh, world, world.at)
    for number in range(5):
        acts.prove(fresh, "conflicts", world.gil, world.at, title=f"Minutes {number}")
        acts.answer(fresh, world.gil, world.at, objectives_text=f"Version {number}")
    acts.sign_all(fresh, world, london(2015, 1, 7, 12))
    acts.answer(fresh, world.gil, world.at, objectives_text="After signing")
    full = queries(gil, address)
    assert full <= empty + 4, (empty, full)
    assert full <= 45
