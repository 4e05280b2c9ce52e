"""A match as a picture and as a table: from the person, tie by tie, to the party (open ground 1)."""

from dataclasses import dataclass, replace
from datetime import date

from conflicts.rules.interests import THROUGH_ANOTHER
from conflicts.rules.radar_bodies import Strength, name_of
from conflicts.rules.radar_words import FORWARD, HOLDS

BACK = {
    "member": "has as a member", "director": "is directed by", "owner": "is owned by", "partner": "has as a partner",
    "employed": "employs", "close": "is close to", "parent": "includes",
}  # fmt: skip
HOW = {
    Strength.IDENTIFIER: "Same identifier", Strength.OFFICER: "Same officer", Strength.ADDRESS: "Same address",
    Strength.NAME: "Same name only",
}  # fmt: skip


@dataclass(frozen=True)
class Tie:
    """One line of the table, one arrow of the picture."""

    one: str
    words: str
    other: str
    how: str
    source: str = ""
    since: date | None = None


def ties(match):
    """Every tie between the person and the party, in order."""
    held, party = match.held, match.party
    if party.all_practices:
        return [Tie(held.holder, "is a GP, and shares the interest of all GPs in", party.body.name, "Class interest")]
    found, at = _first(match), held.holder
    if found:
        at = found[-1].other
    for step in match.way:
        words = (FORWARD if step.forward else BACK).get(step.kind, "is tied to")
        link = step.link
        found.append(Tie(at, words, step.body.name, HOW[step.met.strength], link.source if link else "",
                         link.from_on if link else None))  # fmt: skip
        at = step.body.name
    if not match.met.same:
        found.append(Tie(at, "has the same address as", party.body.name, HOW[match.met.strength]))
    elif name_of(at) != name_of(party.body.name) or not found:
        words = "is a party to the item" if held.source == "self" and not match.way else "is taken to be"
        found.append(Tie(at, words, party.body.name, HOW[match.met.strength]))
    elif match.way and match.met.strength != match.way[-1].met.strength:
        how = f"{found[-1].how}; that it is the party: {HOW[match.met.strength].lower()}"
        found[-1] = replace(found[-1], how=how)
    return found


def _first(match):
    """What the person holds, as it is known; nothing when the path starts with the person."""
    held = match.held
    if held.source == "self":
        return []
    if held.source == "position":
        return [Tie(held.holder, "is introduced with words that name", match.party.body.name, HOW[Strength.NAME])]
    if held.source == "practice":
        return [Tie(held.holder, "is listed as a GP of", held.body.name, "List of those who declare")]
    words = HOLDS.get(held.kind, "has an interest in")
    if held.category in THROUGH_ANOTHER:
        words = f"through somebody close ({held.relationship.strip() or 'not said who'}) {words}"
    how = "Register of interests" if match.way else f"Register of interests; {HOW[match.met.strength].lower()}"
    return [Tie(held.holder, words, held.body.name or "what the words of the interest name", how, since=held.from_on)]
