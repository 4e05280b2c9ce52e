"""`make run`: a whole cocomm on this machine, for looking at."""

import os
import signal
import socket
import sys
import time
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command

from cocomm.demonstration import MARK, WORKERS, Household, left_at, remember
from cocomm.services import free_port, wait_for
from documents.vault import locate
from governance.posts import demonstration_people
from jobs.clock import london, now

PATIENCE = 300  # seconds for one sealed PDF


class Command(BaseCommand):
    help = "Run a demonstration on 127.0.0.1: database, workers, timetable, web server and an invented cast."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="carry Blackpool to a sealed PDF, then end")
        parser.add_argument("--fresh", action="store_true", help="forget the last demonstration and begin again")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *, once, fresh, port, **options):
        if not settings.DEMO or not os.environ.get("REDIS_URL"):
            raise CommandError("Start it with `make run`, which brings the broker along.")
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        signal.signal(signal.SIGHUP, lambda *_: sys.exit(129))
        self.world = import_module("cocomm.world")
        self._prepare()
        with Household(settings.DATA_DIR, port=_free(port)) as household:
            household.start_workers()
            if once:
                self._carry(household)
                return
            household.start_timetable()
            household.start_web()
            wait_for(household.port, seconds=120)
            self._announce(household)
            self._watch(household)

    def _prepare(self):
        self.stdout.write("Preparing the database and the pages …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        if left_at(settings.DATA_DIR):
            return
        if get_user_model().objects.exists():
            raise CommandError(f"The database already holds people, and no {MARK} says they are invented.")
        self.stdout.write("Building the demonstration …")
        self.world.build()
        remember(settings.DATA_DIR, now())

    def _carry(self, household):
        """The main story without hands: fill in, sign, submit, seal."""
        document = self.world.carry_blackpool()
        end = time.monotonic() + PATIENCE
        while not document.file:
            if household.dead() or time.monotonic() > end:
                raise CommandError("No PDF came out.\n" + "\n".join(map(household.last_words, WORKERS)))
            time.sleep(0.2)
            document.refresh_from_db()
        self.stdout.write(str(locate(document.file)))

    def _announce(self, household):
        lines = [
            "",
            f"  cocomm is at  http://127.0.0.1:{household.port}/",
            f"  its clock     {london(now()):%A %-d %B %Y, %H:%M}, ticking while this runs",
            f"  its data      {settings.DATA_DIR}",
            "",
            f"  Sign in with the password “{self.world.PASSWORD}” as",
        ]
        told = settings.DEMO_PEOPLE
        people = [(user, story) for user, _, story in demonstration_people(at=now(), stories=told) if story]
        wide = max(len(user.email) for user, _ in people)
        lines += [f"    {user.email:{wide}}  {user.person.name}. {story}" for user, story in people]
        lines += ["", "  Everybody and everything here is a demonstration. Ctrl-C ends it.", ""]
        self.stdout.write("\n".join(lines))

    def _watch(self, household):
        packed = False
        try:
            while not (dead := household.dead()):
                remember(settings.DATA_DIR, now())
                packed = packed or self.world.put_pack_together(at=now())
                time.sleep(2)
        except KeyboardInterrupt:
            remember(settings.DATA_DIR, now())
            self.stdout.write("\nEnding …")
            return
        raise CommandError(f"{dead[0]} ended by itself:\n{household.last_words(dead[0])}")


def _free(port):
    """The port asked for, or another when somebody has it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return free_port()
        return port
