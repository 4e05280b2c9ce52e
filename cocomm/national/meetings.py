"""Invented meetings of one CCG: when its governing body and audit committee met, on what, and how it went.

Like `people`, without a database and the same for the same number. Seats are named by their place in
`words.MEMBERS`. What would come after the end of the story has not happened yet.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from governance.rules.meetings.remit import OWN
from jobs.clock import LONDON

from . import words
from .people import FIRST, share_out

END = datetime(2017, 3, 14, 9, tzinfo=LONDON)
PLANNED, READIED, CALLED, PUBLISHED = (timedelta(days=days) for days in (35, 21, 14, 7))
TOLD_OFF = timedelta(days=1)
HOURS, LOOK_AGAIN = timedelta(hours=3), timedelta(days=300)
FEWEST_ITEMS = 3
MAY_BE_AWAY = (2, 3, 5, 6, 7)
DOCTORS = (6, 7)
CANCELLED_EVERY, PRIVATE_EVERY, CONFLICT_EVERY, VOTED_EVERY, REJECTED_EVERY = 50, 6, 8, 4, 40


@dataclass(frozen=True)
class Sits:
    """One of the two committees: which members sit in it, who of them presides, when it meets."""

    name: str
    kind: str
    pattern: str
    members: tuple[int, ...]
    chair: int
    vice: int
    begins: time
    last_day: date


GOVERNING_BODY = Sits(
    "Governing body", "governing_body", "pattern-4", tuple(range(8)), 0, 1, time(14), date(2017, 3, 20)
)
AUDIT = Sits("Audit committee", "audit", "pattern-1", (0, 1, 3, 4, 5), 1, 0, time(9, 30), date(2017, 3, 27))
COMMITTEES = (GOVERNING_BODY, AUDIT)


@dataclass(frozen=True)
class Party:
    kind: str
    code: str
    name: str


@dataclass(frozen=True)
class Matter:
    """One item, and what became of it. `votes` is empty where nobody was against; `leaves` had a conflict."""

    kind: str
    title: str
    function: str = ""
    party: Party | None = None
    secret: bool = False
    motion: str = ""
    votes: tuple[tuple[int, str], ...] = ()
    leaves: int | None = None
    interest: str = ""


@dataclass(frozen=True)
class Planned:
    """One meeting from its planning to its end."""

    starts_at: datetime
    place: str
    matters: tuple[Matter, ...]
    present: tuple[int, ...]
    apologies: tuple[int, ...]
    cancelled: str = ""

    @property
    def ends_at(self):
        return self.starts_at + HOURS

    def before(self, ahead):
        """Ten o’clock, so many days before."""
        return datetime.combine(self.starts_at.date() - ahead, time(10), tzinfo=LONDON)

    def happened(self, moment):
        return moment <= END


def meetings_of(place, *, seed, share):
    """(committee, its meetings) of one CCG: two thirds of `share` are the governing body’s."""
    number, items = share
    rng = Random(f"{seed}:{place.code}:meetings")
    audit = number // 3
    lengths = _lengths(rng, items, number)
    parts = ((GOVERNING_BODY, lengths[: number - audit]), (AUDIT, lengths[number - audit :]))
    return [(sits, _series(rng, place, sits, parts)) for sits, parts in parts if parts]


def _lengths(rng, items, meetings):
    """How many items each has: what one has more its neighbour has less."""
    lengths = share_out(items, meetings) if meetings else []
    for number in range(0, len(lengths) - 1, 2):
        more = rng.randint(0, min(2, max(0, lengths[number + 1] - FEWEST_ITEMS)))
        lengths[number] += more
        lengths[number + 1] -= more
    return lengths


def _series(rng, place, sits, lengths):
    first = max(FIRST, place.opened_on) + timedelta(days=50)
    step = (sits.last_day - first) / max(1, len(lengths) - 1)
    days = [sits.last_day - step * number for number in reversed(range(len(lengths)))]
    return [_meeting(rng, place, sits, _weekday(day), length) for day, length in zip(days, lengths, strict=True)]


def _weekday(day):
    return day - timedelta(days=max(0, day.weekday() - 4))


def _meeting(rng, place, sits, day, length):
    away = tuple(sorted(rng.sample([each for each in MAY_BE_AWAY if each in sits.members], rng.choice((0, 0, 1, 2)))))
    away = away if len(sits.members) - len(away) >= FEWEST_ITEMS else ()
    here = tuple(member for member in sits.members if member not in away)
    secret = sits is GOVERNING_BODY and length > FEWEST_ITEMS and rng.randrange(PRIVATE_EVERY) == 0
    return Planned(
        starts_at=datetime.combine(day, sits.begins, tzinfo=LONDON),
        place=f"{rng.choice(words.VENUES)}, {rng.choice(words.PLACES)}",
        matters=tuple(_matters(rng, place, here, length, secret=secret)),
        present=here,
        apologies=away,
        cancelled=rng.choice(words.CANCELLED) if rng.randrange(CANCELLED_EVERY) == 0 else "",
    )


def _matters(rng, place, here, length, *, secret):
    """Declarations first; two matters in three to decide; the private part last."""
    yield Matter("declarations", "Declarations of interest")
    public = length - 1 - 2 * secret
    for number in range(public):
        if number % 3 < 2:
            yield _decision(rng, place, here)
        elif rng.randrange(2):
            yield Matter("discussion", rng.choice(words.DISCUSSIONS))
        else:
            yield Matter("information", rng.choice(words.REPORTS))
    if secret:
        yield Matter("exclusion", "Resolution to exclude the public", motion="That the public be excluded")
        title = rng.choice(words.SECRETS)
        yield Matter("decision", title, OWN, secret=True, motion="That the proposal be accepted")


def _decision(rng, place, here):
    title, motion, about = rng.choice(words.DECISIONS)
    party = _party(rng, place, about)
    named = party.name if party else ""
    doctors = [member for member in DOCTORS if member in here]
    leaves = rng.choice(doctors) if party and doctors and rng.randrange(CONFLICT_EVERY) == 0 else None
    return Matter(
        "decision", title.format(named), OWN, party, motion=motion.format(named),
        votes=_votes(rng, [member for member in here if member != leaves]), leaves=leaves,
        interest=rng.choice(words.SPOKEN) if leaves is not None else "",
    )  # fmt: skip


def _party(rng, place, about):
    """A practice of the CCG by its code; or a company that nobody declares."""
    if about == "practice" and place.practices:
        return Party("practice", *rng.choice(place.practices))
    if not about:
        return None
    number = rng.randrange(10_000)
    return Party("company", f"{20_000_000 + number}", f"{words.SUPPLIERS[number % 10]} {number} Supplies Ltd")


def _votes(rng, voters):
    """Never a tie: mostly one against, now and then more against than for."""
    if rng.randrange(VOTED_EVERY):
        return ()
    against = len(voters) // 2 + 1 if rng.randrange(REJECTED_EVERY) == 0 else 1
    choices = ["against"] * against + ["for"] * (len(voters) - against)
    if against == 1 and len(voters) > 4:
        choices[-1] = "abstain"
    rng.shuffle(choices)
    return tuple(zip(voters, choices, strict=True))
