"""One clock, read by views and tasks only; everything below them is told the time."""

import ast

from tests.house.source import chain, keep, planted, read

READERS = {"views", "tasks", "commands"}
CLOCKS = [["datetime", "now"], ["datetime", "utcnow"], ["date", "today"], ["timezone", "now"],
          ["timezone", "localdate"], ["timezone", "localtime"], ["time", "time"]]  # fmt: skip
# The floor of the clock, whose jobs and mail start by themselves; and the top of the house,
# which starts processes and pretends the date.
OWNERS = {"jobs", "cocomm"}
# The shelf is a web door like a view: it answers a ready file before any view is asked.
DOORS = {"publication/shelf.py"}
KEEPERS = {"jobs/clock.py", "cocomm/services.py", "cocomm/demonstration.py"}


def may_read(source):
    return source.path in KEEPERS | DOORS or bool(READERS & set(source.rooms)) or source.floor in OWNERS


def reads_the_clock(source):
    found = []
    if source.path not in KEEPERS:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and chain(node)[-2:] in CLOCKS:
                found.append(f"{source.path}:{node.lineno} reads {'.'.join(chain(node)[-2:])}; use jobs.clock")
    if not may_read(source):
        for name, line in source.imports():
            if name in {"jobs.clock.now", "jobs.clock.today"}:
                found.append(f"{source.path}:{line} reads the clock; take at= or on= instead")
        for call in source.calls():
            if chain(call)[-2:] in (["clock", "now"], ["clock", "today"]):
                found.append(f"{source.path}:{call.lineno} reads the clock; take at= or on= instead")
    return found


def test_only_views_and_tasks_read_the_clock():
    keep(reads_the_clock, read())


def test_other_readers_are_found():
    for text in (
        "from jobs.clock import now",
        "from jobs import clock\nclock.today()",
        "from django.utils import timezone\nx = Field(default=timezone.now)",
        "import datetime\ndatetime.datetime.now()",
    ):
        assert reads_the_clock(planted("governance/actions/people.py", text)), text
    assert reads_the_clock(planted("governance/views/people.py", "date.today()"))


def test_a_view_may_read_it():
    assert reads_the_clock(planted("governance/views/people.py", "from jobs.clock import now")) == []
