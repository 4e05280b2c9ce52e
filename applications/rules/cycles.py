"""Application cycles: opening, cut-offs to the second in London, start dates; late or in time.

R-120, R-121, R-126, R-127, R-500, R-504. A day without an hour in its source ends at 23:59:59;
that hour is unverified and may be replaced (`figures={"delegated_time": "17:00"}`). At the cut-off
is in time (inclusive: our reading, R-120); an arrival is cut to whole seconds first.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from applications.rules.cycles_stated import CYCLES
from governance.rules import figures as books
from governance.rules.models import Model

LONDON = ZoneInfo("Europe/London")
WINDOWS = ((6, 1), (11, 1))
"""R-500, S4 2.1: a constitution may be changed by applying by 1 June or 1 November."""


@dataclass(frozen=True)
class Cycle(books.Book):
    """One round of applications; every field is cited in `cited`."""

    opens_on: date
    ends_on: date
    delegated_on: date
    delegated_time: time
    joint_on: date | None
    joint_time: time
    constitution_on: date
    constitution_time: time
    amendment_rides: bool
    lead_weeks_least: int
    lead_weeks_most: int
    delegated_starts: tuple[date, ...]
    joint_starts: tuple[date, ...]

    @property
    def models(self):
        """The models one can apply for in this cycle; greater involvement needs no approval."""
        return (Model.JOINT, Model.DELEGATED) if self.joint_starts else (Model.DELEGATED,)

    def starts(self, model):
        """The start dates on offer; none for a model that needs no approval."""
        return {Model.DELEGATED: self.delegated_starts, Model.JOINT: self.joint_starts}.get(model, ())

    def closes(self, model):
        """The cut-off for this model as a London moment; None where none was set nationally."""
        if model == Model.DELEGATED:
            return moment(self.delegated_on, self.delegated_time)
        if model == Model.JOINT and self.joint_on:
            return moment(self.joint_on, self.joint_time)
        return None

    def amendment_closes(self, model, *, only_cocommissioning):
        """When a change of the constitution must be in (R-504, S2 l.260–266).

        In 2015/16 a change about co-commissioning alone rode with the bid; any other was due on 6
        January 2015. Later rounds use the ordinary window of 1 November (R-500).
        """
        if only_cocommissioning and self.amendment_rides:
            return self.closes(model)
        return moment(self.constitution_on, self.constitution_time)


@dataclass(frozen=True)
class Timing:
    """An arrival held against a cut-off: by how much it is late (nothing if it is not), in words."""

    at: datetime
    cutoff: datetime | None
    late: timedelta
    sentence: str

    @property
    def in_time(self):
        return not self.late


def in_force(key_or_day, *, figures=None):
    """The cycle with this key, or the one running on this day, with an administrator's figures."""
    if isinstance(key_or_day, str):
        return books.book(Cycle, key_or_day, CYCLES[key_or_day], figures)
    for key, entries in CYCLES.items():
        if entries["opens_on"].value <= key_or_day <= entries["ends_on"].value:
            return books.book(Cycle, key, entries, figures)
    raise LookupError(f"No cycle of applications was running on {spoken_day(key_or_day)}")


def moment(on, at):
    """A London wall time on a day."""
    return datetime.combine(on, at, tzinfo=LONDON)


def end_of(on):
    return moment(on, time(23, 59, 59))


def window_closes(on):
    """The next ordinary window for changing a constitution, on this day or after (R-500).

    1 June and 1 November, to the end of the day, Sundays too (D5-j).
    """
    days = [date(year, month, day) for year in (on.year, on.year + 1) for month, day in WINDOWS]
    return end_of(next(day for day in days if day >= on))


def late_by(cutoff, at):
    """How late an arrival is; nothing (a zero timedelta) when it is in time (R-120, D5-a to D5-f).

    Both moments are compared as instants, so that summer time cannot shift the answer (D5-i).
    """
    if cutoff is None:
        return timedelta(0)
    if cutoff.utcoffset() is None or at.utcoffset() is None:
        raise ValueError("Times of submission and cut-offs need a time zone")
    gap = whole(at).astimezone(UTC) - cutoff.astimezone(UTC)
    return max(gap, timedelta(0))


def timing(cutoff, *, at):
    """Late or in time, with the sentence for the screen and the receipt."""
    late, arrived = late_by(cutoff, at), spoken_moment(at)
    if cutoff is None:
        sentence = f"Arrived at {arrived}. No national closing date was set."
    elif late:
        sentence = f"Late by {spoken_delay(late)}: arrived at {arrived}, closed at {spoken_cutoff(cutoff)}."
    else:
        sentence = f"In time: arrived at {arrived}, closing at {spoken_cutoff(cutoff)}."
    return Timing(at=whole(at), cutoff=cutoff, late=late, sentence=sentence)


def whole(at):
    """An arrival cut to whole seconds."""
    return at.replace(microsecond=0)


def spoken_day(on):
    return f"{on:%A} {on.day} {on:%B %Y}"


def spoken_moment(at):
    """An instant to the second on the London clock, for receipts."""
    local = whole(at).astimezone(LONDON)
    return f"{local:%H:%M:%S} on {spoken_day(local)}"


def spoken_cutoff(cutoff):
    """A cut-off as people say it: noon, 5pm, or to the second."""
    local = cutoff.astimezone(LONDON)
    if local.time() == time(12):
        return f"noon on {spoken_day(local)}"
    if local.minute == local.second == 0 and local.hour > 0:
        return f"{local.hour % 12 or 12}{'am' if local.hour < 12 else 'pm'} on {spoken_day(local)}"
    return spoken_moment(cutoff)


def spoken_delay(late):
    """A length of time in words: 1 second, 2 days 3 hours."""
    minutes, seconds = divmod(int(late.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = ((days, "day"), (hours, "hour"), (minutes, "minute"), (seconds, "second"))
    said = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in parts if n]
    return " ".join(said) or "0 seconds"
