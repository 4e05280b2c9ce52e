"""What is wrong with clauses as typed: missing, unknown, twice, or impossible numbers (row 105, R-201, R-215)."""

from governance.rules.meetings.clauses import KINDS, values_of
from governance.rules.meetings.seats import OFFICES, Klass


def faults(clauses):
    """Every reason these clauses cannot run, whoever reads them (row 105)."""
    keys = [clause.key for clause in clauses]
    reasons = [
        f"There is no clause on: {kind.title}." for kind in KINDS.values() if kind.needed and kind.key not in keys
    ]
    reasons += [
        f"There are two clauses on: {KINDS[k].title}." for k in dict.fromkeys(keys) if k in KINDS and keys.count(k) > 1
    ]
    reasons += [f"We know no clause called {key}." for key in dict.fromkeys(keys) if key not in KINDS]
    values = values_of(clauses)
    for check in (_members, _officers, _votes, _quorum, _majority, _deciding):
        reasons += check(values)
    return reasons


def _members(values):
    if "members" not in values:
        return []
    bodies = values["members"].get("bodies") or []
    if not bodies:
        return ["Name at least one body the members come from."]
    keys = [b.get("key") for b in bodies]
    reasons = ["Two bodies have the same code."] if len(set(keys)) < len(keys) else []
    for b in bodies:
        if b.get("voters", 0) < 1:
            reasons.append(f"{b['name']}: say how many voting members it has.")
        elif b.get("lay", 0) > b["voters"]:
            reasons.append(f"{b['name']}: {b['lay']} lay members are more than its {b['voters']} voters.")
    return reasons


def _officers(values):
    unknown = set(values.get("officers", {}).get("from") or ()) - set(Klass)
    return [f"We know no class called {each}." for each in sorted(unknown)]


def _votes(values):
    totals = values.get("votes", {}).get("totals") or {}
    known = {b["key"]: b for b in values.get("members", {}).get("bodies") or ()}
    reasons = [f"Votes are given to {key}, which has no members." for key in totals if key not in known]
    return reasons + [
        f"{known[k]['name']}: votes cannot be fewer than one." for k, n in totals.items() if k in known and n and n < 0
    ]


def _quorum(values):
    quorum = values.get("quorum")
    if quorum is None:
        return []
    known = {b["key"]: b for b in values.get("members", {}).get("bodies") or ()}
    reasons = []
    if not any((quorum.get("total"), any((quorum.get("bodies") or {}).values()), quorum.get("needs"))):
        reasons.append("The quorum clause asks for nobody. Say how many must be present.")
    for key, needed in (quorum.get("bodies") or {}).items():
        if key not in known:
            reasons.append(f"The quorum asks for members of {key}, which has none.")
        elif needed > known[key].get("voters", 0):
            reasons.append(
                f"{known[key]['name']}: a quorum of {needed} is more than its {known[key]['voters']} voters."
            )
    voters = sum(b.get("voters", 0) for b in known.values())
    if quorum.get("total", 0) > voters:
        reasons.append(f"A quorum of {quorum['total']} is more than the {voters} voters there are.")
    return reasons


def _majority(values):
    of = values.get("majority", {}).get("of")
    return [f"We know no majority of “{of}”."] if of and of not in ("votes_cast", "members_present") else []


def _deciding(values):
    unknown = set(values.get("deciding_vote", {}).get("offices", ())) - set(OFFICES)
    return [f"We know no office called {each}." for each in sorted(unknown)]
