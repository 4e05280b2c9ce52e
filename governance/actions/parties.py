"""Who an item is about, by identifier where there is one: a practice by ODS code, a company by its number."""

from django.db import transaction

from ..models import ItemParty, Organisation, PartyKind
from ..rules import links as rules
from ..workflow import NotAllowed
from .agenda import look_again, reasons_against_change
from .workflow import locked


@transaction.atomic
def name_party(item, *, kind, by, at, code="", name="", address="", person=None):
    """Name a party. A practice is looked up by its code and takes the name it bears on the day of the meeting."""
    item, code = locked(item), rules.code_as_kept(kind, code)
    reasons = reasons_against_change(item, by=by, at=at) + rules.code_faults(kind, code)
    if kind == PartyKind.PRACTICE:
        name, address, missing = _looked_up(code, item.meeting.held_on, name, address)
        reasons += missing
    if kind == PartyKind.PERSON and person is not None:
        name = person.name
    if kind == PartyKind.CLASS:
        name = name or f"All practices of {item.only_for or item.meeting.committee}"
    if not name.strip():
        reasons.append("Give the party a name.")
    if reasons:
        raise NotAllowed(reasons)
    facts = {"kind": kind, "code": code, "name": name, "address": address, "person": person}
    held = item.parties.filter(removed=False, **facts).first()
    if held:
        return held
    party = ItemParty(item=item, named_at=at, named_by=by, **facts).save_as(by=by, why="Named")
    look_again(item, by=by, at=at, because=f"{party} was named")
    return party


def _looked_up(code, on, name, address):
    """(name on that day, address, why not) of the body with this ODS code."""
    if not code:
        return name, address, ["Enter the ODS code of the practice or body, so that matches are certain."]
    body = Organisation.objects.filter(code=code).prefetch_related("names").first()
    if body is None:
        return name, address, [f"We know no body with the code {code}."]
    return body.name_on(on), body.shown_address, []


@transaction.atomic
def remove_party(party, *, by, at):
    """A party named by mistake. It stays in the memory of the house, and counts no more."""
    party = locked(party)
    item = locked(party.item)
    if reasons := reasons_against_change(item, by=by, at=at):
        raise NotAllowed(reasons)
    if party.removed:
        return party
    party.removed = True
    party.save_as(by=by, why="Removed")
    look_again(item, by=by, at=at, because=f"{party} was removed")
    return party
