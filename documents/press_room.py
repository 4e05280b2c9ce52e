"""The child that sets pages: `python -m documents.press_room PIPE`. It ends when its owner has gone.

It reads a page, draws it within its limits and sends the bytes back, one after the other. No database
is open here; nothing it draws can open a connection or start a program, whatever a library tries.
"""

import contextlib
import os
import resource
import signal
import sys
import traceback
from multiprocessing.connection import Connection

from . import rendering
from .press import NO_MEMORY

FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "pty.")
FACE = "@font-face{font-family:Paper;src:url(static:fonts/LiberationSans-Regular.ttf)}"
WARM = f"<style>{FACE}*{{font-family:Paper}}</style>Warm"


def main(handle):
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the owner
    rendering.plain_pdf(WARM)
    sys.addaudithook(_refuse)
    with Connection(handle) as pipe:
        while True:
            try:
                name, html, more, seconds, megabytes = pipe.recv()
            except EOFError:
                return
            _limit(seconds, megabytes)
            with contextlib.suppress(BrokenPipeError):
                pipe.send(_drawn(getattr(rendering, name), html, more))


def _drawn(draw, html, more):
    """(the bytes, "") or (None, what went wrong)."""
    try:
        return draw(html, **more), ""
    except MemoryError:
        os._exit(NO_MEMORY)
    except BaseException as problem:  # a forbidden fetch is no Exception, so that nothing swallows it
        traceback.print_exc()
        return None, repr(problem)


def _limit(seconds, megabytes):
    """So much processor time from now on, and so much memory in all."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _set(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + seconds)
    if sys.platform == "linux":  # elsewhere the system does not keep it
        _set(resource.RLIMIT_AS, megabytes * 1024 * 1024)


def _set(kind, most):
    resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _refuse(event, arguments):
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"A paper may not {event}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
