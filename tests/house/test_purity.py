"""Rules take plain values and give reasons: no Django, no clock, no database, no network."""

from tests.house.source import keep, planted, read

FORBIDDEN = {
    "django", "celery", "redis", "psycopg2", "sqlite3", "requests", "socket", "subprocess", "os",
    "simple_history", "guardian", "environ", "random", "secrets", "time", "jobs.clock",
}  # fmt: skip
CLOCKS = {"now", "utcnow", "today", "localdate"}


def is_rule(source):
    return source.rooms[:1] == ["rules"]


def impure(source):
    if not is_rule(source):
        return []
    found = [f"{source.path}:{line} imports {name}" for name, line in source.imports() if _forbidden(name)]
    for call in source.calls():
        bare = getattr(call.func, "id", "")  # `archive.open(…)` reads what it was handed
        name = getattr(call.func, "attr", bare)
        if name in CLOCKS or bare in {"open", "input"}:
            found.append(f"{source.path}:{call.lineno} calls {name}()")
    return found


def _forbidden(name):
    own_models = ".models." in f"{name}." and ".rules." not in name
    return own_models or any(name == each or name.startswith(each + ".") for each in FORBIDDEN)


def test_rules_are_pure():
    keep(impure, read())


def test_impurities_are_found():
    for text in (
        "from django.db import models",
        "from governance.models import Person",
        "from jobs.clock import now",
        "from datetime import date\ndate.today()",
        "import os",
        "open('figures.json')",
    ):
        assert impure(planted("conflicts/rules/scale.py", text)), text


def test_a_rule_may_use_rules_of_its_own_floor_and_below():
    text = "from governance.rules.models import Model\nfrom datetime import date"
    assert impure(planted("applications/rules/cycles.py", text)) == []
