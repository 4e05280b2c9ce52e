"""The other processes of a test: the web server, the worker, the broker."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

from tests import databases

ROOT = Path(__file__).resolve().parent.parent


def environment(**more):
    """What a process needs to share this test's database, files and broker."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": databases.url(databases.current()),
        "DATA_DIR": str(settings.DATA_DIR),
        "TEST_DATA_DIR": str(settings.DATA_DIR),
        "TEST_BROKER": settings.CELERY_BROKER_URL,
        **more,
    }


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


class Guest:
    """One answer on its way; `close` comes from the server once it is sent, or cannot be."""

    def __init__(self, door, pages, environ, start_response):
        self.door = door
        try:
            self.answer = pages(environ, start_response)
        except BaseException:
            door.left()
            raise

    def __iter__(self):
        return iter(self.answer)

    def close(self):
        try:
            getattr(self.answer, "close", lambda: None)()
        finally:
            self.door.left()


class Door:
    """Counts who is inside. Threads outlive their server, and one that still answers when the next test
    has its database would read and write there: so a test ends when the last answer has gone out."""

    def __init__(self, pages):
        self.pages, self.inside, self.shut = pages, 0, False
        self.moved = threading.Condition()

    def __call__(self, environ, start_response):
        with self.moved:
            if self.shut:
                start_response("503 Service Unavailable", [("Connection", "close"), ("Content-Length", "0")])
                return [b""]
            self.inside += 1
        return Guest(self, self.pages, environ, start_response)

    def left(self):
        with self.moved:
            self.inside -= 1
            self.moved.notify_all()

    def close(self, seconds=30):
        """Let nobody in, and wait for those inside; False when somebody stays."""
        with self.moved:
            self.shut = True
            return self.moved.wait_for(lambda: self.inside == 0, seconds)


class LiveServer:
    """Django in a thread of this process: a test may move the clock or a setting under it."""

    def __init__(self, pages=None):
        self.door = Door(pages or WSGIHandler())
        self.server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
        self.server.set_app(self.door)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        self.thread.daemon = True
        self.thread.start()

    def __str__(self):
        return self.url

    def __add__(self, path):
        return self.url + path

    def stop(self):
        empty = self.door.close()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(5)
        assert empty, "a request is still being answered; it would go on in the next test's database"


class Process:
    """A child that is ended with the test; `kill()` is for tests that kill."""

    def __init__(self, *arguments, log, **environ):
        self.arguments, self.environ = arguments, environ
        self.log = Path(log)
        self.start()

    def start(self):
        self.child = subprocess.Popen(
            [sys.executable, "-m", *self.arguments],
            cwd=ROOT,
            env=environment(**self.environ),
            stdin=subprocess.DEVNULL,
            stdout=self.log.open("ab"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    @property
    def pid(self):
        return self.child.pid

    def said(self):
        return self.log.read_text(errors="replace")

    def halt_when(self, question, *, step=0.02):
        """Let it run in short steps; it stands still once the answer is true, however busy the machine."""
        end = time.monotonic() + 240
        while True:
            os.killpg(self.child.pid, signal.SIGSTOP)
            if question():
                return
            assert time.monotonic() < end and self.child.poll() is None, self.said()
            os.killpg(self.child.pid, signal.SIGCONT)
            time.sleep(step)

    def kill(self):
        """As the power cut does it: no clean-up, no farewell."""
        os.killpg(self.child.pid, signal.SIGKILL)
        self.child.wait(60)

    def stop(self):
        if self.child.poll() is None:
            self.child.terminate()
            try:
                self.child.wait(15)
            except subprocess.TimeoutExpired:
                self.kill()


def worker(log, *, beat=False):
    arguments = ["celery", "-A", "cocomm", "worker", "--pool", "solo", "--loglevel", "info"]
    arguments += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    if beat:
        arguments += ["--beat", "--schedule", str(Path(log).with_suffix(".schedule"))]
    return Process(*arguments, log=log)


def gunicorn(log, *, port, workers=2):
    arguments = ["gunicorn", "cocomm.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
    return Process(*arguments, log=log)
