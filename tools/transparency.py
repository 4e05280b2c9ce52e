#!/usr/bin/env python3
"""Recompute the transparency score of a CCG from its public files, with nothing but Python.

    python transparency.py https://registers.example.org 00R
    python transparency.py folder        (with interests.json, gifts.json, sponsorship.json,
                                          and transparency.json to compare with what was published)

Prints each yardstick and the score as JSON. Ends with 1 when a published score is there and differs.
The yardsticks: research on published registers of trusts and CCGs (BMJ Open 2018 and others).
"""

import json
import pathlib
import re
import sys
import urllib.error
import urllib.request

GIFTLIKE = {"gifts": "giver", "sponsorship": "sponsor"}
COLUMNS = {
    "interests": "person position counterparty type description from_on to_on mitigation",
    "gifts": "recipient giver description value offered_on outcome",
    "sponsorship": "recipient sponsor description value from_on",
}
BEFORE_JUNE_2016 = ["direct_pecuniary", "indirect_pecuniary", "non_pecuniary", "close_relationship"]
SINCE_JUNE_2016 = ["financial", "professional", "personal", "indirect"]
FIVE = ("recipient", "giver", "amount", "reusable", "online")


def load(where, ccg=None):
    """The public files by register; one that is not there is left out."""
    found = {}
    for register in (*COLUMNS, "transparency"):
        try:
            if ccg:
                with urllib.request.urlopen(f"{where.rstrip('/')}/ccg/{ccg}/registers/{register}.json") as answer:
                    found[register] = json.load(answer)
            else:
                found[register] = json.loads((pathlib.Path(where) / f"{register}.json").read_text())
        except (FileNotFoundError, urllib.error.HTTPError):
            continue
    return found


def has_nil(file):
    day = file.get("as_at", "")
    for statement in file.get("nil_statements", ()):
        if (statement["valid_from"] or "0000") <= day <= (statement["valid_to"] or "9999"):
            return True
    return False


def recompute(files):
    """{yardstick: (words, met)}"""
    tests = {name: [] for name in (*FIVE, "on_time", "categories")}
    for register, columns in COLUMNS.items():
        for entry in files.get(register, {}).get("entries", ()):
            said = entry["columns"]
            tests["reusable"].append(all(name in said for name in columns.split()))
            tests["online"].append(bool(re.match(r"https?://[^/\s]+/entry/[a-z2-7]{12}/$", entry["address"])))
            if register in GIFTLIKE:
                tests["recipient"].append(bool(said.get("recipient")))
                tests["giver"].append(bool(said.get(GIFTLIKE[register])))
                tests["amount"].append(bool(re.match(r"[0-9]+(\.[0-9]{1,2})?$", said.get("value") or "")))
                continue
            silent = entry["category"] == "silent"
            tests["on_time"].append(not silent and not said.get("lateness"))
            if not silent and entry["category"] != "nothing":
                late_rules = (said.get("declared_on") or "") >= "2016-06-28"
                known = SINCE_JUNE_2016 if late_rules else BEFORE_JUNE_2016
                tests["categories"].append(entry["category"] in known and bool(said.get("type")))
    nil = {register: has_nil(files.get(register, {})) for register in COLUMNS}
    excused = dict.fromkeys(("recipient", "giver", "amount"), nil["gifts"])
    excused |= dict.fromkeys(("reusable", "online"), any(nil.values()))
    excused["on_time"] = nil["interests"]
    excused["categories"] = nil["interests"] or bool(tests["on_time"])
    return {name: outcome(passed, excused[name]) for name, passed in tests.items()}


def outcome(passed, excused):
    if passed:
        return f"{sum(passed)} of {len(passed)}", all(passed)
    return ("nil statement", True) if excused else ("nothing published", False)


def summary(files):
    found = recompute(files)
    told = {name: words for name, (words, _) in found.items()}
    told["score"] = sum(met for _, met in found.values())
    told["of_five"] = sum(found[name][1] for name in FIVE)
    return told


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    files = load(*arguments)
    told = summary(files)
    print(json.dumps(told, indent=2))
    published = files.get("transparency", {}).get("entries", ())
    if not published:
        return 0
    said = published[0]["columns"]
    wrong = [name for name, value in told.items() if str(said.get(name)) != str(value)]
    for name in wrong:
        print(f"{name}: published {said.get(name)!r}, recomputed {told[name]!r}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
