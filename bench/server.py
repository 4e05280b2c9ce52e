"""gunicorn as in service, on a free port: the server both arms are asked through."""

import http.client
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from cocomm.services import free_port, wait_for


@contextmanager
def gunicorn(application, *options, **more):
    """The port it listens on, and the process; what differs from this environment is given by name."""
    port = free_port()
    environment = {**os.environ, **more, "BIND": f"127.0.0.1:{port}", "DATA_DIR": str(settings.DATA_DIR)}
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--log-level", "error"]
    child = subprocess.Popen([*command, *options, application], env=environment)
    try:
        wait_for(port, seconds=60)
        yield port, child
    finally:
        child.terminate()
        child.wait(20)


def seconds_of(port, address, cookies="", body=False):
    """One request on a connection of its own, as a sync worker closes it anyway: how long, or also what came."""
    begun = time.perf_counter()
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    asked.request("GET", address, headers={"Host": "127.0.0.1", "Cookie": cookies})
    answer = asked.getresponse()
    said = answer.read()
    asked.close()
    assert answer.status == 200, (address, answer.status)
    return (time.perf_counter() - begun, said) if body else time.perf_counter() - begun


def a_second(port, address, cookies, *, readers, requests):
    """Requests answered a second while so many readers ask at once."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(readers) as pool:
        list(pool.map(lambda _: seconds_of(port, address, cookies), range(requests)))
    return requests / (time.perf_counter() - begun)


def processor_ms(child):
    """What the kernel counted for the workers of this server, whoever else was busy meanwhile."""
    workers = Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text().split()
    return sum(int(Path(f"/proc/{worker}/schedstat").read_text().split()[0]) for worker in workers) / 1e6
