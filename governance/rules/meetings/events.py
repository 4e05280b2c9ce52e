"""What happened in a meeting, act by act, as plain values in the order they were recorded (R-060 to R-066, R-209)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def clock_time(at):
    """The time of an act as minutes print it, in London (R-064)."""
    local = at.astimezone(LONDON) if at.tzinfo else at
    return f"{local:%H:%M}"


class Presence(StrEnum):
    ARRIVED = "arrived"
    LEFT = "left"
    RETURNED = "returned"
    DEPARTED = "departed"
    APOLOGIES = "apologies"


class Turned(StrEnum):
    OPENED = "opened"
    CLOSED = "closed"
    DEFERRED = "deferred"


@dataclass(frozen=True)
class Item:
    """An item of business; `only_for` is the one body whose matter it is (R-206)."""

    key: str
    number: str = ""
    title: str = ""
    only_for: str = ""
    private: bool = False


@dataclass(frozen=True)
class Moved:
    """A seat came or went (R-064)."""

    at: datetime
    seat: str
    act: Presence
    item: str = ""


@dataclass(frozen=True)
class Turn:
    """An item was opened, closed or put off. Opened again while open: somebody else presides from now (R-061)."""

    at: datetime
    item: str
    act: Turned
    presiding: str = ""
    chosen: bool = False
    note: str = ""


@dataclass(frozen=True)
class Ruled:
    """A ruling about one seat and one item; a later one replaces it, “none” lifts it (R-061 to R-064)."""

    at: datetime
    item: str
    seat: str
    choice: str
    ruler: str = ""
    interest: str = ""
    magnitude: str = ""
    reason: str = ""
    public_words: str = ""
    declared: bool = True


@dataclass(frozen=True)
class PollOpened:
    """A motion is put to the vote. `kind`: decision, exclude, election or procedure; `method`: vote or assent.

    An exclusion of the public has a ground of the 1960 Act and covers items (R-209); an election has
    a post and a candidate's seat (R-202).
    """

    at: datetime
    poll: str
    item: str
    words: str = ""
    kind: str = "decision"
    method: str = "vote"
    ground: str = ""
    covers: tuple[str, ...] = ()
    post: str = ""
    candidate: str = ""


@dataclass(frozen=True)
class Voted:
    """One seat's voice; a later one of the same seat replaces it until the count."""

    at: datetime
    poll: str
    seat: str
    choice: str


@dataclass(frozen=True)
class Counted:
    """The poll is closed: the electorate is frozen and counted."""

    at: datetime
    poll: str


@dataclass(frozen=True)
class Cast:
    """The second and deciding vote, an act of its own (R-205)."""

    at: datetime
    poll: str
    seat: str
    choice: str


@dataclass(frozen=True)
class Stopped:
    """A poll ends without a result."""

    at: datetime
    poll: str
    because: str = ""


@dataclass(frozen=True)
class PanelAsked:
    """A conflicts panel is asked for: from now nothing is decided under the item until it has reported (R-067)."""

    at: datetime
    item: str
    panel: str
    ground: str = ""
    because: str = ""


@dataclass(frozen=True)
class PanelReported:
    """The panel recommends, and instructs how the matter is handled; it decides nothing (R-067)."""

    at: datetime
    item: str
    panel: str
    recommendation: str = ""
    grounds: str = ""
    instructions: str = ""
    convener: str = ""
    post: str = ""
    signed_on: date | None = None
    members: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()


@dataclass(frozen=True)
class PanelWithdrawn:
    """Whoever presides over the matter wants no panel any more, and says why."""

    at: datetime
    item: str
    panel: str
    because: str = ""
