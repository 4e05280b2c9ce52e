"""Notice and circulation: every clock around a meeting, and why it ends on that day.

A day named here is the last day on which the thing may be done. Weekends and England's bank
holidays are not working days; the bank holidays are handed in. Neither the day of the meeting
nor the day of the act is ever counted between two acts.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
APRIL = 4


class Count(StrEnum):
    """How days are counted: all of them, or working days only."""

    CALENDAR = "calendar days"
    WORKING = "working days"


@dataclass(frozen=True)
class Period:
    """A number of days as a committee's terms say it, or our default; `rule` is where it comes from."""

    days: int
    count: Count
    rule: str


PUBLIC_NOTICE = Period(3, Count.CALENDAR, "R-228")
PAPERS = Period(3, Count.WORKING, "R-226")
QUESTIONS = Period(10, Count.CALENDAR, "R-226")
MINUTES = Period(3, Count.WORKING, "R-210")
FIRST_REVIEW_MONTHS = 6
ASKER_MONTHS = 6
"""An owner's choice: so long after the meeting somebody who asked may still be written to."""


@dataclass(frozen=True)
class Deadline:
    """The last day to do something, the sentence that explains it, and its rule."""

    what: str
    on: date
    sentence: str
    rule: str

    def missed(self, on):
        """Is the day past?"""
        return on > self.on


def public_notice(meeting_on, *, holidays, convened_on=None, period=PUBLIC_NOTICE):
    """Public notice stands three clear days before the meeting, or from when it is convened if later (R-228).

    Clear days leave out the day of the notice and the day of the meeting (1960 Act).
    """
    last, skipped = _back(meeting_on, period.days, period.count, holidays)
    last = last - DAY if period.count == Count.CALENDAR else _back(last, 1, period.count, holidays)[0]
    if convened_on and convened_on > last:
        return Deadline(
            "Public notice",
            convened_on,
            f"Give public notice at once, on {_spoken(convened_on)}: the meeting was convened too late for "
            f"{_clear(period)} before {_spoken(meeting_on)}.",
            period.rule,
        )
    sentence = (
        f"Give public notice by {_spoken(last)}: that leaves {_clear(period)} before the meeting "
        f"on {_spoken(meeting_on)}.{_skips(skipped)}{_unknown(last, meeting_on, period, holidays)}"
    )
    return Deadline("Public notice", last, sentence, period.rule)


def papers(meeting_on, *, holidays, period=PAPERS):
    """Papers go out at least 3 working days before, or 7 calendar days where the terms say so (R-226)."""
    return _before("Papers", "Send the papers", meeting_on, period, holidays)


def questions(meeting_on, *, holidays, period=QUESTIONS):
    """Questions from the public arrive at least 10 days before the meeting (R-226)."""
    return _before("Public questions", "Questions from the public are taken", meeting_on, period, holidays)


def asker_until(meeting_on):
    """The last day on which name and address of whoever sent a question are kept (R-096 for the months)."""
    return _months_later(meeting_on, ASKER_MONTHS)


def held_before(on):
    """The first day of a meeting whose askers are still kept on `on`: of earlier ones nothing is."""
    back = on.year * 12 + on.month - 1 - ASKER_MONTHS
    first = date(back // 12, back % 12 + 1, 1)
    return next(day for day in (first + DAY * n for n in range(32)) if asker_until(day) >= on)


def minutes(meeting_on, *, holidays, period=MINUTES):
    """Minutes and action notes go out within 3 working days after the meeting (R-210)."""
    last, skipped = _forward(meeting_on, period.days, period.count, holidays)
    sentence = (
        f"Send the minutes and the action notes by {_spoken(last)}: within {_days(period)} after the meeting "
        f"on {_spoken(meeting_on)}.{_skips(skipped)}{_unknown(meeting_on, last, period, holidays)}"
    )
    return Deadline("Minutes and actions", last, sentence, period.rule)


def terms_review(begun_on, *, months=FIRST_REVIEW_MONTHS, each=APRIL, cite="", reviewed=()):
    """The terms are reviewed within so many months of their start, and then each year in one month (R-211).

    Without a number of months the first is in that month too; without a month none follows the first. `cite` is
    the paragraph that says so; ours where the terms are silent.
    """
    done = max((on for on in reviewed if on >= begun_on), default=None)
    if done is None and months:
        last = _months_later(begun_on, months)
        why = f"within {months} month{'s' if months > 1 else ''} of their start on {_spoken(begun_on)}"
    elif each:
        since = done or begun_on
        first = date(since.year + (since.month >= each), each, 1)
        last = _months_later(first, 1) - DAY
        began = f"the last review was on {_spoken(done)}" if done else f"they began on {_spoken(begun_on)}"
        why = f"each {first:%B}, and {began}"
    else:
        return None
    sentence = f"Review the terms of reference by {_spoken(last)}: {why}{cite}."
    return Deadline("Review of the terms", last, sentence, "R-211")


def working_day(on, *, holidays):
    """Neither a weekend nor a bank holiday."""
    return on.weekday() < 5 and on not in holidays


def days_after(on, *, period, holidays):
    """The last day of a period that begins the day after `on`."""
    return _forward(on, period.days, period.count, holidays)[0]


def notice_faults(meeting_on, *, today, papers_on, holidays, period=PUBLIC_NOTICE, papers_period=PAPERS):
    """What stands against holding a meeting that day: a sentence each, and the first day that has none (R-226, R-228).

    Asked when it is called and when it is moved: notice of the day is given today; the papers went out on
    `papers_on`, or can go out today.
    """
    given = {"today": today, "papers_on": papers_on, "holidays": holidays}
    periods = {"period": period, "papers_period": papers_period}
    if not (found := list(_too_late(meeting_on, **given, **periods))):
        return []
    first = today + DAY
    while any(_too_late(first, **given, **periods)):
        first += DAY
    return [*found, f"The first day in time is {_spoken(first)}. For an earlier one, say why it cannot wait."]


def place_faults(meeting_on, *, today, holidays, period=PUBLIC_NOTICE):
    """What stands against another place for a meeting of that day: public notice gives time and place, and the new
    place is notified today (R-228; 1960 Act, section 1(4)(a))."""
    due = public_notice(meeting_on, holidays=holidays, period=period)
    if not due.missed(today):
        return []
    return [
        f"Public notice of another place given on {_spoken(today)} would be too late. {due.sentence}",
        "For another place now, say why it cannot be helped.",
    ]


def _too_late(meeting_on, *, today, papers_on, holidays, period, papers_period):
    due = public_notice(meeting_on, holidays=holidays, period=period)
    if due.missed(today):
        yield f"Public notice given on {_spoken(today)} would be too late. {due.sentence}"
    due = papers(meeting_on, holidays=holidays, period=papers_period)
    if due.missed(papers_on):
        yield f"Papers sent on {_spoken(papers_on)} would be too late. {due.sentence}"


def _before(what, act, meeting_on, period, holidays):
    last, skipped = _back(meeting_on, period.days, period.count, holidays)
    sentence = (
        f"{act} by {_spoken(last)}: at least {_days(period)} before the meeting on {_spoken(meeting_on)}."
        f"{_skips(skipped)}{_unknown(last, meeting_on, period, holidays)}"
    )
    return Deadline(what, last, sentence, period.rule)


def _back(on, days, count, holidays):
    return _counted(on, days, count, holidays, -DAY)


def _forward(on, days, count, holidays):
    return _counted(on, days, count, holidays, DAY)


def _counted(on, days, count, holidays, step):
    """The day reached, and the bank holidays on weekdays passed over on the way."""
    skipped = []
    while days:
        on += step
        if count == Count.CALENDAR or working_day(on, holidays=holidays):
            days -= 1
        elif on.weekday() < 5:
            skipped.append((on, holidays[on]))
    return on, sorted(skipped)


def _months_later(on, months):
    """The same day some months on, or the last day of that month (R-096)."""
    year, month = divmod(on.month - 1 + months, 12)
    year, month = on.year + year, month + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + (on.day - 1) * DAY, following - DAY)


def _spoken(on):
    return f"{on:%A} {on.day} {on:%B %Y}"


def _days(period):
    unit = str(period.count) if period.count == Count.WORKING else "days"
    return f"{period.days} {unit if period.days != 1 else unit.removesuffix('s')}"


def _clear(period):
    kind = "clear working day" if period.count == Count.WORKING else "clear day"
    return f"{period.days} {kind}{'' if period.days == 1 else 's'}"


def _skips(skipped):
    if not skipped:
        return ""
    return " Not counted: " + ", ".join(f"{_spoken(on)} ({name})" for on, name in skipped) + "."


def _unknown(first, last, period, holidays):
    """A warning where no list of bank holidays reaches."""
    if period.count == Count.CALENDAR:
        return ""
    known = {on.year for on in holidays}
    missing = [str(year) for year in range(first.year, last.year + 1) if year not in known]
    return f" The bank holidays of {' and '.join(missing)} are not known to us: check the day." if missing else ""
