"""The README tells the truth: each command is run, each variable is read, each path is there."""

import json
import os
import re
import shlex
import signal
import subprocess
import urllib.request

import pytest

from cocomm.services import free_port
from tests.house.source import ROOT

# `make test` is what runs this; Docker is not here (its file is checked by schema); a bench takes minutes.
NOT_HERE = ("make test", "docker ", "make bench", "git clone", "cd ")
ENDLESS = "make run"


def commands(text):
    blocks = re.findall(r"^```(?:sh|console|bash)\n(.*?)^```", text, re.M | re.S)
    lines = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def readme():
    return (ROOT / "README.md").read_text()


def runnable():
    path = ROOT / "README.md"
    found = commands(path.read_text()) if path.exists() else []
    return [line for line in dict.fromkeys(found) if not line.startswith(NOT_HERE)]


@pytest.fixture
def once(settings):
    """The demonstration brings its own SQLite: once, in that half of `make test`, is enough."""
    if settings.ON_POSTGRES:
        pytest.skip("run in the SQLite half")


def start(command, folder):
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:  # a suite in the background hands that on to what it starts
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # Neither our settings nor the make that runs the suite: a make under a make says where it enters and leaves.
    ours = ("DEMO", "DATABASE", "TEST_", "PG", "DJANGO", "SECRET", "MAKE", "MFLAGS")
    outside = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return subprocess.Popen(
        shlex.split(command),
        cwd=ROOT,
        env={**outside, "DATA_DIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_each_command_runs_and_what_it_left_is_served(once, tmp_path):
    """Building the world takes longest, so the pages are served from the one that `--once` left behind."""
    for command in runnable():
        if command != ENDLESS:
            ends_well(command, tmp_path)
    serves_and_ends_with_ctrl_c(tmp_path / "once")


def ends_well(command, folder):
    running = start(command, folder)
    said, _ = running.communicate()
    assert running.returncode == 0, said[-3000:]
    if "--once" in command:
        with open(said.strip().splitlines()[-1], "rb") as paper:
            assert paper.read(5) == b"%PDF-"


def serves_and_ends_with_ctrl_c(folder):
    running = start(f"{ENDLESS} ARGS='--port {free_port()}'", folder)
    said = ""
    while "Ctrl-C" not in said and (line := running.stdout.readline()):
        said += line
    address = re.search(r"http://127\.0\.0\.1:\d+/", said)
    assert address, said
    with urllib.request.urlopen(address[0] + "health/ready") as answer:
        assert json.load(answer)["migrations"] == "ok"
    for name in ("gil@example.org", str(folder), "14 March 2017"):
        assert name in said
    os.killpg(running.pid, signal.SIGINT)
    running.communicate(timeout=300)
    with pytest.raises(OSError):
        urllib.request.urlopen(address[0])


def test_the_two_commands_are_there():
    assert {"make run", "make test"} <= set(commands(readme()))


def test_the_table_of_variables_is_what_the_settings_read():
    read = set(re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z_0-9]+)\"", (ROOT / "cocomm/settings.py").read_text()))
    told = set(re.findall(r"^\| `([A-Z_0-9]+)`", readme(), re.M))
    assert read - told == set(), "tell these in the README"


def test_every_path_and_link_of_the_readme_exists():
    paths = re.findall(r"\]\(([^)#:]+)\)", readme())
    assert paths and [path for path in paths if not (ROOT / path).exists()] == []
