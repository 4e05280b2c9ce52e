"""A paper that wants too much is stopped with a sentence, and the next one is made (R15)."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from documents import actions, press, rendering
from documents.models import Document
from jobs import actions as jobs

from . import papers
from .test_issue import fresh, issue

LONG = {"answers": [{"question": f"Question {n}", "words": "Words and words. " * 40} for n in range(400)]}
ROOT = Path(__file__).resolve().parents[2]
ROOM = """
import os, sys
from multiprocessing import Pipe
from documents import press_room, rendering
rendering.attempt = lambda html: exec(html)
ours, theirs = Pipe()
ours.send(("attempt", sys.argv[1], {}, 30, 1024))
ours.close()
press_room.main(os.dup(theirs.fileno()))
"""
DRAWN = {"data": "{}", "at": papers.ISSUED}


def in_the_room(code):
    ran = [sys.executable, "-c", ROOM, code]
    return subprocess.run(ran, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)


@pytest.fixture(autouse=True)
def no_child_left():
    yield
    for child in press._children:
        child.end()


def limited(settings, **changes):
    settings.SHORT_PAPER_LIMITS = {**settings.SHORT_PAPER_LIMITS, **changes}
    settings.LONG_PAPER_LIMITS = {**settings.LONG_PAPER_LIMITS, **changes}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("limits", "sentence"),
    [
        ({"processor_seconds": 1}, press.TOO_LONG),
        ({"seconds": 0.5}, press.TOO_LONG),
        ({"megabytes": 120}, press.TOO_MUCH),
    ],
    ids=["spins", "sleeps", "eats memory"],
)
def test_what_wants_too_much_fails_with_a_sentence_and_the_next_is_made(settings, limits, sentence):
    normal = settings.SHORT_PAPER_LIMITS, settings.LONG_PAPER_LIMITS
    wanting, next_one = issue(payload=papers.payload(**LONG)), issue()
    limited(settings, **limits)
    jobs.drain(limit=1)
    assert [fresh(wanting).state, fresh(wanting).job.error, fresh(wanting).file] == ["failed", sentence, ""]
    settings.SHORT_PAPER_LIMITS, settings.LONG_PAPER_LIMITS = normal
    jobs.drain()
    assert fresh(next_one).state == "ready"
    assert actions.retry(fresh(wanting), at=papers.ISSUED)
    jobs.drain()
    assert fresh(wanting).state == "ready"
    assert Document.objects.exclude(file="").count() == 2


def test_the_child_is_kept_for_short_papers_alone(settings, sample, plain):
    assert press.unsealed(sample) == plain
    first = press._children[0].process.pid
    assert press.unsealed(sample) == plain and press._children[0].process.pid == first
    settings.SHORT_PAPER = 10
    assert press.unsealed(sample) == plain
    assert press._children[0].process.poll() is not None, "what it took would count against the next"


def test_a_child_that_was_killed_is_replaced(sample, plain):
    press.unsealed(sample)
    os.kill(press._children[0].process.pid, signal.SIGKILL)
    press._children[0].process.wait(60)
    assert press.unsealed(sample) == plain


def test_a_child_ends_with_its_owner():
    child = press.Child()
    child.pipe.close()
    assert child.process.wait(60) == 0


def test_a_broken_page_is_no_matter_of_limits():
    with pytest.raises(press.Broken, match="Forbidden"):
        press.apart(rendering.to_pdf, '<img src="file:///etc/passwd">', **DRAWN)


def test_two_threads_take_turns(sample, plain):
    made = []
    threads = [threading.Thread(target=lambda: made.append(press.unsealed(sample))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(240)
    assert made == [plain, plain]


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_the_child_can_neither_call_out_nor_start_a_program(attempt):
    done = in_the_room(attempt)
    assert done.returncode == 0 and "PermissionError: A paper may not" in done.stderr


def test_the_same_room_draws_what_is_asked():
    done = in_the_room("1")
    assert [done.returncode, done.stderr] == [0, ""]
