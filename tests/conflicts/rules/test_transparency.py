"""The seven yardsticks on files made by hand; the script in the repository agrees on every one."""

import importlib.util
import json
import subprocess
import sys

import pytest

from conflicts.rules import transparency as rules
from tests.house.source import ROOT

SCRIPT = ROOT / "tools" / "transparency.py"


def script():
    spec = importlib.util.spec_from_file_location("transparency_script", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(folder):
    """The script as a stranger runs it: a bare Python, no packages."""
    alone = [sys.executable, "-I", "-S", str(SCRIPT), str(folder)]
    return subprocess.run(alone, check=False, capture_output=True, text=True)


def entry(register, category="gift", *, address="https://r.example.org/entry/aaaabbbbcccc/", without=(), **columns):
    said = dict.fromkeys(rules.STANDARD[register], "x")
    if register != "interests":
        said["value"] = "12.50"
    else:
        said |= {"declared_on": "2017-01-01", "lateness": ""}
    said |= columns
    return {"category": category, "address": address, "columns": {k: v for k, v in said.items() if k not in without}}


def interest(category="financial", **more):
    return entry("interests", category, **more)


def file(*entries, nil=()):
    statements = [{"valid_from": first, "valid_to": last} for first, last in nil]
    return {"as_at": "2017-03-14", "entries": list(entries), "nil_statements": statements}


GOOD = {
    "interests": file(interest(), interest("nothing")),
    "gifts": file(entry("gifts"), entry("gifts", "hospitality")),
    "sponsorship": file(entry("sponsorship", "event")),
}
NIL = [("2016-04-01", "2017-03-31")]

CASES = {
    "all good": (GOOD, 7, 5, {}),
    "no files": ({}, 0, 0, {"recipient": "nothing published", "on_time": "nothing published"}),
    "empty files": ({key: file() for key in rules.READS}, 0, 0, {"giver": "nothing published"}),
    "nil said": ({key: file(nil=NIL) for key in rules.READS}, 7, 5, {"amount": "nil statement"}),
    "nil ran out": ({"gifts": file(nil=[("2015-04-01", "2016-03-31")])}, 0, 0, {"amount": "nothing published"}),
    "a blank recipient": (GOOD | {"gifts": file(entry("gifts", recipient=""))}, 6, 4, {"recipient": "1 of 2"}),
    "a blank giver": (GOOD | {"sponsorship": file(entry("sponsorship", sponsor=""))}, 6, 4, {"giver": "2 of 3"}),
    "no amount": (GOOD | {"gifts": file(entry("gifts", value="lunch"))}, 6, 4, {"amount": "1 of 2"}),
    "minus": (GOOD | {"gifts": file(entry("gifts", value="-5"))}, 6, 4, {"amount": "1 of 2"}),
    "a column missing": (GOOD | {"gifts": file(entry("gifts", without=("outcome",)))}, 6, 4, {"reusable": "3 of 4"}),
    "no address": (GOOD | {"gifts": file(entry("gifts", address="/entry/x/"))}, 6, 4, {"online": "3 of 4"}),
    "late": (GOOD | {"interests": file(interest(lateness="53 days late"))}, 6, 5, {"on_time": "0 of 1"}),
    "silent": (GOOD | {"interests": file(interest(), interest("silent"))}, 6, 5, {"on_time": "1 of 2"}),
    "only nil returns": (GOOD | {"interests": file(interest("nothing"))}, 7, 5, {"categories": "nil statement"}),
    "old category, new day": (GOOD | {"interests": file(interest("non_pecuniary"))}, 6, 5, {"categories": "0 of 1"}),
    "old category, old day": (
        GOOD | {"interests": file(interest("non_pecuniary", declared_on="2016-06-27"))}, 7, 5, {"categories": "1 of 1"},
    ),
    "new category, first day": (GOOD | {"interests": file(interest(declared_on="2016-06-28"))}, 7, 5, {}),
}  # fmt: skip


@pytest.mark.parametrize("files, seven, five, words", CASES.values(), ids=CASES)
def test_the_marks_and_the_script_agree(files, seven, five, words):
    found = rules.marks(files)
    assert (rules.score(found), rules.of_five(found)) == (seven, five), {k: m.words for k, m in found.items()}
    assert {key: found[key].words for key in words} == words
    told = {key: mark.words for key, mark in found.items()} | {"score": seven, "of_five": five}
    assert script().summary(files) == told


def test_the_script_needs_nothing_but_python(tmp_path):
    for key, content in GOOD.items():
        (tmp_path / f"{key}.json").write_text(json.dumps(content))
    done = run(tmp_path)
    assert done.returncode == 0 and '"score": 7' in done.stdout, done.stderr
    (tmp_path / "transparency.json").write_text('{"entries": [{"columns": {"score": 6}}]}')
    done = run(tmp_path)
    assert done.returncode == 1 and "score: published 6, recomputed 7" in done.stderr
