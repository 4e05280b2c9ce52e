"""How long an item has been open, against the minutes it was given: words that are right whenever they are read."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from governance.rules.meetings.events import Turn, Turned


@dataclass(frozen=True)
class Timer:
    """`since` and `at` in local time; `minutes` None where the agenda gives the item none (row 59)."""

    since: datetime
    at: datetime
    minutes: int | None = None

    @property
    def until(self):
        return self.since + timedelta(minutes=self.minutes) if self.minutes else None

    @property
    def gone(self):
        """Whole minutes since it was opened."""
        return max(0, int((self.at - self.since).total_seconds() // 60))

    @property
    def over(self):
        return bool(self.minutes) and self.gone >= self.minutes

    @property
    def sentence(self):
        """What holds at any time: from when, and until when."""
        words = f"Open since {self.since:%H:%M}."
        return f"{words} {_minutes(self.minutes)} allowed, until {self.until:%H:%M}." if self.minutes else words

    @property
    def now(self):
        """What held when the page was drawn, with that time."""
        return f"At {self.at:%H:%M}: {self._so_far}."

    @property
    def _so_far(self):
        if not self.minutes:
            return f"{_minutes(self.gone)} so far"
        left = self.minutes - self.gone
        if left > 0:
            return f"{_minutes(left)} left"
        return f"{_minutes(-left)} over the time allowed" if left else "time is up"


def _minutes(number):
    return f"{number} minute{'' if number == 1 else 's'}"


def open_since(events, item):
    """When this item was opened: the first opening after it was last closed or put off (row 59).

    Opened again while it is open, only who presides changes.
    """
    since = None
    for event in events:
        if isinstance(event, Turn) and event.item == item:
            since = None if event.act != Turned.OPENED else since or event.at
    return since
