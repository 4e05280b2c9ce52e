"""No sequence of acts can record a carried motion that the terms forbid: through the verbs, on the database.

Seven shipped sets of terms, and the Essex one as it can be read otherwise (R-065, R-202 to R-209, R-215 to R-225).
The sequences are the same each time; `python -m bench sequences` takes many more, from a seed it prints.
"""

from collections import Counter

import pytest
from hypothesis import Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from governance.rules.meetings.bench import first_readings
from governance.rules.meetings.clauses import QUESTIONS
from governance.rules.meetings.kinds import PATTERNS

from .committee import Built
from .machine import Sequence

LAST = {key: question.readings[-1].choice for key, question in QUESTIONS.items()}
CASES = [*((key, first_readings(), key) for key in PATTERNS), ("essex", LAST, "essex otherwise")]
STEADY = settings(
    max_examples=7, stateful_step_count=16, deadline=None, database=None, derandomize=False, phases=[Phase.generate]
)
"""No shrinking: a sequence of sixteen acts can be read, and to shorten it would take many minutes."""


@pytest.fixture(params=CASES, ids=[name for _, _, name in CASES])
def machine(db, request):
    """What makes meetings of one committee, and the number of the case."""
    key, readings, _ = request.param
    return type("Meeting", (Sequence,), {"built": Built(key, readings), "seen": Counter()}), CASES.index(request.param)


@pytest.mark.walk
def test_no_sequence_of_acts_records_what_the_terms_forbid(machine):
    meeting, number = machine
    run_state_machine_as_test(seed(number)(meeting), settings=STEADY)


@pytest.fixture
def meeting(machine):
    meeting = machine[0]()
    yield meeting
    meeting.teardown()


def test_and_lawful_acts_come_to_every_end(meeting):
    """The property would say nothing if nothing were ever carried, or nothing refused."""
    how = {"n": 4, "split": "for", "late": "", "tie": "for"}
    meeting.open([key for key in meeting.built.plain.seats if key != "deputy"])
    for what, kind in (("talk", "procedure"), ("budget", "decision"), ("exclude", "exclude"), ("secret", "decision"),
                       ("talk", "election")):  # fmt: skip
        meeting.whole_vote(what, kind, "vote", **how)
        assert meeting.seen[f"{kind} carried"], kind
    assert meeting.seen["decision carried"] == 2
    meeting.whole_vote("one", "decision", "assent", **how)
    assert meeting.seen["decision carried"] == 3
    even = {"split": "sides" if len(meeting.built.plain.bodies) > 1 else "turns", "tie": "abstain"}
    meeting.whole_vote("budget", "decision", "vote", **how | even)
    assert meeting.seen["decision tied"] == 1
    meeting.moves(list(meeting.built.plain.seats)[-4], "left", "clerk")  # counted already, and counted they stay
    meeting.anybody_decides_a_tie(0, 0, "for", True)
    assert meeting.seen["deciding vote for"] == 1
    assert not meeting.seen["cast_votes refused"] and not meeting.seen["close_poll refused"]
    for key in list(meeting.built.plain.seats):
        meeting.moves(key, "left", "clerk")
    meeting.whole_vote("budget", "decision", "vote", **how)
    assert not meeting.books.room and meeting.seen["open_poll refused"] == 1
