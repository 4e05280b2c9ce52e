"""Who can decide and who can block: the Banzhaf index by member and by bloc, and the veto in words (trap 3, row 114).

R-204, R-205: every way the members can divide is counted once; a member’s power is the share of
divisions in which changing only their own vote changes the result.
"""

from dataclasses import dataclass
from math import lcm

from governance.rules.meetings.votes import entitled, holders, weights


@dataclass(frozen=True)
class Player:
    """One who votes as one: a member, or a body that votes as a bloc. `tie`: holds the deciding vote."""

    key: str
    name: str
    weight: int
    body: str = ""
    tie: bool = False


@dataclass(frozen=True)
class Row:
    key: str
    name: str
    body: str
    votes: str
    swings: int
    share: float

    @property
    def percent(self):
        return round(self.share * 100)


@dataclass(frozen=True)
class Power:
    """The read-out: a row per player, totals by body, what it means in words."""

    rows: tuple[Row, ...]
    bodies: dict
    sentences: tuple[str, ...]


def power(terms, seats, *, blocs=(), single_body="", presiding=""):
    """The Banzhaf power of these seats, all present; `blocs` names bodies whose members vote as one (trap 3)."""
    electorate = entitled(terms, seats, single_body=single_body)
    weight = weights(terms, electorate, single_body=single_body)
    scale = lcm(*[w.denominator for w in weight.values()]) if weight else 1
    ties = set(holders(terms, electorate, single_body=single_body, presiding=presiding)[:1])
    players, joined = [], {}
    for seat in electorate:
        heavy = int(weight[seat.key] * scale)
        if seat.body in blocs:
            joined.setdefault(seat.body, [0, False])
            joined[seat.body][0] += heavy
            joined[seat.body][1] |= seat.key in ties
        else:
            players.append(Player(seat.key, seat.name, heavy, seat.body, seat.key in ties))
    players += [Player(key, f"{terms.name(key)} as a bloc", heavy, key, tie) for key, (heavy, tie) in joined.items()]
    swings = _swings(players)
    every = sum(swings) or 1
    rows = tuple(
        Row(p.key, p.name, p.body, f"{p.weight / scale:g}", n, n / every) for p, n in zip(players, swings, strict=True)
    )
    bodies = {
        body.key: sum(row.share for row in rows if row.body == body.key)
        for body in terms.bodies
        if any(row.body == body.key for row in rows)
    }
    return Power(rows, bodies, tuple(_words(terms, players, bodies)))


def _swings(players):
    """For each player, the divisions of the others in which theirs is the vote that counts."""
    whole = sum(p.weight for p in players)
    decider = next((p for p in players if p.tie), None)
    found = []
    for player in players:
        rest = [p.weight for p in players if p is not player and p is not decider]
        ways = _ways(rest)
        if player is decider:
            found.append(sum(n for w, n in ways.items() if 2 * w <= whole <= 2 * (w + player.weight)))
            continue
        swings = sum(n for w, n in ways.items() if 2 * w <= whole < 2 * (w + player.weight))
        if decider:
            heavy = decider.weight
            swings += sum(n for w, n in ways.items() if 2 * (w + heavy) < whole <= 2 * (w + heavy + player.weight))
        found.append(swings)
    return found


def _ways(rest):
    """How many groups of these weights come to each sum."""
    ways = {0: 1}
    for weight in rest:
        more = dict(ways)
        for total, n in ways.items():
            more[total + weight] = more.get(total + weight, 0) + n
        ways = more
    return ways


def _words(terms, players, bodies):
    whole, found = sum(p.weight for p in players), []
    for player in players:
        alone = 2 * player.weight > whole or (2 * player.weight == whole and player.tie)
        without = 2 * (whole - player.weight)
        blocks = without < whole or (without == whole and (player.tie or not any(p.tie for p in players)))
        if alone and blocks:
            others = [terms.name(key) for key in bodies if key != player.body]
            found.append(
                f"{player.name} decides alone: it carries whatever it wants and nothing passes against it. "
                f"{_list(others) or 'The others'} cannot win a vote without it."
            )
        elif blocks:
            found.append(f"{player.name} can block every decision, but cannot carry one alone.")
    for key, share in bodies.items() if len(bodies) > 1 else ():
        found.append(f"{terms.name(key)}: {round(share * 100)} % of the voting power.")
    return found


def _list(names):
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
