"""Many hands at once: fifty identical confirmations are one declaration, fifty different ones are all kept."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from conflicts import actions
from conflicts.models import Declaration, Interest
from tests.conflicts.conftest import AT, built, stated
from tests.governance.bodies import SmallWorld

HANDS = 50


@pytest.fixture
def ccg(committed_db, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return built(SmallWorld())


def at_once(work):
    def one(number):
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(one, range(HANDS)))


def test_the_same_confirmation_fifty_times(ccg):
    ccg.declare(ccg.gee, stated())
    connection.close()
    made = at_once(lambda n: ccg.declare(ccg.gee).pk)
    assert len(set(made)) == 1
    assert Declaration.objects.filter(declarant=ccg.gee).count() == 1
    assert Interest.objects.count() == 1


def test_fifty_different_interests_are_all_kept(ccg):
    connection.close()
    at_once(lambda n: ccg.declare(ccg.gee, stated(counterparty=f"Body {n}")))
    assert Interest.objects.count() == HANDS
    numbers = list(Declaration.objects.filter(declarant=ccg.gee).values_list("number", flat=True))
    assert sorted(numbers) == list(range(1, HANDS + 1))


def test_fifty_asks_write_one_letter(ccg):
    from jobs.models import Message

    connection.close()
    made = at_once(lambda n: actions.ask(ccg.gee, reason="refresh", by=ccg.small.gil.user, at=AT).pk)
    assert len(set(made)) == 1
    assert Message.objects.filter(key__startswith="conflicts:ask:").count() == 1
