"""A demonstration that is told to end ends all of it, however often it is told."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.processes import ROOT

BEGIN = """
import signal, sys, time
from pathlib import Path
from cocomm.demonstration import Household

folder = Path(sys.argv[1])
slow = "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *_: (time.sleep(1), sys.exit())); " \
       "print('up', flush=True); time.sleep(60)"
(folder / "slowly.py").write_text(slow)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
sys.path.insert(0, str(folder))
import os
os.environ["PYTHONPATH"] = str(folder)
with Household(folder, port=None) as household:
    for name in ("one", "two"):
        household._start(name, "slowly")
    while not all((folder / "logs" / f"{name}.log").read_text() for name in ("one", "two")):
        time.sleep(0.05)
    print(*(child.pid for child in household.children.values()), flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("second", [signal.SIGTERM, signal.SIGINT])
def test_told_twice_it_leaves_nobody_behind(tmp_path, second):
    told = subprocess.Popen(
        [sys.executable, "-c", BEGIN, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    children = [int(word) for word in told.stdout.readline().split()]
    assert len(children) == 2
    told.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    told.send_signal(second)
    assert told.wait(30) == 143
    left = [pid for pid in children if _lives(pid)]
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert not left


def _lives(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
