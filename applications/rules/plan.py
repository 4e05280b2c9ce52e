"""The way back from a cut-off: every step of a cycle with its date and the reason for the date.

R-122 to R-124, R-129, R-138, R-154; features row 8. Where a source gives only "mid January", the
words stand and no day is made up.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from applications.rules.cycles import LONDON, spoken_cutoff, spoken_day
from governance.rules.figures import Basis
from governance.rules.models import Model

SET = "The hour was set by an administrator; the source names none."


@dataclass(frozen=True)
class Step:
    """One step: its day if there is one, the date in words, and why it is that date."""

    key: str
    title: str
    words: str
    why: str
    rule: str
    source: str
    basis: Basis = Basis.SEED
    on: date | None = None

    def overdue(self, on):
        return self.on is not None and self.on < on


def backward(cycle, *, model, start_on=None):
    """The steps of an application for this model in this cycle, in order."""
    start_on = start_on or cycle.starts(model)[-1]
    cutoff = cycle.closes(model)
    steps = [opening(cycle)]
    if cutoff:
        steps += [*talks(cycle, cutoff)]
    steps += [amendment(cycle)]
    if cutoff:
        steps += [closing(cycle, model, cutoff)]
    else:
        steps += [
            Step(
                "close",
                "Send the form",
                "Before the start date you choose",
                "No national closing date was set for joint bids in this round.",
                "R-126",
                "S4 1.1",
            )
        ]
    return [*steps, *DECISIONS[cycle.key, model], *last_steps(model, start_on)]


def opening(cycle):
    cited = cycle.cited["opens_on"]
    return Step(
        "open",
        "The round opens",
        spoken_day(cycle.opens_on),
        cited.why,
        cited.rule,
        cited.source,
        cited.basis,
        cycle.opens_on,
    )


def talks(cycle, cutoff):
    """R-129: six to eight weeks before the cut-off."""
    closes_on = cutoff.astimezone(LONDON).date()
    for field, key, title in (
        ("lead_weeks_most", "talk", "Begin with the NHS England director"),
        ("lead_weeks_least", "talk_latest", "Last advised week to begin"),
    ):
        cited, on = cycle.cited[field], closes_on - timedelta(weeks=getattr(cycle, field))
        why = f"{cited.value} weeks before {spoken_day(closes_on)}. {cited.why}"
        yield Step(key, title, spoken_day(on), why, cited.rule, cited.source, cited.basis, on)


def amendment(cycle):
    """R-500, R-504: changes of the constitution that do not travel with the bid."""
    cited = cycle.cited["constitution_on"]
    rides = "A change about co-commissioning alone may travel with the bid instead."
    why = f"{cited.why} {rides if cycle.amendment_rides else cycle.cited['amendment_rides'].why}"
    return Step(
        "constitution",
        "Changes of the constitution are in",
        spoken_day(cycle.constitution_on),
        why,
        cited.rule,
        cited.source,
        cited.basis,
        cycle.constitution_on,
    )


def closing(cycle, model, cutoff):
    name = "delegated" if model == Model.DELEGATED else "joint"
    cited, clock = cycle.cited[f"{name}_on"], cycle.cited[f"{name}_time"]
    return Step(
        "close",
        "Both parts complete, signed and sent",
        spoken_cutoff(cutoff),
        f"{cited.why} {SET if clock.changed else clock.why}",
        cited.rule,
        cited.source,
        clock.basis,
        cutoff.astimezone(LONDON).date(),
    )


def last_steps(model, start_on):
    start = Step(
        "start",
        "Arrangements start",
        spoken_day(start_on),
        "The start date applied for.",
        "R-122",
        "S2 l.235, 256; S4 1.1",
        on=start_on,
    )
    if model != Model.DELEGATED:
        return [start]
    before = f"Before {spoken_day(start_on)}"
    return [
        Step(
            "sum",
            "The chief finance officer approves the sum",
            before,
            "The sum that moves needs this approval before the agreement is signed.",
            "R-154",
            "S2 l.205–206",
        ),
        Step(
            "agreement",
            "The agreement is signed",
            before,
            "A binding agreement comes first; in 2015 CCGs had two weeks for it (R-138).",
            "R-140",
            "S2 l.253",
        ),
        start,
    ]


REGION_2015 = Step(
    "regional",
    "Regional panel",
    "Mid January 2015",
    "Named by NHS England without a day.",
    "R-122",
    "S2 l.240–242",
)
DECISIONS = {
    ("2015/16", Model.DELEGATED): (
        REGION_2015,
        Step(
            "national",
            "National panel",
            "Late January 2015",
            "It advises a new NHS England committee.",
            "R-122",
            "S2 l.243–244",
        ),
        Step(
            "committee",
            "NHS England committee decides",
            "February 2015",
            "The committee signs off delegated proposals.",
            "R-122",
            "S2 l.245",
        ),
    ),
    ("2015/16", Model.JOINT): (
        Step(
            "regional",
            "Regional panel decides",
            "Early February 2015",
            "Joint bids go no further than the region.",
            "R-123",
            "S2 l.232–234",
        ),
    ),
    ("2016/17", Model.DELEGATED): (
        Step("regional", "Regional panel", "After the closing date", "No day was given.", "R-122", "S4 App 1"),
        Step("national", "National panel", "After the regional panel", "No day was given.", "R-122", "S4 App 1"),
        Step(
            "outcome",
            "The CCG hears the outcome",
            "By the end of 2015",
            "NHS England promised an answer by the end of the year.",
            "R-122",
            "S4 App 1",
            on=date(2015, 12, 31),
        ),
    ),
    ("2016/17", Model.JOINT): (
        Step(
            "regional",
            "NHS England decides locally",
            "After the form is sent",
            "No day was given.",
            "R-123",
            "S4 1.1",
        ),
    ),
    ("2017/18", Model.DELEGATED): (
        Step(
            "regional",
            "Regional and national panels",
            "After the closing date",
            "No day was found; the way of the earlier rounds is assumed.",
            "R-122",
            "no source read",
            Basis.UNVERIFIED,
        ),
    ),
}
