"""A result as it is kept and shown: every seat with its state (row 53), totals by body as the terms weigh them."""

from .rules.meetings.votes import Choice, plain

STATES = {
    "for": "For",
    "against": "Against",
    "abstain": "Abstained",
    "recused": "Recused",
    "absent": "Absent",
    "not_entitled": "Not entitled to vote",
}


def electorate_of(proceedings, poll_ref):
    """Who could vote and how, who was recused, absent or not entitled, and why: frozen with the count."""
    state, rows = proceedings.state, proceedings.rows
    polled = state.polls[poll_ref]
    reasons = state.entitlements(polled.opened.item)
    weights = {line.seat: plain(line.weight) for line in polled.result.lines}
    return [
        {
            "seat": key,
            "name": state.seats[key].name,
            "title": rows[key].title,
            "body": state.seats[key].body,
            "klass": str(state.seats[key].klass),
            "state": said,
            "choice": said if key in polled.votes and said in set(Choice) else "",
            "weight": weights.get(key, ""),
            "why": "" if said in set(Choice) else " ".join(reasons[key]),
        }
        for key, said in polled.states.items()
    ]


def lines_of(terms, result):
    """For each body and in total: for, against, abstained."""
    bodies = [(body.key, body.name) for body in terms.bodies]
    rows = [_line(name, key, [x for x in result.lines if x.body == key]) for key, name in bodies]
    return [row for row in rows if row] + [_line("Total", "", result.lines)]


def _line(name, key, lines):
    if not lines:
        return {"name": name, "body": key, "for": "0", "against": "0", "abstain": "0"} if not key else None
    sums = {choice: plain(sum(x.weight for x in lines if x.choice == choice)) for choice in Choice}
    return {"name": name, "body": key, **{str(choice): total for choice, total in sums.items()}}


def state_words(state):
    return STATES[state]
