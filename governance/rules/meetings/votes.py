"""Who may vote, with what weight, and what the count decides (R-204 to R-207, R-225; scenarios D2)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

from governance.rules.meetings.clauses import QUESTIONS
from governance.rules.meetings.electorate import entitled, holders, refusals, total_of, weights

__all__ = ["Casting", "Choice", "Line", "Outcome", "Result", "count", "differing", "entitled", "holders", "plain",
           "refusals", "shared_out", "weights"]  # fmt: skip


class Choice(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class Outcome(StrEnum):
    """What a count says; tied: a deciding vote may still be given (R-205)."""

    CARRIED = "carried"
    REJECTED = "rejected"
    TIED = "tied"
    NOT_DECIDED = "not_decided"


GAVE = " gave the deciding vote "


@dataclass(frozen=True)
class Casting:
    """The deciding vote: an act of its own, by a named seat (R-205)."""

    seat: str
    choice: Choice


@dataclass(frozen=True)
class Line:
    """One member of the electorate; `choice` is empty when they gave no vote."""

    seat: str
    name: str
    body: str
    choice: str
    weight: Fraction


@dataclass(frozen=True)
class Result:
    """The count with its reasons; `refused` tells of votes that could not count."""

    outcome: Outcome
    votes_for: Fraction
    votes_against: Fraction
    abstained: Fraction
    present: Fraction
    lines: tuple[Line, ...] = ()
    sentences: tuple[str, ...] = ()
    casting_open_to: tuple[str, ...] = ()
    casting: Casting | None = None
    refused: tuple[str, ...] = ()
    readings: Mapping = field(default_factory=dict, compare=False)


def count(terms, electorate, cast, *, single_body="", casting=None, presiding=""):
    """The result of a vote by these seats (R-204 to R-207). `cast` maps seat keys to choices.

    `electorate` is frozen at the count: voting seats in the room and not barred. A vote from
    anybody else is refused and told. `casting` counts only in a tie, from a seat that holds it.
    """
    seats = entitled(terms, electorate, single_body=single_body)
    weight = weights(terms, seats, single_body=single_body)
    lines = tuple(
        Line(s.key, s.name, s.body, Choice(cast[s.key]) if s.key in cast else "", weight[s.key]) for s in seats
    )
    sums = {choice: sum((x.weight for x in lines if x.choice == choice), Fraction(0)) for choice in Choice}
    result = Result(
        Outcome.NOT_DECIDED,
        sums[Choice.FOR],
        sums[Choice.AGAINST],
        sums[Choice.ABSTAIN],
        sum(weight.values(), Fraction(0)),
        lines,
        readings=dict(terms.readings),
        refused=tuple(f"The vote of {key} is not counted: not in the electorate." for key in cast if key not in weight),
    )
    open_to = holders(terms, seats, single_body=single_body, presiding=presiding)
    return _settle(terms, result, open_to, casting, single_body)


def differing(terms, electorate, cast, *, single_body="", casting=None, presiding=""):
    """Readings not signed under which this vote would end otherwise, as sentences (D2-d, D2-h; trap 4)."""
    now = count(terms, electorate, cast, single_body=single_body, casting=casting, presiding=presiding)
    fields = {"weighting": "weighting", "majority_of": "majority_of", "single_casting": "single_casting"}
    found = []
    for key, name in fields.items():
        for reading in QUESTIONS[key].readings if key in terms.readings else ():
            if reading.choice == getattr(terms, name):
                continue
            other = replace(terms, **{name: reading.choice})
            then = count(other, electorate, cast, single_body=single_body, casting=casting, presiding=presiding)
            if then.outcome != now.outcome:
                words = then.outcome.replace("_", " ")
                found.append(f"Under the reading not signed (“{reading.sentence}”) the result would be: {words}.")
    return found


def without_names(sentences):
    """The same without who gave the deciding vote."""
    return [f"The deciding vote was given {said.split(GAVE, 1)[1]}" if GAVE in said else said for said in sentences]


def plain(number):
    """A weight as people write it: 6, or 4.5, or 2⅓ as 2 1/3 (R-207)."""
    number = Fraction(number)
    if number.denominator in (1, 2, 4, 5, 10):
        return f"{float(number):g}"
    whole, rest = divmod(number, 1)
    return f"{whole} {rest}" if whole else f"{rest}"


def _settle(terms, result, open_to, casting, single_body):
    sentences, refused = [_totals(terms, result), *_used(terms, result, single_body)], list(result.refused)
    outcome, said = _without_casting(terms, result)
    sentences += said
    given, by = None, "single_allowed" if single_body else "deciding_offices"
    if casting and (outcome != Outcome.TIED or casting.seat not in open_to or casting.choice == Choice.ABSTAIN):
        refused.append(f"The deciding vote of {casting.seat} is not counted{terms.cite(by)}.")
    elif casting:
        given, outcome = casting, Outcome.CARRIED if casting.choice == Choice.FOR else Outcome.REJECTED
        name = next(x.name for x in result.lines if x.seat == casting.seat)
        sentences.append(f"{name}{GAVE}{Choice(casting.choice).value}{terms.cite(by)}.")
    if outcome == Outcome.TIED and not open_to:
        outcome = Outcome.NOT_DECIDED
        sentences.append(f"Nobody present holds the deciding vote{terms.cite(by)}: not decided.")
    still = open_to if outcome == Outcome.TIED else ()
    return replace(
        result,
        outcome=outcome,
        sentences=tuple(sentences),
        casting_open_to=still,
        casting=given,
        refused=tuple(refused),
    )


def _without_casting(terms, result):
    yes, no, half = result.votes_for, result.votes_against, result.present / 2
    if not yes + no:
        return Outcome.NOT_DECIDED, ["No vote was given for or against."]
    if yes == no and (terms.majority_of == "votes_cast" or yes == half):
        return Outcome.TIED, [f"The votes are equal: {plain(yes)} to {plain(no)}."]
    if terms.majority_of == "members_present":
        carried = yes > half
        words = (
            f"{plain(yes)} of the {plain(result.present)} votes of members present were for; more than half are needed"
        )
        return Outcome.CARRIED if carried else Outcome.REJECTED, [f"{words}{terms.cite('majority_of')}."]
    return Outcome.CARRIED if yes > no else Outcome.REJECTED, []


def _totals(terms, result):
    words = (
        f"For {plain(result.votes_for)}, against {plain(result.votes_against)}, abstained {plain(result.abstained)}."
    )
    return words


def shared_out(terms, body):
    """How the votes of a body with a fixed number fall to its members, for anybody to read (R-207; trap 4)."""
    if terms.weighting == "bloc":
        return "shared equally by those of its members who may vote"
    return f"an equal share for each of its {body.voters} places" if body.voters else "an equal share for each place"


def _used(terms, result, single_body):
    found = []
    for body in terms.bodies:
        total, here = total_of(terms, body, single_body), [x for x in result.lines if x.body == body.key]
        if total is None or not here:
            continue
        each = here[0].weight
        votes = f"{plain(each)} vote{'' if each == 1 else 's'}"
        who = f"{len(here)} could vote, with {votes} each" if len(here) > 1 else f"1 could vote, with {votes}"
        unused = f"; the other {plain(total - len(here) * each)} were not used" if len(here) * each < total else ""
        found.append(
            f"{body.name} has {total} votes in all, {shared_out(terms, body)}: "
            f"{who}{unused}{terms.as_read('weighting')}."
        )
    return found
