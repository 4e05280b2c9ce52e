"""The README tells the truth: each command is run, each variable is read, each path is there."""

import os
import re
import shlex
import subprocess

import pytest

from tests.house.source import ROOT

# `make test` is what runs this; Docker is not here (its file is checked by schema); a bench takes minutes.
NOT_HERE = ("make test", "docker ", "make bench", "git clone", "cd ")
ENDLESS = {"make run": "make run ARGS=--once"}


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


@pytest.mark.slow
@pytest.mark.worker
@pytest.mark.parametrize("command", runnable())
def test_each_command_runs(command, tmp_path):
    outside = {n: v for n, v in os.environ.items() if not n.startswith(("DEMO", "DATABASE", "TEST_", "PG", "DJANGO"))}
    environ = {**outside, "DATA_DIR": str(tmp_path), "SECRET_KEY": "of-the-readme-test"}
    done = subprocess.run(
        shlex.split(ENDLESS.get(command, command)),
        cwd=ROOT,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    if ENDLESS.get(command, "").endswith("--once"):
        paper = done.stdout.strip().splitlines()[-1]
        with open(paper, "rb") as file:
            assert file.read(5) == b"%PDF-"


def test_the_two_commands_are_there():
    assert {"make run", "make test"} <= set(commands(readme()))


def test_the_table_of_variables_is_what_the_settings_read():
    read = set(re.findall(r"env(?:\.\w+)?\(\s*\"([A-Z_0-9]+)\"", (ROOT / "cocomm/settings.py").read_text()))
    told = set(re.findall(r"^\| `([A-Z_0-9]+)`", readme(), re.M))
    assert read - told == set(), "tell these in the README"


def test_every_path_and_link_of_the_readme_exists():
    paths = re.findall(r"\]\(([^)#:]+)\)", readme())
    assert paths and [path for path in paths if not (ROOT / path).exists()] == []
