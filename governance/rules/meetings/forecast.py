"""What an item will look like after recusals, before anybody is in the room (rows 51 and 106; open ground 2).

Three pictures: all in, as ruled, any one more absent (R-065, R-215, R-224); and the lawful
remedies in order (R-066, R-067).
"""

from dataclasses import dataclass

from governance.rules.meetings.quorum import shortfalls
from governance.rules.meetings.seats import counted


@dataclass(frozen=True)
class Picture:
    """One state of the room: who decides and what the quorum lacks."""

    title: str
    deciding: tuple[str, ...]
    shortfalls: tuple[str, ...]

    @property
    def quorate(self):
        return not self.shortfalls


@dataclass(frozen=True)
class Remedy:
    """One lawful way on. `cures`: with these people the item would be quorate; None where no count can tell."""

    key: str
    sentence: str
    rule: str
    cures: bool | None = None
    seats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Forecast:
    """The pictures of one item: everybody, as ruled, with unruled matches out too, and each one more away."""

    all_in: Picture
    as_ruled: Picture
    as_matched: Picture | None
    one_more: tuple[Picture, ...]
    remedies: tuple[Remedy, ...]
    warnings: tuple[str, ...]

    @property
    def fragile(self):
        """Those whose absence alone would make the item inquorate."""
        return tuple(picture for picture in self.one_more if not picture.quorate)


def forecast(terms, expected, *, ruled=(), matched=(), chair="", vice="", bodies=None, others=()):
    """The forecast of one item (R-065, R-066). `expected` seats will come; `others` could be called.

    `ruled`: keys of seats ruled out; `matched`: with a conflict nobody has ruled on yet.
    """

    def picture(title, out):
        inside = [seat for seat in expected if seat.key not in out]
        names = tuple(s.name for s in counted(inside) if bodies is None or s.body in bodies)
        return Picture(title, names, tuple(shortfalls(terms, inside, chair=chair, vice=vice, bodies=bodies)))

    out = set(ruled)
    worse = out | set(matched)
    as_ruled = picture("As ruled", out)
    as_matched = picture("If every open match is ruled out", worse) if worse != out else None
    last = as_matched or as_ruled
    one_more = tuple(
        picture(f"Without {seat.name}", worse | {seat.key})
        for seat in counted([s for s in expected if s.key not in worse])
        if bodies is None or seat.body in bodies
    )
    remedies = () if last.quorate else _remedies(terms, expected, worse, others, chair, vice, bodies)
    return Forecast(picture("All in", set()), as_ruled, as_matched, one_more, remedies, _warnings(expected, worse))


def _warnings(expected, out):
    voters = counted(expected)
    leaving = sum(seat.key in out for seat in voters)
    if leaving * 2 > len(voters):
        return (f"More than half of the members would withdraw: {leaving} of {len(voters)}.",)
    return ()


def _remedies(terms, expected, out, others, chair, vice, bodies):
    inside = [seat for seat in expected if seat.key not in out]
    free = [seat for seat in others if seat.key not in out and seat.votes and seat not in inside]

    def cures(extra):
        return not shortfalls(terms, [*inside, *extra], chair=chair, vice=vice, bodies=bodies)

    return (
        *_deputies(inside, free, cures),
        *_vice(free, inside, chair, vice, cures),
        Remedy(
            "partner_lay",
            "Call an additional lay member, of a partner CCG, for this item, if the constitution or these terms allow.",
            "R-066",
        ),
        *_elsewhere(terms),
    )


def _deputies(inside, free, cures):
    keys = {seat.key for seat in inside}
    deputies = tuple(seat for seat in free if seat.deputy_for and seat.deputy_for not in keys)
    if not deputies:
        return []
    names = ", ".join(seat.name for seat in deputies)
    return [
        Remedy("deputy", f"Call a named deputy: {names}.", "R-201", cures(deputies), tuple(s.key for s in deputies))
    ]


def _vice(free, inside, chair, vice, cures):
    here = {seat.key for seat in inside}
    found = next((seat for seat in free if seat.key == vice), None)
    if vice in here and chair not in here:
        return [Remedy("vice", "The Vice Chair presides.", "R-061", False)]
    if found and chair not in here:
        return [
            Remedy("vice", f"Ask the Vice Chair, {found.name}, to come and preside.", "R-061", cures([found]), (vice,))
        ]
    return []


def _elsewhere(terms):
    joint = any(body.side == "nhs_england" for body in terms.bodies)
    take = "NHS England takes the decision" if joint else "Refer the decision to NHS England"
    return [
        Remedy(
            "panel",
            "Ask for a conflicts panel: the Accountable Officer, else the Chief Finance Officer, the Director of "
            "Governance or the Director of Commissioning, convenes people without an interest, who recommend to accept "
            "or reject and say how the matter must be handled. The panel does not decide it.",
            "R-067",
        ),
        Remedy("nhs_england", f"{take}, as it has no interest in the matter.", "R-066"),
        Remedy("defer", "Defer the item to a meeting that will be quorate for it.", "R-066"),
    ]
