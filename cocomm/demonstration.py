"""A demonstration on this machine: its folder, its clock and the processes it needs.

`prepare` runs before settings are read. The clock starts at 14 March 2017, ticks while the
demonstration runs and stands still while it does not, so that whoever comes back tomorrow has
missed nothing overnight. With DEMO_NOW set the world is built as it stood at that moment.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGINS = "2017-03-14T10:00+00:00"
MARK = "demonstration.json"
ENDINGS = signal.SIGINT, signal.SIGTERM, signal.SIGHUP


def prepare(arguments, environ=os.environ):
    """Choose the folder and the clock. `--once` and `--fresh` begin from nothing."""
    environ["DEMO"] = "1"
    folder = Path(environ.get("DATA_DIR") or ROOT / "data").resolve()
    if "--once" in arguments:
        folder /= "once"
    if {"--once", "--fresh"} & set(arguments):
        _clear(folder)
    folder.mkdir(parents=True, exist_ok=True)
    environ["DATA_DIR"] = str(folder)
    environ.setdefault("DEMO_NOW", left_at(folder) or BEGINS)
    environ["DEMO_STARTED"] = str(time.time())


def _clear(folder):
    """Remove a demonstration, and nothing that is not one."""
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not (folder / MARK).exists():
        sys.exit(f"{folder} holds something that is not a demonstration; it is left alone.")
    shutil.rmtree(folder)


def left_at(folder):
    """The moment the demonstration in this folder was last seen at, or None where there is none."""
    mark = Path(folder) / MARK
    return json.loads(mark.read_text())["now"] if mark.exists() else None


def remember(folder, moment):
    mark = Path(folder) / MARK
    mark.with_suffix(".new").write_text(json.dumps({"now": moment.isoformat(timespec="seconds")}))
    mark.with_suffix(".new").replace(mark)


# What each worker serves: ready files never wait behind papers, nor a short form behind a register.
WORKERS = {"worker": "quick,papers", "papers": "papers,packs,registers"}


class Household:
    """Workers, timetable and web server as children; leaving the block ends them all."""

    def __init__(self, folder, *, port):
        self.logs = Path(folder) / "logs"
        self.logs.mkdir(exist_ok=True)
        self.port = port
        self.children = {}

    def __enter__(self):
        return self

    def start_workers(self):
        lean = ["--pool", "solo", "--loglevel", "info", "--without-gossip", "--without-mingle"]
        for name, queues in WORKERS.items():
            self._start(name, "celery", "-A", "cocomm", "worker", "-n", f"{name}@%h", "-Q", queues, *lean)

    def start_timetable(self):
        schedule = str(self.logs / "timetable")
        self._start("beat", "celery", "-A", "cocomm", "beat", "--schedule", schedule, "--pidfile", "")

    def start_web(self):
        self._start("web", "gunicorn", "--bind", f"127.0.0.1:{self.port}")

    def _start(self, name, *arguments):
        self.children[name] = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=(self.logs / f"{name}.log").open("wb"),
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for the parent, which ends them in order
        )

    def dead(self):
        """Names of children that ended by themselves."""
        return [name for name, child in self.children.items() if child.poll() is not None]

    def last_words(self, name):
        return "\n".join((self.logs / f"{name}.log").read_text(errors="replace").splitlines()[-20:])

    def __exit__(self, *_):
        before = [(each, signal.signal(each, signal.SIG_IGN)) for each in ENDINGS]  # being told twice ends no sooner
        try:
            self._end()
        finally:
            for each, what in before:
                signal.signal(each, what)

    def _end(self):
        for child in self.children.values():
            child.terminate()
        end = time.monotonic() + 10
        for child in self.children.values():
            try:
                child.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
