"""Invented people of one CCG: who they are, what they declare in five rounds, what they are offered.

Everything follows from the seed number and the code of the CCG. No name is a real person's;
practices are those of the CCG, other counterparties are invented.
"""

from dataclasses import astuple, dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from conflicts.rules.interests import THROUGH_ANOTHER, Stated, category_in
from conflicts.rules.people import Standing as S
from jobs.clock import LONDON

from . import words

ROUNDS = 5
FIRST, LAST = date(2013, 4, 1), date(2017, 1, 30)
RARE_EVERY, MIDDLING_EVERY, ENDED_EVERY = 20_000, 150, 40
GIFTS_FROM, GIFTS_FOR = date(2016, 7, 1), 220  # days; the guidance of June 2016 made them public


@dataclass(frozen=True)
class Size:
    bodies: int = 209
    people: int = 60_000
    interests: int = 200_000
    gifts: int = 50_000
    meetings: int = 20_000
    items: int = 100_000

    def times(self, scale):
        """A smaller country whose CCGs keep their size."""
        return Size(*(max(1, round(n * scale)) for n in astuple(self)))

    def shares(self):
        """(people, interests, gifts) of each CCG; they add up. Everybody has an interest at least."""
        lots = [share_out(total, self.bodies) for total in (self.people, self.interests, self.gifts)]
        return list(zip(*lots, strict=True))

    def sittings(self):
        """(meetings, items) of each CCG; they add up."""
        return list(zip(share_out(self.meetings, self.bodies), share_out(self.items, self.bodies), strict=True))


def share_out(total, parts):
    return [total // parts + (number < total % parts) for number in range(parts)]


@dataclass(frozen=True)
class Place:
    """A CCG as far as inventing goes."""

    code: str
    opened_on: date
    practices: tuple[tuple[str, str], ...]  # (code, name)

    def days(self):
        """When its people are asked: five rounds from its opening to January 2017."""
        first = max(FIRST, self.opened_on) + timedelta(days=21)
        return [first + (LAST - first) * number / (ROUNDS - 1) for number in range(ROUNDS)]


@dataclass(frozen=True)
class Held:
    """One interest, as it is said in each round."""

    stated: Stated  # with the type it has since 2016, and the words of the first round
    with_kind: str
    code: str
    hours: int
    mitigations: tuple[str, ...]
    ended_on: date | None = None

    def said(self, number, book):
        """What is stated in this round: the hours change, the types are those of the edition."""
        stated = self.stated
        return Stated(
            category=category_in(book, stated.category), kind=stated.kind,
            counterparty=stated.counterparty, relationship=stated.relationship, from_on=stated.from_on,
            description=f"{stated.description}; {self.hours + number} hours a month.",
        )  # fmt: skip


@dataclass(frozen=True)
class Offer:
    kind: str
    giver: str
    business: str
    description: str
    value: Decimal
    accepted: bool
    recorded_at: datetime
    published_at: datetime

    @property
    def offered_on(self):
        return self.recorded_at.date() - timedelta(days=3)


@dataclass(frozen=True)
class Somebody:
    name: str
    email: str
    position: str
    standings: tuple[S, ...]
    practice: str
    joined_on: date
    listed_at: datetime
    rounds: tuple[tuple[datetime, datetime], ...]  # declared, then reviewed and published
    held: tuple[Held, ...]
    offers: tuple[Offer, ...]


def people_of(place, *, seed, share, first_interest=0):
    """The people of a CCG, one after the other. `first_interest` counts interests nationally."""
    people, interests, gifts = share
    rng = Random(f"{seed}:{place.code}")
    left, number = interests - people, first_interest
    for each in range(people):
        rest = people - each - 1
        more = left if not rest else min(left, rng.randint(0, max(1, round(2 * left / (rest + 1)))))
        left -= more
        yield _somebody(rng, place, each, range(number, number + 1 + more), share_out(gifts, people)[each])
        number += 1 + more


def _somebody(rng, place, each, numbers, gifts):
    name = f"{rng.choice(words.FIRST)} {rng.choice(words.LAST)}"
    position, standings = rng.choice(words.POSITIONS)
    doctor = S.MEMBER in standings
    practice = rng.choice(place.practices)[0] if doctor and place.practices else ""
    days = [day + timedelta(days=rng.randrange(20)) for day in place.days()]
    opened = max(FIRST, place.opened_on)
    return Somebody(
        name=f"Dr {name}" if doctor else name,
        email=f"{name.replace(' ', '.')}.{place.code}.{each}@example.org".lower(),
        position=position,
        standings=standings,
        practice=practice,
        joined_on=opened + timedelta(days=rng.randrange(7)),
        listed_at=_at(opened + timedelta(days=8)),
        rounds=tuple((_at(day), _at(day + timedelta(days=7))) for day in days),
        held=tuple(_held(rng, place, number, days[-1], many=len(numbers) > 1) for number in numbers),
        offers=tuple(_offer(rng) for _ in range(gifts)),
    )


def _at(day):
    return datetime.combine(day, time(10), tzinfo=LONDON)


def _held(rng, place, number, last, *, many):
    what, kind, with_kind, category = rng.choice(words.INTERESTS)
    if with_kind == "practice" and place.practices:
        code, party = rng.choice(place.practices)
    else:
        code, party = "", f"{rng.choice(words.PLACES)} {rng.choice(words.BODIES[with_kind])}"
    for every, word in ((RARE_EVERY, words.RARE), (MIDDLING_EVERY, words.MIDDLING)):
        if number % every == 7 % every:
            what = f"{what}, with {word}"
    ended = many and number % ENDED_EVERY == 3
    start = rng.randrange(len(words.MITIGATIONS))
    return Held(
        stated=Stated(
            category=category, kind=kind, counterparty=party, description=what,
            relationship=rng.choice(words.RELATIONS) if category in THROUGH_ANOTHER else "",
            from_on=date(rng.randint(1985, 2012), rng.randint(1, 12), 1),
        ),
        with_kind=with_kind,
        code=code,
        hours=rng.randint(1, 60),
        mitigations=tuple(words.MITIGATIONS[(start + n) % len(words.MITIGATIONS)] for n in range(ROUNDS)),
        ended_on=last - timedelta(days=rng.choice((20, 60, 120, 150))) if ended else None,
    )  # fmt: skip


def _offer(rng):
    kind, what, accepted = rng.choice(words.OFFERS)
    recorded = GIFTS_FROM + timedelta(days=3 + rng.randrange(GIFTS_FOR))
    return Offer(
        kind=kind,
        giver=f"{rng.choice(words.PLACES)} {rng.choice(words.BODIES['company'])}",
        business=rng.choice(words.BUSINESSES),
        description=what,
        value=Decimal(rng.randint(2600, 40000)).scaleb(-2),
        accepted=accepted,
        recorded_at=_at(recorded),
        published_at=_at(recorded + timedelta(days=7)),
    )
