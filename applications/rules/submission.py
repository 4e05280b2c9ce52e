"""May this application be sent now? All reasons against it at once, and whether it is late.

R-120, R-121, R-131 to R-137, R-154; scenarios D5 and D6. An incomplete form is never counted as
submitted, however early it came (D5-d). A late one goes only with the recorded decision of a named
national NHS England officer, and stays marked late for ever (D5-c).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from applications.editions import for_cycle
from applications.editions.form import Case, Edition, Part
from applications.rules import answers as reading
from applications.rules.cycles import LONDON, Cycle, Timing, spoken_day, timing
from governance.rules import signatures as signing
from governance.rules.models import Model

REASONS_SHOWN = 4


@dataclass(frozen=True)
class Override:
    """A recorded decision of a named officer of NHS England: who, at which level, why."""

    officer: str
    level: str  # "national" or "regional"
    reason: str


@dataclass(frozen=True)
class Facts:
    """All that is known of an application at the moment it is sent; `at` is the arrival."""

    edition: Edition
    cycle: Cycle
    case: Case
    answers: Mapping
    fingerprint: str
    at: datetime
    evidence: Mapping = field(default_factory=dict)
    signatures: tuple[signing.Signed, ...] = ()
    late_override: Override | None = None
    region_override: Override | None = None
    duplicates: tuple[str, ...] = ()

    @property
    def on(self):
        return self.at.astimezone(LONDON).date()


@dataclass(frozen=True)
class Verdict:
    """What was found, the timing, and the fingerprint of the book of figures it was found under."""

    reasons: tuple[str, ...]
    timing: Timing
    book: str

    @property
    def may_go(self):
        return not self.reasons

    @property
    def late(self):
        return not self.timing.in_time


def verdict(facts):
    return Verdict(tuple(reasons_against(facts)), timing_of(facts), facts.cycle.fingerprint)


def timing_of(facts):
    return timing(facts.cycle.closes(facts.case.model), at=facts.at)


def reasons_against(facts):
    """Every reason why this application may not be sent now; empty means it may."""
    return [
        *form_mismatch(facts.edition, model=facts.case.model, cycle=facts.cycle.key),
        *incomplete(facts, Part.CCG),
        *incomplete(facts, Part.NHS_ENGLAND),
        *shut_gates(facts),
        *start_passed(facts),
        *unsigned(facts),
        *lateness(facts),
        *(f"Already submitted for this cycle: {label}. Withdraw it first" for label in facts.duplicates),
    ]


def form_mismatch(edition, *, model, cycle):
    """R-137, D6: the form must be the one for the model sought and for the cycle.

    Mid Essex attached the delegated form to its joint bid (H-5, S4 App 1).
    """
    model, reasons = Model(model), []
    right = for_cycle(cycle, model)
    instead = f"Use “{right.title}”" if right else "There is no form for it in this cycle"
    if edition.model != model:
        reasons.append(
            f"This form is for {edition.model.title.lower()}, and the application is for "
            f"{model.title.lower()}. {instead}"
        )
    elif edition.cycle != cycle:
        reasons.append(f"This form is for {edition.cycle}, and the application is for {cycle}. {instead}")
    return reasons


def incomplete(facts, part):
    """R-121, D5-d: both parts must be complete. One sentence a part, naming what is missing."""
    found = reading.problems(
        facts.edition, answers=facts.answers, case=facts.case, evidence=facts.evidence, on=facts.on, part=part
    )
    if not found:
        return []
    shown = "; ".join(list(found.values())[:REASONS_SHOWN])
    more = len(found) - REASONS_SHOWN
    rest = f"; and {more} more" if more > 0 else ""
    return [f"The {part.title} is not complete. {shown}{rest}"]


def shut_gates(facts):
    """R-133: a "No" on the checklist, a toolkit below level 2, an assurance level of "Not assured".

    A region may let an assurance concern pass with a recorded reason; nobody lifts the others.
    """
    lifted = region_lifts(facts.region_override)
    reasons = []
    for question in reading.asked(facts.edition, case=facts.case):
        value = facts.answers.get(question.key)
        if not question.gate or value in (None, "") or value in question.gate:
            continue
        if question.lifted_by_region and lifted:
            continue
        answer = dict(question.options).get(value, value)
        reasons.append(f"{question.label}: the answer is “{answer}”, and {question.shut}")
    return reasons


def region_lifts(override):
    return bool(override and override.officer and override.reason.strip())


def start_passed(facts):
    """A start that has come already cannot be applied for (our reading of R-120)."""
    try:
        start_on = date.fromisoformat(facts.answers.get("start_date") or "")
    except ValueError:
        return []
    if start_on > facts.on:
        return []
    return [f"The start, {spoken_day(start_on)}, has come already. Apply for a later one"]


def unsigned(facts):
    """R-130, R-133, R-154: each post that has not signed the present words, and why.

    Order is free. A signature on earlier words is named as such; the chief finance officer signs
    only where money moves.
    """
    posts = {s.post: s.title for s in reading.signers(facts.edition, case=facts.case)}
    missing = signing.missing(posts, signatures=facts.signatures, fingerprint=facts.fingerprint)
    earlier = {s.post: s for s in signing.void(facts.signatures, fingerprint=facts.fingerprint)}
    reasons = []
    for post in missing:
        if post in earlier:
            who = earlier[post].name or earlier[post].person
            reasons.append(f"{posts[post]}: {who} signed earlier words; the form has changed since. Sign again")
        else:
            reasons.append(f"{posts[post]}: not signed yet")
    return reasons


def lateness(facts):
    """R-120, D5-c, D5-f: late needs a national officer's recorded decision, with name and reason."""
    found = timing_of(facts)
    if found.in_time:
        return []
    override = facts.late_override
    if override is None:
        return [f"{found.sentence} A named national NHS England officer must record that it may still go"]
    if override.level != "national":
        return [f"{found.sentence} {override.officer or 'The officer'} is not a national NHS England officer"]
    if not override.officer or not override.reason.strip():
        return [f"{found.sentence} The decision to let it in lacks the officer's name or the reason"]
    return []
