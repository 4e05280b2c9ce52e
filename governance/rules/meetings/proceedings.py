"""What a replay keeps of a meeting: stays in the room, items as taken, polls with their electorate (R-064, R-065)."""

from dataclasses import dataclass, field
from datetime import datetime

from governance.rules.meetings import events as acts
from governance.rules.meetings.votes import Outcome, Result


@dataclass
class Stay:
    """From when until when a seat was in the room; no end while it still is."""

    seat: str
    from_at: datetime
    to_at: datetime | None = None


@dataclass
class Taken:
    """One item as it was taken: `spans` from opening to closing, `quorum` each change while it was open (R-065).

    `earlier`: (a ruling, the one that replaced or lifted it), since the item was first opened. `answered`: why the
    item was closed though it had been resolved to put it off.
    """

    item: acts.Item
    spans: list = field(default_factory=list)
    deferred: bool = False
    answered: str = ""
    presiding: str = ""
    rulings: dict = field(default_factory=dict)
    earlier: list = field(default_factory=list)
    polls: list = field(default_factory=list)
    quorum: list = field(default_factory=list)
    panels: dict = field(default_factory=dict)

    @property
    def is_open(self):
        return bool(self.spans) and self.spans[-1][1] is None

    @property
    def opened_at(self):
        return self.spans[0][0] if self.spans else None

    @property
    def closed_at(self):
        return self.spans[-1][1] if self.spans else None

    @property
    def shortfalls(self):
        return self.quorum[-1][1] if self.quorum else []


@dataclass
class Polled:
    """One poll: votes as given, and after the count the frozen electorate, each seat's state, and the result."""

    opened: acts.PollOpened
    status: str = "open"
    presiding: str = ""
    votes: dict = field(default_factory=dict)
    electorate: tuple = ()
    cast: dict = field(default_factory=dict)
    states: dict = field(default_factory=dict)
    result: Result | None = None
    because: str = ""

    @property
    def outcome(self):
        """A vote that was stopped decided nothing; where a tie had been counted, the count stays on record."""
        if self.status == "stopped":
            return Outcome.NOT_DECIDED
        return self.result.outcome if self.result else None
