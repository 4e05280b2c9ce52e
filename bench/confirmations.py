"""A thousand confirmations at once: the same one again and again, then a thousand different ones.

What is lost or written twice is counted from the rows afterwards; both have to be nought.
"""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from django.db import connection, connections

from bench.ratio import tell

MANY, PEOPLE, HANDS = 1000, 20, 16


def run():
    listed = _people()
    connection.close()
    _the_same(listed[0])
    _different(listed[1:])


def _people():
    """People who declare at Blackpool, with accounts."""
    from conflicts import actions
    from conflicts.rules.people import Standing
    from governance.actions import make_account, record_person
    from governance.models import Organisation, User
    from jobs.clock import now

    at, gil = now(), User.objects.get(email="gil@example.org")
    ccg = Organisation.objects.get(code="00R")
    found = []
    for number in range(PEOPLE + 1):
        person = record_person(name=f"Person {number}", by=None)
        make_account(person, email=f"person-{number}@example.org", password="a long enough password", proved=True)
        found.append(actions.record_declarant(
            person, ccg=ccg, position="Member", standings=[Standing.MEMBER], joined_on=date(2013, 4, 1), by=gil, at=at
        ))  # fmt: skip
    return found


def _the_same(declarant):
    """One person's answer, sent a thousand times: by impatience, by several devices."""
    from conflicts.models import Declaration, Interest

    stated = _stated("The one body")
    answers, seconds = _at_once(lambda number: _answer(declarant, stated))
    rows = Declaration.objects.filter(declarant=declarant)
    _tell(
        "1,000 equal confirmations", seconds,
        lost=sum(not rows.filter(pk=pk).exists() for pk in set(answers)) + (MANY - len(answers)),
        duplicated=rows.count() - 1 + Interest.objects.filter(declarant=declarant).count() - 1,
    )  # fmt: skip


def _different(listed):
    """A thousand different interests of twenty people: each is kept once, and each declaration has its number."""
    from conflicts.models import Declaration, Interest

    wanted = {(listed[n % PEOPLE].pk, f"Body {n}") for n in range(MANY)}
    _, seconds = _at_once(lambda n: _answer(listed[n % PEOPLE], _stated(f"Body {n}")))
    held = list(Interest.objects.filter(declarant__in=listed).values_list("declarant", "counterparty"))
    numbers = Declaration.objects.filter(declarant__in=listed).values_list("declarant", "number")
    right = {(each.pk, number) for each in listed for number in range(1, MANY // PEOPLE + 1)}
    _tell(
        "1,000 different confirmations", seconds, lost=len(wanted - set(held)), duplicated=len(held) - len(set(held)),
        numbers_wrong=len(right ^ set(numbers)) + len(numbers) - len(set(numbers)),
    )  # fmt: skip


def _answer(declarant, stated):
    from conflicts import actions
    from conflicts.models import Declarant
    from jobs.clock import now

    mine = Declarant.objects.select_related("person__user").get(pk=declarant.pk)
    return actions.answer(
        mine, typed_name=mine.person.name, associates="no", added=[stated], by=mine.person.user, at=now()
    ).pk


def _stated(name):
    from conflicts.rules.interests import Stated

    return Stated(
        category="direct_pecuniary", counterparty=name, description="Director", from_on=date(2014, 12, 20),
        aware_on=date(2014, 12, 20),
    )  # fmt: skip


def _at_once(work):
    def one(number):
        try:
            return work(number)
        finally:
            connections.close_all()

    begun = time.perf_counter()
    with ThreadPoolExecutor(HANDS) as pool:
        answers = list(pool.map(one, range(MANY)))
    return answers, time.perf_counter() - begun


def _tell(name, seconds, **counts):
    tell(name, **counts, goal_lost=0, goal_duplicated=0, hands=HANDS, seconds=round(seconds, 1),
         a_second=round(MANY / seconds, 1))  # fmt: skip
