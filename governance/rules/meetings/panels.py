"""A conflicts panel: who at one CCG convenes it, who of any body may sit in it, what it has to say (R-067).

It is asked for where the committee would not be quorate, or where the matter is of great significance. It says
whether undue influence stands against the matter and how the matter must be handled; it decides nothing itself.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from governance.rules.periods import spoken

ORDER = ("accountable-officer", "chief-finance-officer", "director-of-governance", "director-of-commissioning")
"""Posts at the CCG, each convening where those before cannot."""
FEWEST = 2
"""One person alone is no panel (interpretation; the source gives no number)."""


class Ground(StrEnum):
    INQUORATE = "inquorate"
    SIGNIFICANCE = "significance"


class Recommendation(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"


GROUNDS = {
    Ground.INQUORATE: "the committee would not be quorate",
    Ground.SIGNIFICANCE: "the matter is of great significance",
}
RECOMMENDED = {
    Recommendation.ACCEPT: "that the matter be accepted, as no undue influence was found",
    Recommendation.REJECT: "that the matter be rejected on grounds of undue influence",
}
INTEREST, RULED_OUT = "has an interest in the item", "is ruled out of the item"
UNPUBLISHED = "Its words are not published, because details of an interest in this item are withheld."


@dataclass(frozen=True)
class Holder:
    """One post in the order, who holds it, and what stands against them; no name where the post is vacant."""

    post: str
    title: str
    name: str = ""
    person: int | None = None
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Convening:
    """Who convenes the panel, or nobody; `passed`: why those before do not, in the order."""

    holder: Holder | None = None
    passed: tuple[str, ...] = ()

    @property
    def sentence(self):
        if self.holder:
            return f"{self.holder.name}, {self.holder.title}, convenes the panel."
        return (
            "Nobody may convene a conflicts panel: fill one of the four posts, withdraw the request, or refer the item."
        )


def convening(holders):
    """The first in the order without an interest; every one passed over with the reason (R-067)."""
    passed = []
    for holder in sorted(holders, key=lambda each: ORDER.index(each.post)):
        if not holder.name:
            passed.append(f"{holder.title}: the post is vacant.")
        elif holder.conflicts:
            passed.append(f"{holder.title}: {holder.name} {' and '.join(holder.conflicts)}.")
        else:
            return Convening(holder, tuple(passed))
    return Convening(None, tuple(passed))


def reasons_against_asking(ground, *, because, shortfalls, number, function):
    """Why no panel can be asked for: nothing is decided, the quorum stands, nobody said why it matters (R-067)."""
    if not function:
        return [f"Item {number} is not for decision: it names no function."]
    if ground not in set(Ground):
        return ["Say on which ground the panel is asked for."]
    if ground == Ground.INQUORATE and not shortfalls:
        return [
            f"Item {number} is quorate as things stand: a panel is asked for where the committee would not be, "
            "or where the matter is of great significance."
        ]
    if ground == Ground.SIGNIFICANCE and not because.strip():
        return ["Say why the matter is of great significance."]
    return []


def reasons_against_member(name, conflicts, *, already=False):
    """Why somebody cannot sit in the panel: its members have no interest in the item (R-067)."""
    found = [f"{name} {conflict}: the panel is of people without an interest." for conflict in conflicts]
    return [*found, f"{name} is a member of the panel already."] if already else found


def reasons_against_report(*, recommendation, grounds, instructions, members):
    """Why the panel cannot report yet (R-067). `members`: {name: what stands against them now}."""
    found = []
    if recommendation not in set(Recommendation):
        found.append("Say what the panel recommends.")
    if not grounds.strip():
        found.append("Say on what grounds the panel recommends it.")
    if not instructions.strip():
        found.append("Say how the committee must handle the matter.")
    if len(members) < FEWEST:
        found.append(f"Name at least {FEWEST} members of the panel: it has {len(members)}.")
    for name, conflicts in members.items():
        found += [f"{name} {conflict}. Name somebody else." for conflict in conflicts]
    return found


@dataclass
class Panelled:
    """One panel of an item as its acts make it."""

    asked: object
    reported: object = None
    withdrawn: str = field(default="")

    @property
    def waits(self):
        """Asked for, and neither reported nor withdrawn."""
        return self.reported is None and not self.withdrawn


def reasons_against_deciding(panels, number):
    """Why an item cannot be decided yet: a panel that was asked for has not reported (R-067)."""
    if not any(panel.waits for panel in panels):
        return []
    return [
        f"The conflicts panel asked for on item {number} has not reported. "
        "Wait for its report, withdraw the request with a reason, or put the item off."
    ]


def told(panel, *, public=False, silent=False):
    """What minutes say of one panel, in sentences (R-067, R-064).

    `public`: without the members and whoever was passed over. `silent`: somebody’s name or details are withheld on
    the item, so no name and no typed word is told, since either may tell whose conflict it is (ADR 26).
    """
    quiet = public and silent
    ground = GROUNDS[Ground(panel.asked.ground)]
    because = "" if quiet else f": {_plain(panel.asked.because)}"
    found = [f"A conflicts panel was asked for, because {ground}{because}."]
    if panel.withdrawn:
        why = "" if quiet else f": {_plain(panel.withdrawn)}"
        return [*found, f"The request for the panel was withdrawn{why}."]
    if panel.reported is None:
        return [*found, "The panel has not reported, so nothing can be decided on this item."]
    return [*found, *(_quietly(panel.reported) if quiet else _reported(panel.reported, public))]


def _quietly(said):
    return [f"The panel recommended {RECOMMENDED[Recommendation(said.recommendation)]}.", UNPUBLISHED]


def _reported(said, public):
    found = []
    if not public:
        found += said.passed
        found.append(f"Members of the panel: {', '.join(said.members)}.")
    return [
        *found,
        f"{said.convener}, {said.post}, convened the panel and signed its report on {spoken(said.signed_on)}.",
        f"The panel recommended {RECOMMENDED[Recommendation(said.recommendation)]}: {_plain(said.grounds)}.",
        f"Its instructions, which must be followed: {_plain(said.instructions)}.",
    ]


def _plain(words):
    return " ".join(words.split()).rstrip(".")
