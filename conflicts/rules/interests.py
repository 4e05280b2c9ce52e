"""What an interest is in each edition, when it is late, when it must be looked at again, how long it shows.

R-001 to R-027, R-092 to R-096. Plain values in; sentences, dates or numbers out.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from conflicts.rules.dates import add_months, spoken

CATEGORIES = {
    "direct_pecuniary": "Direct financial (pecuniary)",
    "indirect_pecuniary": "Indirect financial (pecuniary)",
    "non_pecuniary": "Non-financial",
    "close_relationship": "Through a close relationship",
    "financial": "Financial",
    "professional": "Non-financial professional",
    "personal": "Non-financial personal",
    "indirect": "Indirect, through someone close",
}
THROUGH_ANOTHER = {"indirect", "close_relationship"}

# What the first two editions asked for by name; a help text in the later ones.
KINDS = {
    "practice_role": "A role or partnership in a GP practice",
    "directorship": "A directorship, paid or not",
    "ownership": "Owning all or part of a business",
    "shareholding": "Shares in a company that might do business with the NHS",
    "charity": "A position of authority in a charity or voluntary body",
    "nhs_contractor": "A connection with a body that contracts for NHS services",
    "research": "Research funding or grants",
    "outside_work": "Outside employment or consultancy",
    "patent": "A patent or other intellectual property",
    "sponsorship": "Sponsored posts, events or research",
    "loyalty": "A loyalty to a person, group or cause",
    "gp_class": "The interest all GPs share in matters that affect every practice",
    "other": "Something else the public could think matters",
}

CATEGORY_WORDS = {
    "financial": "You could gain or lose money: work, shares, a business, a partnership, a grant.",
    "professional": "Your standing or career could gain: a post, a college, an adviser's role.",
    "personal": "You could gain in another way: membership of a group or charity, a cause, a pupil’s parent.",
    "indirect": "Someone close to you has one of these: partner, relative, friend, business partner.",
    "direct_pecuniary": "You could gain money yourself.",
    "indirect_pecuniary": "A body you are a partner, member or shareholder of could gain.",
    "non_pecuniary": "Your standing or another personal benefit is involved, not money.",
    "close_relationship": "Someone close to you has such an interest.",
}


@dataclass(frozen=True)
class Stated:
    """An interest as a person states it."""

    category: str
    kind: str = "other"
    counterparty: str = ""
    description: str = ""
    relationship: str = ""
    from_on: date | None = None
    to_on: date | None = None
    aware_on: date | None = None
    publish: bool | None = True
    why_not: str = ""
    share_percent: int | None = None


def missing(stated, *, book, on):
    """Every reason why this interest cannot be declared on that date as it stands: {field: sentence}."""
    found = {}
    if stated.category not in book.categories:
        names = ", ".join(CATEGORIES[c] for c in book.categories)
        found["category"] = f"Choose the type of interest. The guidance in force knows: {names}."
    if not stated.counterparty.strip():
        found["counterparty"] = "Say with whom: the practice, company, charity or other body."
    if not stated.description.strip():
        found["description"] = "Describe the interest, so that somebody who does not know you understands it."
    if stated.category in THROUGH_ANOTHER and not stated.relationship.strip():
        found["relationship"] = "Say how the person is related to you, for example spouse. Do not name them."
    found |= _dates_wrong(stated, on)
    if stated.publish is None:
        found["publish"] = "Say whether this may be published."
    elif not stated.publish and not stated.why_not.strip():
        found["why_not"] = "Say why this should not be published. The guardian will decide."
    return found


def _dates_wrong(stated, on):
    found = {}
    if stated.from_on is None:
        found["from_on"] = "Enter the date the interest began. If you only know the year, use 1 January."
    elif stated.to_on and stated.to_on < stated.from_on:
        found["to_on"] = f"The interest cannot end before it began on {spoken(stated.from_on)}."
    if stated.aware_on and stated.aware_on > on:
        found["aware_on"] = "The date you became aware cannot be in the future."
    return found


def worth_declaring(stated):
    """Advice only: thresholds of the older lists (R-003, R-046); in doubt, declare (R-005)."""
    if stated.kind == "shareholding" and stated.share_percent is not None and stated.share_percent <= 5:
        return ["Holdings up to 5% were not asked for in the early lists. In doubt, declare."]
    return []


def category_in(book, category):
    """The same interest under another edition's types, so that an old entry can be confirmed anew."""
    if category in book.categories:
        return category
    return TRANSLATED.get(category, book.categories[0])


TRANSLATED = {
    "direct_pecuniary": "financial",
    "indirect_pecuniary": "financial",
    "non_pecuniary": "professional",
    "close_relationship": "indirect",
    "financial": "direct_pecuniary",
    "professional": "non_pecuniary",
    "personal": "non_pecuniary",
    "indirect": "close_relationship",
}


class Since(StrEnum):
    """From which day the 28 days run."""

    AWARE = "when the person became aware of it"
    AROSE = "when it began"
    JOINED = "when the person joined the CCG"
    OPENED = "when the CCG was established"
    DUTY = "when the duty to declare began"


@dataclass(frozen=True)
class Clock:
    """The 28 days of one interest. `late` counts from awareness, `late_to_form` from its beginning (R-013)."""

    starts_on: date
    since: Since
    due_on: date
    late: int
    late_to_form: int

    @property
    def sentence(self):
        """From when to when, and why from then. How late it was is reckoned once, when it is declared."""
        days = (self.due_on - self.starts_on).days
        return f"{days} days from {spoken(self.starts_on)}, {self.since}: until {spoken(self.due_on)} (R-012)."


def clock(*, declared_on, arose_on, book, aware_on=None, joined_on=None, ccg_opened_on=None):
    """How many days late a declaration is; 0 is in time. The last of the 28 days still counts (R-012).

    Awareness starts the clock; without it, the day the interest began. Nobody owes a CCG a
    declaration before they join it (R-014: appointment is a trigger of its own), nor before it
    exists or there are CCGs at all: an old register may know of an interest since 1985.
    """
    days = timedelta(days=book.days_to_declare)
    known = (aware_on, Since.AWARE) if aware_on else (arose_on, Since.AROSE)
    others = ((book.duty_from, Since.DUTY), (ccg_opened_on, Since.OPENED), (joined_on, Since.JOINED))
    owed, why = max(((on, since) for on, since in others if on), key=lambda each: each[0])
    starts, since = known if known[0] >= owed else (owed, why)
    return Clock(
        starts_on=starts,
        since=since,
        due_on=starts + days,
        late=max(0, (declared_on - starts - days).days),
        late_to_form=max(0, (declared_on - max(arose_on, owed) - days).days),
    )


def lateness_in_words(days):
    """`declared 1 day late` or nothing."""
    return f"declared {days} day{'s' * (days != 1)} late" if days else ""


def refresh_due_on(verified_on, book):
    """The last day on which a declaration confirmed then is still in date (R-015)."""
    return add_months(verified_on, book.refresh_months)


def overdue(verified_on, *, on, book):
    """Is it time to confirm again? The due day itself is still in date (D4-o, D4-p)."""
    return on > refresh_due_on(verified_on, book)


def public_until(ended_on, book):
    """The last day an ended interest is on the public page; None while it lasts (R-092, R-096)."""
    return add_months(ended_on, book.public_months) if ended_on else None


def kept_until(ended_on, book):
    """The last day of the private record, after which it is reviewed for deletion (R-093, R-096)."""
    return add_months(ended_on, 12 * book.private_years) if ended_on else None


def on_show(*, on, ended_on, book):
    """Does the calendar allow this interest on the public page on that date?"""
    last = public_until(ended_on, book)
    return last is None or on <= last


def ended_here(to_on, left_on):
    """An interest ends for the CCG when it ends, or when its holder leaves, whichever is first (D4-h)."""
    dates = [d for d in (to_on, left_on) if d]
    return min(dates) if dates else None
