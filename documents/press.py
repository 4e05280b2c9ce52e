"""Pages are set apart: in a child with so much time and memory, and with no way out (R15).

The child lives on from paper to paper, so what it has read stays warm (`press_room.py`); one that
went too far is ended, the paper fails with a sentence, and the next paper gets another child.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from multiprocessing import Pipe

from django.conf import settings

from . import rendering

TOO_LONG = "Setting its pages took longer than a paper may take, and was stopped."
TOO_MUCH = "Setting its pages took more memory than a paper may have, and was stopped."
NO_MEMORY = 77  # how the child says so


class Stopped(Exception):
    """The paper wanted more than it may have; the sentence is for the person who waits."""


class Broken(Exception):
    """What went wrong in the child, as its log tells it."""


@dataclass(frozen=True)
class Limits:
    """What one paper may have: of the processor, of the clock on the wall, and of memory.

    The child that drew a long one is not `kept`: the memory it has taken would count against the next.
    """

    processor_seconds: int
    seconds: int
    megabytes: int
    kept: bool

    @classmethod
    def of(cls, html):
        """A register of a thousand rows needs more than a form."""
        if len(html) <= settings.SHORT_PAPER:
            return cls(**settings.SHORT_PAPER_LIMITS, kept=True)
        return cls(**settings.LONG_PAPER_LIMITS, kept=False)


def unsealed(document):
    """The bytes of a paper before sealing: as `rendering.unsealed`, but apart."""
    html = rendering.page(document)
    return apart(rendering.to_pdf, html, data=document.payload, at=document.issued_at)


def plain_pdf(html):
    return apart(rendering.plain_pdf, html)


def apart(draw, html, **more):
    """Have the child draw the page. Raises `Stopped` or `Broken`."""
    limits = Limits.of(html)
    with _one_at_a_time:
        child = _child()
        kept = False
        try:
            made = child.draw(draw.__name__, html, more, limits)
            kept = limits.kept
        finally:
            if not kept:
                child.end()
    return made


class Child:
    """The other end of a pipe. A copy of this object in a forked process is not its owner."""

    def __init__(self):
        self.owner = os.getpid()
        self.pipe, theirs = Pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "documents.press_room", str(theirs.fileno())],
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()

    @property
    def mine(self):
        return self.owner == os.getpid() and self.process.poll() is None

    def draw(self, name, html, more, limits):
        try:
            self.pipe.send((name, html, more, limits.processor_seconds, limits.megabytes))
            if not self.pipe.poll(limits.seconds):
                raise Stopped(TOO_LONG)
            made, problem = self.pipe.recv()
        except (EOFError, ConnectionError):
            raise self._why() from None
        if problem:
            raise Broken(problem)
        return made

    def _why(self):
        status = self.process.wait(60)
        if status == -signal.SIGXCPU:
            return Stopped(TOO_LONG)
        if status in (NO_MEMORY, -signal.SIGABRT, -signal.SIGTRAP, -signal.SIGSEGV, -signal.SIGKILL):
            return Stopped(TOO_MUCH)
        return Broken(f"the press ended with {status}")

    def end(self):
        self.pipe.close()
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait(60)


_one_at_a_time = threading.Lock()
_children = []


def _child():
    if not _children or not _children[0].mine:
        _children[:] = [Child()]
    return _children[0]
