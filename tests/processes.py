"""The other processes of a test: the web server, the worker, the broker."""

import os
import subprocess
import sys
import threading
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


class LiveServer:
    """Django in a thread of this process: a test may move the clock or a setting under it."""

    def __init__(self):
        self.server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
        self.server.set_app(WSGIHandler())
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
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(5)


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

    def kill(self):
        """As the power cut does it: no clean-up, no farewell."""
        os.killpg(self.child.pid, 9)
        self.child.wait(10)

    def stop(self):
        if self.child.poll() is None:
            self.child.terminate()
            try:
                self.child.wait(5)
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
