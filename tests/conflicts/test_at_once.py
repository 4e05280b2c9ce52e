"""Many hands at once: fifty identical confirmations are one declaration, fifty different ones are all kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime

import pytest
from django.db import connection, connections

from conflicts import actions
from conflicts.models import Declaration, Interest
from documents.models import Document
from governance.workflow import NotAllowed
from jobs.clock import LONDON
from jobs.models import Disposal
from tests.conflicts.conftest import AT, stated

HANDS = 50


@pytest.fixture
def ccg(committed_db, declaring_world, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return declaring_world


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


def test_a_disposal_confirmed_by_two_at_once_is_done_once(ccg):
    """One certificate, and leave for each row once; the others are told that it is done."""
    small, then = ccg.small, datetime(2023, 4, 1, 10, tzinfo=LONDON)
    interest = ccg.declared(ccg.gee, to_on=date(2017, 3, 10))
    made = actions.propose_disposal(small.blackpool, keys=[f"interest:{interest.ref}"], by=small.gil.user, at=then)
    connection.close()

    def confirm(number):
        try:
            actions.confirm_disposal(made, by=(small.lena, small.anita)[number % 2].user, at=then)
        except NotAllowed:
            return False
        return True

    assert at_once(confirm).count(True) == 1
    assert Document.objects.count() == 1 and not Interest.objects.exists()
    assert Disposal.objects.filter(table_name="conflicts_interest").count() == 1


def test_fifty_asks_write_one_letter(ccg):
    from jobs.models import Message

    connection.close()
    made = at_once(lambda n: actions.ask(ccg.gee, reason="refresh", by=ccg.small.gil.user, at=AT).pk)
    assert len(set(made)) == 1
    assert Message.objects.filter(key__startswith="conflicts:ask:").count() == 1
