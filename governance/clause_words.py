"""A clause as people read it: one line for each thing it says (row 24)."""

from calendar import month_name

from .rules.functions import CATALOGUE
from .rules.meetings.clauses import QUESTIONS
from .rules.meetings.seats import LABELS, OFFICES

FUNCTIONS = {f.key: f.title for f in CATALOGUE}
OPEN = "The words leave this open."


def in_words(clause, names):
    """The lines of one clause; `names` maps body codes to what the committee calls them."""
    return WORDS[clause.key](dict(clause.value), names) or ["Nothing is said."]


def _members(value, names):
    return [
        f"{b['name']}: {b.get('voters', 0)} voting members"
        + (f", of them at least {b['lay']} lay" if b.get("lay") else "")
        for b in value.get("bodies", ())
    ]


def _classes(keys):
    return ", ".join(LABELS[k] for k in keys)


def _offices(keys):
    return ", ".join(OFFICES.get(k, k) for k in keys)


def _bodies(keys, names):
    return ", ".join(names.get(k, k) for k in keys)


def _reading(question, choice):
    return QUESTIONS[question].sentence_for(choice) if choice else OPEN


def _votes(value, names):
    totals = {k: n for k, n in (value.get("totals") or {}).items() if n}
    if not totals:
        return ["One vote each."]
    said = [f"{names.get(k, k)}: {n} votes in total; the others one each." for k, n in totals.items()]
    return [*said, _reading("weighting", value.get("weighting"))]


def _majority(value, names):
    may = "Members may abstain." if value.get("may_abstain", True) else "Members may not abstain."
    return [_reading("majority_of", value.get("of")), may]


def _deciding(value, names):
    offices = value.get("offices", ())
    if not offices:
        return ["Nobody has a second vote: a tie is not decided."]
    said = [f"Second, deciding vote: {_offices(offices)}."]
    if set(offices) != {"chair"}:
        deputies = value.get("deputies")
        said.append(_reading("deputy_decides", None if deputies is None else "yes" if deputies else "no"))
    return said


def _single(value, names):
    said = ["Decided by that CCG and NHS England, which has the casting vote; the other CCGs abstain."]
    return [*said, _reading("single_casting", value.get("weights"))]


def _quorum(value, names):
    said = [f"{names.get(k, k)}: at least {n} voting members" for k, n in (value.get("bodies") or {}).items() if n]
    if value.get("total"):
        said.append(f"At least {value['total']} voting members in all")
    said += [f"{need['words']}: at least {need['at_least']}" for need in value.get("needs", ())]
    if value.get("officer"):
        said.append("The Chair or Vice Chair present")
        if len([k for k, n in (value.get("bodies") or {}).items() if n]) > 1:
            said.append(_reading("one_of_whom", value.get("officer_in")))
    if value.get("lay_executive"):
        said.append(f"More than half lay or executive ({_classes(value.get('counted') or ('lay', 'executive'))})")
    return said


def _notice(value, names):
    unit = "working days" if value.get("papers_working", True) else "days"
    said = [f"{value.get('clear_days', 3)} clear days of public notice"]
    said += [f"Papers {value['papers_days']} {unit} before"] if value.get("papers_days") else []
    return said + ([f"Public questions {value['questions_days']} days before"] if value.get("questions_days") else [])


def _minutes(value, names):
    said = [f"Within {value['working_days']} working days"] if value.get("working_days") else []
    return said + ([f"To {_bodies(value['to'], names)}"] if value.get("to") else [])


def _review(value, names):
    said = [f"Within {value['months']} months of the start"] if value.get("months") else []
    return said + ([f"Then each {month_name[value['each']]}"] if value.get("each") else [])


def _listed(key, words):
    return lambda value, names: [words(value.get(key) or (), names)] if value.get(key) else []


WORDS = {
    "members": _members,
    "officers": _listed("from", lambda keys, names: f"Chosen from: {_classes(keys)}"),
    "attendees": _listed("offices", lambda keys, names: _offices(keys)),
    "remit": lambda value, names: [FUNCTIONS.get(k, k) for k in value.get("functions", ())],
    "standing_orders": _listed("bodies", _bodies),
    "votes": _votes,
    "majority": _majority,
    "deciding_vote": _deciding,
    "single_body": _single,
    "quorum": _quorum,
    "meetings": _listed("every", lambda every, names: f"Every {every}"),
    "public": lambda value, names: ["In public"] if value.get("in_public", True) else ["Not in public"],
    "notice": _notice,
    "minutes": _minutes,
    "summary": _listed("every", lambda every, names: f"Every {every}"),
    "engagement": _listed("every", lambda every, names: f"At least one every {every}"),
    "binding": _listed("bodies", _bodies),
    "review": _review,
}
