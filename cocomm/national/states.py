"""Registers in different states, one after the other: complete, late, nil, silent, breached.

A few people more at each CCG, through actions, with words and days that follow from the seed number.
The three kinds of nothing are all here: a nil return, somebody asked and silent, somebody not asked.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import cycle
from random import Random

from conflicts import actions
from conflicts.rules.interests import Stated
from conflicts.rules.people import Standing as S
from governance.actions import appoint, record_person
from governance.models import User
from governance.permissions import Role
from jobs.clock import LONDON

from . import words

JOINED = date(2016, 4, 1)
YEAR = (date(2016, 4, 1), date(2016, 12, 31))
SAID = "National case: invented people at real bodies. Demonstration: not a record of this body"


def build(bodies, *, seed):
    """Each CCG in the state of its turn; the seed number says who begins. Ends with naming the silent."""
    turn = cycle(STATES[seed % len(STATES) :] + STATES[: seed % len(STATES)])
    for body, state in zip(bodies, turn, strict=False):
        state(Place(body, Random(f"{seed}:{body.place.code}:state")))
    actions.list_the_silent(at=_at(2017, 3, 10))


def _at(*day):
    return datetime.combine(date(*day), time(10), tzinfo=LONDON)


@dataclass(frozen=True)
class Place:
    body: object  # frame.Body
    rng: Random

    def somebody(self, position, *standings):
        """(who, their declarant), on the list since the lead put them there."""
        name = f"{self.rng.choice(words.FIRST)} {self.rng.choice(words.LAST)}"
        email = f"{name}.{self.body.place.code}.{position}@example.org".replace(" ", ".").lower()
        person = record_person(name=name, email=email, by=None)
        declarant = actions.record_declarant(
            person, ccg=self.body.ccg, position=position, standings=standings, joined_on=JOINED, by=self.body.lead,
            at=_at(2016, 4, 4),
        )  # fmt: skip
        return User.objects.get(person=person), declarant


def complete(place):
    """Nothing is missing: everybody's interests are there already."""


def late(place):
    """An interest said seventy days after it arose; the register says so."""
    user, declarant = place.somebody("Lay member", S.GOVERNING_BODY)
    since = date(2016, 11, 1)
    stated = Stated(
        "financial", "directorship", f"{place.rng.choice(words.LAST)} Consulting Ltd", "Director, paid",
        from_on=since, aware_on=since,
    )  # fmt: skip
    at = _at(2017, 1, 10)
    actions.answer(declarant, typed_name=declarant.person.name, associates="no", added=[stated], by=user, at=at)
    interest = actions.agree(
        declarant.interests.get(), mitigation="Receives no papers on contracts with this body.", by=place.body.lead,
        at=at,
    )  # fmt: skip
    actions.publish_interest(interest, by=place.body.lead, at=at)


def nil(place):
    """Somebody with nothing to declare who said so, and registers that say for a period that they hold nothing."""
    user, declarant = place.somebody("Lay member", S.GOVERNING_BODY)
    at = _at(2016, 5, 9)
    actions.answer(declarant, typed_name=declarant.person.name, associates="no", by=user, at=at)
    for register in ("sponsorship", "breaches"):
        actions.state_nothing(
            place.body.ccg, register=register, from_on=YEAR[0], to_on=YEAR[1], by=place.body.lead, at=_at(2017, 1, 9)
        )


def silent(place):
    """Somebody asked, told, and silent; and somebody whom nobody has asked yet."""
    _, asked = place.somebody("GP and member of the governing body", S.MEMBER, S.GOVERNING_BODY)
    place.somebody("Secondary care doctor", S.GOVERNING_BODY)
    made = actions.ask(asked, reason="refresh", by=place.body.lead, at=_at(2016, 10, 3))
    actions.give_notice(made, by=place.body.lead, at=_at(2016, 12, 5))


def breached(place):
    """A breach, looked into and published without names."""
    lead, ccg = place.body.lead, place.body.ccg
    guardian, _ = place.somebody("Lay member for audit", S.GOVERNING_BODY, S.COMMITTEE)
    appoint(
        person=guardian.person, role=Role.CONFLICTS_GUARDIAN, body=ccg, starts_on=JOINED, by=None,
        at=_at(2016, 4, 4), reason=SAID,
    )  # fmt: skip
    breach = actions.report_breach(
        ccg=ccg, kind="not_spoken", happened_on=date(2016, 11, 8), by=lead, at=_at(2016, 11, 10),
        account="An interest on the register was not spoken of when the item came up.",
    )  # fmt: skip
    breach = actions.take_up(breach, by=guardian, at=_at(2016, 11, 14))
    breach = actions.conclude(
        breach, findings="The agenda did not ask.", by=guardian, at=_at(2016, 12, 1),
        nature="An interest on the register was not spoken of before an item was discussed.",
        outcome="The discussion was held again without the person.", lesson="The question belongs before each item.",
        actions="The agenda now begins each item with it.",
    )  # fmt: skip
    breach = actions.tell_nhs_england(breach, told_on=date(2016, 12, 2), by=guardian, at=_at(2016, 12, 2))
    actions.publish_breach(breach, by=guardian, at=_at(2016, 12, 5))


STATES = (complete, late, nil, silent, breached)
