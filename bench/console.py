"""The chair's console and the agenda: queries at three sizes, beside session, user and grants; time of one look."""

import statistics
import time
from datetime import datetime, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import twenty
from bench.ratio import tell
from governance.actions import motions, polls, turns
from governance.models import Item
from jobs.clock import LONDON

SIZES = (2, 10, 30)
AT_THE_DOOR = ("django_session", "governance_user", "governance_appointment", "governance_person")
LIMITS = {"console": 15, "agenda": 8}


def run():
    seats, secretary = twenty.twenty()
    counts, times = {"console": [], "agenda": []}, {"console": [], "agenda": []}
    for number, size in enumerate(SIZES):
        starts = datetime(2015, 3, 2, 14, tzinfo=LONDON) + timedelta(days=60 + number)
        meeting = _held(seats, secretary, starts, size)
        client = Client()
        client.force_login(secretary)
        for name, address in (
            ("console", f"/meetings/{meeting.ref}/console/"),
            ("agenda", f"/meetings/{meeting.ref}/"),
        ):
            counts[name].append(_questions(client, address))
            times[name].append(_look(client, address))
    for name, found in counts.items():
        tell(
            f"P3 {name}", items=list(SIZES), members=twenty.MEMBERS, queries=found, goal=LIMITS[name],
            constant=len(set(found)) == 1, ms=times[name],
        )  # fmt: skip


def _held(seats, secretary, starts, size):
    """A meeting of `size` items, all but the last voted on, the last being voted on now."""
    item = twenty.open_item(seats, secretary, starts, outside=[])
    meeting, by = item.meeting, {"by": secretary, "at": starts}
    rest = [
        Item(
            meeting=meeting, kind=Item.Kind.DECISION, function="ccg_business", status=Item.Status.READY,
            number=str(n), position=n, title=f"Matter {n}", added_at=starts,
        ).save_as(by=None)
        for n in range(2, size + 1)
    ]  # fmt: skip
    for following in rest:
        polls.agree(motions.put_motion(item, words="That it be so", **by), **by)
        turns.close_item(item, **by)
        turns.open_item(following, **by)
        item = following
    poll = twenty.put_to_the_vote(item, secretary)
    polls.cast_votes(poll, votes=dict.fromkeys(seats, "for"), **by)
    return meeting


def _questions(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200, f"{address} answers {answer.status_code}"
    return len([q for q in captured if not any(f'FROM "{name}"' in q["sql"] for name in AT_THE_DOOR)])


def _look(client, address):
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        client.get(address)
        times.append(time.perf_counter() - begun)
    return round(statistics.median(times) * 1000)
