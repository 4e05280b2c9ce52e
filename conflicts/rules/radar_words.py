"""A path from a person to a party, told in one sentence that a chair can read out."""

from conflicts.rules.interests import THROUGH_ANOTHER
from conflicts.rules.radar_bodies import Strength, name_of

HOLDS = {
    "practice_role": "has a role in", "directorship": "is a director of", "ownership": "owns all or part of",
    "shareholding": "holds shares in", "charity": "has a position in", "nhs_contractor": "is connected with",
    "research": "has research funding from", "outside_work": "works for", "patent": "shares intellectual property with",
    "sponsorship": "is sponsored by", "loyalty": "has a loyalty to",
}  # fmt: skip
FORWARD = {
    "member": "is a member of", "director": "is a director of", "owner": "owns all or part of",
    "partner": "is a partner in", "employed": "is employed by", "close": "is close to", "parent": "belongs to",
}  # fmt: skip
BACKWARD = {
    "member": "of which {} is a member", "director": "whose director is {}", "owner": "which is owned by {}",
    "partner": "whose partner is {}", "employed": "which employs {}", "parent": "to which {} belongs",
}  # fmt: skip
UNSURE = {
    Strength.NAME: " Only the names agree.",
    Strength.ADDRESS: " The address agrees; no identifier does.",
}
ALIKE = " That is known of somebody of this name on the register; nothing else says that the guest is that person."


def sentence(held, party, way, met, strength):
    """The whole path in words, and how sure it is."""
    told, person = _opening(held, party, way)
    for step in way:
        told, person = f"{told}{_step(step, person, bare=step is way[0] and held.source == 'self')}", step.body.person
    if not met.same:
        told += f", which has the same address as {party.body.name}"
    elif not _named(held, party, way) and not _says(way[-1].body.name if way else held.body.name, party.body.name):
        told += f" (here: {party.body.name})"
    return f"{told}.{ALIKE if held.source == 'alike' else UNSURE.get(strength, '')}"


def _opening(held, party, way):
    """(words so far, do they end with a person)."""
    if held.source == "self":
        return (held.holder if way else f"{held.holder} is a party to this item"), True
    if held.source == "position":
        return f"{held.holder} is admitted as a guest with words that name {party.body.name}", False
    if held.source == "practice":
        return f"{held.holder} is listed as a GP of {held.body.name}", False
    if _named(held, party, way):
        return f"{held.holder} named {party.body.name} when declaring an interest in {held.body.name}", False
    return f"{_who(held)} {HOLDS.get(held.kind, 'has an interest in')} {held.body.name}", held.body.person


def _named(held, party, way):
    """Is it only the text of the interest that names the party?"""
    if held.source == "position":
        return True
    if way or held.source not in ("interest", "alike") or _says(held.body.name, party.body.name):
        return False
    return name_of(party.body.name) in name_of(held.text) and not held.body.codes & party.body.codes


def _who(held):
    """The holder, or whoever is close to them and has the interest (R-004)."""
    if held.category not in THROUGH_ANOTHER:
        return held.holder
    plain = held.relationship.strip().rstrip(".")
    if plain and len(plain.split()) < 3 and plain.replace(" ", "").replace("-", "").isalpha():
        return f"{held.holder}’s {plain[0].lower()}{plain[1:]}"
    return f"Somebody close to {held.holder}{f' ({plain})' if plain else ''}"


def _step(step, person, *, bare):
    name = step.body.name
    if step.forward:
        words = FORWARD.get(step.kind, "is linked to")
        return f" {words} {name}" if bare else f", {'who' if person else 'which'} {words} {name}"
    return ", " + BACKWARD.get(step.kind, "which is linked to {}").format(name)


def _says(one, other):
    return name_of(one) == name_of(other)
