"""A worked example fitted to a real committee: its bodies in place of the example's (rows 24 and 36; R-201, R-213)."""

from governance.rules.meetings.clauses import Clause

LISTED = ("standing_orders", "binding", "minutes")


def adapted(clauses, bodies):
    """The clauses with these bodies, (key, name, side) each, CCGs for CCGs and NHS England for NHS England (R-201)."""
    members = next(c for c in clauses if c.key == "members").value["bodies"]
    examples = {side: [b for b in members if b.get("side", "ccg") == side] for side in ("ccg", "nhs_england")}
    matched = {}
    for key, name, side in bodies:
        likes = examples.get(side) or examples["ccg"]
        nth = sum(1 for _, _, s in list(matched.values()) if s == side)
        matched[key] = (likes[min(nth, len(likes) - 1)], name, side)
    return tuple(Clause(c.key, c.paragraph, _value(c, matched)) for c in clauses if _kept(c, matched))


def _kept(clause, matched):
    """A clause about one CCG’s own matter, or NHS England’s offices, means nothing without them."""
    sides = [side for _, _, side in matched.values()]
    return clause.key != "single_body" or ("nhs_england" in sides and sides.count("ccg") > 1)


def _value(clause, matched):
    value = dict(clause.value)
    if clause.key == "members":
        value["bodies"] = [
            {**example, "key": key, "name": name, "side": side} for key, (example, name, side) in matched.items()
        ]
    elif clause.key == "votes" and value.get("totals"):
        value["totals"] = _by_body(value["totals"], matched)
    elif clause.key == "quorum" and value.get("bodies"):
        value["bodies"] = _by_body(value["bodies"], matched)
    elif clause.key in LISTED:
        name = "to" if clause.key == "minutes" else "bodies"
        value[name] = [key for key, (example, _, _) in matched.items() if example["key"] in value.get(name, ())]
    return value


def _by_body(numbers, matched):
    return {key: numbers[example["key"]] for key, (example, _, _) in matched.items() if numbers.get(example["key"])}
