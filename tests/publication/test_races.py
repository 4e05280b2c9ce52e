"""Many writers and several sequencers at once: every entry gets one place, and the tree holds."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connections

from publication import actions
from publication.ledger import audit
from publication.models import Entry, Leaf, LedgerHead, Waiting
from tests.publication.toy import at, row

WRITERS, EACH, SEQUENCERS = 6, 12, 3


@pytest.mark.postgres
@pytest.mark.slow
def test_writers_and_sequencers_at_once(committed_db):
    start, over, problems = threading.Barrier(WRITERS + SEQUENCERS), threading.Event(), []

    def run(work):
        try:
            start.wait()
            work()
        except Exception as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    def write():
        for n in range(EACH):
            entry = actions.publish("toys", row=row(f"Person {n}"), at=at("2017-01-10"))
            actions.correct(entry.ref, row=row(f"Person {n}", "Car"), at=at("2017-01-11"))

    def sequence():
        while not over.is_set():
            actions.sequence(at=datetime.now(UTC))

    sequencers = [threading.Thread(target=run, args=[sequence]) for _ in range(SEQUENCERS)]
    writers = [threading.Thread(target=run, args=[write]) for _ in range(WRITERS)]
    for thread in [*sequencers, *writers]:
        thread.start()
    for thread in writers:
        thread.join()
    over.set()
    for thread in sequencers:
        thread.join()
    actions.sequence(at=datetime.now(UTC))
    assert problems == []
    assert Entry.objects.count() == Leaf.objects.count() == 2 * WRITERS * EACH
    assert Waiting.objects.count() == 0 and LedgerHead.objects.latest("size").size == 2 * WRITERS * EACH
    assert list(audit.faults()) == []


@pytest.mark.postgres
@pytest.mark.slow
def test_two_corrections_at_once_are_two_versions(committed_db):
    """Careless, both would follow version 1 and one would be lost; the lock puts them in a row."""
    ref = actions.publish("toys", row=row(), at=at("2017-01-10")).ref
    start, problems = threading.Barrier(8), []

    def correct(number):
        try:
            start.wait()
            actions.correct(ref, row=row(toy=f"Toy {number}"), at=at("2017-01-11"))
        except Exception as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=correct, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert sorted(Entry.objects.values_list("version", flat=True)) == list(range(1, 10))
    assert list(audit.faults()) == []


@pytest.mark.postgres
@pytest.mark.slow
def test_the_same_fact_republished_by_many_at_once_is_said_once(committed_db):
    start, made, problems = threading.Barrier(8), [], []

    def republish():
        try:
            start.wait()
            made.append(actions.republish("toys", origin="toy:1", row=row(), at=at("2017-01-11")))
        except Exception as problem:
            problems.append(problem)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=republish) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == [] and len([entry for entry in made if entry]) == 1
    assert Entry.objects.count() == 1
