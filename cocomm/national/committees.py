"""The two committees of each CCG, through actions: terms in force, members seated, chair and vice-chair in office.

The members are people of the CCG, who declare interests like everybody else.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from governance.actions import committees, terms
from governance.actions.publishing_meetings import republish_committees
from governance.models import Committee, Person, Seat, User
from jobs.clock import start_of

from . import words
from .meetings import COMMITTEES, Sits

MADE = timedelta(days=9)
"""After the opening: its people have been listed the day before."""


class TooFew(Exception):
    """A CCG with meetings needs as many people as its governing body has seats."""


@dataclass(frozen=True)
class Chamber:
    """One committee with its seats by their place in `words.MEMBERS`, and who rules in it."""

    committee: Committee
    sits: Sits
    seats: dict[int, Seat]
    chair: User
    body: object  # frame.Body


@dataclass(frozen=True)
class Members:
    """Who sits at one CCG, in the order of `words.MEMBERS`, and what they may not meet on an agenda unruled."""

    emails: tuple[str, ...]
    codes: frozenset
    names: frozenset


def members_of(people):
    """Each seat to whoever holds the position that suits it, else to the first who has none."""
    left, found = list(people), []
    if len(left) < len(words.MEMBERS):
        raise TooFew(f"{len(left)} people cannot fill {len(words.MEMBERS)} seats: make the country larger.")
    for *_, position in words.MEMBERS:
        one = next((each for each in left if each.position == position), left[0])
        left.remove(one)
        found.append(one)
    held = [each for one in found for each in one.held]
    codes = {one.practice for one in found} | {each.code for each in held}
    names = {each.stated.counterparty.casefold() for each in held}
    return Members(tuple(one.email for one in found), frozenset(codes - {""}), frozenset(names))


def build(body, members, *, at):
    """The chambers of one CCG, and its place as far as their agendas go: without the practices its members hold."""
    users = {user.email: user for user in User.objects.filter(email__in=members.emails).select_related("person")}
    people = [users[email] for email in members.emails]
    chambers = [_chamber(body, sits, people) for sits in COMMITTEES]
    republish_committees([each.committee.pk for each in chambers], at=at)
    return chambers, replace(body.place, practices=tuple(_free(body, members)))


def _chamber(body, sits, people):
    first = body.place.opened_on + MADE
    by = {"by": body.lead, "at": start_of(first) + timedelta(hours=10)}
    committee = committees.make_committee(
        body.ccg, name=f"{sits.name} of {body.ccg.name}"[:200], kind=sits.kind, from_on=first,
        bodies={body.ccg: body.ccg.name[:80]}, **by,
    )  # fmt: skip
    made = terms.draft_terms(committee, version="1", from_on=first, pattern=sits.pattern, **by)
    terms.activate_terms(made, agreed_by="The members of the CCG", agreed_on=first, **by)
    seats = {member: _seat(committee, people[member].person, member, first, by) for member in sits.members}
    for post, member in (("chair", sits.chair), ("vice", sits.vice)):
        committees.put_in_office(
            committee, post=post, seat=seats[member], because="Elected at the first meeting", from_on=first, **by
        )
    return Chamber(committee, sits, seats, people[sits.chair], body)


def _seat(committee, person: Person, member, first, by):
    office, klass, title, _ = words.MEMBERS[member]
    return committees.give_seat(
        committee, person=person, klass=klass, title=title, office=office, body=committee.bodies.get(), from_on=first,
        **by,
    )  # fmt: skip


def _free(body, members):
    """Practices that no member holds by code or name, nor shares an address with: nothing there needs a ruling."""
    taken = {body.practices[code].postcode for code in members.codes & set(body.practices)}
    for code, name in body.place.practices:
        unheld = code not in members.codes and name.casefold() not in members.names
        if unheld and body.practices[code].postcode not in taken:
            yield code, name
