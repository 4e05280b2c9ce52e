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
    max_examples=6, stateful_step_count=16, deadline=None, database=None, derandomize=False, phases=[Phase.generate]
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


@pytest.mark.parametrize("machine", CASES[1:2], ids=[CASES[1][2]], indirect=True)
def test_and_what_is_known_of_somebody_stops_both_meetings_until_it_is_answered(meeting):
    """Declared, dismissed, said in other words, ruled on, lifted: open, answered, open, answered, open."""
    how, seen = {"n": 4, "split": "for", "late": "", "tie": "for"}, meeting.seen
    meeting.open([key for key in meeting.built.plain.seats if key != "deputy"])
    who = list(meeting.built.seats).index(meeting.books.chair) - len(meeting.built.seats)
    for words in ("declared", "changed"):
        meeting.declares(-1 - who, "elm")
        meeting.whole_vote("budget", "decision", "vote", **how)
        assert not seen["decision carried"], words
        if words == "declared":
            meeting.makes_ready(False)
            for n in (0, 1):
                meeting.dismisses(n, "", "clerk")
                meeting.dismisses(n, "Another company", "chair")  # nobody answers for themselves
                meeting.dismisses(n, "Another company", "clerk")
            meeting.makes_ready(False)
            assert meeting.books.ready
    assert (seen["ready_item refused"], seen["open_poll refused"], seen["dismiss_match refused"]) == (1, 2, 4)
    meeting.publishes_the_next_agenda()
    meeting.rules_on_it(0, "e", "clerk", False)
    meeting.whole_vote("budget", "decision", "vote", **how)
    assert seen["decision carried"] == 1 and seen["publish_agenda refused"] == 1
    meeting.lifts(what="budget", n=0)
    meeting.whole_vote("budget", "decision", "vote", **how)
    meeting.whole_vote("one", "decision", "vote", **how | {"late": "declare"})
    assert (seen["decision carried"], seen["open_poll refused"], seen["close_poll refused"]) == (1, 3, 1)


@pytest.mark.parametrize("machine", CASES[1:2], ids=[CASES[1][2]], indirect=True)
def test_and_what_is_told_late_counts_from_when_it_happened(meeting):
    keys, places = list(meeting.built.plain.seats), {}
    meeting.open([key for key in keys if key != "deputy"])
    meeting.minute += 9
    meeting.takes("budget", None, False)
    meeting.minute += 9
    for place, (key, act, ago) in enumerate(
        ((keys[0], "left", 2), (keys[1], "left", 5), (keys[0], "returned", 6), (keys[1], "returned", 1),
         (keys[2], "left", 30), (keys[2], "left", -2), (keys[2], "apologies", None), ("deputy", "apologies", None))
    ):  # fmt: skip
        before = meeting.seen["note_presence"]
        meeting.moves(key, act, "clerk", ago)
        places[place] = meeting.seen["note_presence"] > before
    assert [place for place, told in places.items() if told] == [0, 1, 3, 7]
    meeting.admits_a_guest(True)
    meeting.the_guest_comes_or_sends_word("apologies", None)
    meeting.the_guest_comes_or_sends_word("arrived", 0)
    assert meeting.seen["note_presence refused"] == 5
    meeting.whole_vote("budget", "decision", "vote", n=4, split="for", late="", tie="for")
    assert meeting.seen["decision carried"] == 1
