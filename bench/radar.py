"""The radar: a 30-item agenda × 200,000 interests and 20,000 links. Goal 100 ms, and as few queries at any size."""

import time
from datetime import date, timedelta

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from bench.ratio import percentile, tell
from conflicts.models import Declarant, Interest
from conflicts.radar import look
from governance.models import (
    Committee,
    CommitteeBody,
    Item,
    ItemParty,
    Kind,
    Link,
    Meeting,
    Organisation,
    Person,
    Seat,
)
from jobs.clock import now, today

INTERESTS, PEOPLE, LINKS, SEATS, ITEMS, PARTIES = 200_000, 10_000, 20_000, 25, 30, 4
SINCE, BATCH, ROUNDS, GOAL = date(2013, 4, 1), 5_000, 30, 100
WORDS = ("Tidewater", "Harbour", "Fernbank", "Colne", "Dale", "Moor", "Seaview", "Priory", "Abbey", "Coast")
ENDS = ("Health Ltd", "Care LLP", "Diagnostics Limited", "Surgery", "Medical Centre", "Federation CIC")


def run():
    with transaction.atomic():
        ccg = Organisation.objects.get(code="00R")
        people = _people(ccg)
        meeting = _meeting(ccg, people)
        _interests()
        _links(ccg)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        few, many = _counted(meeting, 1), _counted(meeting, ITEMS)
        seconds, busy, hits = _timed(meeting)
        tell(
            f"radar: {ITEMS} items, {ITEMS * PARTIES} parties, {SEATS} seats, {Interest.objects.count()} interests,"
            f" {Link.objects.count()} links",
            median_ms=_ms(seconds, 0.5), best_ms=_ms(seconds, 0), p95_ms=_ms(seconds, 0.95), goal_ms=GOAL,
            processor_ms=_ms(busy, 0.5), rounds=ROUNDS, matches=hits,
            queries=[few, many], constant=few == many, database=connection.vendor,
        )  # fmt: skip
        transaction.set_rollback(True)


def company(number):
    """The same company wherever it is met: name and number belong together."""
    return f"{WORDS[number % 10]} {number // 10} {ENDS[number % 6]}", f"{10_000_000 + number}"


def _people(ccg):
    people = Person.objects.bulk_create((Person(name=f"Person {n}") for n in range(PEOPLE)), batch_size=BATCH)
    Declarant.objects.bulk_create(
        (Declarant(person=p, ccg=ccg, position="Member", standings=["member"], joined_on=SINCE) for p in people),
        batch_size=BATCH,
    )  # fmt: skip
    return people


def _interests():
    """Twenty interests each; every fifth without a code, so that names are compared too."""
    declarants = list(Declarant.objects.filter(person__name__startswith="Person ").order_by("pk"))
    at, on, each = now(), today(), INTERESTS // PEOPLE

    def rows():
        for place, declarant in enumerate(declarants):
            for n in range(each):
                name, code = company((place * each + n) % 40_000)
                yield Interest(
                    declarant=declarant, edition="2014", book="0" * 64, category="financial", kind="directorship",
                    with_kind="company", counterparty=name, counterparty_code="" if n % 5 == 0 else code,
                    description=f"Director of {name}, unpaid, with a seat on its board since the year it was founded",
                    from_on=SINCE, declared_on=on, declared_at=at,
                )  # fmt: skip

    Interest.objects.bulk_create(rows(), batch_size=BATCH)


def _links(ccg):
    """Companies in companies; one in forty kept by the committee's own body, as names alone."""
    bodies, at = list(Organisation.objects.filter(kind=Kind.CCG).exclude(pk=ccg.pk).order_by("pk")[:100]), now()

    def rows():
        for n in range(LINKS):
            own = n % 40 == 0
            (one, code), (other, second) = company(n), company((n * 7 + 13) % 40_000)
            yield Link(
                kept_for=ccg if own else bodies[n % len(bodies)], kind="owner", from_kind="company", to_kind="company",
                from_name=one, to_name=other, from_code="" if own else code, to_code="" if own else second,
                from_on=SINCE, source="Bench", kept_at=at,
            )  # fmt: skip

    Link.objects.bulk_create(rows(), batch_size=BATCH)


def _meeting(ccg, people):
    committee = Committee.objects.create(organisation=ccg, name="Bench committee", from_on=SINCE)
    body = CommitteeBody.objects.create(committee=committee, organisation=ccg, name="Blackpool", from_on=SINCE)
    at = now()
    Seat.objects.bulk_create(
        Seat(committee=committee, body=body, person=person, klass="gp" if n % 3 else "lay", title="Member",
             from_on=SINCE, seated_at=at)
        for n, person in enumerate(people[:SEATS])
    )  # fmt: skip
    meeting = Meeting.objects.create(
        committee=committee, starts_at=at + timedelta(days=7), ends_at=at + timedelta(days=7, hours=3), planned_at=at
    )
    for n in range(ITEMS):
        item = Item.objects.create(
            meeting=meeting, kind="discussion", position=n, number=str(n + 1), title=f"Item {n + 1}", added_at=at
        )
        for p in range(PARTIES):
            name, code = company((n * 97 + p * 11) % 40_000)
            ItemParty.objects.create(
                item=item, kind="company", name=name, code=code if p else "", address=f"{p} Dock Street, FY{n} 6NU",
                named_at=at,
            )  # fmt: skip
    return meeting


def _items(meeting, number):
    return list(Item.objects.filter(meeting=meeting).select_related("meeting")[:number])


def _counted(meeting, number):
    items, at = _items(meeting, number), now()
    with CaptureQueriesContext(connection) as captured:
        look(items, at=at)
    return len(captured)


def _timed(meeting):
    """Seconds by the clock and of our own processor: the difference is the database, and whoever else is busy."""
    items, at, seconds, busy, hits = _items(meeting, ITEMS), now(), [], [], 0
    for _ in range(ROUNDS):
        begun, used = time.perf_counter(), time.process_time()
        hits = sum(map(len, look(items, at=at).values()))
        seconds.append(time.perf_counter() - begun)
        busy.append(time.process_time() - used)
    return seconds, busy, hits


def _ms(values, part):
    return round(percentile(values, part) * 1000, 1)
